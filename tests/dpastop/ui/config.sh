#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# The user's own: configuration, keys, themes.
. "${srcdir:-.}/tests/dpastop/ui/lib.sh"

config=$HOME/.config/dpastop/config
mkdir -p "${config%/*}"
tree_make 2 1

# shows_colour REGEX: an escape sequence of that form is on the screen.
shows_colour() {
	tmux -L "$socket" capture-pane -e -p 2>/dev/null |
		grep -qE $'\033'"\[([0-9;]*;)?($1)(;[0-9;]*)?m"
}

# wait_colour REGEX: within 10 s.
wait_colour() {
	until_true shows_colour "$1" || fail "never had the colour $1"
}

run() { start 80 24 "TERM=xterm-256color $*"; }

leave() {
	press q
	wait_for 'ended with 0'
}

# Without a file all is as it always was, and nothing is said.
run "$dpastop -d 0.1 nvme0n1"
wait_for '>pas_enabled' 'q quit|\? help' ' MODE +QD'
wait_colour '48;5;166'
leave

# Each line counts, but for those that are wrong: these are told.
cat >"$config" <<-END
	theme = light	# for the lecture hall
	delay = 0.25
	ascii = yes
	columns = CPU, mode, dur
	colour = red
	bind quit = x
	bind undo = Ctrl-u
	bind jump = j
END
run "$dpastop nvme0n1"
wait_for '>pas_enabled'
wait_for_text '/dpastop/config:5: there is no.*\(and 1 more\)'
press Down
wait_for 'x quit' '0\.25 s' '>pas_adaptive_enabled'
press +
wait_for '>pas_adaptive_enabled +1'
press C-u
wait_for '>pas_adaptive_enabled +0'
wait_colour '38;5;25'
screen | grep -qE 'CPU.? +MODE +dur *$' || fail 'other columns than those chosen'
! screen | grep -qP '[^\x00-\x7f]' || fail 'a sign outside ASCII'
press 'q' '?'
wait_for '^ *Views'
press Escape
wait_gone '^ *Views'
press x
wait_for 'ended with 0' 'config:5: there' \
	'config:8: there'

# What names a key names the one that is bound, and says where there is none.
cat >"$config" <<-END
	bind quit = x
	bind load = l
	bind down = j
	bind enter = v
	bind less = i e z
	bind record = w
	bind scenario = M
END
start 80 24 "cd $work; $dpastop -d 0.1 nvme0n1"
wait_for '1 CPU idle, folded away: no key shows it' '^ 1 Overview .* l Load '
press w C-u n e w Enter
wait_for 'recording to new; w ends it'
press l
wait_for 'no job is running; \] starts one'
press j j j j +
wait_for 'type the CPUs: v, then '
press 3
wait_for 'Up, j select; v opens repeats'
press x
wait_for 'ended with 0'

# The command line comes first.
run "$dpastop -d 0.5 --theme contrast nvme0n1"
wait_for '0\.5 s'
wait_colour '48;5;16'
press x
wait_for 'ended with 0'
rm "$config"

# A file that cannot be read keeps nobody out.
mkdir "$config"
run "$dpastop -d 0.1 nvme0n1"
wait_for '>pas_enabled' '/dpastop/config: Is a'
leave
rmdir "$config"

# No colours where none are wanted, unless they are asked for.
run "NO_COLOR=1 $dpastop -d 0.1 nvme0n1"
wait_for '>pas_enabled'
! shows_colour '[34][0-8]' || fail 'colours under NO_COLOR'
leave
run "NO_COLOR= $dpastop -d 0.1 nvme0n1"
wait_colour '48;5;166'
leave
run "NO_COLOR=1 $dpastop -d 0.1 --theme default nvme0n1"
wait_colour '48;5;166'
leave
run "$dpastop -d 0.1 --theme mono nvme0n1"
wait_for '>pas_enabled'
! shows_colour '[34][0-8]' || fail 'colours in mono'
leave

# Terminals of 8 colours, and of none.
start 80 24 "TERM=xterm $dpastop -d 0.1 nvme0n1"
wait_colour '41'
! shows_colour '[34]8;5;[0-9]+' || fail '256 colours for 8'
leave
start 80 24 "TERM=vt100 $dpastop -d 0.1 --ascii nvme0n1"
wait_for '>pas_enabled'
! shows_colour '[34][0-8]' || fail 'colours for a vt100'
leave

# Those that cannot be drawn on, or are not known, by name and with a way out.
for name in dumb no-such-terminal ''; do
	start 120 24 "TERM=$name $dpastop -d 0.1 nvme0n1"
	wait_for "TERM is \"$name\"" 'xterm-256color' 'ended with 1'
done

# A size in the environment that is another terminal's.
start 100 30 "LINES=10 COLUMNS=40 $dpastop -d 0.1 nvme0n1"
wait_for '>pas_enabled'
[ "$(screen | grep -c .)" -gt 20 ] || fail "LINES counts more than the terminal"
[ "$(screen | wc -L)" -gt 90 ] || fail "COLUMNS counts more than the terminal"
leave
exit 0
