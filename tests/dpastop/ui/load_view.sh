#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# The load: each part of it stepped, typed, refused; and a recording's speed.
. "${srcdir:-.}/tests/dpastop/ui/lib.sh"

# typed TEXT: into the selected part, instead of what was there.
typed() {
	press Enter C-u
	tmux -L "$socket" send-keys -l -- "$1"
	press Enter
}

start 80 24 "$dpastop -d 0.1 sim:optane,cpus=2,jobs=2,seed=1"
wait_for 'SWITCHES [1-9]'
press 4
wait_for 'Up and Down select; \+, - and Enter change it' '^ >jobs +2 ' \
	'^  block size +4 KiB' '^  reads +100 %' '^  rate per job +no limit' \
	'^  CPUs +all' '^  polled +yes' 'IOPS +[0-9.]+k' \
	'latency, mean +[0-9.]+µs' ' p99 +[0-9.]+µs' 'CPU \(100 % = one\) +[0-9]+ %' \
	'context switches +[0-9.]+k/s' '^ latency  ⡠⠊ mean  ⠄⠂ p99' \
	'^ +[0-9.]+µs│' '│⠉⠉⠉' '^ +└0\.1 s per column .*now$'

# --- jobs ---
press +
wait_for 'The load has 3 jobs now' '^ >jobs +3 '
press Left
wait_for 'The load has 2 jobs now'
press Enter
wait_for ' jobs, 0 ends the load: _'
press Escape
typed 12
wait_for 'The load has 12 jobs now' '^ >jobs +12 '
typed 99999
wait_for 'jobs: value 99999: at most [0-9]+ jobs' '^ >jobs +99999_'
press Escape
wait_for '^ >jobs +12 '
typed many
wait_for 'jobs: value many: not a whole number'
press Escape
typed 0
wait_for 'no job is running; \] starts one' 'IOPS +0 ' 'latency, mean +–'
press -
wait_for 'jobs: 0; no further step'
# What is asked for is kept for the next.
press Down +
wait_for 'block size: now 8 KiB; no job is running'
press Up Right
wait_for 'The load has 1 job now' '^  block size +8 KiB'

# --- block size ---
press Down -
wait_for 'block size: now 4 KiB' '^ >block size +4 KiB'
press - - - -
wait_for 'block size: 512 B; no further step'
typed 16m
wait_for 'block size: now 16 MiB'
press +
wait_for 'block size: 16 MiB; no further step'
typed 513
wait_for 'block size: value 513: not a multiple of 512 bytes'
press Escape
typed 1x
wait_for 'block size: value 1x: '
press Escape
typed 4k
wait_for '^ >block size +4 KiB'

# --- reads ---
press Down -
wait_for 'reads: now 90 %' '^ >reads +90 %' 'writes [1-9]'
press +
wait_for 'reads: now 100 %'
press +
wait_for 'reads: 100 %; no further step'
typed 101
wait_for 'reads: value 101: '
press Escape
typed 30
wait_for '^ >reads +30 %'

# --- rate ---
press Down -
wait_for 'rate per job: no limit; no further step'
press + + + +
wait_for 'rate per job: now 1000/s' '^ >rate per job +1000/s' \
	'IOPS +([89][0-9]{2}|1\.[01][0-9]k) '
press -
wait_for 'rate per job: now 500/s'
typed 4000000000
wait_for 'rate per job: now 4000000000/s'
press +
wait_for 'rate per job: 4000000000/s; no further step'
typed -1
wait_for 'rate per job: value -1: '
press Escape
typed 0
wait_for '^ >rate per job +no limit'

# --- CPUs ---
press Down +
wait_for 'type the CPUs: Enter, then 0-3,8 or all'
typed 1
wait_for 'CPUs: now 1' '^ >CPUs +1 '
typed 0,1
wait_for '^ >CPUs +0,1'
typed 7
wait_for 'CPUs: there is no CPU 7, only 0 to 1'
press Escape
typed 1-
wait_for 'CPUs: value 1-: it takes a list such as 0-1,3, of CPUs 0 to 1'
press Escape
typed all
wait_for '^ >CPUs +all'
# Of a long text the end is seen, and no more can be typed than is taken.
press Enter
tmux -L "$socket" send-keys -l \
	0,1,0,1,0,1,0,1,0,1,0,1,0,1,0,1,0,1,0,1,0,1,0,1,0,1,0,1,0,1,0-1xxxxxx
wait_for '^ >CPUs +[01,]*,0-1_ +p99\.9' 'all: 1,.*,0-1_$'
press Enter
wait_for '^ >CPUs +0,1[01,]*\.\. +p99\.9'
typed all
wait_for '^ >CPUs +all'
typed 0
wait_for '^ >CPUs +0 '

# --- polled ---
press End -
wait_for 'polled: now no' '^ >polled +no'
press Down -
wait_for 'polled: no; no further step'
typed 2
wait_for 'polled: value 2: '
press Escape
typed 1
wait_for '^ >polled +yes'
typed 0
wait_for '^ >polled +no'

# --- in every view, and all else stays ---
for view in 1 2 3 5; do
	press $view ']'
	wait_for "The load has $((view < 5 ? view + 1 : 5)) jobs now"
done
press 4 '['
wait_for 'The load has 4 jobs now' '^  jobs +4 ' '^  block size +4 KiB' \
	'^  reads +30 %' '^  rate per job +no limit' '^  CPUs +0 ' \
	'^ >polled +no'
# Also what is pressed faster than there are samples.
press ']' ']' ']'
wait_for 'The load has 7 jobs now' '^  jobs +7 '
press Home
wait_for '^ >jobs +7 '
press q
wait_for 'ended with 0'

# --- nothing is changed that must not be ---
start 80 24 "$dpastop -d 0.1 --read-only sim:optane,cpus=2,jobs=2"
wait_for '^SWITCHES'
press 4
wait_for 'LOAD --read-only was given'
press +
wait_for '^ --read-only was given' '^ >jobs +2 '
press Enter
wait_for '^ --read-only was given'
press ']'
wait_for '^ --read-only was given' '^ >jobs +2 '
press q
wait_for 'ended with 0'

tree_make 2 1
start 80 24 "$dpastop -d 0.1 nvme0n1"
wait_for '>pas_enabled'
press 4
wait_for '^ >jobs +' 'IOPS +–' 'latency, mean +–'
press q
wait_for 'ended with 0'

# --- a frozen moment: its settings, and what an edit changes ---
start 80 24 "$dpastop -d 0.1 sim:optane,cpus=2,jobs=3"
press 4
wait_for 'IOPS +[0-9.]+k' '^ >jobs +3 '
press Space
wait_for 'FROZEN' '^ >jobs +3 '
press +
wait_for '^ >jobs +3, now 4 '
press Down +
wait_for '^  jobs +3, now 4 ' '^ >block size +4 KiB, now 8 KiB '
press Space
wait_for '^  jobs +4 ' '^ >block size +8 KiB '
press q
wait_for 'ended with 0'

# --- a recording: its load is shown, and [ and ] change its speed ---
start 80 24 "$dpastop -b --json -d 0.1 -n 30 sim:optane,cpus=2,jobs=3 > $work/run.jsonl"
wait_for 'ended with 0'
start 120 40 "$dpastop --ascii --replay $work/run.jsonl"
wait_for 'PLAY x1'
press Space 4
wait_for 'LOAD as it was recorded' '^ >jobs +3 ' 'PAUSED'
press +
wait_for 'this source has no load to change'
press '<' '[' '['
press Space
wait_for 'PLAY x0.2'
press 1 '['
wait_for 'PLAY x0.1'
press '['
wait_for 'PLAY x0.1'
press 2 ']' ']' ']'
wait_for 'PLAY x1$'
press 4 ']' ']' ']'
wait_for 'PLAY x10|END'
wait_for 'END' 'IOPS +[0-9.]+k' 'latency, mean +[0-9.]+us' \
	"^ IOPS  \.: the load's  oo of all programs" '^ CPU \(100 % = one\)$'
press q
wait_for 'ended with 0'
exit 0
