#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# The tour: it begins by itself, chapter follows chapter, and each can be left.
. "${srcdir:-.}/tests/dpastop/ui/lib.sh"

export DPASTOP_SCENARIOS=$(realpath "${srcdir:-.}/src/dpastop/scenarios")

start 80 24 "$dpastop tour"
wait_for 'Tour 1 of 4: five ways' 'n goes on' 'no job is running'
press n
wait_for 'LOOK: The header'
press n
wait_for 'LOOK: INT\. The job sleeps' '^1 job ' '^dpastop sim:optane  INT '
# All other keys work meanwhile.
press ]
wait_for '^2 jobs '
press 2
wait_for 'CPU 0' 'LOOK: INT\. The job sleeps'
press e
wait_for 'the scenario is ended' '3 jobs' '  DPAS  '
press e
wait_for 'Scenarios' 'tour-3-thresholds'
press Escape q
wait_for 'ended with 0'

# Without a device, and none with DPAS, there is a choice.
mkdir -p "$tree/block/sda/queue"
start 80 24 "$dpastop"
wait_for 'no block device of this machine has DPAS. What do you want to watch' \
	' 1  tour ' ' 2  sim .* special kernel$' ' 3  sda +no DPAS' 'Its number, or q:$'
press 9 Enter
wait_for 'q: 9' 'Its number, or q:$'
press 2 Enter
wait_for '^dpastop sim:optane  DPAS'
press q
wait_for 'ended with 0'
start 80 24 "$dpastop"
wait_for 'Its number'
press 1 Enter
wait_for 'Tour 1 of 4: five ways'
press q
wait_for 'ended with 0'
start 80 24 "$dpastop"
wait_for 'Its number'
press 3 Enter
wait_for 'this kernel has no DPAS: sda' 'ended with 1'

# Chapters follow one another by their names; other scenarios do not.
mkdir "$work/chapters"
printf 'title First\nask Why?\nset switch_param1 3\nanswer So.\n' \
	>"$work/chapters/tour-1-a.scenario"
printf 'title Second\nsay Two.\n' >"$work/chapters/tour-2-b.scenario"
printf 'title Other\nsay No.\n' >"$work/chapters/other.scenario"
export DPASTOP_SCENARIOS=$work/chapters
start 80 24 "$dpastop tour"
wait_for '^First 1/3 n shows the answer ' 'QUESTION: Why'
press n
wait_for 'ANSWER: So' '^First 3/3 n begins the next chapter ' 'switch_param1 +3'
press n
wait_for '^Second 1/1 n leaves, this is the end ' 'Two\.' 'switch_param1 +0'
press n
wait_gone 'Second'
press q
wait_for 'ended with 0'

rm "$work"/chapters/tour-*
"$dpastop" tour 2>"$work/err" </dev/null && fail "tour without chapters: status 0"
grep -q 'tour: there is no scenario tour-\*' "$work/err" ||
	fail "tour without chapters: $(cat "$work/err")"
"$dpastop" --batch --json tour 2>"$work/err" && fail "--batch tour: status 0"
grep -q 'tour: it is shown on the screen' "$work/err" ||
	fail "--batch tour: $(cat "$work/err")"
exit 0
