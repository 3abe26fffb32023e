#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# After many looks and keys the terminal shows what dpastop believes that it shows:
# a picture written whole is the same, each cell with its attributes, in all
# themes, UTF-8 and ASCII, and on terminals with other ways to move and to clear.
. "${srcdir:-.}/tests/dpastop/ui/lib.sh"

command -v gawk >/dev/null || exit 77

"$dpastop" -b --json -d 0.1 -n 60 "sim:optane,cpus=12,speed=0.02,seed=1" \
	>"$work/run.jsonl" || exit

is_still() {
	local before=$picture
	sleep 0.15
	picture=$(looks 0)
	[ "$picture" = "$before" ]
}

same() {
	picture=
	until_true is_still || fail "it does not come to rest"
	local believed=$picture
	press C-l
	sleep 0.2
	picture=
	until_true is_still || fail "it does not come to rest"
	[ "$picture" = "$believed" ] ||
		fail "$*: $(diff <(echo "$believed") <(echo "$picture"))"
}

# one TERM SIZE OPTION...
one() {
	local size=$2
	start "${size%x*}" "${size#*x}" \
		"TERM=$1 $dpastop ${*:3} --replay $work/run.jsonl"
	play_to_end
	press , , , , , . . . . . Down Down
	same "$*: moved"
	press Tab Down Down . . Z , , z . 2 , , . 1 Tab i m . , m 2 , . , . z 3 Down Down Up , . 4 , . P , . 1
	same "$*: all views"
	press '?' x p Escape M a Escape
	sleep 0.1
	press . 2 3 4
	same "$*: help, menu and prompt"
}

# Those that clear in the colour that is set, and one that does not.
for theme in default light contrast mono; do
	one tmux-256color 120x40 --theme $theme
	one xterm-256color 80x24 --theme $theme --ascii
done
one xterm-256color 200x50 --theme contrast
one screen 80x24
exit 0
