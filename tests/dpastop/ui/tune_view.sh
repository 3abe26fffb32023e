#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# The search for the best settings on the screen: from the first key to a preset;
# however it ends, everything is restored.
. "${srcdir:-.}/tests/dpastop/ui/lib.sh"

# wait_long REGEX: a search takes its time, on a busy machine much of it.
wait_long() {
	local i
	for ((i = 0; i < 30; i++)); do
		until_true shows "$1" && return
	done
	fail "never showed: $1"
}

resize() { tmux -L "$socket" resize-window -x "$1" -y "$2"; }

# --- a simulated machine: what a new user does ---

start 80 24 "$dpastop --record $work/search.jsonl sim:optane,cpus=1,jobs=2,seed=1"
wait_for ' 6 Tune'
press A
wait_for 'there is no result yet; t starts a search'
press 6
wait_for '^TUNE t starts a search' 'Press t to search for the settings'
press t
wait_for 'Find the best settings for' '> IOPS '
press Enter
wait_for '^TUNE (exploring|confirming): [0-9]+ trials, at most [0-9]+ s more; t stops it'
# While it goes on nothing else sets anything.
for key in ']' C u W e v; do
	press "$key"
	wait_for 'a search is changing the settings; t stops it'
	press 6
	wait_gone 'a search is changing'
done
# Other views go on meanwhile.
press 4
wait_for '^LOAD '
press 1
wait_long 'the search is done: 6 shows the result'
press 6
wait_for '^TUNE [0-9]+ trials in [0-9]+ s; A applies it, W saves it, t searches again' \
	'^ candidate +trials +iops +change +verdict' \
	'^ (DPAS|PAS), d_init [0-9]+' \
	'\+[0-9.]+ % +\+[0-9.]+ % to \+[0-9.]+ %' ' before +worse: -[0-9.]+ %' \
	'^ pas_d_init, ns  .* DPAS  .* PAS +switch_param3' '^ +100 +100000 +10 +160'
wait_for_text 'Set (DPAS|PAS), .* more IOPS than the settings before the search \(DPAS, pas_d_init 100, switch_param3 10\)'
wait_for_text 'tunables were not tried\.'

# The table and the text: around them a replay has other keys and messages.
found() { screen | sed -n '/^ candidate/,/not tried\.$/p'; }
seen=$(found)
# The others are below, down to the worst.
press End
wait_for 'much worse: cut short|dropped|worse'
press Home
wait_for ' before +worse'
# Its name is asked for; what was found is saved without being applied.
press W
wait_for 'Save the result as preset'
press m i n e Enter
wait_for 'saved as preset "mine"; p offers it'
[ -s "$HOME/.config/dpastop/presets/mine" ] || fail "no preset"
wait_for 'DPAS  in real time' 'switch_param3 10\)'
press A
wait_for 'the settings are applied; u undoes that' '; it is set; W saves it, t searches again'
press u
wait_for 'undone: ' '; A applies it'

# Larger ones have the bounds in a column, and more of each part.
resize 120 40
wait_for '^ candidate +trials +iops +change +bounds +verdict' ' best$' \
	'worse than the best: -' 'no difference to the best|dropped after'
resize 200 50
wait_for ' best$'
press End
wait_for '^ CP .*worse than the best: -'

press R
wait_for 'samples? (is|are) in '

# Another goal; stopped, and what is known by then stays.
press t Down Down Enter
wait_for '^TUNE exploring' '^ candidate +trials +p99 '
wait_for '^TUNE exploring: [1-9]'
wait_for ' +[1-9] +[0-9.]+ µs +before'
press t
wait_for 'the search is stopped; all settings are restored' \
	'It ended early: it was stopped'
press A
wait_for 'the search found nothing better to apply or save'
press q
wait_for 'ended with 0'

# A replay shows the first search as it was; the second was not recorded.
start 80 24 "$dpastop --replay $work/search.jsonl"
press 6
wait_for '^TUNE a recording cannot be tuned'
play_to_end
wait_for '^TUNE [0-9]+ trials in [0-9]+ s; a recording cannot be tuned'
[ "$(found)" = "$seen" ] || fail "replayed: $(diff <(echo "$seen") <(found))"
press A
wait_for 'cannot edit: this is a recording'
press t
wait_for 'cannot edit: this is a recording'
press q
wait_for 'ended with 0'
exit 0
