#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# Killed at any moment, and cut anywhere, a recording is good up to its last
# whole line. KILLS says how often; `tests/run kills` does it 1,000 times.
. "${srcdir:-.}/tests/dpastop/output/lib.sh" || exit

rounds=${KILLS:-50}
RANDOM=20221
file=$work/recording

check_recording() {
	local whole
	whole=$(whole_samples "$file")
	if [ "$(wc -l <"$file")" = 0 ]; then
		! "$dpastop" --replay "$file" -b --json 2>"$work/err" ||
			fail "$1: there is nothing, and it replays"
		return
	fi
	"$dpastop" --replay "$file" -b --json >"$work/out" 2>"$work/err" ||
		fail "$1: $(cat "$work/err")"
	[ "$(samples "$work/out")" = "$whole" ] ||
		fail "$1: $(samples "$work/out") samples, not $whole"
	[ "$(wc -l <"$work/out")" = "$(wc -l <"$file")" ] ||
		fail "$1: $(wc -l <"$work/out") records, not $(wc -l <"$file")"
}

for ((round = 1; round <= rounds; round++)); do
	rm -f "$file"
	if ((round % 2)); then
		"$dpastop" -b --json -d 0.05 sim:optane,cpus=4 >"$file" &
	else
		"$dpastop" -b --csv -d 0.05 --record "$file" \
			sim:optane,cpus=4 >/dev/null &
	fi
	pid=$!
	# A moment is a size that it has reached.
	size=$((RANDOM % 16000))
	until [ "$(stat -c %s "$file" 2>/dev/null || echo -1)" -ge $size ]; do
		kill -0 $pid 2>/dev/null || fail "round $round: it has ended"
	done
	kill -KILL $pid
	wait $pid 2>/dev/null
	check_recording "round $round, killed"
	truncate -s $((RANDOM % ($(stat -c %s "$file") + 1))) "$file"
	check_recording "round $round, cut"
done
exit 0
