#!/bin/bash
# dpassim trace: colour, braille, and pictures by gnuplot
. "${srcdir:-.}/tests/dpassim/lib.sh"

# Braille: each picture is 12 rows; without colour there are two.
"$dpassim" trace "$data/bursts.txt" --plot >"$work/plot" || fail "status $?"
expect "pictures" "$(grep -c ' |' "$work/plot")" 24
grep -q $'\xe2[\xa0-\xa3][\x80-\xbf]' <(LC_ALL=C cat "$work/plot") ||
	LC_ALL=C grep -q $'\xe2' "$work/plot" || fail "no braille"
grep -q $'\033' "$work/plot" && fail "colour into a file"
awk '{ if (length($0) > 240) exit 1 }' "$work/plot" || fail "too wide"

# On a terminal there is colour, and one picture; NO_COLOR takes both back.
if command -v script >/dev/null; then
	terminal() {
		TERM=xterm script -qec "$1" /dev/null </dev/null
	}
	grid="--up 0.001,0.1 --dn 0.1,0.5"
	terminal "$dpassim trace $data/bursts.txt $grid" | grep -q $'\033\[1;36m' ||
		fail "a grid on a terminal has no colour"
	expect "pictures in colour" \
	       "$(terminal "$dpassim trace $data/bursts.txt --plot" | grep -c ' |')" 12
	NO_COLOR=1 terminal "$dpassim trace $data/bursts.txt $grid --plot" |
		grep -q $'\033' && fail "colour in spite of NO_COLOR"
fi

# Without gnuplot it says what to install, and leaves no file behind.
program=$(command -v "$dpassim")
PATH=$work/nowhere "$program" trace "$data/bursts.txt" --svg "$work/a.svg" \
	>/dev/null 2>"$work/err" && fail "a picture without gnuplot"
grep -q "apt install gnuplot-nox" "$work/err" ||
	fail "gnuplot missing: \"$(cat "$work/err")\""
[ -z "$(find "$work" -name 'a.svg*')" ] || fail "a file is left behind"
refuses 1 "No such file" trace "$data/bursts.txt" --svg "$work/none/a.svg"

if ! command -v gnuplot >/dev/null; then
	echo "gnuplot is not installed: pictures are not tested"
	exit 77
fi
# A name that a shell or gnuplot would trip over is only a name.
name="$work/a'b \$(touch x);\"c.svg"
"$dpassim" trace "$data/bursts.txt" --svg "$name" --png "$work/a.png" \
	>/dev/null 2>"$work/err" || fail "gnuplot: $(cat "$work/err")"
grep -q "<svg" "$name" || fail "no SVG"
grep -q ">dur<" "$name" || fail "the SVG has no dur"
"$dpassim" trace "$data/bursts.txt" --policy lhp,pas --svg "$work/two.svg" \
	>"$work/out" || fail "two policies in one picture"
for policy in LHP PAS; do
	grep -q ">dur of $policy<" "$work/two.svg" || fail "no dur of $policy"
done
! grep -q "dur of EHP" "$work/two.svg" || fail "a policy that was not asked for"
grep -q "service time" "$name" || fail "the SVG has no legend"
expect "PNG" "$(head -c 4 "$work/a.png" | tail -c 3)" PNG
exit 0
