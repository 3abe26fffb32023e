#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# A search on a device, on the screen: however it ends, the tunables are restored.
. "${srcdir:-.}/tests/dpastop/ui/lib.sh"

tree_make 2 2

# 10,000 reads a second by the clock, in place and without a process each, so that
# no trial sees a stop, however busy this machine is.
reads_run() {
	local since=${EPOCHREALTIME/./} pause
	exec {pause}<> <(:)
	while [ -d "$work" ]; do
		printf '%d 0 0 0 7 0 0 0 0 0 0\n' \
			$(((${EPOCHREALTIME/./} - since) / 100)) \
			1<>"$tree/block/$device/stat"
		read -rt 0.02 -u "$pause"
	done 2>/dev/null &
	mover=$!
}
reads_run
state=$HOME/.local/state/dpastop/restore-$device

holds() {
	local name
	while read -r name _; do
		echo "$name $(cat "$queue/$name")"
	done < <("$print_tunables")
}
before=$(holds)
differs() { [ "$(holds)" != "$before" ]; }
is_back() { ! differs; }
gone() { [ ! -e "$state" ]; }

# A SIGINT is for the shell as well, which would end with it.
search() {
	start 80 24 "trap : INT; $dpastop -d 0.1 nvme0n1"
	wait_for 'TUNABLES'
	press 6 t
	wait_for 'Find the best settings for'
	press Enter
	wait_for '^TUNE exploring'
	until_true differs || fail "nothing was set"
	[ -e "$state" ] || fail "kept nothing for a crash"
}
back() {
	until_true is_back || fail "after $1: $(diff <(echo "$before") <(holds))"
	until_true gone || fail "$1 left its file"
}

search
press q
wait_for 'ended with 0'
back q
search
press C-c
wait_for 'ended with 130'
back Ctrl-C
search
press t
wait_for 'the search is stopped; all settings are restored'
back 'a stop'

# Somebody else's change ends it, and stays.
press t
wait_for 'Find the best settings for'
press Enter
until_true differs || fail "nothing was set"
echo 77 >"$queue/switch_param2"
wait_for_text 'the search ended early: somebody else has changed a tunable: switch_param2 10 → 77'
before=$(sed 's/^switch_param2 .*/switch_param2 77/' <<<"$before")
back "somebody else's change"
press q
wait_for 'ended with 0'

# The device leaves; when it is back it gets its setting.
search
mv "$tree/block/$device" "$work/away"
wait_for 'is gone; waiting for it to come back' 't starts a search'
mv "$work/away" "$tree/block/$device"
back 'its absence'
press q
wait_for 'ended with'

# After kill -9 the next start offers it; another search would take what is set now
# for the user's.
search
# Not between emptying a file and writing it, which sysfs does not know: in a trial.
sleep 0.3
pkill -KILL -s "$terminal" -x dpastop
wait_for 'ended with 137'
differs || fail "nothing to put back"
"$dpastop" tune --budget 1 nvme0n1 >"$work/out" 2>&1 && fail "tunes what a kill left"
grep -q 'did not restore the tunables of nvme0n1; dpastop nvme0n1 offers to restore them' \
	"$work/out" || fail "it says: $(cat "$work/out")"
[ -e "$state" ] || fail "what is to be restored is lost"
start 80 24 "$dpastop -d 0.1 nvme0n1"
wait_for 'An earlier run did not restore its tunables'
press y
back 'a kill'
press q
wait_for 'ended with 0'

# Read-only.
start 80 24 "$dpastop --read-only nvme0n1"
wait_for 'TUNABLES'
press 6
wait_for '^TUNE .*read-only'
press t
wait_for 'cannot edit: '
press q
wait_for 'ended with 0'
exit 0
