#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# dpastop keep: the rule that it writes, shows, lists and removes, in a directory
# that stands in for /etc, for a device in one that stands in for /sys.
. "${srcdir:-.}/tests/rig.sh" || exit
dpastop=$PWD/dpastop
export HOME=$work DPASTOP_ETC=$work/etc DPASTOP_SYSFS=$work/sys DPASTOP_KMSG=/dev/null
unset XDG_CONFIG_HOME XDG_STATE_HOME
rules=$work/etc/udev/rules.d

# device NAME WWID: one with DPAS, whose method is PAS
device() {
	local queue=$work/sys/block/$1/queue value name
	mkdir -p "$queue"
	echo "$2" >"$work/sys/block/$1/wwid"
	while read -r name value; do
		echo "$value" >"$queue/$name"
	done <<-'END'
		io_poll 1
		io_poll_delay 0
		pas_enabled 1
		pas_adaptive_enabled 0
		pas_d_init 5000
		pas_up_init 10000
		pas_dn_init 100000
		switch_enabled 0
		switch_param1 0
		switch_param2 10
		switch_param3 10
		switch_param4 1
		switch_param5 100
		switch_param6 1000
		switch_param7 10000
		switch_stat
	END
	echo 'CPU[ 0] MODE[2] QD[ 0] param1: 0 param2: 10 param3: 10 polled io: 0, pas io: 0, ol io: 0, int io: 0' >"$queue/switch_stat"
}

device nvme0n1 'nvme.1b36-abc*-[x]-00000001  '
device nvme1n1 eui.0025
rule='99-dpastop-nvme.1b36-abc_-_x_-00000001.rules'

[ "$("$dpastop" keep --list)" = "Nothing is kept in $work/etc." ] ||
	fail "--list without anything"

# Shown, but without a terminal not written.
"$dpastop" keep nvme0n1 </dev/null >"$work/shown" 2>"$work/err" && fail "written unasked"
grep -q 'takes --yes' "$work/err" || fail "it says: $(cat "$work/err")"
[ ! -e "$rules" ] || fail "something is written unasked"
"$dpastop" keep --yes nvme0n1 >"$work/out" 2>"$work/err" || fail "keep: $(cat "$work/err")"
cmp "$work/shown" "$work/out" || fail "--yes shows something else"
diff <(sed '1,2d; $d' "$work/shown") "$rules/$rule" || fail "not what was shown"

# Only this device, only when it appears, and off before all else.
grep -q '^ATTR{wwid}!="nvme.1b36-abc?-?x?-00000001", GOTO="dpastop_end"$' "$rules/$rule" ||
	fail "match: $(cat "$rules/$rule")"
grep -q '^ACTION!="add", GOTO="dpastop_end"$' "$rules/$rule" || fail "action"
[ "$(grep -c '^ATTR{queue/' "$rules/$rule")" = 15 ] || fail "tunables: $(cat "$rules/$rule")"
[ "$(grep '^ATTR{queue/' "$rules/$rule" | head -n 1)" = 'ATTR{queue/switch_enabled}="0"' ] ||
	fail "the first is not switch_enabled"
[ "$(grep -v '^LABEL' "$rules/$rule" | tail -n 1)" = 'ATTR{queue/pas_enabled}="1"' ] ||
	fail "what is turned on does not come last"

# What udev would do with it. Each line is a match with GOTO, or one assignment.
rm "$work/sys/block/nvme0n1/queue/pas_d_init"
sed -n 's|^ATTR{queue/\(.*\)}="\(.*\)"$|\1 \2|p' "$rules/$rule" | while read -r name value; do
	echo "$value" >"$work/sys/block/nvme0n1/queue/$name"
done
[ "$(cat "$work/sys/block/nvme0n1/queue/pas_d_init")" = 5000 ] || fail "applying it"

# A preset, and poll queues, which another program's file would not be kept in.
"$dpastop" keep --yes --preset '3D XPoint' --poll-queues 4 /dev/nvme1n1 >/dev/null 2>&1 ||
	fail "--preset"
grep -q '^ATTR{queue/switch_param3}="30"$' "$rules/99-dpastop-eui.0025.rules" || fail "preset"
[ "$(tail -n 1 "$work/etc/modprobe.d/dpastop.conf")" = 'options nvme poll_queues=4' ] ||
	fail "poll_queues"
"$dpastop" keep --yes --preset nonsense nvme1n1 >/dev/null 2>&1 && fail "no such preset"

"$dpastop" keep --list >"$work/list" || fail "--list"
grep -q '^eui.0025 (nvme1n1):.* switch_param3=30' "$work/list" || fail "list: $(cat "$work/list")"
grep -q '^nvme.1b36.*(nvme0n1):.* pas_d_init=5000' "$work/list" || fail "list: $(cat "$work/list")"
grep -q '^poll-queues: options nvme poll_queues=4$' "$work/list" || fail "list: $(cat "$work/list")"

# By the name that a device has now, by its own, and what is not ours stays.
mv "$work/sys/block/nvme1n1" "$work/sys/block/nvme2n1"
"$dpastop" keep --remove nvme2n1 </dev/null >/dev/null 2>&1 && fail "removed unasked"
"$dpastop" keep --remove nvme2n1 --yes >/dev/null 2>&1 || fail "--remove a device"
[ ! -e "$rules/99-dpastop-eui.0025.rules" ] || fail "not removed"
rm -r "$work/sys/block/nvme0n1"
"$dpastop" keep --remove nvme0n1 --yes >/dev/null 2>&1 || fail "--remove one that is gone"
[ ! -e "$rules/$rule" ] || fail "not removed"
"$dpastop" keep --remove poll-queues --yes >/dev/null 2>&1 || fail "--remove poll-queues"
[ ! -e "$work/etc/modprobe.d/dpastop.conf" ] || fail "not removed"
"$dpastop" keep --remove nvme0n1 --yes >/dev/null 2>"$work/err" && fail "twice"
grep -q 'nothing is kept' "$work/err" || fail "it says: $(cat "$work/err")"
echo 'ACTION=="add"' >"$rules/99-dpastop-other.rules"
"$dpastop" keep --list >"$work/list" 2>"$work/err" || fail "--list"
[ "$(cat "$work/list")" = "Nothing is kept in $work/etc." ] || fail "a rule of somebody else"
grep -q 'left alone' "$work/err" || fail "it says: $(cat "$work/err")"

"$dpastop" keep --yes sim >/dev/null 2>"$work/err" && fail "a model is kept"
grep -q 'is not a device' "$work/err" || fail "it says: $(cat "$work/err")"
device nvme3n1 ''
"$dpastop" keep --yes nvme3n1 >/dev/null 2>"$work/err" && fail "without a name"
grep -q 'neither a worldwide name' "$work/err" || fail "it says: $(cat "$work/err")"
# What cannot be read is not "nothing".
mv "$rules" "$rules.away"
echo >"$rules"
for option in --list "--remove nvme0n1"; do
	# shellcheck disable=SC2086 # two words
	"$dpastop" keep $option >"$work/list" 2>"$work/err" && fail "$option: no directory"
	grep -q 'rules.d: cannot be read: Not a directory' "$work/err" ||
		fail "it says: $(cat "$work/err")"
	[ ! -s "$work/list" ] || fail "$option: $(cat "$work/list")"
done
"$dpastop" keep --list --yes >/dev/null 2>&1
[ $? -eq 2 ] || fail "--list with more"
exit 0
