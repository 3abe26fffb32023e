#!/bin/bash
# fs.sh - dpasbench --fs in the lab's guest: a file system is made, used and
# removed, whatever ends the benchmark
#
# Functions are called by check:
# shellcheck disable=SC2317,SC2086
# shellcheck source=tests/guest/lib.sh
. ./lib.sh

device=nvme0n1
cd "$(mktemp -d)" || exit

# bench WORD...: short runs with small files; what it says is in the file told
bench() {
	dpasbench "$@" --jobs 1 --size 16m --json bench.json --csv bench.csv >told 2>&1
}

# Everything that dpasbench may change, in one text.
settings() {
	cat /sys/module/nvme/parameters/poll_queues
	grep -s . /sys/block/$device/queue/* | grep -v switch_stat
}

is_empty() {
	[ -z "$(blkid -p /dev/$device)" ]
}

# ours TYPE: one that dpasbench made is on the disk
ours() {
	blkid -p /dev/$device | grep "UUID=\"64706173-6265-4e63-a868-" | grep -q "TYPE=\"$1\""
}

is_unused() {
	! grep -q $device /proc/self/mountinfo && (exec 7<>/dev/$device) &&
		flock -n /dev/$device true
}

# restored WHAT: everything is as it was before
restored() {
	settings >after
	check "$1: the settings are as they were" diff before after
	check "$1: the disk is empty" is_empty
	check "$1: and not in use" is_unused
}

# by_mode_as_fio: the reads that the kernel counted by mode are fio's
by_mode_as_fio() {
	awk -F, '
	NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
	$at["mode"] == "DPAS" {
		sum = $at["cp_ios"] + $at["pas_ios"] + $at["ol_ios"] + $at["int_ios"]
		print "counted " sum ", fio has " $at["ios"]
		equal = sum == $at["ios"] && sum > 0
	}
	END { exit !equal }' bench.csv
}

nvme_reload 1
settings >before

for type in xfs ext4; do
	check "$type: reads" bench CP DPAS --runtime 0.5 --fs $type
	cat told
	check "$type: it says so" grep -q "random reads through $type" told
	check "$type: nvme is loaded anew for each run" test \
		"$(grep -c '"nvme_reloaded": true' bench.json)" -eq 2
	check "$type: in the results" grep -q "\"file_system\": \"$type\"" bench.json
	check "$type: all reads are polled" by_mode_as_fio
	restored "$type"
done
check "xfs: writes" bench INT W --runtime 0.5 --fs xfs
restored "writes"

# What must not be overwritten.
mkfs.ext4 -q -F /dev/$device
check "a disk with a file system is refused" eval "! bench INT --runtime 0.5 --fs xfs"
check "it says why" grep -q 'it holds a file system (ext4)' told
check "it is still there" eval "blkid -p /dev/$device | grep -q ext4"
check "--force takes it" bench INT --runtime 0.5 --fs xfs --force $device
restored "--force"

# begin: a long one, in the background, until fio runs
begin() {
	dpasbench CP --jobs 1 --runtime 600 --size 16m --fs xfs --json bench.json >told 2>&1 &
	running=$!
	wait_until pgrep -x fio
}

begin
check "while it runs, the disk is in use" eval "! mkfs.xfs -q -f /dev/$device 2>/dev/null"
kill -INT $running
wait $running
check "Ctrl-C ends it with 130" test $? -eq 130
restored "Ctrl-C"

begin
kill -KILL $running
wait $running 2>/dev/null
check "kill -9 ends fio, too" wait_until eval "! pgrep -x fio"
check "kill -9 leaves the file system" ours xfs
check "kill -9: but nothing is mounted" wait_until is_unused
check "the next one reads" bench INT --runtime 0.5
check "and says what is left" grep -q "has the file system (xfs) of an interrupted dpasbench; wipefs" told
check "but leaves it alone" ours xfs
check "the next one with --fs" bench INT --runtime 0.5 --fs ext4
check "says what it removes" grep -q "had the file system (xfs) of an interrupted dpasbench, which is removed" told
check "then the disk is empty" is_empty

# Without mkfs.xfs nothing of XFS can be had.
mkdir without
IFS=: read -ra places <<<"$PATH"
for place in "${places[@]}"; do
	ln -sf "$place"/* without/
done
rm without/mkfs.xfs
settings >before
PATH=$PWD/without dpasbench INT CP --jobs 1 --runtime 0.5 --size 16m --fs xfs \
	--json bench.json --csv bench.csv >told 2>&1
check "no mkfs.xfs: a failure" test $? -eq 1
cat told
check "each row says why" test \
	"$(grep -c '^1     left out: mkfs.xfs: not installed; Debian: apt install xfsprogs$' told)" -eq 2
check "in the CSV" test "$(grep -c ',"mkfs.xfs: not installed; ' bench.csv)" -eq 2
check "and in the JSON" test "$(grep -c '"reason": "mkfs.xfs: not installed; ' bench.json)" -eq 2
restored "no mkfs.xfs"
check "later, --resume measures them" bench INT CP --runtime 0.5 --fs xfs --resume
check "all of them" grep -q '"complete": true' bench.json
check "without the reason" eval "! grep -q mkfs.xfs bench.json"

check "no room: an error" eval "! dpasbench INT --jobs 1 --runtime 0.5 --size 2g --fs ext4 >told 2>&1"
check "in words" grep -q "a file of 2048 MiB cannot be written on ext4: No space left" told
check "then the disk is empty, too" is_empty
finish
