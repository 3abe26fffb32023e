#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# All three programs: what cannot be written is an error, also where standard
# output is closed, and never ends in a file that was opened in its place.
# shellcheck source=tests/rig.sh
. "${srcdir:-.}/tests/rig.sh"

export HOME=$work

# fails_and_says COMMAND...: with a reason on standard error
fails_and_says() {
	if "$@" 2>"$work/errors"; then
		fail "$*: status 0"
	fi
	[ -s "$work/errors" ] || fail "$*: says nothing"
}

into_full_device() {
	"$@" >/dev/full
}

into_nothing() {
	"$@" >&-
}

for way in into_full_device into_nothing; do
	for option in --help --version; do
		for program in ./dpastop ./dpassim ./dpasbench; do
			fails_and_says $way $program $option
		done
	done
	fails_and_says $way ./dpastop -b --json -n 2 -d 0.1 sim
	for command in "dpastop tune" "dpastop keep" "dpassim trace" "dpassim run" \
		"dpassim capture"; do
		# shellcheck disable=SC2086 # two words
		fails_and_says $way ./$command --help
	done
	fails_and_says $way ./dpastop tune --load jobs=1 --budget 2 --json \
		--sweep pas_d_init=100,1000 sim:optane
	fails_and_says $way ./dpassim run --seconds 0.01 --json
	fails_and_says $way ./dpasbench --device sim:optane INT --jobs 1 --runtime 0.1
	fails_and_says $way ./dpassim trace "${srcdir:-.}/tests/dpassim/data/by_hand.txt"
	rm -f "$work/x.jsonl"
	fails_and_says $way ./dpastop -b --csv -n 2 -d 0.1 --record "$work/x.jsonl" sim
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
fails_and_says bench --resume --json "$work/pipe"
[ -c /dev/null ] || fail "/dev/null is no device any more"
exit 0
