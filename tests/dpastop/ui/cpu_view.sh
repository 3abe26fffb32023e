#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# One CPU through time: curve, timelines, sums, its switches; now and frozen.
. "${srcdir:-.}/tests/dpastop/ui/lib.sh"

# All below the title's line, which tells how long ago it was.
body() { screen | tail -n +4 | head -n 18; }
moved_on() { ! screen | head -1 | grep -qF -- "$1"; }

# CPU 0 of five jobs on four CPUs is overloaded, the others poll.
start 80 24 "$dpastop -d 0.1 sim:optane,cpus=4,jobs=5"
wait_for '5 Compare'
press 2
wait_for '^CPU 0 of 4  (INT|OL|PAS)  ? QD [0-9]  average (–|[0-9.]+)  window .* dur ' \
	'^dur by sectors ⡠⠊ read 8-15 [0-9.]+[nµ]s +⣀⣀ d_init 100ns' \
	'^ +[0-9]+[nµm]s│' '│.*(⡇|⢸)' '100ns│.*⣀⣀' '^ +└0\.1 s per column .*now$' '^ +tf ' \
	'^ +QD .*2' '^ +mode .*iii' '^ +I/Os I+.* INT +9[0-9]% +CP +0% ' \
	'over [0-9]+% under [0-9]+%, [0-9.]+[kM]? I/Os, .* switches; total ' \
	'^ITS SWITCHES each reported' \
	'[0-9]\.[0-9]{3} OL↔INT +[0-9.]+ switches/s since then'
press Down
wait_for '^CPU 1 of 4  (CP|PAS) ' 'PAS↔CP' ' CP +[89][0-9]% '
press Down Down Down
wait_for '^CPU 3 of 4 '
press Up Up Up Up
wait_for '^CPU 0 of 4 '

# A changed tunable is marked on the axis; more time in a cell.
press 1
wait_for '>pas_enabled'
press Down Down +
wait_for 'pas_d_init +200'
press 2
wait_for '└─.*▼' 'd_init 200ns'
press Z
wait_for '0\.2 s per column'

# Frozen, nothing moves, whatever comes.
press Space
wait_for 'FROZEN'
before=$(screen | head -1 | grep -o 'FROZEN.*')
frozen=$(body)
until_true moved_on "$before" || fail "no time passes"
[ "$(body)" = "$frozen" ] || fail "the frozen picture moved; it was: $frozen"
press Enter
wait_for 'SWITCHES .* match "cpu0"'

# With many CPUs its last values still have room, the sleep last.
start 80 24 "$dpastop -d 0.1 --load jobs=1,cpus=1023 sim:optane,cpus=1024"
wait_for '5 Compare'
press i 2 End
wait_for '^CPU 1023  (PAS|CP|INT|OL)  ? QD [01] .* dur [0-9.]+[nµ]s '

# Of a CPU without polled I/O nothing but that is said to be 0.
start 80 24 "$dpastop -d 0.3 --load jobs=3,polled=0 sim:cpus=2"
wait_for '100 % of the I/Os do not request polling'
press 2
wait_for '^CPU 0 of 2  PAS .* dur – ' 'of the last I/O –  ' \
	' over – under –, 0 polled I/Os, 0 tf, 0 switches; total 0 polled I/Os$'

# On the tallest screen the axis follows its curve.
start 300 80 "$dpastop -d 0.1 sim:optane,cpus=4,jobs=5"
wait_for '5 Compare'
press 2
wait_for '^CPU 0 of 4 ' '^ +└0\.1 s per column'
screen | grep -B1 '└0\.1 s per column' | head -1 | grep -q '[0-9]ns│' ||
	fail "something stands between the curve and its axis"

# Only ASCII, and no wider than the screen.
for size in 80x24 120x40 200x50; do
	cols=${size%x*}
	start "$cols" "${size#*x}" "$dpastop --ascii -d 0.1 sim:optane,cpus=2,jobs=3"
	wait_for '5 Compare'
	press 2
	wait_for '^CPU 0 of 2 ' 'us\||ns\|' '^ +\+0\.1 s per column ' 'OL<->INT'
	screen | LC_ALL=C grep -q '[^ -~]' && fail "not only ASCII"
	while read -r line; do
		[ ${#line} -le "$cols" ] || fail "$size: too wide: $line"
	done < <(screen)
done
wait_for '^   QD 2\|' 'overs, .* unders'

# A kernel that tells less: what is unknown is not 0.
tree_make 2 1
start 80 24 "$dpastop -d 0.1 nvme0n1"
wait_for '5 Compare'
press 2
wait_for '^    dur ⡠⠊ of the last I/O 41\.2µs' 'over – under –, 0 I/Os, 0 tf, 0 switches' \
	'inferred from samples' 'None of its earlier switches are kept'
press Down
wait_for '^CPU 0 of 2 '	# the other one is idle
press 1
wait_for 'TUNABLES'
press i 2 End
wait_for '^CPU 1 of 2 ' 'No switch of it seen yet'
press Home
wait_for '^CPU 0 of 2 '

# Its CPU goes away: the line that was its own is another's.
sed 's/^CPU\[ 0\]/CPU[ 7]/' "$queue/switch_stat" >"$work/stat"
cat "$work/stat" 1<>"$queue/switch_stat"
wait_for 'There is no CPU 0; Up and Down go to'
press Down
wait_for '^CPU [17] of 2 '

# The paper's kernel tells neither sleeps nor timer failures.
echo >"$queue/switch_stat"
: >"$DPASTOP_KMSG"
start 80 24 "$dpastop -d 0.1 nvme0n1"
wait_for 'rows from the kernel log'
press 2
wait_for '^CPU 0 of 0' 'No CPU to show'
while [ -d "$queue" ]; do
	echo '6,1,1,-;CPU[ 1] MODE[0] QD[ 3] param1: 0 param2: 10 param3: 10 polled io: 5, pas io: 6, ol io: 7, int io: 8'
	sleep 0.03
done >>"$DPASTOP_KMSG" &
wait_for 'There is no CPU 0'
# A look between two lines of the log has no CPU, and then there is none to go to.
down_to_1() { press Down; shows '^CPU 1 of 1 '; }
until_true down_to_1 || fail "Down does not lead to CPU 1"
wait_for '^CPU 1 of 1  INT   QD 3  average –  window –  tf –  dur – ─' \
	'of the last I/O –' '– tf, – switches; total 26 I/Os'
exit 0
