#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# Keys that change tunables: what is written, refused, undone, read back.
. "${srcdir:-.}/tests/dpastop/ui/lib.sh"

tree_make 2 1
start 80 24 "$dpastop -d 0.1 nvme0n1"
wait_for '>pas_enabled'

# Type, Enter.
press Down Down Enter 2 5 0
wait_for '>pas_d_init +250_' 'pas_d_init, 100 to 10000000 ns: 250_'
press BSpace 5 Enter
wait_for 'pas_d_init is now 255' '>pas_d_init +255'
wait_file pas_d_init 255

# Esc leaves everything as it is.
press Enter 9 9 9 Escape
wait_for '>pas_d_init +255' '\? help'
wait_file pas_d_init 255

# Out of range: said, not written, and the field stays open.
press Enter 5 0 Enter
wait_for 'value 50: pas_d_init takes 100 to 10000000 ns'
wait_file pas_d_init 255
press BSpace BSpace Enter
wait_for '"" is not a whole number'
press Escape
wait_for '>pas_d_init +255'

# Steps, along 1-2-5 for a time and by one for a count.
press +
wait_file pas_d_init 500
wait_for '>pas_d_init +500'
press - -
wait_file pas_d_init 100
press - 
wait_for 'pas_d_init is already at its minimum, 100'
press Right Up
wait_for '>switch_param1'
press + + +
wait_file switch_param1 3

# Undo goes back through all of it.
press u
wait_for 'undone: switch_param1 is now 2'
press u u
wait_file switch_param1 0
press u
wait_file pas_d_init 200
press u u
wait_file pas_d_init 255
press u
wait_file pas_d_init 100
press u
wait_for 'nothing to undo'

# Defaults, and one undo for all of them.
echo 300 >"$queue/pas_d_init"
echo 3 >"$queue/switch_param3"
wait_for 'pas_d_init +300' 'switch_param3 +3 '
press r
wait_for '2 reset to their defaults, except the method.s; undo reverts it'
wait_file pas_d_init 100
wait_file switch_param3 10
wait_file pas_enabled 1
wait_file switch_enabled 1
wait_file io_poll_delay 0
press u
wait_for 'undone: 2 tunables'
wait_file pas_d_init 300
wait_file switch_param3 3

# The method, and one undo for all that it set.
press C
wait_for 'completion methods'
press Home Down Enter
wait_file pas_enabled 0
wait_file switch_enabled 0
wait_file io_poll_delay -1
press u
wait_for 'undone: 3 tunables'
wait_file pas_enabled 1
wait_file switch_enabled 1
wait_file io_poll_delay 0
press End 
wait_for '>io_poll_delay'
press - 
wait_file io_poll_delay -1
wait_for 'nvme0n1  CP  kernel' '>io_poll_delay +-1'

# A refusal by the kernel: this file takes -1000 to 1000 and no more.
ln -sf /proc/self/oom_score_adj "$queue/switch_param5"
press q
wait_for 'ended with 0'
start 80 24 "$dpastop -d 0.1 nvme0n1"
wait_for '>pas_enabled'
press Right Right Enter 5 0 0 0 Enter
wait_for_text 'queue/switch_param5:' 'value 5000' 'the kernel refused' \
	'Invalid argument'
press Escape
wait_for '>switch_param5 +0'

# A kernel that takes a value and holds another.
ln -sf /dev/null "$queue/switch_param5"
press Enter 7 Enter
wait_for 'switch_param5: wrote 7, but the kernel holds 0' '>switch_param5 +0'

# A value that changes under the program is shown.
press Down
echo 4321 >"$queue/switch_param6"
wait_for '>switch_param6 +4321'

# Without permission it watches, and says so.
if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null; then
	chmod -R a+rX "$work"
	cp "$dpastop" "$work/dpastop"
	start 80 24 "setpriv --reuid=65534 --clear-groups $work/dpastop -d 0.1 nvme0n1"
	wait_for 'TUNABLES cannot edit: Permission denied: run dpastop as root'
	press Enter
	wait_for '^ cannot edit: Permission denied: run dpastop as root to edit'
	press +
	press u
	press r
	wait_file pas_enabled 1
	press q
	wait_for 'ended with 0'
fi
exit 0
