#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# The first picture at three sizes: everything that belongs there is there, and
# nothing is wider than the screen.
. "${srcdir:-.}/tests/screen/rig.sh"

tree_make 64 3
tree_run 64 3

for size in 80x24 120x40 200x50; do
	cols=${size%x*} lines=${size#*x}
	start "$cols" "$lines" "$dpastop -d 0.1 nvme0n1"
	wait_for "TUNABLES"
	press i
	wait_for 'dpastop nvme0n1 +DPAS +kernel .+ 2 poll queues +every 0\.1 s' \
		'64 CPUs, 61 idle' \
		'CPU  MODE +QD .*tf .*dur .*INT/s +CP/s PAS/s +OL/s INT% CP% PAS% OL%.* last switch' \
		'^ +0 +(PAS|OL) +1 .* 4 .*41\.2µs .*[0-9.]+k .* 90 +9 +1 .* 0\.[0-9]s ←(PAS|OL)' \
		'^ +1 +CP +1 .*–$|^ +1 +CP +1 .*–' \
		'^ +3 +PAS +0 .* – +– +– +–' \
		'rows 1 to [0-9]+ of 64' \
		'TUNABLES ─' '>pas_enabled +1' 'switch_param7 +10000' \
		'io_poll_delay +0' 'Sleep before polling' \
		'pas_enabled takes 0 or 1; its default is 0' \
		'CPU 0 +(PAS→OL|OL→PAS) +between two samples' \
		'\? help .*q quit'
	while read -r line; do
		[ ${#line} -le "$cols" ] || fail "$size: too wide: $line"
	done < <(screen)
	[ "$(screen | wc -l)" -le "$lines" ] || fail "$size: too many lines"
done

# On a large screen every tunable has its sentence, and more is shown.
wait_for 'SWITCHES [0-9.]+/s, guessed from samples ─' 'avgQD +window' 'over%' ' 1\.9 +37 ' 'CCCCCCCC' \
	'-1: poll at once; 0: sleep first, as long as needed; else: sleep so long\.'

# Scrolling: to the end of the CPUs and back.
start 80 24 "$dpastop -d 0.1 nvme0n1"
wait_for "TUNABLES"
press i
wait_for 'rows 1 to'
press Tab End
wait_for 'to 64 of 64' '^ +63 +PAS'
press PPage
wait_gone 'to 64 of 64'
press Home
wait_for 'rows 1 to' '^ +0 +'
exit 0
