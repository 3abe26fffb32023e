#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# Prompts, menus, the help, and keys of another view.
. "${srcdir:-.}/tests/dpastop/ui/lib.sh"

tree_make 2 1
start 80 24 "$dpastop -d 0.1 --record $work/run.jsonl nvme0n1"
wait_for '>pas_enabled'

# Of a text that is longer than the line its end is seen.
press M
wait_for 'Mark this moment'
press "$(printf 'x%.0s' {1..90})END"
wait_for 'xxxEND_'

# What cannot be kept cannot be typed, and no character is typed in part:
# 93 bytes, and 33 of the two bytes each that 159 have room for.
press "$(printf 'ä%.0s' {1..50})" z
wait_for 'äää_'
press Enter
wait_gone 'Mark this moment'
until_true grep -q '"text":"x*END\(ä\)\{33\}"' "$work/run.jsonl" ||
	fail "the mark is $(grep '"mark"' "$work/run.jsonl")"

# A refused entry: what is wrong stands above the prompt, which goes on showing
# what is typed. It is mended in place: cursor, words, and what was entered.
press d 9 9 Enter
wait_for '"99" is not within 0\.05 to 60 seconds' 'Refresh interval.*: 99_'
press w
wait_for 'Refresh interval.*: 99w_'
press C-u 0 . 3 Home Delete 1 Right Right 5 Enter
wait_for 'every 1\.35 s'
press d Up Up C-w 0 . 1 Enter
wait_for 'every 0\.1 s'
press g f o o Enter
wait_for '"foo" is not a time' 'Go to .*: foo_'
press Escape
# A long line is seen where it is changed; a reversed cell is the cursor.
press M "start$(printf 'x%.0s' {1..90})END" Home o h Space
wait_for 'Mark this moment with: oh startx'
tmux -L "$socket" capture-pane -pe | tail -1 | grep -qE $'\e\\[[0-9;]*7m(\e\\[[0-9;]*m)*s\e' ||
	fail "no cursor: $(tmux -L "$socket" capture-pane -pe | tail -1 | cat -v)"
press Escape Escape
wait_gone 'Mark this moment'

# In the tunable's own place, too.
press Down Down Enter 1 2 3 Home 9 a Enter
wait_for '>pas_d_init +9a123' 'pas_d_init: "9a123" is no' ' ns: 9a123  Enter'
press Escape Up Up

# A message is broken between words.
press W "$(printf 'y%.0s' {1..70})" Enter
wait_for 'y" is( not)? *$' '^ (not )?a valid name of a preset: it is too long'
press Escape Escape
wait_for '\? help'

# The help stops at its end, and the first key up is seen.
press '?'
wait_for '^ q F10 +quit' ' 1 to 22 of [0-9]+$'
press NPage
wait_for ' 21 to 42 of [0-9]+$'
press NPage PPage
wait_for ' 21 to 42 of [0-9]+$'
press End Down Down NPage
wait_for 'what each edge of the diagram' ' ([0-9]+) to ([0-9]+) of \2$'
press Up
wait_gone 'what each edge of the diagram'
press Home
wait_for '^ q F10 +quit'
press x
wait_gone '^ q F10 +quit'

# Keys that other views have lead there, or say that they do nothing here.
press 2 P
wait_gone 'ITS SWITCHES'
press P 5 c
wait_for 'not in this view: choose the columns'
press 1 /
wait_for 'Filter \('
press t f Enter
wait_for 'SWITCHES.*tf'
press q
wait_for 'ended with 0'

# A list longer than the screen says where in it one is, and leads to its end:
# 100 marks, each in the second of its number.
awk 'BEGIN {
	print "{\"type\":\"header\",\"format\":\"dpastop\",\"version\":1,\"source\":\"kernel\"}"
	for (i = 1; i <= 100; i++) {
		at = sprintf("\"mono_ns\":%d000000000,\"real_ns\":170000%04d000000000", i, i)
		printf "{\"type\":\"sample\",%s,\"device\":\"nvme0n1\",\"tunables\":{\"switch_param1\":%d},\"cpus\":[]}\n", at, i
		printf "{\"type\":\"marker\",%s,\"text\":\"second %d\"}\n", at, i
	}
}' >"$work/marks.jsonl"
start 80 24 "$dpastop --replay $work/marks.jsonl"
play_to_end
press L
wait_for 'newest first +1 of 100$' '> [0-9:]{8} +second 100($| )'
press End
wait_for ' 100 of 100$' '> [0-9:]{8} +second 1($| )'
press Enter
wait_for 'FROZEN -' 'switch_param1 +1 '
press q
wait_for 'ended with 0'
exit 0
