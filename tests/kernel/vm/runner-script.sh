#!/bin/bash
# The runner's good case: machine as asked, output, files both ways, status.
# shellcheck source=tests/kernel/vm/lib.sh
# shellcheck disable=SC2016,SC2317,SC2034
. "$(dirname "$0")/lib.sh"

mkdir "$work/given"
echo from the host >"$work/given/file"

run_vm --cpus 4 --disks 2 --timeout 120 --add "$work/given" --append lab_test=1 <<'END'
echo "cpus $(nproc)"
echo "disks $(cd /sys/block && echo nvme*n1)"
echo "given $(cat given/file)"
echo "user $(id -u)"
echo "append $(grep -o lab_test=1 /proc/cmdline)"
echo to standard error >&2
printf 'a\tb\\\001%s\n' äöü
for program in bash fio tmux mkfs.xfs mkfs.ext4 mkfs.erofs losetup taskset nvme modprobe; do
	type -P $program >/dev/null || echo "missing $program"
	case $program in
	fio) fio --version ;;
	tmux) tmux -V ;;
	esac
done
mkfs.xfs -q /dev/nvme0n1 && mount /dev/nvme0n1 /mnt && echo "xfs mounted" && umount /mnt
mkfs.ext4 -q /dev/nvme1n1 && mount /dev/nvme1n1 /mnt && echo "ext4 mounted" && umount /mnt
modprobe -r nvme && modprobe nvme poll_queues=4 && dmesg | grep -q '4/0/4 default/read/poll' &&
	echo "poll queues"
mkdir -p /out/deep/er
head -c 3000000 /dev/urandom >/out/deep/er/data
sha256sum </out/deep/er/data >/out/sum
seq 100000
exit 7
END

said() {
	grep -qxF "$1" "$output"
}

check "exit status is passed through" [ "$status" -eq 7 ]
check "four CPUs" said "cpus 4"
check "two disks" said "disks nvme0n1 nvme1n1"
check "a directory is handed in" said "given from the host"
check "the script is root" said "user 0"
check "kernel arguments are appended" said "append lab_test=1"
check "standard error is in the output" said "to standard error"
check "bytes come through as they are" said "$(printf 'a\tb\\\001äöü')"
check "the programs are there" eval '! grep -q "^missing" "$output"'
check "fio starts" grep -q '^fio-3' "$output"
check "tmux starts" grep -q '^tmux 3' "$output"
check "XFS" said "xfs mounted"
check "ext4" said "ext4 mounted"
check "nvme is reloaded with poll queues" said "poll queues"
check "long output is whole" [ "$(tail -n 100000 "$output" | cksum)" = "$(seq 100000 | cksum)" ]
check "/out comes back" [ "$(sha256sum <"$out/deep/er/data")" = "$(cat "$out/sum")" ]
check "the kernel's log is kept" grep -q 'Linux version' "$out/console.log"
check "the kernel's log is not in the output" eval '! grep -q "Linux version" "$output"'
check "the runner itself says nothing" [ ! -s "$errors" ]

# As plain modules_install leaves them: with links to the source and the objects.
built=$("$(dirname "$vm")/../mkkernel" -q lab)
cp -r "$built/modules" "$work/modules"
mkdir "$work/source"
head -c 20000000 /dev/zero >"$work/source/object"
for link in build source; do
	ln -s "$work/source" "$(echo "$work"/modules/lib/modules/*)/$link"
done
run_vm --kernel "$built/bzImage" --modules "$work/modules" --timeout 120 <<'END'
ls /lib/modules/*/modules.dep && ls -d /lib/modules/*/{build,source}
modprobe -r nvme && modprobe nvme && echo "modules load"
END
check "a kernel built elsewhere boots" said "modules load"
check "its source stays outside" eval '! grep -qE "^/lib/modules/.*/(build|source)$" "$output"'

# Two guests at once, with a program that is packed for neither yet. The guest has a
# /tmp of its own.
fresh=$(mktemp -d -p /var/tmp)
at_end() { rm -rf "$fresh"; }
cp "$(type -P true)" "$fresh/fresh"
head -c 20000000 /dev/zero >>"$fresh/fresh"
echo "$fresh/fresh && echo 'it runs'" >"$work/script"
pids=()
for i in 1 2; do
	PATH=$fresh:$PATH "$vm" --script "$work/script" --out "$work/out$i" --with fresh \
		>"$work/output$i" 2>"$work/errors$i" </dev/null &
	pids+=($!)
done
for i in 1 2; do
	output=$work/output$i errors=$work/errors$i status=0
	wait "${pids[i - 1]}" || status=$?
	check "two at once: guest $i is right" [ "$status" -eq 0 ]
	check "two at once: and has the program" said "it runs"
done
