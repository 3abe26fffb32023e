#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# With each method the figures of the screen agree with each other, and what is
# DPAS's own is shown only where it is current.
. "${srcdir:-.}/tests/dpastop/ui/lib.sh"

# plain NUMBER: 12.3k as 12300
plain() {
	awk -v text="$1" 'BEGIN {
		unit = text ~ /k$/ ? 1e3 : text ~ /M$/ ? 1e6 : 1
		printf "%.0f\n", text * unit
	}'
}

# agree A B: they are equal but for rounding, and for the time between two counts
agree() {
	awk -v a="$1" -v b="$2" 'BEGIN {
		most = a > b ? a : b
		exit !(most > 0 && (a > b ? a - b : b - a) <= most * 0.15)
	}'
}

# The sum of the column I/Os/s over the CPUs.
sum_of_rows() {
	local rate sum=0
	for rate in $(screen | sed -nE 's/^[> ] +[0-9]+  (INT|CP|PAS|OL) .* ([0-9.]+[kM]?)  .*/\2/p'); do
		sum=$((sum + $(plain "$rate")))
	done
	echo $sum
}

header_rate() {
	plain "$(screen | sed -nE 's/^reads ([0-9.]+[kM]?)\/s.*/\1/p')"
}

# rows_agree: the rows add up to the header, on one screen of some
rows_agree() {
	local i
	for ((i = 0; i < 20; i++)); do
		agree "$(sum_of_rows)" "$(header_rate)" && return
		sleep 0.3
	done
	return 1
}

load_agrees() {
	local i iops
	for ((i = 0; i < 20; i++)); do
		iops=$(screen | sed -nE 's/.*IOPS +([0-9.]+[kM]?).*/\1/p' | head -n 1)
		agree "$(plain "${iops:-0}")" "$(header_rate)" && return
		sleep 0.3
	done
	return 1
}

for method in INT CP LHP; do
	start 80 24 "$dpastop -d 0.3 sim:cpus=2,jobs=3,method=$method"
	wait_for "^method $method: " '2 CPUs, not counted per CPU(  from the simulated machine)?$' '^> +0  –' \
		"SWITCHES none now: the method is $method" '│   –   │'
	wait_gone '[0-9] % +│'
	press 4
	load_agrees || fail "$method: the load's IOPS are not the header's reads"
	press P
	wait_for "method $method: "
	wait_gone '█'
done

# Counted by CPU, as PAS.
for method in EHP PAS; do
	start 80 24 "$dpastop -d 0.3 sim:cpus=2,jobs=3,method=$method"
	wait_for "^method $method: .* sleeps" '2 CPUs, 0 idle' '^> +0  PAS' \
		"SWITCHES none now: the method is $method" '│ +100 % +│'
	rows_agree || fail "$method: the rows do not add up to the header"
	press 4
	load_agrees || fail "$method: the load's IOPS are not the header's reads"
done

start 80 24 "$dpastop -d 0.3 sim:cpus=2,jobs=3,method=DPAS"
wait_for '2 CPUs, 0 idle' 'SWITCHES [0-9.k]+/s, each reported'
rows_agree || fail "DPAS: the rows do not add up to the header"
press 4
load_agrees || fail "DPAS: the load's IOPS are not the header's reads"

# A time and a change are written alike wherever they stand.
start 80 24 "$dpastop -d 0.3 sim:cpus=2,jobs=3,method=LHP"
wait_for '^method LHP: '
press End Enter
wait_for '^ io_poll_delay, -1 to 2147483 µs: '
press BSpace 5 Enter
wait_for 'polling sleeps 5 µs, then polls' '^TUNABLES .* io_poll_delay 0 → 5 '
press Enter BSpace 9 9 9 9 9 9 9 9 Enter
wait_for 'io_poll_delay takes -1 to 2147483 µs'
press Escape Escape L
wait_for 'Changes and texts' '^ .*io_poll_delay 0 → 5 '
shows ' us( |[,;:.]|$)|->' && fail 'signs of two kinds'

# Chosen by a key: tunables and load, as one change.
start 80 24 "$dpastop -d 0.3 sim:cpus=2,jobs=3"
wait_for '^> +0  (INT|CP|PAS|OL)'
press C
wait_for 'I/O completion methods' '> DPAS ' \
	'EHP +I/O that requests polling sleeps for the recent minimum, then polls *$'
press Home Enter
wait_for '^method INT: every I/O completes by interrupt' 'io_poll_delay +-1'
press r
wait_for 'all tunables except the method.s already have their defaults' '^method INT'
press u
wait_for '^> +0  (INT|CP|PAS|OL)' 'pas_enabled +1' 'undone: 4 '
wait_gone '^method'
press U
wait_for '^method INT: '

# At the start; what is no method changes nothing.
start 80 24 "$dpastop -d 0.3 --method lhp sim"
wait_for '^method LHP: '
# A CPU's sums say for which part of the time it was counted.
press 2
wait_for '^ +[0-9.]+s I/Os not counted by CPU$'
press C
wait_for 'completion methods'
press End Enter
wait_for '^ +[0-9.]+s of [0-9.]+s counted: over .* under .* I/Os, .* tf, .* switch(es)?(; total .*)?$'
"$dpastop" --method fast sim 2>"$work/err" && fail "--method fast was taken"
grep -q 'there are INT, CP, LHP, EHP, PAS and DPAS' "$work/err" ||
	fail "--method fast: $(cat "$work/err")"

# Somebody else's load: it alone can say that it does not want to poll.
tree_make 2 2
start 80 24 "$dpastop -d 0.3 nvme0n1"
wait_for 'DPAS'
press C
wait_for 'completion methods'
press Home Enter
wait_for 'the load decides whether to poll'
press C Home Down Down Enter
wait_for '^method LHP: ' 'switch_enabled +0'

# A kernel without EHP has all others.
rm "$queue/ehp_enabled"
start 80 24 "$dpastop -d 0.3 nvme0n1"
wait_for '^method LHP: '
press C Home Down Down Down Enter
wait_for 'EHP: this kernel has no ehp_enabled' '^method LHP: '
press C End Enter
wait_for 'switch_enabled +1'

# Who does not ask for polling is told so, also with DPAS.
start 80 24 "$dpastop -d 0.3 --load jobs=3,polled=0 sim:cpus=2"
wait_for '100 % of the I/Os do not request polling' '2 CPUs, 2 without polled I/O$' \
	'^ No I/O is polled'
press i C
wait_for '^>? +0  PAS' '> DPAS '
press Up Enter
wait_for '^method PAS: ' '2 CPUs, 0 idle'
press 4 Down Down Down Down Down -
wait_for '>polled +no' '100 % of the I/Os do not' '2 CPUs, 2 without polled I/O'
press 2
wait_for '^CPU 0 of 2'
