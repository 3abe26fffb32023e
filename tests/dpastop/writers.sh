#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# writers.sh - every option of every program that names a file to write: what is
# there stays what it is, gets all of it, and what cannot be written is an error
# shellcheck source=tests/rig.sh
. "${srcdir:-.}/tests/rig.sh"

export HOME=$work/home
mkdir "$HOME"
errors=$work/errors
top=$PWD

bench="$top/dpasbench INT --device sim:optane --jobs 1 --runtime 0.1"
trace="$top/dpassim trace $(realpath "${srcdir:-.}")/tests/dpassim/data/by_hand.txt"
tune="$top/dpastop tune --load jobs=1 --budget 2 --sweep pas_d_init=100,1000"
batch="$top/dpastop -b --csv -n 2 -d 0.05"
cd "$work" || exit

# fails_about WORD COMMAND...: with that word on standard error
fails_about() {
	local word=$1
	shift
	"$@" >out 2>"$errors" && fail "status 0: $*"
	grep -q -- "$word" "$errors" || fail "$*: \"$(cat "$errors")\" says no $word"
}

# A text ends with a line, a PNG with the sum of its last chunk.
is_whole() { [[ $(tail -c 1 "$1" | od -An -tx1) = " "@(0a|82) ]]; }

# writes KIND COMMAND... OPTION
writes() {
	local kind=$1
	shift
	rm -rf place
	mkdir place
	mkfifo place/pipe
	echo old >place/plain
	chmod 640 place/plain
	ln -s plain place/link
	ln -s new place/dangling
	ln -s /dev/full place/full

	"$@" place/link >out 2>"$errors" || fail "$* a link: $(cat "$errors")"
	[ -L place/link ] && [ ! -L place/plain ] || fail "$*: the link is none now"
	[ "$(stat -c %a place/plain)" = 640 ] || fail "$*: another mode"
	grep -q '^old$' place/plain && fail "$*: what was there is still there"
	is_whole place/plain || fail "$*: not all is in the file"

	"$@" place/dangling >out 2>"$errors" || fail "$* a link to nothing: $(cat "$errors")"
	[ -L place/dangling ] && is_whole place/new || fail "$*: the link is none now"

	cat place/pipe >place/read &
	"$@" place/pipe >out 2>"$errors" || fail "$* a pipe: $(cat "$errors")"
	wait $!
	[ -p place/pipe ] || fail "$*: the pipe is none now"
	[ "$kind" = varies ] || cmp -s place/read place/plain ||
		fail "$*: into a pipe goes something else than into a file"
	[ "$(grep -ac '"complete"' place/read)" -le 1 ] || fail "$*: more than once"

	"$@" /dev/null >out 2>"$errors" || fail "$* /dev/null: $(cat "$errors")"
	"$@" - >out 2>"$errors" || fail "$* -: $(cat "$errors")"
	[ ! -e ./- ] || fail "$*: a file called -"
	[ "$(stat -c %s out)" -ge "$(stat -c %s place/read)" ] ||
		fail "$* -: not on standard output"

	fails_about "No space" "$@" place/full
	fails_about "Is a directory" "$@" place
	[ -d place ] && [ -L place/full ] || fail "$*: they are no longer what they were"
	fails_about "nothing is given" "$@" ""
	[ -z "$(find place -name '*.*')" ] || fail "$*: leaves $(ls place)"
	return 0
}

# shellcheck disable=SC2086 # several words
{
	writes varies $bench --json
	writes same $bench --csv
	writes varies $bench --report
	if type -P gnuplot >nowhere; then
		writes same $bench --svg
		writes same $trace --svg
		writes same $trace --png
		writes same $tune sim:optane --svg
		# More than fits into a pipe.
		cat place/pipe >place/read &
		$top/dpassim trace stock:constant --svg place/pipe >out || fail "a long one"
		wait $!
		$top/dpassim trace stock:constant --svg place/plain >out || fail "a long one"
		cmp -s place/read place/plain ||
			fail "a long one: into a pipe goes something else than into a file"
	fi

	# A recording is a new file: what is there is never written over.
	for command in "$batch sim" "$tune sim:optane"; do
		rm -rf place x.jsonl
		mkdir place
		mkfifo place/pipe
		ln -s new place/dangling
		$command --record place/dangling >out || fail "$command: a link to nothing"
		[ -L place/dangling ] && is_whole place/new || fail "$command: no record"
		fails_about "already" $command --record place/new
		fails_about "regular" $command --record place/pipe
		fails_about "regular" $command --record /dev/full
		fails_about "directory" $command --record place
		fails_about "standard output" $command --record -
		fails_about "nothing is given" $command --record ""
		$command --record x.jsonl >x.jsonl 2>"$errors" &&
			fail "$command: the record and standard output in one file"
		grep -q "standard output goes there" "$errors" || fail "$(cat "$errors")"
		fails_about "standard output goes there" $command --record /dev/stdout
	done
}
exit 0
