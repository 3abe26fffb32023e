#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# Timelines that move on by a cell are moved by the terminal, not written anew;
# and what it then shows is what a picture written whole shows, colours too.
. "${srcdir:-.}/tests/dpastop/ui/lib.sh"

command -v gawk >/dev/null && [ -r /proc/self/io ] || exit 77

# Each character under the tabs, which tell whether time stands still, and how
# it looks: of a blank that is its ground alone.
coloured() {
	tmux -L "$socket" capture-pane -peS 1 | gawk '
	{
		count = patsplit($0, part, /\033\[[0-9;]*m|./)
		for (i = 1; i <= count; i++)
			if (part[i] ~ /^\033/)
				take(part[i])
			else
				printf("%s%s%s", part[i], ground,
				       part[i] == " " ? "" : attr ink)
		print ""
	}
	function take(sequence,  code, n, k) {
		n = split(substr(sequence, 3, length(sequence) - 3), code, ";")
		for (k = 1; k <= n || k == 1; k++)
			if (code[k] == 38 || code[k] == 48) {
				colour(code[k], code[k + 2])
				k += 2
			} else if (code[k] == 39 || code[k] == 49) {
				colour(code[k] - 1, "")
			} else if (code[k] + 0 == 0) {
				attr = ink = ground = ""
			} else if (!index(attr, "," code[k])) {
				attr = attr "," code[k]
			}
	}
	function colour(code, number) {
		if (code == 38)
			ink = number == "" ? "" : "/" number
		else
			ground = number == "" ? "" : "_" number
	}' | sed 's/ *$//'
}
# After those keys: picture, and sent, the bytes that it took. A line is asked
# for at the bottom, which is drawn last.
after() {
	local before
	before=$(written)
	press "$@" M
	wait_for 'Mark this moment with: _'
	sent=$(($(written) - before))
	picture=$(coloured)
	press Escape
	wait_gone 'Mark this moment with'
}

written() { awk '$1 == "wchar:" { print $2 }' "/proc/$pid/io"; }

"$dpastop" -b --json -d 0.1 -n 60 "sim:optane,cpus=32,speed=0.02,seed=1" \
	>"$work/run.jsonl" || exit

# The contrast palette has a ground of its own, which cells that come in need.
for palette in default contrast; do
	start 200 50 "$dpastop --theme $palette --replay $work/run.jsonl"
	play_to_end
	pid=$(pgrep -P "$terminal" dpastop) || fail "it does not run"
	after
	newest=$picture
	after , , , , ,
	back=$sent
	[ "$picture" != "$newest" ] || fail "back is where it was"
	after . . . . .
	((sent * 2 < back)) ||
		fail "$palette: $sent bytes for five steps on, $back for five back"
	[ "$picture" = "$newest" ] ||
		fail "$palette: moved: $(diff <(echo "$newest") <(echo "$picture"))"
	after C-l
	[ "$picture" = "$newest" ] ||
		fail "$palette: redrawn: $(diff <(echo "$newest") <(echo "$picture"))"
	press q
	wait_for 'ended with 0'
done
