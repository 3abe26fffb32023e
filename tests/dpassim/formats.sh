#!/bin/bash
# dpassim trace: formats that tools write, with what those tools wrote (data/)
#
# fio 3.33 wrote its logs on Debian 12, and fio 3.39 of Debian 13 the one with issue
# times; bpftrace 0.23 of Debian 13 traced a loop device with 4 MiB reads, and for the
# file of short I/Os the disk of a virtual machine; perf, trace-cmd and tracefs wrote theirs in
# the lab's guest. In a guest with Debian 12's own kernel (6.1.192, two CPUs, emulated NVMe,
# two jobs of fio with reads, writes and flushes) blktrace 1.2.0 wrote its files, a CPU
# each, and blkparse printed them. biosnoop of Debian 13's libbpf-tools (0.31) traced the
# same load in a guest with that one's kernel (6.12.117), with its other disk; those of
# Debian 12 do not start on its kernel.
. "${srcdir:-.}/tests/dpassim/lib.sh"

# PAS in awk, a bucket each by direction and size: "ns write bytes" a line.
model() {
	awk '
	{
		class = 0
		for (n = int($3 / 512); n > 1 && class < 7; n = int(n / 2)) class++
		b = 2 * class + $2
		if (!(b in dur)) { dur[b] = 100; adj[b] = 1000000; before[b] = 0; last[b] = 1 }
		else {
			pair = 2 * before[b] + last[b]
			if (pair == 0) adj[b] -= 100000
			if (pair == 1) adj[b] = 1010000
			if (pair == 2) adj[b] = 900000
			if (pair == 3) adj[b] += 10000
			if (adj[b] <= 0) adj[b] = 1000000
			dur[b] = int(dur[b] * adj[b] / 1000000)
			if (dur[b] < 100) dur[b] = 100
		}
		before[b] = last[b]
		last[b] = dur[b] >= $1 ? 0 : 1
		printf "%.3f,%.3f\n", $1 / 1000, dur[b] / 1000
	}'
}

# reads_as FORMAT FILE: it is recognised, and $work/ios is what goes through PAS
reads_as() {
	expect "$2" "$("$dpassim" trace "$data/$2" | sed -n 's/^read as \([^:]*\):.*/\1/p')" "$1"
	model <"$work/ios" >"$work/model"
	[ -s "$work/model" ] || fail "$2: the test finds no I/O in it"
	"$dpassim" trace "$data/$2" --csv | tail -n +2 | cut -d, -f1,2 |
		cmp - "$work/model" || fail "$2: other steps than the model's"
	"$dpassim" trace "$data/$2" --format "$1" --csv | tail -n +2 | cut -d, -f1,2 |
		cmp -s - "$work/model" || fail "$2: other steps with --format $1"
}

fio_ios() {
	awk -F', *' '$3 != 2 { print $2, $3 + 0, $4 }' "$data/$1" >"$work/ios"
}

# Issue to completion, by device and sector: a line of "issue/complete seconds
# device kind sector sectors" each.
pair_ios() {
	awk '
	$4 !~ /[RW]/ || $4 ~ /D/ || $6 == 0 { next }
	{ split($2, t, "."); ns = t[1] * 1000000000 + substr(t[2] "000000000", 1, 9) }
	$1 == "issue" { at[$3, $5] = ns; kind[$3, $5] = $4; bytes[$3, $5] = $6 * 512; next }
	($3, $5) in at {
		print ns - at[$3, $5], kind[$3, $5] ~ /W/ ? 1 : 0, bytes[$3, $5]
		delete at[$3, $5]
	}' >"$work/ios"
}

event_ios() {
	sed -nE 's/.* ([0-9]+\.[0-9]+): +(block:)?block_rq_(issue|complete): +([0-9,]+) ([A-Z]+) .*\) ([0-9]+) \+ ([0-9]+) .*/\3 \1 \4 \5 \6 \7/p' \
		"$data/$1" | pair_ios
}

blkparse_ios() {
	awk '$6 == "D" || $6 == "C" {
		print $6 == "D" ? "issue" : "complete", $4, $1, $7, $8, $10
	}' "$data/$1" | pair_ios
}

for file in perf_script.txt trace_cmd.txt tracefs.txt; do
	event_ios $file
	reads_as events $file
done
blkparse_ios blkparse.txt
reads_as blkparse blkparse.txt
expect "blkparse: flushes" "$("$dpassim" trace "$data/blkparse.txt" | grep "do not count")" \
       "I/Os that neither read nor write, which do not count: 2"
# blktrace's own files are read through blkparse.
for cpu in 0 1; do
	gzip -dc "$data/trace.blktrace.$cpu.gz" >"$work/trace.blktrace.$cpu"
done
refuses 1 "as with blkparse -i FILE | dpassim trace -" trace "$work/trace.blktrace.0"
if command -v blkparse >/dev/null; then
	expect "blktrace through blkparse" \
	       "$(blkparse -D "$work" -i trace | "$dpassim" trace - --csv | cksum)" \
	       "$("$dpassim" trace "$data/blkparse.txt" --csv | cksum)"
fi
refuses 1 "dpas_sleep alone tells how long" trace "$data/perf_sleep.txt"
# What has one end only is counted and said.
sed 3d "$data/trace_cmd.txt" >"$work/cut"
expect "one end" "$("$dpassim" trace "$work/cut" | grep "one end only")" \
       "I/Os in it with one end only, which do not count: 1"

# One that failed is not an I/O with the time until its timeout.
for file in perf_script.txt trace_cmd.txt tracefs.txt blkparse.txt; do
	ios=$("$dpassim" trace "$data/$file" --csv | wc -l)
	sed 's/\[0\]$/[-5]/' "$data/$file" >"$work/errors"
	refuses 1 "no successful I/O in it of which" trace "$work/errors"
	error='[-5]'
	[ $file != blkparse.txt ] || error='[65531]'
	sed "0,/\[0\]\$/s//$error/" "$data/$file" >"$work/errors"
	expect "$file: one failed" "$("$dpassim" trace "$work/errors" | grep "that failed")" \
	       "I/Os that failed, which do not count: 1"
	expect "$file: the rest" "$("$dpassim" trace "$work/errors" --csv | wc -l)" $((ios - 1))
done

# biosnoop_ios FILE COLUMNS: the last COLUMNS of a line are times in ms, and left of
# these are the kind, the sector and the bytes
biosnoop_ios() {
	awk -v times="$2" '
	$(NF - times - 2) ~ /[RW]/ && $(NF - times) > 0 {
		printf "%.0f %d %d\n", $NF * 1000000, $(NF - times - 2) ~ /W/, $(NF - times)
	}' "$data/$1" >"$work/ios"
}

biosnoop_ios biosnoop_libbpf.txt 1
reads_as biosnoop biosnoop_libbpf.txt
expect "biosnoop: flushes" "$("$dpassim" trace "$data/biosnoop_libbpf.txt" | grep "do not count")" \
       "I/Os that neither read nor write, which do not count: 4"

# biosnoop.bt has no direction and no size, so that its I/Os are reads of 4 KiB.
awk '$2 ~ /^[0-9]/ && $NF ~ /^[0-9]+$/ { print $NF * 1000000, 0, 4096 }' \
	"$data/biosnoop_bpftrace.txt" >"$work/ios"
reads_as biosnoop biosnoop_bpftrace.txt
refuses 1 "less than biosnoop shows (bpftrace's 1 ms" trace "$data/biosnoop_short.txt"
sed '/LAT(ms)/d' "$data/biosnoop_bpftrace.txt" >"$work/headless"
refuses 1 "no heading; read as biosnoop" trace "$work/headless"

for file in fio_mixed.txt fio_priority.txt fio_issue.txt; do
	fio_ios $file
	reads_as fio $file
done
fio_ios fio_mixed.txt
expect "us of fio 2" \
       "$("$dpassim" trace "$data/fio_mixed.txt" --format fio2 --csv | cut -d, -f1 | sed -n 2p)" \
       "$(head -n 1 "$work/ios" | awk '{ printf "%.3f", $1 }')"
# Its us, read as ns, would be too short for any device.
printf '%s\n' "0, 90, 0, 4096" "0, 5000, 0, 4096" "1, 110, 1, 4096" >"$work/us"
refuses 1 "if fio 2 wrote it, they are us: dpassim trace --format fio2" trace "$work/us"
refuses 1 "whose --csv output is a trace, too" run --device "$work/us"
"$dpassim" trace "$work/us" --format fio2 --csv >"$work/us.csv"
check "us in a drive" "$dpassim" run --device "$work/us.csv" --seconds 0.01 >"$work/out"
for format in fio fio2; do
	check "us, asked for as $format" "$dpassim" trace "$work/us" --format $format >"$work/out"
done
expect "as plain where it is asked for" \
       "$("$dpassim" trace "$data/fio_mixed.txt" --format plain 2>&1 | grep -c 'service time "0": zero')" 1
refuses 1 "an average (--log_avg_msec)" trace "$data/fio_averages.txt"

# What needs no tool is named, too; a stock trace has no format.
awk '/^[0-9]/ { printf "%.0f 0 4096\n", $1 * 1000 }' "$data/bursts.txt" >"$work/ios"
reads_as plain bursts.txt
expect "a stock trace" "$("$dpassim" trace stock:gc | grep -c '^read as')" 0

# The other logs of fio have the shape of a latency log, and no latencies; what
# nobody knows to be a service time is not taken for one.
for name in x_bw.1.log x_iops.12.log x_slat.1.log x_bw.log; do
	cp "$data/fio_mixed.txt" "$work/$name"
	refuses 1 "its _lat and _clat logs have service times" trace "$work/$name"
	check "$name: asked for" "$dpassim" trace --format fio "$work/$name" >"$work/out"
done
for name in x_lat.1.log x_clat.1.log x_bw.txt bw.log x_bw_lat.log; do
	cp "$data/fio_mixed.txt" "$work/$name"
	check "$name" "$dpassim" trace "$work/$name" >"$work/out"
done
sed -E 's/, [0-9]+/, 1/' "$data/fio_mixed.txt" >"$work/iops"
refuses 1 "fio's log of IOPS" trace "$work/iops"
{ printf '51'; printf ', %d' {0..1800}; echo; } >"$work/hist"
printf '17;8.5\n18;9\n' >"$work/semicolons"
printf '17\t8.5\n' >"$work/tabs"
for name in hist semicolons tabs; do
	refuses 1 "several columns without a heading" trace "$work/$name"
done
for title in time timestamp Time_ms TS '"date"' start_ns; do
	printf '%s,latency_us\n17,8.5\n' "$title" >"$work/when"
	refuses 1 "a time of day; cut out the column" trace "$work/when"
done
check "asked for" "$dpassim" trace --format plain "$work/when" >"$work/out"

# A byte order mark is no part of the first line.
{ printf '\xef\xbb\xbf'; cat "$data/fio_mixed.txt"; } >"$work/marked"
expect "a byte order mark" "$("$dpassim" trace "$work/marked" --csv | cksum)" \
       "$("$dpassim" trace "$data/fio_mixed.txt" --csv | cksum)"

# What is none of these is refused with its line and what was expected.
sed '5s/,/;/' "$data/fio_mixed.txt" >"$work/bad"
refuses 1 "$work/bad:5: " trace "$work/bad"
grep -q "read as fio, which has \"ms, latency" "$work/err" ||
	fail "\"$(cat "$work/err")\" does not say what was expected"
sed '3s/, [01],/, 7,/' "$data/fio_mixed.txt" >"$work/bad"
refuses 1 "$work/bad:3: " trace "$work/bad"
sed '3s/, [0-9]*,/, 99999999999999999999999,/' "$data/fio_mixed.txt" >"$work/bad"
refuses 1 "more than 10 s" trace "$work/bad"
echo "COMM PID LATENCY" >"$work/bad"
refuses 1 "nor is it any of events, blkparse, biosnoop, fio, fio2, plain" trace "$work/bad"

# What people have beside traces is known, and what to do instead.
recording=${srcdir:-.}/tests/dpastop/output/data/recording.jsonl
refuses 1 "dpastop --replay shows it, and dpassim capture records I/Os" trace "$recording"
refuses 1 "dpastop --replay shows it" trace --format plain "$recording"
"$dpassim" run --json --seconds 0.01 >"$work/run.json"
refuses 1 "JSON has no single I/Os" trace "$work/run.json"
refuses 1 "not in which order; dpassim capture" trace "$data/biolatency.txt"
refuses 1 "the text of perf script --ns" trace "$data/perf_data_head.bin"
refuses 1 "the text of perf script --ns" trace - <"$data/perf_data_head.bin"
for packer in gzip zstd xz bzip2; do
	type -P $packer >/dev/null || continue
	$packer -c "$data/bursts.txt" >"$work/packed"
	refuses 1 "it is compressed; unpack it" trace "$work/packed"
	refuses 1 "it is compressed; unpack it" trace - <"$work/packed"
	refuses 1 "it is compressed; unpack it" run --device "$work/packed"
done
printf 'a\0b\n' >"$work/bad"
refuses 1 "$work/bad:1: a NUL byte" trace "$work/bad"

# A file without line ends does not fill the memory: most of it is never read.
for byte in '\0' 5; do
	head -c 1000000000 /dev/zero | tr '\0' "$byte" |
		refuses 1 "standard input:1: a" trace -
	ends="${PIPESTATUS[*]}"
	expect "how a gigabyte of $byte ends: head, tr, dpassim" "$ends" "141 141 0"
done
yes 5 | head -n 65535 | tr -d '\n' >"$work/long"
refuses 1 "$work/long:1: service time \"55" trace "$work/long"
printf 5 >>"$work/long"
refuses 1 "$work/long:1: a line of 65536 bytes or more" trace "$work/long"
{ printf '{'; cat "$work/long"; } >"$work/long.json"
refuses 1 "JSON has no single I/Os" trace "$work/long.json"

# On a terminal, and only there, a reading that takes long says how far it is.
for ((i = 0; i < 300; i++)); do
	sed "s/^/$i/" "$data/fio_mixed.txt"
done >"$work/part"
slowly() {
	cat "$work/part"
	sleep 1
	cat "$work/part"
}
expect "no progress in a file" "$(slowly | "$dpassim" trace - 2>&1 >"$work/out" | wc -c)" 0
if command -v script >/dev/null; then
	export -f slowly
	export work dpassim
	# shellcheck disable=SC2016
	SHELL=/bin/bash TERM=xterm script -qec 'slowly | "$dpassim" trace - >"$work/again"' \
		/dev/null </dev/null >"$work/screen"
	expect "progress" "$(grep -o 'reading standard input: [0-9]* I/Os' "$work/screen")" \
		"reading standard input: 32768 I/Os"
	cmp "$work/out" "$work/again" || fail "progress changes what is read"
	mkfifo "$work/fifo"
	slowly >"$work/fifo" &
	# shellcheck disable=SC2016
	SHELL=/bin/bash TERM=xterm script -qec '"$dpassim" run --device "$work/fifo" --seconds 0.01 >"$work/again"' \
		/dev/null </dev/null >"$work/screen"
	expect "progress of a drive" "$(grep -o 'reading fifo: [0-9]* I/Os' "$work/screen")" \
		"reading fifo: 32768 I/Os"
fi
refuses 1 "no such line" trace "$data/bursts.txt" --format fio
refuses 1 "no such line" trace "$data/bursts.txt" --format blkparse
refuses 1 "block_rq_complete are there" trace "$data/bursts.txt" --format events
refuses 2 "no format; there are" trace "$data/bursts.txt" --format csv
printf '%s\n' "0, 5, 2, 4096, 0" "1, 5, 2, 4096, 0" >"$work/trims"
refuses 1 "no read or write" trace "$work/trims"
echo "2, 9000, 1, 4096, 0" >>"$work/trims"
expect "trims" "$("$dpassim" trace "$work/trims" | grep "do not count")" \
       "I/Os that neither read nor write, which do not count: 2"
