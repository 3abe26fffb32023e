#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# --restore: put back at the end, offered after a crash.
. "${srcdir:-.}/tests/dpastop/ui/lib.sh"

state=$HOME/.local/state/dpastop/restore-nvme0n1
tree_make 2 1

run() {
	start 80 24 "$dpastop -d 0.1 $* nvme0n1"
}

# change VALUE: of switch_param1, which is selected anew each time.
change() {
	press Home Right Down Enter "$1" Enter
	wait_for "switch_param1 is now $1"
	wait_file switch_param1 "$1"
}

# shellcheck disable=SC2317 # called by until_true
ended() { ! pgrep -s "$terminal" -x dpastop >/dev/null; }

# signal NAME: to the program in the terminal, which ends by it.
signal() {
	pkill "-$1" -s "$terminal" -x dpastop
	until_true ended || fail "did not end by SIG$1"
}

gone() { [ ! -e "$state" ]; }

# At the end, whichever it is, all is as at the start.
run --restore
wait_for '>pas_enabled'
change 5
press r
wait_file switch_param1 0
[ -e "$state" ] || fail 'kept nothing for a crash'
press q
wait_for 'ended with 0'
wait_file switch_param1 0
wait_file pas_enabled 1
wait_file switch_enabled 1
wait_file io_poll_delay 0
gone || fail 'left its file'
run --restore
wait_for '>pas_enabled'
change 5
signal TERM
wait_file switch_param1 0
gone || fail 'left its file after SIGTERM'

# Without --restore it all stays.
run
wait_for '>pas_enabled'
change 1
press q
wait_for 'ended with 0'
wait_file switch_param1 1

# After a crash the next start offers what was there before.
crash() {
	run --restore
	wait_for '>pas_enabled'
	change 7
	signal KILL
	file_holds "$queue/switch_param1" 7 || fail 'it was no crash'
}
crash
"$dpastop" --batch --json -n 1 nvme0n1 2>&1 >/dev/null |
	grep -q 'did not restore the tunables of nvme0n1; it offers that on the screen' ||
	fail 'batch says nothing of what was left'
run
wait_for 'Restore them now, y or n'
press x Down Enter
wait_for 'Restore them now, y or n'
signal TERM
# Beside what else is wrong.
mkdir -p "$HOME/.config/dpastop"
echo 'colour = red' >"$HOME/.config/dpastop/config"
run
wait_for 'Restore them now, y or n' '/dpastop/config:1: there is no setting'
rm "$HOME/.config/dpastop/config"
press y
wait_for 'what an earlier run left: 1 tunable changed'
wait_file switch_param1 1
gone || fail 'offers it once more'
press u
wait_file switch_param1 7
press q
wait_for 'ended with 0'
run
wait_for '>pas_enabled' '\? help'
press q
wait_for 'ended with 0'

# What is not wanted back stays, and is then what --restore goes back to.
echo 1 >"$queue/switch_param1"
crash
run --restore
wait_for 'Restore them now, y or n'
press n
wait_gone 'Restore them now'
wait_file switch_param1 7
change 9
press q
wait_for 'ended with 0'
wait_file switch_param1 7
gone || fail 'left its file'

# Where it is wanted, the end brings that back again.
echo 1 >"$queue/switch_param1"
crash
run --restore
wait_for 'Restore them now, y or n'
press y
wait_file switch_param1 1
change 9
press q
wait_for 'ended with 0'
wait_file switch_param1 1
gone || fail 'left its file'

# The first of two is the one that puts back; the second says so.
run --restore
wait_for '>pas_enabled'
change 3
first=$socket first_terminal=$terminal
socket=$socket-second- terminal=
run --restore
wait_for 'dpastop [0-9]+ is running with --restore'
change 4
press q
wait_for 'ended with 0'
wait_file switch_param1 4
end_terminal
socket=$first terminal=$first_terminal
press q
wait_for 'ended with 0'
wait_file switch_param1 1
gone || fail 'left its file'

# A file that cannot be read is not overwritten, and --restore promises nothing.
mkdir -p "${state%/*}"
echo 'pid = many' >"$state"
run --restore
wait_for_text 'pid is not a whole number' 'ended with 1'
file_holds "$state" 'pid = many' || fail 'overwrote it'
rm "$state"

# A device that is away at the end gets it back when it can.
run --restore
wait_for '>pas_enabled'
change 3
mv "$tree/block" "$tree/away"
wait_for 'is gone'
press q
wait_for 'not restored' 'ended with 1'
mv "$tree/away" "$tree/block"
run
wait_for 'Restore them now, y or n'
press y
wait_file switch_param1 1
press q
wait_for 'ended with 0'

# Where nothing may be written, nothing can be promised.
run --restore --read-only
wait_for '--restore: cannot restore: ' 'ended with 1'

# What a scenario cannot put back is said, on the screen and after it.
cat >"$work/set.scenario" <<-END
	title Change one
	needs any
	set switch_param1 3
	key
END
run --scenario "$work/set.scenario"
wait_for 'n goes on'
wait_file switch_param1 3
rm "$queue/switch_param1"
press e
wait_for 'not everything could be restored:' 'switch_param1: value 1'
press q
wait_for 'ended with 0'
echo 1 >"$queue/switch_param1"
run --scenario "$work/set.scenario"
wait_for 'n goes on'
rm "$queue/switch_param1"
press q
wait_for 'dpastop: not everything could be restored:' 'ended with 1'
echo 1 >"$queue/switch_param1"

# A recording tells of a device that a key found gone.
run --record "$work/gap.jsonl" -d 60
wait_for '>pas_enabled'
mv "$tree/block" "$tree/away"
press +
wait_for 'pas_enabled'
press d 1 Enter
wait_for 'is gone'
mv "$tree/away" "$tree/block"
wait_gone 'is gone'
press q
wait_for 'ended with 0'
[ "$(grep -c '"type":"gap"' "$work/gap.jsonl")" = 1 ] || fail 'not one gap'
exit 0
