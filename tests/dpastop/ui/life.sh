#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# Freezing, resizing, devices that leave, signals, and the terminal afterwards.
. "${srcdir:-.}/tests/dpastop/ui/lib.sh"

tree_make 4 2
tree_run 4 2

# Help, and back.
start 80 24 "$dpastop -d 0.1 nvme0n1"
wait_for '\? help'
press '?'
wait_for 'dpastop: keys and glossary' 'any other key closes it' 'the state machine and all CPUs'
press NPage
wait_for 'undo the last change'
press x
wait_gone 'keys and glossary'

wait_for ' CPU 0 +(PAS→OL|OL→PAS|PAS↔OL)'

# Freezing holds the picture; looking goes on, and what is set now is known.
press Space
wait_for '^ 1 Overview .* FROZEN -[0-9.]+s'
of_cpu_0() { screen | grep -E -e '^> +0 +(PAS|OL) ' -e '^ +[0-9:.]+ CPU 0 '; }
first=$(of_cpu_0) || fail "there is no CPU 0"
before=$(cat "$queue/switch_stat")
moved() { [ "$before" != "$(cat "$queue/switch_stat")" ]; }
until_true moved || fail "the tree does not move"
echo 77 >"$queue/switch_param6"
press Home Down Down Down Down Down Down Down Down Down Down Down
wait_for '>switch_param6 +1000' ', now 77\b'
press Home
[ "$first" = "$(of_cpu_0)" ] ||
	fail "the frozen picture moved"
press Space
wait_gone 'FROZEN'
moved_on() { [ "$first" != "$(of_cpu_0)" ]; }
until_true moved_on || fail "the picture did not go on"

# The delay.
press d 0 . 2 5 Enter
wait_for 'every 0\.25 s'
press d 9 9 Enter
wait_for '"99" is not within 0\.05 to 60 seconds'
press Escape
wait_for 'every 0\.25 s' '\? help'

# Resizing, also to what is too small and back.
tmux -L "$socket" resize-window -x 120 -y 40
wait_for 'avgQD' 'Window in INT'
tmux -L "$socket" resize-window -x 60 -y 10
wait_for 'dpastop needs 80x22' 'this is 60x10'
press r
tmux -L "$socket" resize-window -x 3 -y 2
tmux -L "$socket" resize-window -x 80 -y 24
wait_for '>pas_enabled +1' '\? help'
wait_file pas_enabled 1

# A device that leaves is waited for; coming back, it is read anew.
kill "$mover"
wait "$mover" 2>/dev/null
rm -r "$tree/block/nvme0n1"
wait_for 'nvme0n1 is gone; waiting for it to come back'
press Enter 5 Enter
wait_for 'nvme0n1/queue/pas_enabled: value 5|value 5'
press Escape
tree_make 4 2
echo 55 >"$queue/switch_param7"
wait_for 'switch_param7 +55'
wait_gone 'is gone'

# Quit: the shell's screen is back, and the terminal takes lines again.
press q
wait_for 'ended with 0'
wait_gone 'TUNABLES'
start 80 24 "echo before; stty -a >$work/before; $dpastop -d 0.1 nvme0n1
stty -a >$work/after"
wait_for 'TUNABLES'
press q
wait_for 'before' 'ended with 0'
diff "$work/before" "$work/after" || fail "q left the terminal changed"

# SIGTERM ends it by that signal, the terminal restored.
start 80 24 "stty -a >$work/before; bash -c 'echo \$\$ >$work/pid; exec $dpastop nvme0n1'
echo status \$?; stty -a >$work/after"
wait_for 'TUNABLES'
kill -TERM "$(cat "$work/pid")"
wait_for 'status 143' 'ended with 0'
diff "$work/before" "$work/after" || fail "SIGTERM left the terminal changed"

# Ctrl-Z and fg; then Ctrl-C.
start_shell 80 24 -i
wait_for 'prompt:'
press "$dpastop -d 0.1 nvme0n1" Enter
wait_for 'TUNABLES'
press C-z
wait_for 'Stopped' 'prompt:'
wait_gone 'TUNABLES'
press fg Enter
wait_for 'TUNABLES' '>pas_enabled'
press Down
wait_for '>pas_adaptive_enabled'
press C-c
wait_gone 'TUNABLES'
press 'echo still $((40+2))' Enter
wait_for 'still 42'

# A terminal that hangs up ends it.
start 80 24 "echo \$\$ >$work/pid; exec $dpastop nvme0n1"
wait_for 'TUNABLES'
tmux -L "$socket" kill-server
gone() { ! kill -0 "$(cat "$work/pid")" 2>/dev/null; }
until_true gone || fail "it goes on without a terminal"

# No colour, no sign outside ASCII.
start 80 24 "NO_COLOR=1 $dpastop --ascii -d 0.1 nvme0n1"
wait_for 'SWITCHES .*-----'
! screen | LC_ALL=C grep -q '[^ -~]' || fail "--ascii shows other signs"
! tmux -L "$socket" capture-pane -pe | grep -qE $'\e\\[[0-9;]*([34][0-7]|[34]8;5;[0-9]+)m' ||
	fail "NO_COLOR shows colours"
start 80 24 "LC_ALL=C $dpastop -d 0.1 nvme0n1"
wait_for 'SWITCHES .*-----'
start 80 24 "$dpastop -d 0.1 nvme0n1"
wait_for 'SWITCHES .*───'
tmux -L "$socket" capture-pane -pe | grep -qE $'\e\\[[0-9;]*4[0-8][;m]' ||
	fail "there is no colour"

# -n ends it.
start 80 24 "$dpastop -d 0.1 -n 3 nvme0n1"
wait_for 'ended with 0'
# After a look, without another minute.
start 80 24 "$dpastop -d 60 -n 1 nvme0n1"
wait_for 'ended with 0'
exit 0
