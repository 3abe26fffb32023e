#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# The moment that is shown: freeze, step, jump, marks; and the same in a recording.
. "${srcdir:-.}/tests/dpastop/ui/lib.sh"

# below: all that is under the tabs, which tell the time that passes.
below() { screen | sed -n '2,$p'; }
below_is() { [ "$(below)" = "$1" ]; }
below_is_not() { ! below_is "$1"; }

# --- live: the picture stands still, the samples go on ---
start 80 24 "$dpastop -d 0.1 sim:optane,cpus=2,seed=1"
wait_for 'SWITCHES [1-9]' '[cipo]{2}$'
press Space
wait_for 'FROZEN -'
frozen=$(below)
wait_for 'FROZEN -[1-9]'
below_is "$frozen" ||
	fail "a frozen picture changed: $(diff <(echo "$frozen") <(below))"
press ,
until_true below_is_not "$frozen" || fail "a step back changed nothing"
press .
until_true below_is "$frozen" ||
	fail "back and forward is elsewhere: $(diff <(echo "$frozen") <(below))"
press Space
wait_gone 'FROZEN'

# A key that cannot do anything says so.
for key in . : '>'; do
	press "$key"
	wait_for '^ the view is live: there is nothing later$'
	press Space Space
	wait_gone 'nothing later'
done
press z
wait_for '^ there is no finer time scale$'
press n
wait_for '^ no scenario is playing$'
press Space Space

# A mark, and a jump back to it. A change of a tunable is one, too.
press M l a p Enter
wait_for 'TUNABLES .*s ago: lap'
press L
wait_for 'Changes and texts, newest first' '> [0-9:]{8} +lap'
press Enter
wait_for 'FROZEN -'
press '>'
wait_gone 'FROZEN'
press M
wait_for 'Mark this moment with: _'
press Escape
press '('
wait_for 'FROZEN -'
press '('
wait_for 'no earlier mark is kept'
press '>'
wait_gone 'FROZEN'
press '<'
wait_for 'FROZEN -'
press ,
wait_for 'this is the oldest sample kept'
press '>'
wait_gone 'FROZEN'

# What is shown is of the frozen moment, what is edited of now, and both are said.
press Home Down Down Space
wait_for 'FROZEN -' '>pas_d_init +100 ' 'default 100; dur .* of 2 at d_init'
press Enter 700 Enter
wait_for 'pas_d_init is now 700' '>pas_d_init +100 ' 'default 100, now 700\b'
press '>'
wait_for '>pas_d_init +700 '
wait_gone ', now 700'
press q
wait_for 'ended with 0'

# --- a recording, made by keys ---
start 80 24 "$dpastop -d 0.1 --record $work/run.jsonl sim:optane,cpus=2,seed=1"
wait_for 'REC [0-9]+'
samples() { [ "$(grep -c '"type":"sample"' "$work/run.jsonl")" -ge "$1" ]; }
press Down Down
until_true samples 3 || fail "nothing is recorded"
# Both fit beside the views.
press Space
wait_for '6 Tune  +REC ([0-9]+ )?FROZEN -[0-9.]+s'
press Space
wait_gone 'FROZEN'
press +
until_true grep -q '"pas_d_init":200' "$work/run.jsonl" || fail "no change recorded"
press + M m i d Enter
until_true grep -q '"pas_d_init":500' "$work/run.jsonl" || fail "no second change"
until_true grep -q '"text":"mid"' "$work/run.jsonl" || fail "no marker recorded"
press R
wait_for '[0-9]+ samples? (is|are) in .*run.jsonl'
wait_gone 'REC'
# It is not overwritten.
press R C-u
tmux -L "$socket" send-keys -l "$work/run.jsonl"
press Enter
wait_for 'the file exists already'
press Escape q
wait_for 'ended with 0'

start 80 24 "$dpastop --replay $work/run.jsonl"
wait_for '[^ ]'
press Space
wait_for 'PAUSED|END'
# At its start there is no mark yet.
press '<'
wait_for 'PAUSED' 'cannot edit: this is a recording'
press ')'
wait_for 'pas_d_init +200'
press ')'
wait_for 'pas_d_init +500'
press Space
wait_for 'END'
press q
wait_for 'ended with 0'

# From a pipe keys come from the terminal.
start 80 24 "$dpastop --replay - < $work/run.jsonl"
wait_for 'PLAY x1|END'
press Space
wait_for 'PAUSED|END'
press q
wait_for 'ended with 0'

# What cannot be played says why, before anything is drawn.
echo 'no stream' >"$work/bad"
start 80 24 "$dpastop --replay $work/bad"
wait_for 'dpastop: .*bad' 'ended with 1'
start 80 24 "$dpastop --replay $work/none"
wait_for 'dpastop: .*none.*No such file' 'ended with 1'
start 80 24 "$dpastop --record $work/no/such sim"
wait_for 'dpastop: .*no/such.*No such file' 'ended with 1'
exit 0
