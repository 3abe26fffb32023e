#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# Scenarios wait for people: texts, their key, what is in sight, the end.
. "${srcdir:-.}/tests/dpastop/ui/lib.sh"

export DPASTOP_SCENARIOS=$(realpath "${srcdir:-.}/src/dpastop/scenarios")

# In slow motion things take their time, on a busy computer even more.
wait_long() {
	local i
	for ((i = 0; i < 12; i++)); do
		until_true shows "$1" && return
	done
	fail "never showed: $1"
}

# What a class sees of PAS -> OL -> INT at the smallest size.
start 80 24 "$dpastop --scenario pas-to-ol-to-int sim"
wait_for 'PAS to OL to INT: too many jobs' 'No I/O yet: every CPU is in PAS' \
	'n goes on' 'slow motion 1/1000' 'switch_param1 +0' '1  PAS +0 '
press n
wait_long 'While one job polls'
wait_for 'stands still' '^> +0  OL ' ' n goes on' '▼' \
	'PAS→OL  after 100 I/Os: tf'
# It is in OL as long as the text says so.
sleep 2
wait_for '^> +0  OL ' 'While one job polls'
press n
wait_for 'OL measures only one thing' 'switch_param3 +10'
press n
wait_long 'It was, so'
wait_for 'It was, so the CPU switched to INT' '^> +0  INT '
press n
wait_long 'INT is not permanent either'
wait_for 'INT is not permanent either' 'slow motion 1/100 '
press n
wait_long 'There and back again'
wait_for 'n leaves, this is the end' '16 jobs'
sleep 1.5
# Nothing is put back below the last text.
wait_for '16 jobs' 'There and back again'
press n
wait_gone 'There and back again'
wait_for '3 jobs' 'in real time'
press L
wait_for 'first OL' 'first INT'
press Escape q
wait_for 'ended with 0'

# What is awaited is whole, or left out.
for title in 'Short' 'A title that leaves no room for what is awaited beside it'; do
	cat >"$work/awaited.scenario" <<-END
		title $title
		say for 0.1s Now it waits.
		wait until switches PAS->CP >= 900000000 for at most 500s
	END
	start 80 24 "$dpastop --scenario $work/awaited.scenario sim"
	case $title in
	Short)	wait_for '^Short 2/2 waits until switches PAS->CP >= 900000000 ─+$' ;;
	*)	wait_for '^A title .* 2/2 waits ─+$' ;;
	esac
done

# A page on a wide screen, beside the picture; the answer comes on request.
cat >"$work/page.scenario" <<-END
	title A page
	set switch_param2 20
	look The box of PAS.
	ask Why is it there?
	answer Because it begins there.
	key
	view presenter
	say for 0.5s Alone.
	view switches
	show pas_dn_init
	say The last.
END
start 160 50 "$dpastop --scenario $work/page.scenario sim"
wait_for ' LOOK: The box of PAS' 'n goes on' '>switch_param2 '
press n
wait_for ' LOOK: The box of PAS' ' QUESTION: Why is it there' 'n shows the answer'
shows 'ANSWER' && fail "the answer came unasked"
press n
wait_for ' LOOK: The box of PAS' ' QUESTION: ' ' ANSWER: Because it begins'
press n
wait_for 'The last\.' 'n leaves, this is the end' 'SWITCHES' '^ pas_dn_init '
wait_gone 'LOOK'
# Ended early by its key it puts back, too.
press e
wait_for 'the scenario is ended'
press 1
wait_for 'switch_param2 +10 '
press q
wait_for 'ended with 0'

# Each text of the shipped ones has room where the screen is smallest.
for file in "$DPASTOP_SCENARIOS"/*.scenario; do
	"$dpastop" --batch --scenario "$file" sim 2>/dev/null |
		sed -nE 's/^ok [0-9]+ - (say|look|try|ask|answer) (for [0-9.]+m?s )?(.*)/\3/p' |
		while IFS= read -r text; do
			lines=$(fold -s -w 78 <<<"QUESTION: $text" | wc -l)
			[ "$lines" -le 4 ] || echo "$file: $text"
		done
done >"$work/long"
[ -s "$work/long" ] && fail "more than four lines: $(cat "$work/long")"

# Without any, it says where they were sought, why in vain, and what else there is.
no_scenarios() {	# no_scenarios REASON
	start 80 24 "$dpastop -d 0.3 sim:cpus=2"
	wait_for '^> +0  '
	press e
	wait_for_text "none: $1; dpastop --scenario FILE plays one of your own"
	"$dpastop" --scenario list >"$work/list" 2>&1 && fail "a list of none: status 0"
	grep -q "none: $1; dpastop --scenario FILE plays one of your own" "$work/list" ||
		fail "a list of none: $(cat "$work/list")"
	press q
	wait_for 'ended with 0'
}
export DPASTOP_SCENARIOS=$work/none
no_scenarios 'No such file or directory'
mkdir "$work/none"
no_scenarios 'there are no scenarios here'
exit 0
