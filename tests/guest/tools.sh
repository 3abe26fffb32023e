#!/bin/bash
# tools.sh - perf and trace-cmd show what the tracepoints tell: as many records as
# switch_stat counts, with modes, reasons and outcomes in words
#
# Functions are called by check and by the tools:
# shellcheck disable=SC2317,SC2086
# shellcheck source=tests/guest/lib.sh
. ./lib.sh

device=nvme0n1

# Short windows, and a load that goes over every edge: one job, two on the same
# CPU, one again.
every_edge() {
	local jobs
	for jobs in 1 2 1; do
		load DPAS /dev/$device --rw=randread --size=64m \
			--numjobs=$jobs --number_ios=1500 --cpus_allowed=0
	done >>/tmp/load
}
export device
export -f every_edge load hipri_of

# All counts are at zero.
start_anew() {
	nvme_reload 2
	set_method $device DPAS
	queue $device switch_param5 20
	queue $device switch_param6 50
	queue $device switch_param7 50
}

no_line_without() {	# no_line_without WORDS FILE
	! grep -vE "$1" "$2" | head -n 3 | grep .
}

edges='PAS->CP reason=qd_is_one
CP->PAS reason=cp_window_over
PAS->OL reason=tf_above_param1
OL->PAS reason=qd_within_param2
OL->INT reason=qd_above_param3
INT->OL reason=int_window_over'

# compare TOOL: its text in /tmp/text, of all that happened since start_anew.
compare() {
	local edge outcome io
	grep 'dpas_switch: ' /tmp/text >/tmp/switches
	grep 'dpas_sleep: ' /tmp/text >/tmp/sleeps
	head -n 2 /tmp/switches /tmp/sleeps
	check "$1: as many switches as switch_stat has" test \
		"$(wc -l </tmp/switches)" -eq "$(stat_sum $device switches)"
	io=$(($(stat_sum $device 'pas io') + $(stat_sum $device 'ol io')))
	check "$1: as many sleeps as I/Os in PAS and OL" test \
		"$(wc -l </tmp/sleeps)" -eq $io
	# Of sleeps at the same time the policy takes one outcome.
	for outcome in over under; do
		check "$1: no fewer were $outcome than switch_stat has" test \
			"$(grep -c " $outcome\$" /tmp/sleeps)" -ge \
			"$(stat_sum $device $outcome)"
	done
	while read -r edge; do
		check "$1: $edge" grep -q " $edge window=" /tmp/switches
	done <<<"$edges"
	check "$1: no switch that is something else" no_line_without \
		" (${edges//$'\n'/|}) window=" /tmp/switches
	check "$1: no sleep that is something else" no_line_without \
		' (PAS|OL) bucket=6 requested=[0-9]+ actual=[0-9]+ (over|under)$' \
		/tmp/sleeps
}

start_anew
check "perf record" perf record -q -m 8M -e 'dpas:*' -a -o /tmp/perf.data -- \
	bash -c every_edge
perf script -i /tmp/perf.data >/tmp/text
compare perf

start_anew
check "trace-cmd record" trace-cmd record -q -b 8192 -e dpas -o /tmp/trace.dat \
	bash -c every_edge
trace-cmd report -i /tmp/trace.dat >/tmp/text
compare trace-cmd
finish
