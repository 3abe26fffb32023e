#!/bin/bash
# netlink.sh - no switch is lost without being counted: what dpastop is told by
# netlink, what the tracepoint counts and what switch_stat adds up to agree. Who
# wrote a tunable is told, and devices may come and go.
# Prints how long it takes from a switch to dpastop's output.
#
# Functions are called by check:
# shellcheck disable=SC2317
# shellcheck source=tests/guest/lib.sh
. ./lib.sh

device=nvme0n1
tracing=/sys/kernel/tracing

trace_start() {
	echo 0 >$tracing/tracing_on
	echo 16384 >$tracing/buffer_size_kb
	echo >$tracing/trace
	echo 1 >$tracing/events/dpas/dpas_switch/enable
	echo 1 >$tracing/tracing_on
}

# Stop, and leave the sequences that were traced, in their order, in a file.
trace_stop() {
	echo 0 >$tracing/events/dpas/dpas_switch/enable
	sed -n 's/.*dpas_switch: .* seq=\([0-9]*\) .*/\1/p' $tracing/trace |
		sort -n >/tmp/traced
}

trace_lost_nothing() {
	! grep -h '^overrun: [^0]\|^dropped events: [^0]' \
		"$tracing"/per_cpu/cpu*/stats
}

# Every I/O fills a window, so every I/O switches: PAS, CP and back.
windows_of_one() {
	queue $device switch_param5 1 && queue $device switch_param6 1 &&
		queue $device switch_param7 1
}

# watch COMMAND...: dpastop with its output in a file, every $interval seconds
interval=0.5
watch() {
	"$@" --batch --json -d $interval $device >/tmp/stream 2>/tmp/errors &
	watcher=$!
	wait_until grep -q '"type":"sample"' /tmp/stream
}

# number KEY: its values in the switch records of the stream
number() {
	sed -n '/"type":"switch"/s/.*"'"$1"'":\([0-9]*\).*/\1/p' /tmp/stream
}

missed() {
	sed -n 's/.*"type":"gap".*"missed":\([0-9]*\).*/\1/p' /tmp/stream |
		awk '{ sum += $1 } END { print sum + 0 }'
}

accounted_for() {
	[ $(($(number sequence | wc -l) + $(missed))) -ge "$(wc -l </tmp/traced)" ]
}

unwatch() {
	wait_until accounted_for
	kill "$watcher"
	wait "$watcher" 2>/dev/null
}

switch_load() {	# switch_load READS-A-JOB
	load DPAS /dev/$device --rw=randread --size=64m --numjobs=2 \
		--cpus_allowed=0-1 --cpus_allowed_policy=split \
		--number_ios="$1" >/tmp/load
}

evidence_is_whole() {
	! grep '"type":"switch"' /tmp/stream |
		grep -v '"from":.*"to":.*"reason":.*"window_ios":.*"window_limit":1[,}]'
}

# --- a reader that keeps up ------------------------------------------------------

nvme_reload 2
watch dpastop
trace_start
windows_of_one
set_method $device DPAS
switch_load 8000
check "the load came to its end" fio_ok "$(cat /tmp/load)"
trace_stop
unwatch
traced=$(wc -l </tmp/traced)
told=$(number sequence | wc -l)
total=$(stat_sum $device switches)
echo "traced $traced, told $told, missed $(missed), switch_stat $total"
check "dpastop reads netlink" grep -q '"origin":"netlink"' /tmp/stream
check "the tracepoint lost nothing" trace_lost_nothing
check "there were 10,000 switches" test "$traced" -ge 10000
check "switch_stat adds up to as many as were traced" test "$total" -eq "$traced"
check "dpastop was told as many" test "$told" -eq "$traced"
check "it missed none" test "$(missed)" -eq 0
number sequence >/tmp/told
check "with the same sequences, in their order" cmp /tmp/traced /tmp/told
seq "$traced" >/tmp/all
check "from 1 without a hole" cmp /tmp/all /tmp/told
check "each with its evidence" evidence_is_whole
check "nothing was left to say" test ! -s /tmp/errors

# --- a reader that stands still ----------------------------------------------------

# Nobody needs no privilege to be told, but has a smaller buffer than root.
nvme_reload 2
watch setpriv --reuid 65534 --regid 65534 --clear-groups dpastop
trace_start
windows_of_one
set_method $device DPAS
switch_load 1000
kill -STOP "$watcher"
switch_load 8000
kill -CONT "$watcher"
switch_load 1000
trace_stop
unwatch
traced=$(wc -l </tmp/traced)
told=$(number sequence | wc -l)
echo "stopped for a while: traced $traced, told $told, missed $(missed)"
check "the tracepoint lost nothing, again" trace_lost_nothing
check "nobody reads netlink" grep -q '"origin":"netlink"' /tmp/stream
check "some were missed" test "$(missed)" -gt 0
check "told and missed are all that were traced" \
	test $((told + $(missed))) -eq "$traced"
number sequence | sort -n -u >/tmp/told
check "none was told twice" test "$(wc -l </tmp/told)" -eq "$told"
only_traced_ones_are_told() {
	! grep -vxFf /tmp/traced /tmp/told
}
check "none that did not happen" only_traced_ones_are_told

# --- the kernel's ring runs full -------------------------------------------------

# What flushes the rings of CPU 0 cannot run there while the reader or, when
# that sleeps, a busy loop has the CPU by a real-time priority: 95 % of the time.
starved_load() {	# starved_load READS
	local hog
	taskset -c 0 chrt -f 10 bash -c 'while :; do :; done' &
	hog=$!
	taskset -c 0 chrt -f 50 syncread /dev/$device "$1" poll
	kill $hog
	wait $hog 2>/dev/null
}

sockets_dropped_nothing() {
	awk '$2 == 16 && $9 > 0 { print; bad = 1 } END { exit bad }' \
		/proc/net/netlink
}

device=nullb0
modprobe null_blk nr_devices=1 queue_mode=2 irqmode=0 submit_queues=2 \
	poll_queues=2 gb=1
wait_until test -b /dev/$device
taskset -p 2 $$ >/dev/null
watch dpastop
trace_start
windows_of_one
set_method $device DPAS
starved_load 2000 >/tmp/load
trace_stop
wait_until accounted_for
check "no socket lost anything" sockets_dropped_nothing
unwatch
taskset -p 3 $$ >/dev/null
traced=$(wc -l </tmp/traced)
told=$(number sequence | wc -l)
total=$(stat_sum $device switches)
echo "ring overflow: traced $traced, told $told, missed $(missed), switch_stat $total"
check "every read switched" test "$traced" -ge 4000
check "the ring lost some" test "$(missed)" -gt 0
check "and not all" test "$told" -gt 0
check "told and missed are all that were traced, again" \
	test $((told + $(missed))) -eq "$traced"
check "switch_stat adds up to them, too" test "$total" -eq "$traced"
number sequence >/tmp/told
check "what was told was traced" only_traced_ones_are_told
rmmod null_blk
device=nvme0n1

# --- who changed what --------------------------------------------------------------

# changes TUNABLE: the records of its changes
changes() {
	grep '"type":"change".*"tunable":"'"$1"'"' /tmp/stream
}

nr_changes() {
	changes "$1" | wc -l
}

change_is_told() {	# change_is_told TUNABLE RECORD'S-END
	changes "$1" | grep -q -- "$2"
}

nvme_reload 2
watch dpastop
ln -s "$(type -P bash)" /tmp/somebody
writer=$(/tmp/somebody -c "echo 7 >/sys/block/$device/queue/switch_param1
	echo \$\$")
check "who writes a tunable is told" wait_until change_is_told switch_param1 \
	'"before":0,"after":7,"pid":'"$writer"',"comm":"somebody"}'
queue $device io_poll_delay 4
check "what only samples tell is told, too" \
	wait_until change_is_told io_poll_delay '"before":-1,"after":4}'
queue $device switch_param1 7
for value in $(seq 100 399); do
	queue $device switch_param1 "$value"
done
check "300 changes at once arrive" \
	wait_until change_is_told switch_param1 '"after":399,'
check "each once, and what is no change not at all" \
	test "$(nr_changes switch_param1)" -eq 301
echo "of 301 changes, $(changes switch_param1 | grep -c '"pid"') with their writer"
nvme_reload 2
wait_until eval "grep -A 10 '\"type\":\"gap\"' /tmp/stream | grep -q '\"type\":\"sample\"'"
queue $device switch_param2 20
wait_until change_is_told switch_param2 '"before":10,"after":20,'
check "a device that is new has not changed" \
	test "$(nr_changes switch_param1)" -eq 301
check "nothing was left to say of changes" test ! -s /tmp/errors
kill "$watcher"
wait "$watcher" 2>/dev/null

# --- from the switch to the output -------------------------------------------------

# spread NAME FILE: of the milliseconds in it
spread() {
	sort -n "$2" | awk -v name="$1" '{ v[NR] = $1 } END { if (NR)
		printf "%s, ms, of %d switches: median %d, 95%% %d, max %d\n",
			name, NR, v[int((NR + 1) / 2)],
			v[int((NR * 95 + 99) / 100)], v[NR] }'
}

# slow_load: a switch about every 0.2 s
slow_load() {
	load DPAS /dev/$device --rw=randread --size=64m --cpus_allowed=0 \
		--rate_iops=500 --number_ios=4000 >/tmp/load
}

nvme_reload 2
queue $device switch_param6 100
set_method $device DPAS

# Each line gets the time at which it was read.
dpastop --batch --json -d 60 $device |
	while IFS= read -r line; do
		read_us=${EPOCHREALTIME/./}
		case $line in
		*'"type":"switch"'*)
			at=${line#*'"real_ns":'}
			at=${at%%[,\}]*}
			echo $(((read_us - at / 1000) / 1000)) ;;
		esac
	done >/tmp/to-line &
wait_until pgrep -x dpastop >/dev/null
slow_load
usleep 500000
killall dpastop
wait
spread "from a switch to its line" /tmp/to-line
check "switches have their lines" test -s /tmp/to-line

# What dpastop writes to its terminal, by the time at which tmux passes it on.
# It looks at the rest once a minute only, so each picture is of a switch.
cat >/tmp/stamp <<'END'
while IFS= read -r -N 1; do
	echo "${EPOCHREALTIME/./}"
	while read -r -t 0.003 -N 65536; do :; done
done
END

# switch_times: when each was traced, in us of the real time
switch_times() {
	local line mono real
	line=$(dpastop --batch --json -n 1 $device | grep '"type":"sample"')
	mono=${line#*'"mono_ns":'}
	real=${line#*'"real_ns":'}
	sed -n 's/.* \([0-9]*\)\.\([0-9]*\): dpas_switch: .*/\1\2/p' $tracing/trace |
		awk -v ahead="$(((${real%%,*} - ${mono%%,*}) / 1000))" \
			'{ printf "%.0f\n", $1 + ahead }'
}

# to_next PICTURES: of the times read, how long until the next in the file
to_next() {
	awk -v file="$1" 'BEGIN { while ((getline time < file) > 0) at[++n] = time
			i = 1 }
		{ while (i <= n && at[i] < $1) i++
		  if (i <= n) printf "%.0f\n", (at[i] - $1) / 1000 }'
}

switch_is_on_screen() {	# switch_is_on_screen TIME-IN-US
	tmux capture-pane -p -t top | grep -q "$(TZ=UTC \
		printf '%(%H:%M:%S)T.%03d' $(($1 / 1000000)) $(($1 / 1000 % 1000)))"
}

TZ=UTC tmux new-session -d -s top -x 120 -y 40 "dpastop -d 60 $device"
wait_until eval "tmux capture-pane -p -t top | grep -q $device"
usleep 500000
tmux pipe-pane -t top 'bash /tmp/stamp >/tmp/pictures'
echo mono >$tracing/trace_clock
trace_start
slow_load
usleep 500000
trace_stop
switch_times >/tmp/switch-times
to_next /tmp/pictures </tmp/switch-times >/tmp/to-screen
spread "from a switch to the screen" /tmp/to-screen
check "the last one stands there, with its time" \
	switch_is_on_screen "$(tail -n 1 /tmp/switch-times)"
tmux kill-session -t top
echo local >$tracing/trace_clock

# --- a device that leaves ----------------------------------------------------------

watch dpastop
nvme_reload 2
set_method $device DPAS
sequences=$(number sequence | wc -l)
told_more() {
	[ "$(number sequence | wc -l)" -gt "$sequences" ]
}
wait_until eval "grep '\"type\":\"gap\"' /tmp/stream | grep -q gone"
usleep 500000
switch_load 3000
check "switches are told after the device left and came back" \
	wait_until told_more
kill "$watcher"
wait "$watcher" 2>/dev/null

# The next sample by the clock would come a minute after the first.
samples() {
	grep -c '"type":"sample"' /tmp/stream
}
has_come_back() {
	[ "$(samples)" -ge 2 ]
}
between_samples_s() {
	sed -n 's/.*"type":"sample","mono_ns":\([0-9]*\).*/\1/p' /tmp/stream |
		awk '{ v[NR] = $1 } END { printf "%d", (v[2] - v[1]) / 1e9 }'
}
interval=60
watch dpastop
modprobe -r nvme
modprobe nvme poll_queues=2
wait_until has_come_back
echo "left and came back within $(between_samples_s) s"
check "that a device came back is seen at once" \
	test "$(between_samples_s)" -lt 60
check "with a gap before that" test "$(sed -n '/"type":"sample"/,$p' /tmp/stream |
	sed -n '/"type":"gap"/p;/"type":"sample"/p' | sed -n 2p |
	grep -c '"type":"gap"')" -eq 1
kill "$watcher"
wait "$watcher" 2>/dev/null
finish
