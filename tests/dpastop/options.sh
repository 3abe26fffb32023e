#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# No option is passed over in silence: what has nothing to act on is refused,
# with the reason, and what goes together is taken.
. "${srcdir:-.}/tests/rig.sh" || exit
dpastop=$PWD/dpastop
recording=${srcdir:-.}/tests/dpastop/output/data/recording.jsonl
# A kernel without any device.
export DPASTOP_SYSFS=/nonexistent

# refused REASON ARGUMENT...: a wrong command line, and nothing is printed.
refused() {
	local reason=$1 said status
	shift
	said=$("$dpastop" "$@" 2>&1 >/dev/null </dev/null)
	status=$?
	if [ $status -ne 2 ] || [[ $said != "dpastop: "*"$reason"* ]]; then
		fail "dpastop $*: status $status, it says: $said"
	fi
}

# taken ARGUMENT...
taken() {
	"$dpastop" "$@" >/dev/null || fail "dpastop $*"
}

screen_only='--batch draws no screen'
refused "$screen_only" -b --json --theme mono sim
refused "$screen_only" -b --csv --ascii sim
refused "$screen_only" -b --scenario pas-to-cp --ascii sim
refused 'not needed with --batch' -b --json --restore sim
refused 'need --batch' --json sim
for option in -d -n --record --replay --scenario --load --force-writes --set --theme; do
	refused 'nothing is given for it' $option ''
done
refused 'it needs --batch' --record - sim
refused 'name a file' -b --csv --record - sim
refused 'name a file' -b --scenario pas-to-cp --record - sim
"$dpastop" -b --record - -n 2 -d 0.05 sim >"$work/out" ||
	fail "--record - with --batch: status $?"
[ "$(grep -c '"type":"sample"' "$work/out")" = 2 ] || fail "--record - prints no recording"
[ ! -e ./- ] || fail "--record - makes a file"
refused 'are mutually exclusive' -b --json --csv sim
refused '--record keeps these' -b --json --scenario pas-to-cp sim
refused 'ends with its last step' -b --scenario pas-to-cp -n 3 sim
refused 'more need -n' -b --openmetrics -d 0.1 sim
refused 'more need -n' -b --prometheus -d 0.1 sim
refused 'there is no --load' -b --json --force-writes nvme0n1 nvme0n1

refused 'instead of a device' --replay "$recording" sim
refused 'nothing to restore' --replay "$recording" --restore
refused 'the load of a recording cannot be changed' --replay "$recording" --load jobs=1
refused 'the load of a recording cannot be changed' --replay "$recording" --force-writes nvme0n1
refused 'the interval of a recording cannot be changed' --replay "$recording" -d 1
refused 'the interval of a recording cannot be changed' --replay "$recording" -b --json -d 1
refused 'played to its end' --replay "$recording" -n 3
refused 'nothing can be set' --replay "$recording" --set pas_enabled=1

refused '--read-only excludes them' --read-only --load jobs=1 sim
refused '--read-only excludes them' --read-only --force-writes nvme0n1 nvme0n1
refused 'are mutually exclusive' --read-only --set pas_enabled=1 sim
for option in --restore --ascii '--theme mono' '--load jobs=1' '-n 1' '-d 1' \
	'--record new' '--scenario list' '-b --json'; do
	# shellcheck disable=SC2086 # an option and its argument
	refused 'no other option can be given' --set pas_enabled=1 $option sim
done
refused 'no other option can be given' --scenario list sim
refused 'no other option can be given' -b --scenario list
refused 'no other option can be given' --scenario list --ascii

# An empty name is what the error is about all the same.
about_nothing() {
	"$@" >"$work/out" 2>"$work/err" </dev/null && fail "$*: status 0"
	grep -q '^dpas[a-z]*: "": ' "$work/err" || fail "$*: $(cat "$work/err")"
}
about_nothing "$dpastop" ''
about_nothing "$dpastop" -b replay:
about_nothing "$dpastop" keep ''
about_nothing "$dpastop" tune ''
about_nothing "${dpastop%top}sim" trace ''

taken -b --json -n 1 --read-only sim
taken -b --openmetrics -n 2 -d 0.05 sim
taken -b --json -n 1 --replay "$recording"
taken -b --csv --replay "$recording" --read-only
exit 0
