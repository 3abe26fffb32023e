#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# A recording that is replayed is printed again as it was, from wherever it comes.
. "${srcdir:-.}/tests/dpastop/output/lib.sh" || exit

"$dpastop" --replay "$recording" --batch --json >"$work/file" 2>"$work/err" ||
	fail "a file: status $?"
[ ! -s "$work/err" ] || fail "it complains: $(cat "$work/err")"
same_records "$recording" "$work/file" || fail "a file"
[ "$(head -n 1 "$work/file" | grep -c '"source":"sim","events":true')" = 1 ] ||
	fail "the header names another source"

# shellcheck disable=SC2002 # a pipe is what it is about
cat "$recording" | "$dpastop" --replay - -b --json >"$work/pipe" ||
	fail "a pipe: status $?"
same_records "$recording" "$work/pipe" || fail "a pipe"

mkfifo "$work/fifo"
cat "$recording" >"$work/fifo" &
"$dpastop" --replay "$work/fifo" -b --json >"$work/out" || fail "a FIFO"
same_records "$recording" "$work/out" || fail "a FIFO"

# Live, from one to the other.
"$dpastop" -b --json -d 0.05 -n 10 sim:optane,cpus=2 | tee "$work/live" |
	"$dpastop" --replay - -b --json >"$work/out"
[ "$(samples "$work/live")" = 10 ] || fail "no ten samples"
same_records "$work/live" "$work/out" || fail "a live pipe"

# Two put together, the second after a crash in mid-line of the first: there is a
# seam, said as a gap, and time rises on.
{
	head -n 13 "$recording"
	sed -n 14p "$recording" | head -c 100
	cat "$recording"
} >"$work/appended"
"$dpastop" --replay "$work/appended" -b --json >"$work/out" 2>"$work/err" ||
	fail "a recording that was appended to: $(cat "$work/err")"
[ "$(samples "$work/out")" = $((2 + $(samples "$recording"))) ] ||
	fail "samples are lost where two recordings meet"
[ "$(grep -c '"reason":"the source was away"' "$work/out")" = 1 ] ||
	fail "no gap where two recordings meet"
grep '"type":"sample"' "$work/out" | sed 's/.*"mono_ns":\([0-9]*\).*/\1/' |
	sort -nc || fail "time falls where two recordings meet"

# With a byte order mark, as some editors write one.
{ printf '\xef\xbb\xbf'; cat "$recording"; } >"$work/marked"
"$dpastop" --replay "$work/marked" -b --json >"$work/out" ||
	fail "a byte order mark"
same_records "$recording" "$work/out" || fail "a byte order mark"

# Compressed, under whatever name; cut, it plays as far as it goes.
for program in gzip zstd xz bzip2; do
	command -v "$program" >"$work/null" || continue
	"$program" -c <"$recording" >"$work/packed"
	"$dpastop" --replay "$work/packed" -b --json >"$work/out" ||
		fail "packed by $program"
	same_records "$recording" "$work/out" || fail "packed by $program"
	"$dpastop" --replay - -b --json <"$work/packed" >"$work/out" ||
		fail "packed by $program, as standard input"
	same_records "$recording" "$work/out" || fail "$program, as standard input"
	head -c -9 "$work/packed" >"$work/cut"
	"$dpastop" --replay "$work/cut" -b --json >"$work/out" 2>"$work/err"
	grep -qE "$program cannot unpack it to its end|cut or damaged" \
		"$work/err" || fail "cut, of $program: $(cat "$work/err")"
done

# What is printed can be replayed once more.
"$dpastop" --replay "$work/out" -b --json >"$work/again"
cmp "$work/out" "$work/again" || fail "the copy of a copy"

"$dpastop" --replay "$recording" -b --json -n 2 >"$work/two"
[ "$(samples "$work/two")" = 2 ] || fail "-n 2"

# Damage is named and passed over.
{
	head -n 3 "$recording"
	echo 'something else'
	tail -n +4 "$recording"
	printf '{"type":"sam'
} >"$work/damaged"
"$dpastop" --replay "$work/damaged" -b --json >"$work/out" 2>"$work/err" ||
	fail "damage ends it"
same_records "$recording" "$work/out" || fail "damage takes more than itself"
grep -q 'the last line, 19, is cut; passed over, as 1 before it' "$work/err" ||
	fail "it says of the damage: $(cat "$work/err")"

# refused TEXT COMMAND...: it ends with status 1 and says TEXT.
refused() {
	local text=$1 status=0
	shift
	"$@" >"$work/out" 2>"$work/err" </dev/null || status=$?
	[ $status = 1 ] || fail "$*: status $status"
	grep -qF "$text" "$work/err" || fail "$*: it says $(cat "$work/err")"
	[ ! -s "$work/out" ] || fail "$*: it prints"
}

sed '1s/"version":1/"version":2/' "$recording" >"$work/newer"
gzip -c <"$recording" >"$work/packed"
refused 'it is compressed, and gzip: No such file or directory; Debian: apt install gzip.' \
	env PATH=/nowhere "$dpastop" --replay "$work/packed" -b --json
# shellcheck disable=SC2002 # a pipe is what it is about
cat "$work/packed" | "$dpastop" --replay - -b --json >"$work/out" 2>"$work/err" &&
	fail "a compressed pipe ends well"
grep -q 'standard input: it is compressed; unpack it on the way' "$work/err" ||
	fail "a compressed pipe: $(cat "$work/err")"
: >"$work/empty"
refused 'format version 2, this program reads 1' \
	"$dpastop" --replay "$work/newer" -b --json
refused 'it is empty' "$dpastop" --replay "$work/empty" -b --json
refused 'No such file' "$dpastop" --replay "$work/none" -b --json
refused 'it is a directory' "$dpastop" --replay "$work" -b --json
# shellcheck disable=SC2016 # expanded by the inner shell
refused 'line 1: format version 2' bash -c \
	'cat "$2" | "$1" --replay - -b --json' bash "$dpastop" "$work/newer"
refused 'it is empty' "$dpastop" --replay - -b --json
exit 0
