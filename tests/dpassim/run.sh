#!/bin/bash
# dpassim run: the lab's table, JSON, and what it refuses
. "${srcdir:-.}/tests/dpassim/lib.sh"

"$dpassim" run --method all --jobs 1,2,16 --seconds 0.2 >"$work/all" ||
	fail "status $?"
for method in INT CP LHP PAS DPAS; do
	expect "$method: rows" \
	       "$(sed -n "/^=== $method ===/,/^$/p" "$work/all" |
		  awk '$1 + 0 { print $1 }' | xargs)" "1 2 16"
	expect "$method: the table repeats the rows" \
	       "$(awk -v m=$method '/^IOPS/ { t = 1 } t && $1 == m { print $2, $3, $4 }' "$work/all")" \
	       "$(sed -n "/^=== $method ===/,/^$/p" "$work/all" |
		  awk '$1 + 0 { print $2 }' | xargs)"
done
expect "where DPAS ends" \
       "$(sed -n '/^=== DPAS ===/,/^$/s/.*ends in //p' "$work/all" | xargs)" \
       "CP INT INT"

# The same seed gives the same bytes; another does not.
run() {
	"$dpassim" run --device znand --cpus 2 --jobs 3 --seconds 0.1 \
		--method dpas --read 70 "$@" | tail -n +2
}
expect "the same seed" "$(run --seed 5)" "$(run --seed 5)"
[ "$(run --seed 5)" != "$(run --seed 6)" ] || fail "another seed, the same run"

# Tunables reach the policy.
expect "param4 = 0" \
       "$("$dpassim" run --set switch_param4=0 --seconds 0.1 | grep -o 'cp:[0-9]*')" "cp:0"
expect "param3 = 1000" \
       "$("$dpassim" run --jobs 8 --set switch_param3=1000 --seconds 0.1 | grep -o 'int:[0-9]*')" \
       "int:0"

if command -v python3 >/dev/null; then
	"$dpassim" run --device qemu --method int,dpas --jobs 1,2 --block 8k \
		--think 10 --json | python3 -c '
import json, sys
found = json.load(sys.stdin)
assert found["device"] == "qemu" and found["block_bytes"] == 8192
assert found["think_ns"] == 10000
assert [(r["method"], r["jobs"]) for r in found["results"]] == [
    ("INT", 1), ("INT", 2), ("DPAS", 1), ("DPAS", 2)]
for r in found["results"]:
    assert abs(r["iops"] * found["seconds"] - r["ios"]) < 1
    assert (r["latency_p50_us"] <= r["latency_p99_us"] <=
            r["latency_p999_us"] <= r["latency_max_us"])
    assert 0 < r["cpu_percent"] <= 100
dpas = found["results"][2]
assert dpas["cpus_end_in"] in ({"INT": 0, "CP": 1, "PAS": 0, "OL": 0},
                               {"INT": 0, "CP": 0, "PAS": 1, "OL": 0})
assert dpas["mode_ios"]["CP"] > dpas["mode_ios"]["PAS"]
' || fail "JSON"
fi

refuses 2 "no such device" run --device floppy
refuses 2 "below 1" run --jobs 0
refuses 2 "above 4096" run --jobs 1,5000
refuses 2 "not a whole number" run --jobs 1.5
refuses 2 "negative" run --cpus -1
refuses 2 "above 1024" run --cpus 1025
refuses 2 "no method" run --method sleep
refuses 2 "infinite" run --seconds inf
refuses 2 "zero" run --seconds 0
refuses 2 "above 100000" run --seconds 1e9
refuses 2 "not a multiple" run --block 1000
refuses 2 "above 100" run --read 101
refuses 2 "no such tunable" run --set d_init=1
refuses 2 "the method sets it" run --set pas_enabled=1
refuses 2 "switch_param4 takes 0 or 1" run --set switch_param4=2
refuses 2 "not a whole number" run --set switch_param4
"$dpassim" run --bogus >/dev/null 2>"$work/err" && fail "--bogus taken"
"$dpassim" >/dev/null 2>&1 && fail "no command taken"
"$dpassim" run --seconds 0.001 >/dev/full 2>"$work/err" && fail "a full disk unnoticed"
grep -q "standard output" "$work/err" || fail "a full disk: no reason"
exit 0
