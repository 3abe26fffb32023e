#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# Slow motion: keys, the header, rates of the machine's own time, a standstill.
. "${srcdir:-.}/tests/dpastop/ui/lib.sh"

start 80 24 "$dpastop -d 0.2 sim:optane,cpus=1,jobs=1"
wait_for ' in real time  ' 'reads (9[0-9]|1[01][0-9])[.0-9]*k/s'
press v v v
wait_for '^dpastop sim:optane  DPAS  slow motion 1/1000  1 poll queue ' \
	'simulator: slow motion 1/1000'
# A window of 1,000 takes seconds now; the rate is what it was.
press d
wait_for 'Refresh interval'
press 1 Enter
sleep 2.5
wait_for 'reads (9[0-9]|1[01][0-9])[.0-9]*k/s' 'CPU (9[0-9]|100)[.0-9]* %'
press v v
wait_for '  stands still  ' 'simulator: stands still'
sleep 1.2
picture=$(screen)
sleep 1.2
[ "$(screen)" = "$picture" ] || fail "it moves: $(screen)"
grep -qE 'reads (9[0-9]|1[01][0-9])[.0-9]*k/s' <<<"$picture" ||
	fail "the figures are gone: $picture"
# What is set while it stands still is seen.
press Down Down +
wait_for 'pas_d_init +200 '
press V
wait_for 'slow motion 1/10000'
press V V V V
wait_for ' in real time  '
press q
wait_for 'ended with 0'

# A folded line counts by the machine's time, too: some 1,100 I/Os for two switches.
start 80 24 "$dpastop -d 0.2 sim:optane,cpus=1,jobs=1,speed=0.01"
wait_for '^ [0-9:]+ CPU 0   PAS↔CP  1[5-9][0-9] switches/s since then'

# A computer that is too slow says so, where it moves nothing else.
start 80 24 "$dpastop -d 0.2 sim:optane,cpus=4,jobs=2000,speed=100"
wait_for '  too slow here: [0-9]+ %  '
screen | sed -n 3p | grep -q '^reads ' ||
	fail "the header has moved"
press q
wait_for 'ended with 0'

# There is nothing to slow down elsewhere.
tree_make 2 1
start 80 24 "$dpastop nvme0n1"
wait_for 'dpastop nvme0n1'
press v
wait_for "only the simulator's time can run slower or faster"
press q
wait_for 'ended with 0'
exit 0
