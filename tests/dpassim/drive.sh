#!/bin/bash
# A trace as a drive: dpassim run, dpastop and dpasbench take it
. "${srcdir:-.}/tests/dpassim/lib.sh"

# 999 reads of 30.0 to 30.998 us, one of 2 ms; writes of 70 us
awk 'BEGIN {
	for (i = 0; i < 999; i++) printf "%d, %d, 0, 4096\n", i, 30000 + i
	print "1000, 2000000, 0, 4096"
	for (i = 0; i < 50; i++) printf "%d, 70000, 1, 4096\n", 1001 + i
}' >"$work/disk.log"

# figure KEY ARGUMENT...: of the only run
figure() {
	local key=$1
	shift
	"$dpassim" run --device "$work/disk.log$more" --method cp --json "$@" |
		sed -n "s/^ *\"$key\": \([0-9]*\).*/\1/p"
}

# Under CP with one job the latency is the service time and what the CPU does.
more=
[ "$(figure latency_p50_us)" -ge 30 ] && [ "$(figure latency_p50_us)" -le 33 ] ||
	fail "a median of $(figure latency_p50_us) us"
[ "$(figure latency_max_us)" -ge 2000 ] && [ "$(figure latency_max_us)" -lt 2100 ] ||
	fail "a maximum of $(figure latency_max_us) us"
[ "$(figure latency_p50_us --read 0)" -ge 70 ] && [ "$(figure latency_max_us --read 0)" -le 75 ] ||
	fail "writes do not take 70 us"
# In the trace's order the long one comes once in 1,000.
more=,order=trace
ios=$(figure ios --seconds 0.2)
[ "$ios" -gt 2000 ] || fail "only $ios I/Os"
expect "the same again" "$(figure ios --seconds 0.2)" "$ios"
# In an emulated machine the same drive is slower to use.
more=,machine=qemu
[ "$(figure latency_p50_us)" -gt 33 ] || fail "no other machine"

refuses 2 "no such device; there are optane, znand, tlc, qemu, or a trace's file" \
	run --device optaine
refuses 1 "/no/file: No such file" run --device /no/file
echo "what is this" >"$work/bad"
refuses 1 "$work/bad:1: " run --device "$work/bad"
refuses 2 "it takes 1 to 64" run --device "$work/disk.log,channels=0"

"${DPASTOP:-./dpastop}" --batch --csv -n 2 -d 0.1 \
	"sim:$work/disk.log,cpus=1,speed=0.5" >"$work/out" 2>"$work/err" ||
	fail "dpastop: $(cat "$work/err")"
grep -q "sim:disk.log" "$work/out" || fail "dpastop does not name the drive"
! "${DPASTOP:-./dpastop}" --batch --csv -n 1 "sim:$work/bad" 2>"$work/err" ||
	fail "dpastop takes what is no trace"
grep -q "$work/bad:1: " "$work/err" || fail "dpastop: $(cat "$work/err")"
"${DPASBENCH:-./dpasbench}" --device "sim:$work/disk.log" CP --jobs 1 --quick \
	>"$work/out" 2>"$work/err" || fail "dpasbench: $(cat "$work/err")"
grep -q "the service times of 1050 I/Os" "$work/out" ||
	fail "dpasbench does not say what it ran on"
