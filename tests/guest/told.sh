#!/bin/bash
# told.sh - what dpastop is told at once, by events: who wrote a tunable, a
# switch, a device that leaves or comes back. Prints how long it takes from a
# switch to a line of output, and to the screen.
#
# Functions are called by check:
# shellcheck disable=SC2317
# shellcheck source=tests/guest/lib.sh
. ./lib.sh
# shellcheck source=tests/guest/watch_lib.sh
. ./watch_lib.sh

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

has_sample_after_gap() {
	sed -n '/"type":"gap"/,$p' /tmp/stream | grep -q '"type":"sample"'
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
wait_until has_sample_after_gap
queue $device switch_param2 20
wait_until change_is_told switch_param2 '"before":10,"after":20,'
check "a device that is new has not changed" \
	test "$(nr_changes switch_param1)" -eq 301
check "nothing was left to say of changes" test ! -s /tmp/errors
unwatch

watch setpriv --reuid 65534 --regid 65534 --clear-groups dpastop
queue $device switch_param1 8
check "somebody without privileges is told of a change" \
	wait_until change_is_told switch_param1 '"after":8'
check "but not of who made it" eval "! changes switch_param1 | grep -E '\"(pid|comm)\"'"
unwatch

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
		*'"type":"sample"'*)
			: >/tmp/watching ;;
		*'"type":"switch"'*)
			at=${line#*'"real_ns":'}
			at=${at%%[,\}]*}
			echo $(((read_us - at / 1000) / 1000)) ;;
		esac
	done >/tmp/to-line &
wait_until test -e /tmp/watching
slow_load
all_have_lines() {
	[ "$(wc -l </tmp/to-line)" -eq "$(stat_sum "$device" switches)" ]
}
check "every switch has its line" wait_until all_have_lines
killall dpastop
wait
spread "from a switch to its line" /tmp/to-line

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

screen_time() {	# screen_time MS: as the screen has it
	TZ=UTC printf '%(%H:%M:%S)T.%03d' $(($1 / 1000)) $(($1 % 1000))
}

# The kernel takes the switch's own time a little after it traced it.
switch_is_on_screen() {	# switch_is_on_screen TRACED-AT-US
	tmux capture-pane -p -t top | grep -q -e "$(screen_time $(($1 / 1000)))" \
		-e "$(screen_time $(($1 / 1000 + 1)))"
}

# What repeats is one line, except for a filter that names modes.
TZ=UTC tmux new-session -d -s top -x 120 -y 40 "dpastop -d 60 $device"
wait_until eval "tmux capture-pane -p -t top | grep -q $device"
tmux send-keys -t top 3
wait_until eval "tmux capture-pane -p -t top | grep -q filters"
tmux send-keys -t top / PAS Enter
wait_until eval "tmux capture-pane -p -t top | grep -q PAS"
tmux pipe-pane -t top 'bash /tmp/stamp >/tmp/pictures'
echo mono >$tracing/trace_clock
trace_start
slow_load
trace_stop
switch_times >/tmp/switch-times
check "the last switch stands on the screen, with its time" \
	wait_until switch_is_on_screen "$(tail -n 1 /tmp/switch-times)"
to_next /tmp/pictures </tmp/switch-times >/tmp/to-screen
spread "from a switch to the screen" /tmp/to-screen
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
wait_until has_sample_after_gap
switch_load 3000
check "switches are told after the device left and came back" \
	wait_until told_more
unwatch

# Looks by the clock are a minute apart, so one before the next of them is due
# to the kernel's word.
sample_ms() {	# sample_ms N: when the N-th sample was, since the boot
	sed -n 's/.*"type":"sample","mono_ns":\([0-9]*\)[0-9]\{6\},.*/\1/p' \
		/tmp/stream | sed -n "$1p"
}
nth_minute() {	# nth_minute MS: in which minute since the first look
	echo $((($1 - $(sample_ms 1)) / 60000))
}
interval=60
watch dpastop
modprobe -r nvme
modprobe nvme poll_queues=2
wait_until test -e /sys/block/$device/queue/switch_stat
read -r up _ </proc/uptime
wait_until has_sample_after_gap
echo "seen $(($(sample_ms 2) - 10#${up/./} * 10)) ms after it came back," \
	"$(($(sample_ms 2) - $(sample_ms 1))) ms after the look before"
check "that a device came back is seen at once" test \
	"$(nth_minute "$(sample_ms 2)")" -eq "$(nth_minute $((10#${up/./} * 10)))"
check "with a gap before that" has_sample_after_gap
unwatch
finish
