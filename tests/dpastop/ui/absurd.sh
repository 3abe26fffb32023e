#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# Absurd numbers in the comparison and in the list of switches, from 80 to 200
# columns: nothing breaks, and each figure is whole and apart from its neighbours.
. "${srcdir:-.}/tests/dpastop/ui/lib.sh"
command -v gawk >/dev/null || exit 77

# recording NUMBER: 12 s with small figures, a change, and 12 s in which whatever can
# have NUMBER has it; a switch a sample.
recording() {
	gawk -v number="$1" 'BEGIN {
		print "{\"type\":\"header\",\"format\":\"dpastop\",\"version\":1,\"source\":\"kernel\",\"events\":true}"
		for (i = 1; i <= 24; i++)
			step(i, i > 12)
	}
	# Counts of 64 bits rise to NUMBER; awk has no whole ones beyond 2^53.
	function step(i, absurd,  n, c, cpu) {
		n = absurd ? number : 7
		c = sprintf("%.0f", absurd ? 84 + number / 12.1 * (i - 12) : i * 7)
		printf "{\"type\":\"sample\",\"mono_ns\":%d000000000,\"real_ns\":%d000000000,\"device\":\"nvme0n1\",\"kernel\":\"6.1\",\"origin\":\"netlink\",\"tunables\":{\"io_poll_delay\":0,\"pas_enabled\":1,\"switch_enabled\":1,\"switch_param1\":%d,\"switch_param2\":10},\"queue\":{\"io_poll\":1,\"poll_queues\":2,\"reads\":%s,\"writes\":%s},", i, 1700000000 + i, absurd, c, c
		printf "\"load\":{\"jobs\":%d,\"iops\":%s,\"latency_mean_ns\":%s,\"latency_p50_ns\":%s,\"latency_p99_ns\":%s,\"latency_p999_ns\":%s,\"latency_max_ns\":%s,\"cpu_permille\":%s,\"context_switches\":%s,\"cpu_ns\":%s,\"run_delay_ns\":%s,\"block_bytes\":4096,\"read_percent\":100,\"rate_iops\":0,\"polled\":1},\"cpus\":[", 1 + absurd, n, n, n, n, n, n, n, c, c, c
		for (cpu = 0; cpu < 2; cpu++)
			printf "%s{\"cpu\":%d,\"mode\":\"PAS\",\"qd\":%s,\"ios_int\":%s,\"ios_cp\":%s,\"ios_pas\":%s,\"ios_ol\":%s,\"tf\":%s,\"dur_ns\":%s,\"window_ios\":%s,\"average_qd10\":%s,\"tf_total\":%s,\"overs\":%s,\"unders\":%s,\"switches\":%s}", cpu ? "," : "", cpu, n, c, c, c, c, n, n, n, n, c, c, c, c
		print "]}"
		event(i, 0, n)
		if (absurd)
			event(i, 1, n)
	}
	# One of the kernel, with all its evidence, or one between two samples.
	function event(i, cpu, n,  u32) {
		u32 = n + 0 < 4294967295 ? n : 4294967295
		printf "{\"type\":\"switch\",\"mono_ns\":%d000000000,\"real_ns\":%d000000000,\"sequence\":%d,\"cpu\":%d,\"from\":\"PAS\",\"to\":\"OL\"", i, 1700000000 + i, 2 * i + cpu, cpu
		if (cpu)
			printf ",\"span_ns\":%s,\"count\":%s}\n", n, n
		else
			printf ",\"reason\":\"tf_above_param1\",\"window_ios\":%s,\"average_qd10\":%s,\"tf\":%s,\"dur_ns\":%s,\"param1\":%s,\"param2\":%s,\"param3\":%s,\"param4\":1,\"window_limit\":%s}\n", u32, u32, u32, u32, u32, u32, u32, u32
	}' >"$work/numbers.jsonl"
}

# Whatever is drawn at this width: no figure touches another, and none is torn.
# The title line has times that were typed, the legend a sign alone.
figures_are_apart() {
	screen | gawk -v cols="$1" '
	NR == 1 || /^ ±: / { next }
	length($0) > cols { wrong("is too long") }
	/±[0-9.]*[a-zA-Z%]*[-+]/ { wrong("has figures that touch") }
	/[0-9]±$|[-+]$|±[^0-9]/ { wrong("has a torn figure") }
	/(^|[^a-z])-[0-9.]+ ?(s|ms|us|µs|min|h)( |$)/ { wrong("has a negative duration") }
	/(^|[ (])-?(nan|inf)([^a-z]|$)/ { wrong("has no number") }
	function wrong(what) {
		print "\"" $0 "\" " what
		bad = 1
	}
	END { exit bad }'
}

resize() { tmux -L "$socket" resize-window -x "$1" -y 40; }
is_wide() { screen | grep -q "^.\{$(($1 - 8)),\}"; }

each_width() {
	local what=$1 wanted=$2 cols
	for cols in 80 120 200; do
		resize "$cols"
		press C-l
		wait_for "$wanted"
		until_true is_wide "$cols"
		figures_are_apart "$cols" || fail "$what at $cols columns"
	done
}

for number in 4294967295 9223372036854775807; do
	recording "$number"
	start 120 40 "$dpastop --replay $work/numbers.jsonl"
	play_to_end
	wait_for '│ +CP +│'
	press 5 b
	wait_for ' B  [0-9]'
	press g
	wait_for 'Go to'
	tmux -L "$socket" send-keys -l -- -13s
	press Enter
	wait_gone 'Go to'
	press a
	wait_for ' A  [0-9]'
	each_width "compare, $number" '^ I/Os in CP'
	press 3
	each_width "switches, $number" 'PAS.*OL'
	press q
	wait_for 'ended with 0'
done
exit 0
