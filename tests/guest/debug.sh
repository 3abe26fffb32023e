#!/bin/bash
# debug.sh - some of the guest's tests, one after the other: on the debug kernel
# booting and loading the driver takes longer than many of them
#
# TESTS, with commas between them, says which.

IFS=, read -ra tests <<<"$TESTS"
failed=0
for test in "${tests[@]}"; do
	echo "== $test, $(cut -d' ' -f1 /proc/uptime) s after the start"
	bash "./$test.sh" || failed=1
done
echo "== $(cut -d' ' -f1 /proc/uptime) s after the start"
exit $failed
