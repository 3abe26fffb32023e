#!/bin/bash
# The shipped scenarios hold on the simulator; a failure is told and put back
. "${srcdir:-.}/tests/rig.sh" || exit
dpastop=${DPASTOP:-./dpastop}
export DPASTOP_SCENARIOS=${srcdir:-.}/src/dpastop/scenarios

# play SCENARIO [OPTION]...: with what it prints in $work/out
play() {
	local delay="--delay 0.2"
	# A recording has its own.
	[[ " $* " != *" --replay "* ]] || delay=
	# shellcheck disable=SC2086 # two words or none
	"$dpastop" --batch $delay --scenario "$@" >"$work/out" 2>"$work/err"
}

# says FILE WORDS: there is a line with them
says() {
	grep -qF -- "$2" "$work/$1" ||
		fail "$1 says nothing of \"$2\": $(cat "$work/$1")"
}

# write LINE...: a scenario of these lines, $work/own.scenario
write() {
	{
		echo "title Own"
		printf '%s\n' "$@"
	} >"$work/own.scenario"
}

count=0
for file in "$DPASTOP_SCENARIOS"/*.scenario; do
	name=$(basename "$file" .scenario)
	play "$name" sim:optane || fail "$name: $(tail -n 4 "$work/out")"
	steps=$(sed -n 's/^1\.\.//p' "$work/out")
	[ "$(grep -c '^ok [0-9]* - ' "$work/out")" = "$steps" ] ||
		fail "$name: not one line for each of its $steps steps"
	count=$((count + 1))
done
[ $count -eq 9 ] || fail "$count scenarios"

"$dpastop" --scenario list >"$work/out" || fail "list: status $?"
[ "$(wc -l <"$work/out")" -eq $count ] || fail "list: $(cat "$work/out")"
says out "PAS to CP"

# A recording has the marks, what was changed and that it was put back.
write "set switch_param1 5" "mark here" "wait 0.3s"
play "$work/own.scenario" --record "$work/run.jsonl" sim || fail "--record"
for words in '"text":"here"' '"after":5' '"after":0'; do
	says run.jsonl "$words"
done
play "$work/own.scenario" --record "$work" sim && fail "--record: a directory"

# A recording takes what changes nothing, and tells the same again.
play pas-to-cp --record "$work/cp.jsonl" sim || fail "pas-to-cp --record"
play pas-to-cp --replay "$work/cp.jsonl" && fail "a recording was changed"
says err "this is a recording"
write "wait until cpu 0 switches CP->PAS >= 3" "wait until cpu 0 CP share > 80%"
play "$work/own.scenario" --replay "$work/cp.jsonl" ||
	fail "--replay: $(cat "$work/out")"

# What is expected and is not so ends it, and so does a wait that is too long.
write "load jobs=1 cpus=0" "wait until jobs = 1" "expect jobs = 2" "key"
play "$work/own.scenario" sim && fail "a failed expectation: status 0"
says out "not ok 3 - expect jobs = 2"
says out "# line 4: jobs is 1"
says out "Bail out!"
grep -q "ok 4" "$work/out" && fail "it went on"
write "wait until jobs = 1000 for at most 0.3s"
play "$work/own.scenario" sim && fail "a wait in vain: status 0"
says out "not ok 1 - wait until jobs = 1000"

# A number sign is no directive of the protocol.
write "say #1 of 2"
play "$work/own.scenario" sim || fail "say: $(cat "$work/out")"
says out "say \\#1 of 2"

# What the source refuses is told in its words.
write "load jobs=1 cpus=99"
play "$work/own.scenario" sim && fail "CPU 99: status 0"
says out "not ok 1 - load"
says out "99"

write "key" "sleep 5s"
play "$work/own.scenario" sim && fail "a wrong line: status 0"
says err "own.scenario:3: \"sleep\" is not a step"
[ -s "$work/out" ] && fail "a wrong line: $(cat "$work/out")"
play no-such-thing sim && fail "no such scenario: status 0"
says err "there is no scenario no-such-thing"
write "needs kernel" "key"
play "$work/own.scenario" sim && fail "needs kernel: status 0"
says err "it is for a kernel"
write "set pas_d_init 100"
play "$work/own.scenario" --read-only sim && fail "--read-only: status 0"
says err "cannot be played here"

# A load that ends by itself is told in fio's words. /dev/null stands in for a
# device: it must be there, and nothing touches it.
queue=$work/sys/block/null/queue
mkdir -p "$queue" "$work/bin"
echo "CPU[ 0] MODE[2] QD[ 0] param1: 0 param2: 10 param3: 10 polled io: 0, pas io: 0, ol io: 0, int io: 0, tf: 0, dur: 100" \
	>"$queue/switch_stat"
printf '#!/bin/sh\necho "fio: no room" >&2\nexit 3\n' >"$work/bin/fio"
chmod +x "$work/bin/fio"
write "load jobs=1" "wait until jobs = 0 for at most 20s"
DPASTOP_SYSFS=$work/sys PATH=$work/bin:$PATH play "$work/own.scenario" null
says out "# fio: no room (exit status 3)"

# Asked to end, it ends in order.
write "wait until jobs = 1000 for at most 600s"
"$dpastop" --batch --scenario "$work/own.scenario" sim >"$work/out" &
until grep -q "^1\.\.1" "$work/out"; do
	kill -0 $! 2>/dev/null || break
	sleep 0.05
done
kill -TERM $!
wait $! && fail "SIGTERM: status 0"
says out "Bail out! ended by signal 15"

exit 0
