#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# After a change, before and after come by themselves in any view, and go away.
. "${srcdir:-.}/tests/dpastop/ui/lib.sh"

begin() {
	start "$1" "$2" "$dpastop -d 0.5 sim:optane,jobs=3"
	wait_for '5 Compare'
	# Four seconds and more of what was before.
	wait_for "^>   0 .* [A-Za-z]{10}$"
}

begin 80 24
shows 'BEFORE AND AFTER' && fail "nothing was changed yet"
press ']'
wait_for '^BEFORE AND AFTER the change: in about [1-4] s'
wait_for '^BEFORE AND AFTER jobs 3 → 4  \([0-9]+ s before, [34] s after\)' \
	'^ IOPS 2[0-9]+k→2[0-9]+k \+[0-9]+%  latency 1[0-9.]+µs→1[0-9.]+µs ' \
	' CPU 1[0-9]+→1[0-9]+ % -[0-9]+%$' '^ I/Os in CP [0-9]+→0 %  PAS '
# In every view, the presenter too, and not over what is typed.
press 2
wait_for '^BEFORE AND AFTER'
press 1 P
wait_for '^BEFORE AND AFTER' '^ IOPS ' ' q quit '
press P
wait_for '^TUNABLES'
for ((i = 0; i < 3; i++)); do shows_not 'BEFORE AND AFTER' || sleep 5; done
wait_gone 'BEFORE AND AFTER'

# Another method has no shares to compare with.
press C
wait_for '> DPAS'
press Up Up Up Up Enter
wait_for '^BEFORE AND AFTER the change'
wait_for '^BEFORE AND AFTER method DPAS → [A-Z]+ '
exit 0
