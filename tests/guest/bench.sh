#!/bin/bash
# bench.sh - dpasbench in the lab's guest: all 25 cells, what they count, how
# DPAS ends, and that everything is put back
#
# RUNTIME=1 sets the seconds of each run; what it found is left in /out.
#
# Functions are called by check:
# shellcheck disable=SC2317
# shellcheck source=tests/guest/lib.sh
. ./lib.sh

runtime=${RUNTIME:-1}
out=/out
[ -d "$out" ] || out=$(mktemp -d)
cd "$out" || exit
rm -f ./*.json ./*.json~ ./*.csv

# field NAME: the number of the column in bench.csv
field() {
	head -n 1 bench.csv | tr ',' '\n' | grep -nx "$1" | cut -d: -f1
}

# of MODE JOBS NAME: a value of that run
of() {
	awk -F, -v mode="$1" -v jobs="$2" -v column="$(field "$3")" \
		'$2 == mode && $4 == jobs { print $column }' bench.csv
}

# sums_are_equal RUNS: the mode counts of so many sum up to what fio counted
sums_are_equal() {
	awk -F, -v first="$(field cp_ios)" -v ios="$(field ios)" -v wanted="$1" '
		NR > 1 && $first != "" {
			sum = $first + $(first + 1) + $(first + 2) + $(first + 3)
			runs++
			if (sum != $ios) {
				print $2 " " $4 " jobs: " sum " by mode, fio has " $ios
				bad = 1
			}
		}
		END { exit bad || runs != wanted }' bench.csv
}

# Everything that dpasbench may change, in one text.
settings() (
	cat /sys/module/nvme/parameters/poll_queues
	cd "/sys/block/$(disk lab0)/queue" && grep -s . -- * | grep -v switch_stat
)

# ratio PART WHOLE
ratio() {
	awk -v a="$1" -v b="$2" 'BEGIN { printf "%.3f", a / b }'
}

no_fio_left() {
	! pgrep -x fio
}

nvme_reload 1
queue "$(disk lab0)" switch_param3 25
queue "$(disk lab0)" pas_d_init 777
settings >before

dpasbench ALL --device "$(disk lab0)" --runtime "$runtime" --json bench.json --csv bench.csv
check "dpasbench ALL succeeds" test $? -eq 0
settings >after
check "everything is as it was" diff before after
check "the JSON has 25 cells" test "$(grep -c '"repeat": 1' bench.json)" -eq 25
check "the JSON is complete" grep -q '"complete": true' bench.json
check "nvme was loaded anew for each of them" \
	test "$(grep -c '"nvme_reloaded": true' bench.json)" -eq 25
check "the sums by mode are fio's counts" sums_are_equal 10
check "one job ends in CP" test "$(of DPAS 1 final_mode)" = CP
for jobs in 2 4 8 16; do
	check "$jobs jobs end in INT" test "$(of DPAS $jobs final_mode)" = INT
done
check "INT has no poll queue, the others have" test \
	"$(of INT 16 poll_queues)/$(of CP 1 poll_queues)/$(of CP 2 poll_queues)" = 0/1/2
echo "DPAS to CP, 1 job: $(ratio "$(of DPAS 1 iops)" "$(of CP 1 iops)")"
for jobs in 4 8 16; do
	echo "DPAS / INT, $jobs jobs: $(ratio "$(of DPAS $jobs iops)" "$(of INT $jobs iops)")"
done

# Ctrl-C in the second run, then the rest.
settings >before
dpasbench DPAS CP --jobs 1,2 --runtime 4 --json stopped.json >stopped.txt 2>&1 &
bench=$!
wait_until grep -qs '"repeat"' stopped.json
sleep 1
kill -INT $bench
wait $bench
check "Ctrl-C ends it with 130" test $? -eq 130
check "Ctrl-C leaves no fio" no_fio_left
settings >after
check "after Ctrl-C everything is as it was" diff before after
saved=$(grep -c '"repeat"' stopped.json)
check "what was measured is saved" test "$saved" -ge 1 -a "$saved" -lt 4
dpasbench DPAS CP --jobs 1,2 --runtime 4 --json stopped.json --resume >resumed.txt 2>&1
check "--resume succeeds" test $? -eq 0
check "--resume measures the rest only" \
	grep -q "^$((4 - saved)) runs\? left, $saved done" resumed.txt
check "--resume completes the file" test "$(grep -c '"repeat"' stopped.json)" -eq 4

# In use: it goes on without loading nvme anew, and marks the rows.
exec 7</dev/nvme0n1
dpasbench INT CP --jobs 1 --runtime 0.3 --json inuse.json >inuse.txt 2>&1
check "a disk in use is measured" test $? -eq 0
check "it says that nvme is in use" grep -q 'nvme is in use' inuse.txt
check "such rows are marked" test "$(grep -c '^1\*' inuse.txt)" -eq 2
exec 7<&-

# A job file of the user's, with the methods and the numbers of jobs laid over it.
cat >web.fio <<'END'
[global]
ioengine=libaio
iodepth=32
bssplit=4k/60:16k/40
[pages]
rw=randread
[index]
rw=read
END
settings >before
dpasbench INT CP DPAS --device "$(disk lab0)" --jobs 1,2 --runtime 1 \
	--job web.fio --json job.json --csv bench.csv >job.txt 2>&1
check "a job file is run" test $? -eq 0
cat job.txt
settings >after
check "after a job file everything is as it was" diff before after
check "it says what it decides" grep -q 'whatever web.fio says: ioengine, iodepth' job.txt
check "a poll queue for each of its jobs" test "$(of CP 1 poll_queues)" = 2
check "by mode as many as fio counted" sums_are_equal 2

# What must not be overwritten.
mkfs.ext4 -q -F /dev/nvme0n1
sed -i 's/^rw=read$/rw=write/' web.fio
dpasbench INT --jobs 1 --runtime 0.3 --job web.fio --json job.json >job.txt 2>&1
check "a job file that writes is refused by a file system" test $? -eq 1
check "which it names" grep -q 'it holds a file system (ext4)' job.txt
dd if=/dev/zero of=/dev/nvme0n1 bs=1M count=4 2>/dev/null
dpasbench INT W --jobs 1 --runtime 0.3 --json write.json >write.txt 2>&1
check "an empty disk is written to" test $? -eq 0
mkfs.ext4 -q -F /dev/nvme0n1
dpasbench INT W --jobs 1 --runtime 0.3 --json write.json >write.txt 2>&1
check "a disk with a file system is refused" test $? -eq 1
check "it says why" grep -q 'it holds a file system (ext4)' write.txt
mount /dev/nvme0n1 /mnt
dpasbench INT W --jobs 1 --runtime 0.3 --json write.json >write.txt 2>&1
check "a mounted disk is refused" test $? -eq 1
check "it says where" grep -q 'nvme0n1 is mounted on /mnt' write.txt
umount /mnt
dpasbench INT W --jobs 1 --runtime 0.3 --json write.json --force nvme1n1 >write.txt 2>&1
check "--force takes that device's name only" test $? -eq 2
dpasbench INT W --jobs 1 --runtime 0.3 --json write.json --force nvme0n1 >write.txt 2>&1
check "--force with its name overwrites" test $? -eq 0
finish
