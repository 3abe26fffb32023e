#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# The first picture at each size, the least among them: everything that belongs there is there, and
# nothing is wider than the screen.
. "${srcdir:-.}/tests/dpastop/ui/lib.sh"

tree_make 64 3
tree_run 64 3

for size in 80x22 80x24 120x40 200x50; do
	cols=${size%x*} lines=${size#*x}
	start "$cols" "$lines" "$dpastop -d 0.1 nvme0n1"
	wait_for "TUNABLES"
	press i
	wait_for 'dpastop nvme0n1 +DPAS +kernel .+ 2 poll queues +every 0\.1 s' \
		'64 CPUs, 61 idle' '┌─+┐.*┌─+┐.*┌─+┐.*┌─+┐' \
		'│ +CP +│ ←─+ 0/s .*│ +PAS +│ ─+ [0-9.]+/s .*→ │ +OL +│ .*│ +INT +│' \
		'│ +90 % +│ ─.*→ │ +9 % +│ ←─.* │ +1 % +│' \
		'tf ?> ?0' 'QD ?> ?1\.0' 'param6 1000' 'param4 1' \
		'CPU↑ +MODE +QD .*tf .*dur .*I/Os/s .* 0\.1 s per column' \
		'^> +0 +(PAS|OL) +1 .* 4 .*41\.2µs .*[0-9.]+k .* [cOP|]*c[cOP|]*$' \
		'^ +1 +CP +1 .* [cC|]*c[cC|]*$' \
		'rows 1 to [0-9]+ of 64' \
		'TUNABLES CP' '>pas_enabled +1' 'switch_param7 +10000' \
		'io_poll_delay +0' 'Sleep before polling' \
		'Takes 0 or 1, default 0' 'the method is DPAS now' \
		'CPU 0 +(PAS↔OL +[0-9.]+ switches/s since then|PAS→OL|OL→PAS)' \
		'q quit .*\? help'
	# The least has room for three of them.
	[ "$lines" -lt 24 ] || wait_for '^ +3 +PAS +0 .* P+$'
	while read -r line; do
		[ ${#line} -le "$cols" ] || fail "$size: too wide: $line"
	done < <(screen)
	[ "$(screen | wc -l)" -le "$lines" ] || fail "$size: too many lines"
done

# On a large screen more is shown: columns, edges, what was observed of all.
wait_for 'SWITCHES [0-9.]+/s, inferred from samples ─' 'avgQD +window' 'over%' \
	' 1\.9 +37 ' 'INT/s +CP/s PAS/s +OL/s' 'STATE MACHINE ─' \
	'PAS→OL .* switch_param1 0: tf > 0' 'CP→PAS .* after 1000 I/Os' \
	'tf in this window at most 4' 'average QD in PAS now 1.9' \
	'dur 41\.2 µs to 41\.2 µs; 0 of 3 at d_init' '25 % of sleeps too long'

# All views, and the presenter with its sentence and rules, at the least size.
start 80 22 "$dpastop -d 0.1 nvme0n1"
wait_for 'TUNABLES'
press P
wait_for '^  CPU 0 went from [A-Z]+ to [A-Z]+: ' '^. INT → OL +after 10000 I/Os'
press 2
wait_for '^CPU 0' '^ITS SWITCHES' '^ pas_enabled '
press 3
wait_for '^SWITCHES' '^ pas_enabled '
press 4
wait_for 'SETTINGS' 'jobs in run queue' '^ pas_enabled '
press 5
wait_for '^COMPARE' 'b marks that as B' '^ pas_enabled '
press 6
wait_for '^TUNE t starts a search' 'Press t to search' '^ pas_enabled '
press '?'
wait_for ' 1 to 20 of'

# With less of it each tunable has its sentence.
start 120 40 "$dpastop -d 0.1 nvme0n1"
wait_for 'Poll at once \(-1\), sleep as needed \(0\) or this long\.'
# The average QD is not measured in CP.
wait_for '^> +0  (PAS|OL) +1 +1\.9 +37 ' '^ +1  CP +1 +– +37 '

# Idle CPUs are folded away until they are asked for.
start 80 24 "$dpastop -d 0.1 nvme0n1"
wait_for '^ +2 +PAS' '61 CPUs idle, folded away: i shows them'
press i
wait_gone 'folded away'

# Scrolling: to the end of the CPUs and back.
wait_for 'rows 1 to'
press Tab End
wait_for 'to 64 of 64' '^> +63 +PAS'
press PPage
wait_gone 'to 64 of 64'
press Home
wait_for 'rows 1 to' '^> +0 +'
exit 0
