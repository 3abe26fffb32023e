#!/bin/bash
# record.sh - makes the files of data/ that biosnoop and blktrace wrote
#
# Usage: record.sh DIRECTORY    as root; new files go there, to be compared and copied
#
# No test runs it: the tools need a kernel with kprobes, BTF and blktrace, and a
# gigabyte of packages. It boots Debian 12 with its own kernel in QEMU, with an NVMe
# disk on which fio does some mixed I/O under each tool. In one that emulates the
# machine's instructions, too, compiling for bcc takes minutes.
#
set -euo pipefail

out=$(mkdir -p "${1:?record.sh takes the directory for the files}" && cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

packages=linux-image-amd64,linux-headers-amd64,bpfcc-tools,libbpf-tools,bpftrace
packages+=,blktrace,fio,kmod
mmdebstrap --variant=apt --include="$packages" bookworm "$work/root"

cat >"$work/root/guest" <<'END'
#!/bin/bash
# The guest's first program: each tool once, beside the same load.
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs devtmpfs /dev
mount -t debugfs debugfs /sys/kernel/debug
mount -t tracefs tracefs /sys/kernel/tracing
mount -t tmpfs tmpfs /tmp
mount -t configfs configfs /sys/kernel/config
modprobe -a nvme 9pnet_virtio
modprobe null_blk nr_devices=0
mkdir -p /out
mount -t 9p -o trans=virtio,version=9p2000.L out /out

# load DISK: 40 reads and writes of several sizes, and a flush
load() {
	fio --name=load --filename="/dev/$1" --ioengine=psync --direct=1 --rw=randrw \
		--bssplit=4k/50:16k/30:128k --size=64m --number_ios=40 --randseed=7 \
		--fsync=30 >/out/fio.txt
}

# beside FILE DISK COMMAND...: FILE is what COMMAND prints while the load runs
beside() {
	local file=$1 disk=$2 tracer i
	shift 2
	"$@" >/tmp/printed 2>>/out/errors.txt &
	tracer=$!
	# Its heading says that it traces.
	for ((i = 0; i < 600; i++)); do
		! grep -q 'LAT(ms)' /tmp/printed && kill -0 $tracer || break
		sleep 1
	done
	sleep 2
	load "$disk"
	sleep 3
	kill -INT $tracer
	wait $tracer
	cp /tmp/printed "/out/$file"
}

# A device of 20 ms an I/O, since bpftrace's biosnoop prints whole ms.
timed=/sys/kernel/config/nullb/timed
mkdir $timed
echo 2 >$timed/irqmode
echo 20000000 >$timed/completion_nsec
echo 1 >$timed/power
sleep 2

export PYTHONUNBUFFERED=1
beside biosnoop_bcc.txt nvme0n1 biosnoop-bpfcc
beside biosnoop_queue.txt nvme0n1 biosnoop-bpfcc -Q
beside biosnoop_libbpf.txt nvme0n1 stdbuf -oL biosnoop
beside biosnoop_bpftrace.txt timed biosnoop.bt
beside biosnoop_short.txt nvme0n1 biosnoop.bt

cd /tmp
blktrace -d /dev/nvme0n1 -o trace &
tracer=$!
while [ ! -s trace.blktrace.0 ] && [ ! -e trace.blktrace.0 ]; do sleep 1; done
sleep 2
load nvme0n1
sleep 2
kill -INT $tracer
wait $tracer
blkparse -i trace >/out/blkparse.txt
sync
echo o >/proc/sysrq-trigger
sleep 60
END
chmod +x "$work/root/guest"

# The initial RAM disk, as Debian makes it for a machine of any kind, has virtio.
kernel=$(echo "$work"/root/boot/vmlinuz-*)
initrd=$(echo "$work"/root/boot/initrd.img-*)
truncate -s 4G "$work/root.img"
mkfs.ext4 -q -d "$work/root" "$work/root.img"
truncate -s 256M "$work/nvme.img"
qemu-system-x86_64 -accel tcg,thread=multi -cpu max -smp 2 -m 2048 -nodefaults \
	-display none -no-reboot -serial stdio \
	-kernel "$kernel" -initrd "$initrd" \
	-append "console=ttyS0 root=/dev/vda rw init=/guest panic=-1 no_timer_check" \
	-drive "if=virtio,file=$work/root.img,format=raw,cache=unsafe" \
	-drive "if=none,id=nvme,file=$work/nvme.img,format=raw,cache=unsafe" \
	-device nvme,drive=nvme,serial=lab \
	-virtfs "local,path=$out,mount_tag=out,security_model=none" </dev/null
