#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# The table of CPUs: sorting, columns, folding, timelines, marks; the heat map,
# the mouse and the presenter.
. "${srcdir:-.}/tests/dpastop/ui/lib.sh"

tree_make 8 3
tree_run 8 3

# click LINE COLUMN, from 1: a press of the first button, as tmux's terminal
# says it.
click() {
	local bytes
	printf -v bytes '\\x%02x\\x%02x' $(($2 + 32)) $(($1 + 32))
	tmux -L "$socket" send-keys -l $'\e[M '"$(printf '%b' "$bytes")"
}

start 80 24 "$dpastop -d 0.1 nvme0n1"
wait_for 'CPU↑ +MODE' '^> +0 ' '5 CPUs idle, folded away: i shows them'

# Sorted by the next column, and the other way round; idle ones stay last.
press s
wait_for 'sorted by mode' ' MODE↓ ' ' CPU +MODE'
press S
wait_for ' MODE↑ '
press s
wait_for 'sorted by QD' ' QD↑ '
press S s s s s s
wait_for 'sorted by CPU' 'CPU↑'

# The selected one is told apart; Enter opens its view, 1 comes back.
press Tab Down Down
wait_for '^> +2 +PAS'
press Up
wait_for '^> +1 +CP'
press Enter
wait_for '^ 1 Overview'
wait_gone 'CPU↑'
press 1
wait_for '^> +1 +CP'

# The mouse selects a row, also one below the last: that is none.
first=$(screen | grep -nE '^ +0 ' | head -1)
click "${first%%:*}" 20
wait_for '^> +0 +(PAS|OL)'

# A change of a tunable is marked over the timelines.
press z
echo 7 >"$queue/switch_param1"
wait_for 'CPU↑ .* per column.*▼' 'switch_param1 +7' 'param1 tf>7'

# More time in a cell, and less.
press Z
wait_for ' 0\.2 s per column'
press Z
wait_for ' 0\.5 s per column'
press z z z
wait_for ' 0\.1 s per column'

# Columns: one less, one more in its place; without the timeline there is room.
press c
wait_for 'CPU columns' '\[x\] QD +its I/Os in sleep-then-poll'
press Down Down Enter
wait_for '\[ \] QD'
press End Enter
wait_for '\[ \] timeline'
press Escape
wait_gone 'CPU columns'
wait_for 'CPU↑ +MODE +avgQD +window +tf ' 'over%'
wait_gone 'per column'
press c Down Down Enter End Enter Escape
wait_for 'CPU↑ +MODE +QD +tf +dur +I/Os/s +0\.1 s per column'

# All CPUs at once: arrows move in two dimensions, the mouse selects a cell.
start 80 24 "$dpastop -d 0.1 nvme0n1"
wait_for 'CPU↑'
press m
wait_for 'MODE MAP of all CPUs; CPU 0: (PAS|OL), [0-9.]+k? IOPS' \
	'^> +0 [PO]CPPPPPP$'
press Right
wait_for 'CPU 1: CP, '
press End
wait_for 'CPU 7: PAS, idle, 0 IOPS'
press Left
wait_for 'CPU 6: PAS, idle'
row=$(screen | grep -nE '^> +0 [PO]CP')
click "${row%%:*}" 10
wait_for 'CPU 2: PAS, [0-9.]+k? IOPS'
press m
wait_for '^> +2 +PAS'

# For a projector.
press P
wait_for 'PAS → OL +if tf > 7: +switch_param1 7' '███' \
	'CPU 0 went from (PAS to OL|OL to PAS): seen between two samples'
press Down
wait_for '> PAS → CP +if QD = 1\.0'
press +
wait_for 'switch_param4 is already at its maximum, 1'
press -
wait_for '> PAS → CP +never: +switch_param4 0'
press +
wait_for '> PAS → CP +if QD = 1\.0 and allowed: +switch_param4 1'
press Down Down Enter 9 Enter
wait_file switch_param1 9
wait_for '> PAS → OL +if tf > 9: +switch_param1 9'
press P
wait_gone 'went from'

# Rows of several CPUs: up and down go from row to row.
start 80 24 "$dpastop -d 0.1 sim:cpus=200"
wait_for 'CPU↑'
press m Down Right
wait_for '^> +64 ' 'CPU 65: '
press Up
wait_for '^> +0 ' 'CPU 1: '

# Why there is no row.
start 80 24 "$dpastop -d 0.1 sim:cpus=1,method=CP"
wait_for '1 CPU, not counted per CPU' '^> +0  –'
start 80 24 "$dpastop -d 0.1 sim:cpus=1,jobs=0"
wait_for 'All CPUs are idle; i shows the CPUs'

# What is off is said to be so.
echo 0 >"$queue/switch_enabled"
start 80 24 "$dpastop -d 0.1 nvme0n1"
wait_for '│ ←── off ──── │' '│ ─── off ───→ │'
exit 0
