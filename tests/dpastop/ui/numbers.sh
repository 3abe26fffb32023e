#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# Numbers of any width, in every view at each size: no box is broken, no two
# numbers of a table run into each other, and counts are whole.
. "${srcdir:-.}/tests/dpastop/ui/lib.sh"

command -v gawk >/dev/null || exit 77

# recording CPUS NUMBER MODE: three samples, a second apart, in which whatever
# can have NUMBER has it, or a multiple of it where it counts.
recording() {
	gawk -v cpus="$1" -v number="$2" -v mode="$3" 'BEGIN {
		print "{\"type\":\"header\",\"format\":\"dpastop\",\"version\":1,\"source\":\"kernel\",\"events\":true}"
		for (i = 1; i <= 3; i++) {
			printf "{\"type\":\"sample\",\"mono_ns\":%d000000000,\"real_ns\":170000000%d000000000,\"device\":\"nvme0n1\",\"kernel\":\"6.1\",\"origin\":\"netlink\",\"tunables\":{\"io_poll_delay\":0,\"pas_enabled\":1,\"switch_enabled\":1,\"switch_param4\":1", i, i
			for (n = 1; n <= 7; n++)
				if (n != 4)
					printf ",\"switch_param%d\":%s", n, least(2147483647)
			printf "},\"queue\":{\"io_poll\":1,\"poll_queues\":2,\"reads\":%s,\"writes\":%s},", times(i), times(i)
			printf "\"load\":{\"jobs\":%s,\"context_switches\":%s,\"cpu_ns\":%s,\"run_delay_ns\":%s,\"block_bytes\":4096,\"read_percent\":100,\"rate_iops\":%s,\"polled\":1},\"cpus\":[", least(1024), times(i), times(i), times(i), least(4294967295)
			for (cpu = 0; cpu < cpus; cpu++)
				printf "%s{\"cpu\":%d,\"mode\":\"%s\",\"qd\":%s,\"ios_int\":%s,\"ios_cp\":%s,\"ios_pas\":%s,\"ios_ol\":%s,\"tf\":%s,\"dur_ns\":%s,\"window_ios\":%s,\"average_qd10\":%s,\"tf_total\":%s,\"overs\":%s,\"unders\":%s,\"switches\":%s}", cpu ? "," : "", cpu, mode, least(2147483647), times(i), times(i), times(i), times(i), least(4294967295), sleep(i), least(4294967295), least(2147483647), times(i), times(i), times(i), times(i)
			print "]}"
		}
	}
	# In text: numbers of awk are no whole ones beyond 2^53.
	function least(most) { return number + 0 < most ? number : most }
	function times(i) { return i number }
	# Of such a range the axis is logarithmic.
	function sleep(i) { return i < 3 ? 100 : number }'
}

# Each corner at the top left begins a box whose four sides are whole; and each
# other sign of a box belongs to one.
boxes_are_whole() {
	screen | gawk '
	{
		for (x = 1; x <= length($0); x++)
			cell[NR, x] = substr($0, x, 1)
		wide = length($0) > wide ? length($0) : wide
	}
	END {
		for (y = 1; y <= NR; y++)
			for (x = 1; x <= wide; x++)
				if (cell[y, x] == "┌")
					box(y, x)
		for (y = 1; y <= NR; y++)
			for (x = 1; x <= wide; x++)
				if (index("┐┘", cell[y, x]) && cell[y, x] != "" && !((y, x) in used))
					wrong(y, x)
		exit bad
	}
	function box(y, x,  right, below) {
		for (right = x + 1; cell[y, right] == "─"; right++)
			;
		for (below = y + 1; cell[below, x] == "│"; below++)
			if (cell[below, right] != "│")
				wrong(below, right)
		if (cell[y, right] != "┐")
			wrong(y, right)
		if (cell[below, x] != "└")
			wrong(below, x)
		if (cell[below, right] != "┘")
			wrong(below, right)
		used[y, right] = used[below, right] = 1
	}
	function wrong(y, x) {
		printf("line %d, column %d: \"%s\" breaks a box\n", y, x, cell[y, x])
		bad = 1
	}'
}

# Under each title of the table of CPUs stands one word, the timeline apart.
table_is_whole() {
	screen | gawk '
	/^ CPU. +MODE/ {
		sub(/ [0-9.]+ m?s per column.*/, "")
		titles = NF
		end = length($0)
		next
	}
	titles && /^[> ] +[0-9]+ / {
		line = $0
		$0 = substr($0, 2, end - 1)
		if (NF != titles) {
			print "not " titles " words: " line
			bad = 1
		}
		next
	}
	{ titles = 0 }
	END { exit bad }'
}

# Left of a curve stand nothing, one number with its unit, maybe named, the kind of
# scale or, where there is no curve, its name.
axes_are_whole() {
	screen | gawk '
	/^.{7}│/ && !/^ *((QD )?[0-9.]+[a-zA-Zµ]*)?│/ && !/^ (log|linear) *│/ && !/^ +QD│/ {
		print "an axis has \"" $0 "\""
		bad = 1
	}
	END { exit bad }'
}

each_view() {
	local key what=$*
	for key in 1 m m P 1 2 4 5 3; do
		press "$key"
		case $key in
		1|P)	wait_for '│ +CP +│' ;;
		m)	wait_for 'MODE MAP|CPU↑' ;;
		2)	wait_for '^ *I/Os ' ;;
		4)	wait_for 'SETTINGS' ;;
		5)	wait_for '^COMPARE' ;;
		3)	wait_for 'No switch seen yet' ;;
		esac
		boxes_are_whole || fail "$what, view $key"
		table_is_whole || fail "$what, view $key"
		[ $key != 2 ] || axes_are_whole || fail "$what, view $key"
	done
}

look() {
	local size=$1 cpus=$2
	shift
	recording "$@" >"$work/numbers.jsonl"
	start "${size%x*}" "${size#*x}" "$dpastop --replay $work/numbers.jsonl"
	play_to_end
	wait_for '│ +CP +│' '│ *[0-9]+ % *│'
	each_view "$* at $size"
}

look 80x24 12 1234 PAS
look 80x24 512 9999999 INT
look 80x24 1024 4294967295 CP
look 80x24 1000 900000000000000000 OL
look 120x40 123 123456 OL
look 120x40 1024 900000000000000000 PAS
look 200x50 7 999999999 CP
look 200x50 1024 900000000000000000 INT
exit 0
