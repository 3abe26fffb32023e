#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# After a change, before and after come by themselves in any view, and go away.
. "${srcdir:-.}/tests/dpastop/ui/lib.sh"

command -v gawk >/dev/null || exit 77

begin() {
	start "$1" "$2" "$dpastop -d 0.5 sim:optane,jobs=3"
	wait_for '5 Compare'
	# Four seconds and more of what was before.
	wait_for "^>   0 .* [A-Za-z]{10,}$"
}

begin 80 24
shows 'BEFORE AND AFTER' && fail "nothing was changed yet"
press ']'
wait_for '^BEFORE AND AFTER the change: in about [1-4] s'
wait_for '^BEFORE AND AFTER jobs 3 → 4  \([0-9]+ s before, [34] s after\)' \
	'^ IOPS 2[0-9]+k→2[0-9]+k \+[0-9.]+%  latency 1[0-9.]+µs→1[0-9.]+µs ' \
	' CPU 1[0-9]+→1[0-9]+ % -[0-9.]+%$' '^ % of I/Os: CP [0-9]+→0  PAS '
# In every view, the presenter too, and not over what is typed.
press 2
wait_for '^BEFORE AND AFTER'
press 1 P
wait_for '^BEFORE AND AFTER' '^ IOPS ' ' q quit '
press P
wait_for '^TUNABLES'
for ((i = 0; i < 3; i++)); do shows_not 'BEFORE AND AFTER' || sleep 5; done
wait_gone 'BEFORE AND AFTER'

# Where a method counts no shares, they are unknown.
press C
wait_for '> DPAS'
press Up Up Up Up Enter
wait_for '^BEFORE AND AFTER the change'
wait_for '^BEFORE AND AFTER method DPAS → CP ' \
	'^ % of I/Os: CP 0→–  PAS [0-9]+→–  OL [0-9]+→–  INT [0-9]+→–'

# The load and the method at once: both are named, and the method's tunables are
# not named besides.
begin 80 24
press ']'
wait_for '^BEFORE AND AFTER the change'
press C
wait_for '> DPAS '
press Home Down Enter
wait_for '^BEFORE AND AFTER method DPAS → CP, jobs 3 → 4  \([0-9]+ s before, [0-9]+ s after\)'

# Where all of them are known, those before add up, and those after: none that has
# changed is left out because it may be noise.
before_and_after_add_up() {
	screen | gawk '
	/^ % of I.Os:/ {
		while (match($0, /(CP|PAS|OL|INT) ([0-9]+)(→([0-9]+))?/, part)) {
			modes++
			before += part[2]
			after += part[3] == "" ? part[2] : part[4]
			$0 = substr($0, RSTART + RLENGTH)
		}
		exit
	}
	END { exit !(modes == 4 && around(before) && around(after)) }
	function around(sum) { return sum >= 98 && sum <= 102 }'
}

# One window after the other in each mode, so that the shares go up and down.
start 80 24 "$dpastop -d 0.2 sim:optane,jobs=3,speed=0.002"
wait_for "^>   0 .* [A-Za-z]{25,}$"
press ']'
wait_for '^ % of I/Os: CP '
before_and_after_add_up || fail "the shares do not add up"
exit 0
