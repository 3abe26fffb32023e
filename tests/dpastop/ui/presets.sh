#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# Presets: chosen, undone, saved, refused.
. "${srcdir:-.}/tests/dpastop/ui/lib.sh"

own=$HOME/.config/dpastop/presets
tree_make 2 1
start 80 24 "$dpastop -d 0.1 nvme0n1"
wait_for '>pas_enabled'

# Those that are built in, with what they are for.
press p
wait_for 'lab default' '3D XPoint .*[Tt]heta 3' 'CPU saving .*Never CP'
# Of what it covers nothing remains beside it, and no text ends in mid-word.
wait_for '^  > lab default ' '^  Presets: sets of tunables *$' '^    CPU saving +Never CP.* [a-z0-9]+ …$'
press Escape
wait_gone '3D XPoint'
press p Down Down
wait_for_text 'timer failure takes a CPU to INT for good\.'
press Enter
wait_for 'CPU saving: 3 tunables changed; undo reverts it'
wait_file switch_param2 9
wait_file switch_param3 9
wait_file switch_param4 0
press u
wait_for 'undone: 3 tunables'
wait_file switch_param2 10
wait_file switch_param4 1
press p Down Enter
wait_for '3D XPoint: 1 tunable changed'
wait_file switch_param3 30
press p Down Enter
wait_for '3D XPoint: all tunables have these values already'

# One's own.
press W m y Space 1 Enter
wait_for 'saved as preset "my 1"'
grep -qx 'switch_param3 = 30' "$own/my 1" || fail 'saved something else'
[ "$(wc -l <"$own/my 1")" = "$(tests/lib/model/print_tunables | wc -l)" ] ||
	fail 'not all tunables were saved'
press p Enter
wait_file switch_param3 10
press p End Enter
wait_for 'my 1: 1 tunable changed'
wait_file switch_param3 30

# What cannot be done is said, and changes nothing.
press W a / b Enter
wait_for '"a/b" is not a valid name of a preset'
press Escape
echo 'switch_param3 = many' >"$own/my 1"
press p End Enter
wait_for 'my 1:1: switch_param3'
wait_file switch_param3 30
press W m y Space 1 Enter
wait_for 'so it is not over'
file_holds "$own/my 1" 'switch_param3 = many' || fail 'overwrote it'
press Escape
press q
wait_for 'ended with 0'

# Without a place for one it does not ask for a name.
start 80 24 "HOME= $dpastop -d 0.1 nvme0n1"
wait_for '>pas_enabled'
press W
wait_for_text 'no place for presets: neither XDG_CONFIG_HOME nor HOME'
! shows 'as preset' || fail 'asks for a name that it cannot use'
press q
wait_for 'ended with 0'
exit 0
