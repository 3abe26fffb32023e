#!/bin/bash
# The runner's bad cases: panic, hang, and the end of the runner itself.
# shellcheck source=tests/kernel/vm/lib.sh
# shellcheck disable=SC2016,SC2317,SC2034
. "$(dirname "$0")/lib.sh"

run_vm --timeout 60 <<'END'
echo before the panic
echo kept >/out/file
echo c >/proc/sysrq-trigger
sleep 60
END
check "panic: status 125" [ "$status" -eq 125 ]
check "panic: it is said" grep -q 'kernel panicked' "$errors"
check "panic: the kernel's last lines are shown" grep -q 'sysrq triggered crash' "$errors"
check "panic: output up to it" grep -q 'before the panic' "$output"
check "panic: /out up to it" grep -qs kept "$out/file"

started=$SECONDS
run_vm --timeout 20 <<'END'
echo before the hang
echo kept >/out/file
echo "in the kernel's log" >/dev/kmsg
sleep infinity
END
check "hang: status 124" [ "$status" -eq 124 ]
check "hang: in time" [ $((SECONDS - started)) -lt 30 ]
check "hang: the limit is named" grep -q 'time limit of 20 s' "$errors"
check "hang: the kernel's last lines are shown" grep -q "in the kernel's log" "$errors"
check "hang: output up to it" grep -q 'before the hang' "$output"
check "hang: /out up to it" grep -qs kept "$out/file"

# Output must come while the script runs, and no QEMU may be left behind.
cat >"$work/script" <<'END'
echo streamed
sleep infinity
END
# left: whether a process uses this run's directory for results
left() {
	pgrep -f "mount_tag=out.*$1|$1.*mount_tag=out" >/dev/null
}
for signal in INT TERM KILL; do
	mkdir -p "$work/tmp"
	: >"$output"		# of the signal before
	# Not from this shell directly: it makes background jobs ignore INT.
	TMPDIR=$work/tmp setpriv --pdeathsig KILL perl -e '$SIG{INT} = "DEFAULT"; exec @ARGV' \
		"$vm" --script "$work/script" --out "$work/end" --timeout 60 \
		>"$output" 2>"$errors" </dev/null &
	pid=$!
	for ((i = 0; i < 400; i++)); do
		grep -q streamed "$output" && break
		sleep 0.1
	done
	check "$signal: output is streamed" grep -q streamed "$output"
	check "$signal: QEMU runs" left "$work/end"
	kill "-$signal" "$pid"
	status=0
	wait "$pid" 2>/dev/null || status=$?
	sleep 0.5
	check "$signal: the status tells" [ "$status" -gt 128 ]
	check "$signal: no QEMU is left" eval '! left "$work/end"'
	[ "$signal" = KILL ] ||
		check "$signal: no temporary file is left" [ -z "$(ls "$work/tmp")" ]
done
