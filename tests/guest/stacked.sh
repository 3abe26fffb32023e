#!/bin/bash
# stacked.sh - disks that are put together from others, have several paths or are
# reached over a network: reads and writes with RWF_HIPRI end soon, by interrupt,
# and are right; nothing pretends that DPAS is there
#
# With --paths 2 the disks are reached through two controllers each.
#
# Functions are called by check:
# shellcheck disable=SC2317
# shellcheck source=tests/guest/lib.sh
. ./lib.sh

# Less than a single request timeout, which is 30 s.
soon=29000

has_dpas() {
	[ -e "/sys/block/$1/queue/pas_enabled" ]
}

# verified DEVICE: random polled writes, then reads that check them
verified() {
	local output
	output=$(load DPAS "/dev/$1" --rw=randwrite --size=4m --verify=crc32c \
		--do_verify=1 --verify_fatal=1 --numjobs=1)
	fio_ok "$output"
}

# ends_soon NAME DEVICE
ends_soon() {
	local start
	start=$(now_ms)
	check "$1: what is written with RWF_HIPRI reads back equal" verified "$2"
	echo "$1: $(($(now_ms) - start)) ms"
	check "$1: soon" test $(($(now_ms) - start)) -lt $soon
	check "$1: no files of DPAS" eval "! has_dpas $2"
}

# dm_name NAME: dm-0, say
dm_name() {
	dmsetup info -c --noheadings -o blkdevname "$1"
}

# --- several paths -----------------------------------------------------------------

if compgen -G '/sys/block/nvme*c*n*' >/dev/null; then
	modprobe -r nvme
	modprobe nvme poll_queues=2
	# The disk has the number of its subsystem, which counts on.
	find_head() {
		head=$(find /sys/block -name 'nvme*n1' ! -name 'nvme*c*' | sort | head -n 1)
		head=$(basename "${head:-none}")
		[ -b "/dev/$head" ]
	}
	check "the disk is there" wait_until find_head
	check "there are two paths" test \
		"$(compgen -G '/sys/block/nvme*c*n1' | wc -l)" -ge 2
	for path in /sys/block/nvme*c*n1; do
		check "$(basename "$path"), a path, has no files of DPAS" \
			eval "! has_dpas $(basename "$path")"
	done
	ends_soon "nvme multipath" "$head"
	finish
fi

nvme_reload 2
set_method nvme0n1 DPAS
set_method nvme1n1 DPAS

# --- device mapper --------------------------------------------------------------------

modprobe dm_mod
modprobe dm_crypt
sectors=65536
dmsetup create linear --table "0 $sectors linear /dev/nvme0n1 2048"
ends_soon "dm-linear" "$(dm_name linear)"
# Suspended, bios wait in dm: whoever submitted them must not poll meanwhile.
dm=$(dm_name linear)
load DPAS "/dev/$dm" --rw=randread --size=4m --time_based --runtime=3 >/tmp/load &
for _ in 1 2 3 4 5; do
	dmsetup suspend linear
	usleep 200000
	dmsetup resume linear
	usleep 200000
done
wait
check "dm-linear suspended and resumed under load" fio_ok "$(cat /tmp/load)"
dmsetup remove linear

key=$(printf '%064d' 7)
check "dm-crypt is set up" dmsetup create crypt \
	--table "0 $sectors crypt aes-xts-plain64 $key 0 /dev/nvme0n1 2048"
ends_soon "dm-crypt" "$(dm_name crypt)"
dmsetup remove crypt

# --- md --------------------------------------------------------------------------------

modprobe raid0
echo md9 >/sys/module/md_mod/parameters/new_array
(
	cd /sys/block/md9/md || exit
	echo none >metadata_version
	echo 65536 >chunk_size
	echo raid0 >level
	echo 2 >raid_disks
	for disk in 0 1; do
		cat /sys/block/nvme${disk}n1/dev >new_dev
		echo $disk >dev-nvme${disk}n1/slot
		echo 32768 >dev-nvme${disk}n1/size
	done
	echo active >array_state
)
check "md has a size" test "$(cat /sys/block/md9/size)" -gt 0
ends_soon "md raid0" md9
echo inactive >/sys/block/md9/md/array_state
echo clear >/sys/block/md9/md/array_state 2>/dev/null

check "the disks below are polled for as ever" \
	fio_ok "$(load DPAS /dev/nvme0n1 --rw=randread --size=4m)"
check "and counted" test "$(stat_sum nvme0n1 'pas io')" -gt 0
check "no I/O stays counted" qd_is_zero nvme0n1

# --- NVMe over TCP ---------------------------------------------------------------------

modprobe -a nvmet nvmet-tcp nvme-tcp
mount -t configfs configfs /sys/kernel/config
subsystem=/sys/kernel/config/nvmet/subsystems/lab
port=/sys/kernel/config/nvmet/ports/1
mkdir -p $subsystem/namespaces/1 $port
echo 1 >$subsystem/attr_allow_any_host
echo /dev/nvme1n1 >$subsystem/namespaces/1/device_path
echo 1 >$subsystem/namespaces/1/enable
echo tcp >$port/addr_trtype
echo ipv4 >$port/addr_adrfam
echo 127.0.0.1 >$port/addr_traddr
echo 4420 >$port/addr_trsvcid
ln -s $subsystem $port/subsystems/
# Linux 6.12 wants both, and that they belong together.
host=1b4e28ba-2fa1-11d2-883f-0016d3cca427
nvme connect -t tcp -a 127.0.0.1 -s 4420 -n lab --nr-io-queues=2 --nr-poll-queues=2 \
	--hostid=$host --hostnqn=nqn.2014-08.org.nvmexpress:uuid:$host
remote=
find_remote() {
	local path
	for path in /sys/block/nvme*; do
		case $(basename "$path") in nvme0n1 | nvme1n1) continue ;; esac
		remote=$(basename "$path")
		[ -b "/dev/$remote" ] && return
	done
	return 1
}
check "a disk over TCP is there" wait_until find_remote
ends_soon "NVMe over TCP" "$remote"
nvme disconnect -n lab >/dev/null
finish
