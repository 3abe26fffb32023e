#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# Recordings on the screen: pause, step, the next switch and mark, seeking, the
# end, a pipe; and recording from the screen.
. "${srcdir:-.}/tests/dpastop/ui/lib.sh" || exit

# Samples a second apart, whose switch_param1 is their number, from 100 on; after
# 101 nothing for so long that there is time to pause; a switch before 105, a
# marker before 108, a device away for 3 s before 110, the end 112.
recording=$work/recording.jsonl
make_recording() {
	awk 'BEGIN {
		print "{\"type\":\"header\",\"format\":\"dpastop\",\"version\":1,\"source\":\"kernel\",\"events\":true}"
		for (i = 100; i <= 112; i++) {
			t = i + (i > 101) * 900 + (i > 109) * 3
			at = sprintf("\"mono_ns\":%d000000000,\"real_ns\":170000%04d000000000", t, t)
			before = sprintf("\"mono_ns\":%d500000000,\"real_ns\":170000%04d500000000", last, last)
			last = t
			if (i == 105)
				printf "{\"type\":\"switch\",%s,\"sequence\":1,\"cpu\":0,\"from\":\"CP\",\"to\":\"PAS\",\"reason\":\"cp_window_over\",\"window_ios\":1000,\"average_qd10\":10,\"tf\":0,\"dur_ns\":100,\"param1\":0,\"param2\":10,\"param3\":10,\"param4\":1,\"window_limit\":1000}\n", before
			if (i == 108)
				printf "{\"type\":\"marker\",%s,\"text\":\"after lunch\"}\n", before
			if (i == 110)
				printf "{\"type\":\"gap\",%s,\"reason\":\"nvme0n1 has left\"}\n", before
			printf "{\"type\":\"sample\",%s,\"device\":\"nvme0n1\",\"kernel\":\"6.1\",\"origin\":\"netlink\",\"tunables\":{\"switch_param1\":%d},\"queue\":{\"reads\":%d},\"cpus\":[{\"cpu\":0,\"mode\":\"CP\",\"ios_cp\":%d}]}\n", at, i, i * 1000, i * 1000
		}
	}' >"$recording"
}
make_recording
at() { wait_for "switch_param1 +$1( |\$)"; }

start 80 24 "$dpastop --replay $recording"
wait_for 'PLAY x1' 'dpastop nvme0n1' 'this is a recording'
press Space
wait_for 'PAUSED'
# How often it was looked at is its own; what keys cannot change is not offered.
wait_for '^ q quit +\? help +P large +\[ \] speed +a b compare +w words +Tab next panel'
press d
wait_for 'is fixed; \[ and \] change its speed'
# To a place that is known: the start.
press '<'
at 100
press .
at 101
press .
at 102
press ,
at 101
press .
at 102
press '}'
wait_for 'CPU 0 +CP→PAS +after 1000 I/Os: window full, checks again'
at 105
wait_for 'poll queues +every 1 s'
press ')'
at 108
wait_for 'PAUSED'

# On, and a device that is away in it; then the last picture stays.
press Space
wait_for 'PLAY x1' 'nvme0n1 has left'
press ']' ']'
at 112
wait_for 'END'
press '<'
at 100
# Times: so long before the newest sample, and none.
press g - 2 s Enter
at 110
press g x Enter
wait_for '"x" is not a time'
press Escape
press : S-Left
at 102
press '<'
at 100
press q
wait_for 'ended with 0'

# What is replayed can be recorded, and is the same again.
start 80 24 "$dpastop --replay $recording --record $work/copy"
wait_for 'REC [0-9]+ PLAY x1'
press Space
wait_for 'REC [0-9]+ PAUSED'
press '}'
at 105
press ')'
at 108
for number in 109 110 111 112; do
	press .
	at $number
done
press q
wait_for 'ended with 0'
"$dpastop" --replay "$recording" -b --json >"$work/printed"
diff <(tail -n +2 "$work/printed") <(tail -n +2 "$work/copy") ||
	fail "the recording of a recording differs"

# Two put together by cat: "-1s" is a second back, in the second one, and the
# time of a cell is that of its own clock.
cat "$recording" "$recording" >"$work/twice"
start 80 24 "$dpastop --replay $work/twice"
play_to_end
press g - 1 s Enter
at 111
wait_for 'FROZEN -1.0s' ' 1 s per column'
press q
wait_for 'ended with 0'

# What is recorded after all was played is played, too.
cp "$recording" "$work/grows"
start 80 24 "$dpastop --replay $work/grows"
play_to_end
tail -n 1 "$recording" | sed 's/"switch_param1":112/"switch_param1":113/
	s/"mono_ns":1015/"mono_ns":1016/' >>"$work/grows"
press Space
at 113
wait_for END
press q
wait_for 'ended with 0'

# A pipe, with the keys from the terminal.
start 80 24 "cat $recording | $dpastop --replay -"
wait_for 'PLAY' 'switch_param1 +10[01]'
press Space
wait_for 'PAUSED'
press '}'
wait_for 'CP→PAS'
press q
wait_for 'ended with 0'

# No recording is refused, with the reason.
echo nonsense >"$work/nonsense"
start 80 24 "$dpastop --replay $work/nonsense"
wait_for 'dpastop: .*nonsense: line 1' 'ended with 1'
start 80 24 "$dpastop --replay -"
wait_for 'standard input: it is a terminal; pipe a recording into it' \
	'ended with 1'

# What the screen records is a recording; so is what is left of one that is
# killed, up to its last whole line.
tree_make 4 2
tree_run 4 2
# shellcheck disable=SC2317 # until_true calls it
has_samples() {
	[ -f "$1" ] && [ "$(grep -c '"type":"sample"' "$1")" -ge "$2" ]
}
start 80 24 "$dpastop -d 0.1 --record $work/killed nvme0n1 & echo \$! >$work/pid; wait; stty sane"
until_true has_samples "$work/killed" 3 || fail "--record records nothing"
kill -KILL "$(cat "$work/pid")"
wait_for 'ended with'
whole=$(head -n "$(wc -l <"$work/killed")" "$work/killed" |
	grep -c '"type":"sample"')
"$dpastop" --replay "$work/killed" -b --json >"$work/out" ||
	fail "what is killed does not replay"
[ "$(grep -c '"type":"sample"' "$work/out")" = "$whole" ] ||
	fail "not $whole samples of it"

start 80 24 "$dpastop -d 0.1 nvme0n1"
wait_for 'TUNABLES'
press R
wait_for 'jsonl'
tmux -L "$socket" send-keys C-u
tmux -L "$socket" send-keys -l "$work/screen.jsonl"
press Enter
wait_for 'recording to '
echo 9 >"$queue/switch_param1"
until_true grep -q '"type":"change".*"switch_param1","before":0,"after":9' \
	"$work/screen.jsonl" || fail "the change is not recorded"
press R
wait_for 'samples? (is|are) in '
press q
wait_for 'ended with 0'
"$dpastop" --replay "$work/screen.jsonl" -b --json >"$work/out" ||
	fail "what the screen recorded does not replay"
diff <(tail -n +2 "$work/screen.jsonl") <(tail -n +2 "$work/out") ||
	fail "it is not what is replayed"
kill "$mover"
wait "$mover" 2>/dev/null
exit 0
