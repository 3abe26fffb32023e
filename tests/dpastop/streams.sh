#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# All three programs: what cannot be written is an error, also where standard
# output is closed, and never ends in a file that was opened in its place.
# shellcheck source=tests/rig.sh
. "${srcdir:-.}/tests/rig.sh"

export HOME=$work
scenarios=${srcdir:-.}/src/dpastop/scenarios
by_hand=${srcdir:-.}/tests/dpassim/data/by_hand.txt

# fails_and_says REASON COMMAND...: that, on standard error
fails_and_says() {
	local reason=$1
	shift
	if "$@" 2>"$work/errors"; then
		fail "$*: status 0"
	fi
	grep -q "$reason" "$work/errors" || fail "$*: says \"$(cat "$work/errors")\""
}

into_full_device() {
	"$@" >/dev/full
}

into_nothing() {
	"$@" >&-
}

# cannot_print COMMAND...: it has to say what cannot be written, and why
cannot_print() {
	fails_and_says "^dpas[a-z]*: standard output.*: $reason" $way "$@"
}

for way in into_full_device into_nothing; do
	reason="No space left on device"
	[ $way = into_full_device ] || reason="Bad file descriptor"
	for option in --help --version; do
		for program in ./dpastop ./dpassim ./dpasbench; do
			cannot_print $program $option
		done
	done
	for command in "dpastop tune" "dpastop keep" "dpassim trace" "dpassim run" \
		"dpassim capture"; do
		# shellcheck disable=SC2086 # two words
		cannot_print ./$command --help
	done
	for format in "" --json --csv --openmetrics --prometheus "--record -"; do
		# shellcheck disable=SC2086 # none, one or two words
		cannot_print ./dpastop -b $format -n 2 -d 0.1 sim
	done
	cannot_print ./dpastop keep --list
	cannot_print env DPASTOP_SCENARIOS="$scenarios" ./dpastop --scenario list
	cannot_print env DPASTOP_SCENARIOS="$scenarios" \
		./dpastop -b --scenario pas-to-cp sim
	for format in "" --json; do
		# shellcheck disable=SC2086 # one word or none
		{
			cannot_print ./dpastop tune --load jobs=1 --budget 2 $format \
				--sweep pas_d_init=100,1000 sim:optane
			cannot_print ./dpassim run --seconds 0.01 $format
			cannot_print ./dpassim trace $format "$by_hand"
			cannot_print ./dpassim trace $format stock:step-down
		}
	done
	for format in "" --csv --json --report; do
		cannot_print ./dpasbench --device sim:optane INT --jobs 1 --runtime 0.1 \
			${format:+$format -}
	done
	rm -f "$work/x.jsonl"
	cannot_print ./dpastop -b --csv -n 2 -d 0.1 --record "$work/x.jsonl" sim
	grep -v '^{' "$work/x.jsonl" >"$work/strangers"
	[ ! -s "$work/strangers" ] ||
		fail "$way: the CSV is in the recording: $(head -n 1 "$work/strangers")"
done

# With nothing closed they succeed.
for program in ./dpastop ./dpassim ./dpasbench; do
	check "$program --help" $program --help >"$work/help"
done

bench() {
	./dpasbench INT --device sim:optane --jobs 1 --runtime 0.1 "$@"
}

# Results go to where they are told to, and it stays what it is.
mkfifo "$work/pipe"
mkdir "$work/elsewhere"
ln -s elsewhere/results.json "$work/link"
cat "$work/pipe" >"$work/csv" &
check "dpasbench into a pipe and through a link" \
	bench --csv "$work/pipe" --json "$work/link" >"$work/table"
wait
grep -q '^[^,]*,INT,' "$work/csv" || fail "no CSV came through the pipe"
[ -p "$work/pipe" ] || fail "the pipe is none any more"
[ -L "$work/link" ] || fail "the link is none any more"
grep -q '"complete": true' "$work/elsewhere/results.json" ||
	fail "no results behind the link"
check "dpasbench once more" bench --json "$work/link" >"$work/table"
[ -L "$work/link" ] && [ -s "$work/elsewhere/results.json~" ] ||
	fail "what was there before is not kept beside it"
bench --json /dev/null --csv >(cat >"$work/csv2") >"$work/table" ||
	fail "into /dev/null and >(cat)"
chmod 600 "$work/elsewhere/results.json"
bench --json "$work/elsewhere/results.json" >"$work/table" || fail "again"
[ "$(stat -c %a "$work/elsewhere/results.json")" = 600 ] ||
	fail "the results have another mode than before"
bench --json /dev/null --csv /dev/stdout >"$work/both" || fail "into /dev/stdout"
[ -e "$work/both" ] && [ ! -e "$work/both~" ] || fail "standard output was moved away"
grep -q '^[^,]*,INT,' "$work/both" || fail "no CSV on standard output"
# A stream gets one document, however many runs there were.
cat "$work/pipe" >"$work/json" &
check "dpasbench into a pipe" \
	./dpasbench INT CP --device sim:optane --jobs 1,2 --runtime 0.1 \
	--json "$work/pipe" >"$work/table"
wait
[ "$(grep -c '"complete"' "$work/json")" = 1 ] &&
	grep -q '"complete": true' "$work/json" ||
	fail "not one document came through the pipe"
# One that nobody reads is waited for, but not against signals: the first may
# come while it measures.
./dpasbench INT --device sim:optane --jobs 1 --runtime 0.1 --json "$work/pipe" \
	>"$work/table" 2>&1 &
for ((i = 0; i < 600; i++)); do
	sleep 0.1
	kill $! 2>/dev/null || break
done
kill -KILL $! 2>/dev/null && fail "SIGTERM does not end the waiting for a reader"
wait $!
[ $? -eq 143 ] || fail "ended by SIGTERM, but its status is another"
fails_and_says "keeps no results to resume from" bench --resume --json "$work/pipe"
[ -c /dev/null ] || fail "/dev/null is no device any more"
exit 0
