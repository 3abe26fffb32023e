#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# Prompts, menus, the help, and keys of another view.
. "${srcdir:-.}/tests/screen/rig.sh"

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

# A message is broken between words.
press W "$(printf 'y%.0s' {1..70})" Enter
wait_for 'is no name *$' '^ for a preset: it is too long'
press Escape Escape
wait_for '\? help'

# The help stops at its end, and the first key up is seen.
press '?'
wait_for '^ q F10 +quit'
press End Down Down PgDn
wait_for 'for several; \| is a gap'
press Up
wait_gone 'for several; \| is a gap'
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
exit 0
