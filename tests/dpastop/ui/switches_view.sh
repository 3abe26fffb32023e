#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# All switches: select one, while others come; filter; jump to one.
. "${srcdir:-.}/tests/dpastop/ui/lib.sh"

selected() { screen | grep '^>'; }
kept() { screen | sed -n 's/^SWITCHES \(.* of \)\?\([0-9]*\).*/\2/p'; }
goes_to_run() { shows '^>.*↔' && return; press Down; return 1; }
has_more_than() { [ "$(kept)" -gt "$1" ]; }

start 80 24 "$dpastop -d 0.1 sim:optane,cpus=4,jobs=5"
wait_for '5 Compare'
press 3
# What repeats is one line, with when it began.
wait_for '^SWITCHES [0-9]+ kept, each reported' '^ time +CPU switch +why' \
	'^ [0-9:]{8}\.[0-9]{3} +[0-3] PAS↔CP  [0-9.k]+ switches/s since then' \
	'Enter opens repeats \(↔\) or shows that time; / filters$'
[ "$(screen | grep -c '^ [0-9:]\{8\}\.')" -lt 14 ] || fail "nothing is folded"

# One opens; the selection stays on its record while others come.
until_true has_more_than 200 || fail "no switches come"
press Down
until_true goes_to_run || fail "no run can be selected"
wait_for '^ [0-9]+ of [0-9]+: [0-9]+ switches; Enter opens those kept'
press Enter
wait_for 'Enter folds them again' \
	'^ [0-9:]{8}\.[0-9]{3} +[0-3] (PAS→CP|CP→PAS|OL→INT|INT→OL) +after'
press Down Down
wait_for '^>' '^ [0-9]+ of [0-9]+: window 10*0 of 10*0, QD [0-9.–]+, tf [0-9]+; param1 to 4: 0, 10, 10, 1'
record=$(selected)
until_true has_more_than $(($(kept) + 200)) || fail "no more switches come"
[ "$(selected)" = "$record" ] || fail "selected was $record"
press PPage PPage PPage PPage
until_true eval '[ "$(selected)" != "$record" ]' || fail "PgUp moved nothing"
press Escape
wait_for '^>.*↔' '^ [0-9]+ of [0-9]+: [0-9]+ switches; Enter opens'
press Escape
wait_gone '^>'

# The mouse selects one. A click is what tmux's terminal sends for it.
tmux -L "$socket" send-keys -l $'\e[M %)'	# line 9, column 5
wait_for '^>' '^ [0-9]+ of [0-9]+: '
press Escape
wait_gone '^>'

# A filter: all words must match.
press / c p u 0 Space O L - '>' I N T
wait_for 'Filter \(.*\): cpu0 OL->INT_'
press Enter
wait_for '^SWITCHES [0-9]+ of [0-9]+ match "cpu0 OL->INT"'
screen | grep -E '^.[0-9:]{8}\.' | grep -qv ' 0 OL→INT  after' &&
	fail "a record that does not match"

# To its moment, its CPU selected.
press End Enter
wait_for 'FROZEN' '^TUNABLES ' '^>   0 '
press 3
wait_for 'match "cpu0 OL->INT"' '^ [0-9]+ of [0-9]+'
press Escape
wait_for 'Enter opens'
press / C-u n o n e Enter
wait_for 'match "none"' 'None matches'
# Escape lets go of the switch that is selected, and then of the filter.
press Escape
wait_gone 'match "none"'
press / x Enter
wait_for 'match "x"'
press / C-u Enter
wait_for '^SWITCHES [0-9]+ kept'

# A CPU that goes round three modes has one line, which opens, too.
cat >"$work/round.scenario" <<-END
	title Round three modes
	method dpas
	set switch_param1 1
	set switch_param2 30
	set switch_param3 30
	set switch_param5 20
	set switch_param7 1000
	view switches
END
start 80 24 "$dpastop -d 0.1 --scenario $work/round.scenario sim:optane,cpus=2,jobs=12,think=10"
wait_for '^ [0-9:]{8}\.[0-9]{3} +0 PAS↔OL↔INT [0-9.k]+ switches/s since then' \
	'^ [0-9:]{8}\.[0-9]{3} +1 PAS↔OL↔INT [0-9.k]+ switches/s since then'
press Down Enter
wait_for '^>.*PAS↔OL↔INT' 'Enter folds them again' \
	' [01] PAS→OL  after 20 I/Os' ' [01] OL→PAS  after' \
	' [01] OL→INT  after' ' [01] INT→OL  after 1000'
press Enter
wait_for 'Enter opens those kept'
wait_gone '→'
press 1
wait_for '^ [0-9:]{8} CPU [01]   PAS↔OL↔INT [0-9.k]+ switches/s since then'

# What is inferred from samples is said to be.
tree_make 2 1
tree_run 2 1
start 120 40 "$dpastop -d 0.1 nvme0n1"
wait_for '5 Compare'
press 3
wait_for '^SWITCHES [0-9]+ kept, inferred from samples' \
	'number time +CPU switch +dur +why' \
	' 0 PAS↔OL +[0-9.]+ switches/s since then'
press Down Enter Down
wait_for ' 0 (PAS→OL|OL→PAS) +–  between two samples'
wait_for 'somewhere in the [0-9.]+s before; the evidence was not seen'
exit 0
