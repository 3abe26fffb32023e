#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# What is offered can be clicked: keys of the last line, edges of the diagram and
# of the presenter. And the words: where they are first seen, and a key for all.
. "${srcdir:-.}/tests/dpastop/ui/lib.sh"
DPASTOP_SCENARIOS=$(realpath "${srcdir:-.}/src/dpastop/scenarios")
export DPASTOP_SCENARIOS

# click LINE COLUMN, from 1: the first button is pressed and let go of, as tmux's
# terminal says it.
click() {
	local bytes
	printf -v bytes '\\x%02x\\x%02x' $(($2 + 32)) $(($1 + 32))
	bytes=$(printf '%b' "$bytes")
	tmux -L "$socket" send-keys -l $'\e[M '"$bytes"$'\e[M#'"$bytes"
}

# click_on TEXT: where it stands first on the screen, in a line without other
# signs than ASCII's before it.
click_on() {
	local line before
	line=$(screen | grep -nF -- "$1" | head -1)
	[ "$line" ] || fail "there is no $1 to click on"
	before=${line#*:}
	before=${before%%"$1"*}
	click "${line%%:*}" $((${#before} + 1))
}

# A beginner is told of three keys, once, until one is pressed; not below a
# scenario, which has a text of its own.
rm -r "$HOME/.local/state"
export DPASTOP_SCENARIOS
start 80 24 "$dpastop --scenario pas-to-cp sim"
wait_for '^PAS to CP: .* n goes on' '^ q quit'
start 80 24 "$dpastop -d 0.1 sim:optane,jobs=3"
wait_for '^ First time\? w explains the words, e plays a demonstration, \? shows all keys\.$'
press Down
wait_for '^ q quit'
start 80 24 "$dpastop -d 0.1 sim:optane,jobs=3"
wait_for '^ q quit'
# Where that cannot be kept in mind, nobody is told each time.
HOME=/proc start 80 24 "$dpastop -d 0.1 sim:optane,jobs=3"
wait_for '^ q quit'

start 80 24 "$dpastop -d 0.1 sim:optane,jobs=3"
wait_for '^TUNABLES CP polls at once; PAS sleeps, then polls; OL overloaded; INT interrupt'
wait_for '^ q quit  \? help  Enter edit  P large  e scenario  \[ \] jobs  a b compare  w words$'

# The words alone, all of them on this screen.
press w
wait_for 'dpastop: glossary' '^ PAS +polling after sleep' '^ window ' '1 to ([0-9]+) of \1'
press Escape
wait_gone 'dpastop: glossary'

# Keys of the last line; two that stand together are two.
click_on '] jobs'
wait_for 'The load has 4 jobs now'
press Escape
wait_for '\[ \] jobs'
click_on '[ ] jobs'
wait_for 'The load has 3 jobs now'
press Escape
wait_for 'w words'
click_on 'w words'
wait_for 'dpastop: glossary'
press Escape
wait_for 'e scenario'
click_on 'e scenario'
wait_for 'pas-to-cp'
press Escape
wait_gone 'pas-to-cp'

# An edge selects what governs it: its words, or its arrow.
click_on 'param1 tf'
wait_for '>switch_param1'
click_on 'param6 1000'
wait_for '>switch_param6'
click 6 69	# the arrow from OL to INT
wait_for '>switch_param3'
click 1 1	# no edge, and a tab
wait_for '>switch_param3'
press P
wait_for 'if QD > 1.0'
click_on 'QD = 1.0'
wait_for '^> PAS → CP'
click_on 'tf > 0:'
wait_for '^> PAS → OL'
click_on 'P large'
wait_for '>switch_param1'

# With a list of edges below the diagram.
start 200 50 "$dpastop -d 0.1 sim:optane,jobs=3"
wait_for 'STATE MACHINE'
click_on 'switch_param7 10000: after'
wait_for '>switch_param7'

# And that is how it can be left.
wait_for '^ q quit'
click_on 'q quit'
wait_for 'ended with 0'
exit 0
