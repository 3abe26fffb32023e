#!/bin/bash
# report.sh - dpassim run --report: one page, in which every figure is found
. "${srcdir:-.}/tests/dpassim/lib.sh"

# shellcheck disable=SC2054
run=(run --device tlc --cpus 2 --method all --jobs 1,4 --seconds 0.02)
"$dpassim" "${run[@]}" --report "$work/page.html" >"$work/tables" ||
	fail "it ends with $?"
"$dpassim" "${run[@]}" >"$work/alone"
cmp "$work/tables" "$work/alone" || fail "a page changes the tables"
"$dpassim" "${run[@]}" --json >"$work/run.json"

# What a reader sees.
if type -P chromium >/dev/null; then
	HOME=$work timeout 300 chromium --headless --no-sandbox --disable-gpu \
		--dump-dom "file://$work/page.html" >"$work/dom.html" 2>"$work/browser" ||
		fail "Chromium does not open it: $(tail -n 1 "$work/browser")"
else
	cp "$work/page.html" "$work/dom.html"
fi
! type -P xmllint >/dev/null || xmllint --noout "$work/page.html" ||
	fail "it is not well-formed"
sed '/<script/,/<\/script>/d' "$work/dom.html" >"$work/seen.html"
rows=0
while read -r method jobs iops mean p50 p99 p999 max cpu ctx; do
	rows=$((rows + 1))
	for figure in "$(printf %.0f "$iops")" "$(printf %.1f "$mean")" \
		"$(printf %.1f "$p50")" "$(printf %.1f "$p99")" "$(printf %.1f "$p999")" \
		"$(printf %.1f "$max")" "$(printf %.1f "$cpu")" "$ctx"; do
		grep -q ">$figure</td>" "$work/seen.html" ||
			fail "$method, $jobs jobs: $figure is not in the page"
	done
done < <(awk '
	{ gsub(/[ "]/, ""); split($0, field, /[:,]/); value[field[1]] = field[2] }
	field[1] == "context_switches" {
		print value["method"], value["jobs"], value["iops"],
			value["latency_mean_us"], value["latency_p50_us"],
			value["latency_p99_us"], value["latency_p999_us"],
			value["latency_max_us"], value["cpu_percent"], value["context_switches"]
	}' "$work/run.json")
expect "cells" $rows 10
expect "pictures" "$(grep -c '<svg' "$work/seen.html")" 8
# The I/Os by mode, and where DPAS ends, are in the words of the tables.
modes=$(grep -oE 'cp:.*' "$work/tables")
expect "I/Os by mode" "$(grep -oE '<td>cp:[^<]*' "$work/seen.html" | sed 's/<td>//')" "$modes"
expect "of PAS and DPAS" "$(wc -l <<<"$modes")" 4
expect "DPAS ends" "$(grep -c 'ends in' <<<"$modes")" 2
for setting in '<td>tlc</td>' '4096 bytes, 100 % reads' '0.02 s, seed 1' \
	'<td>pas_d_init</td><td>100</td>'; do
	grep -qF "$setting" "$work/seen.html" || fail "no \"$setting\" in the page"
done
expect "nothing comes from elsewhere" \
	"$(grep -oE '(src|href)="[^"]*"' "$work/page.html")" ""

# The data in it are what --json prints.
sed '1,/<script/d; /<\/script>/,$d' "$work/page.html" >"$work/data.json"
python3 - "$work/data.json" "$work/run.json" <<'END' || fail "other data"
import json, sys
page, run = (json.load(open(name)) for name in sys.argv[1:])
def near(a, b):
    if isinstance(a, float) or isinstance(b, float):
        return abs(a - b) <= 1e-6 * max(1, abs(a))
    if isinstance(a, dict):
        return a.keys() == b.keys() and all(near(a[k], b[k]) for k in a)
    if isinstance(a, list):
        return len(a) == len(b) and all(map(near, a, b))
    return a == b
sys.exit(not near(page, run))
END
refuses 1 "no/such/page.html: cannot be written: No such file" run --seconds 0.001 --report no/such/page.html
[ -s "$work/out" ] || fail "a page that cannot be written takes the tables along"
