#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# Timelines that move on by a cell are moved by the terminal, not written anew;
# and what it then shows is what a picture written whole shows, colours too.
. "${srcdir:-.}/tests/dpastop/ui/lib.sh"

command -v gawk >/dev/null && [ -r /proc/self/io ] || exit 77

# After those keys: picture, without the tabs, which tell whether time stands still,
# and sent, the bytes that it took. A line is asked for at the bottom, which is
# drawn last.
after() {
	local before
	before=$(written)
	press "$@" M
	wait_for 'Mark this moment with: _'
	sent=$(($(written) - before))
	picture=$(looks 1)
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
	after , .
	newest=$picture
	# One by one: keys that come together are drawn together. The cheapest of them
	# counts, as some meet the picture that is written whole every few seconds.
	back=1000000 on=1000000
	for _ in 1 2 3 4 5; do
		after ,
		back=$((sent < back ? sent : back))
	done
	[ "$picture" != "$newest" ] || fail "back is where it was"
	for _ in 1 2 3 4 5; do
		after .
		on=$((sent < on ? sent : on))
	done
	((on * 3 < back * 2)) || fail "$palette: $on bytes for a step on, $back for one back"
	[ "$picture" = "$newest" ] ||
		fail "$palette: moved: $(diff <(echo "$newest") <(echo "$picture"))"
	after C-l
	[ "$picture" = "$newest" ] ||
		fail "$palette: redrawn: $(diff <(echo "$newest") <(echo "$picture"))"
	press q
	wait_for 'ended with 0'
done
