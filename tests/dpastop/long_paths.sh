#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# A path or a value in a complaint is never cut, however long it is, and no reason is.
. "${srcdir:-.}/tests/rig.sh" || exit

part=$(printf 'long%.0s' {1..50})
long=$work/$part/$part/$part/$part

# complains PATH REASON COMMAND...: it fails, and names both whole.
complains() {
	local path=$1 reason=$2
	shift 2
	"$@" >"$work/out" 2>"$work/error" </dev/null && fail "no failure: $*"
	grep -qF -- "$path" "$work/error" ||
		fail "${*:0:4}: the path is cut: $(cat "$work/error")"
	grep -qF -- "$reason" "$work/error" ||
		fail "${*:0:4}: the reason is cut: $(cat "$work/error")"
}

missing='No such file or directory'
complains "$long" "$missing" ./dpastop --replay "$long"
complains "$long" "$missing" ./dpastop -b --json --replay "$long"
complains "$long" "$missing" ./dpastop -b --json -n 1 --record "$long" sim
complains "$long" "$missing" ./dpastop -b --scenario "$long" sim
complains "$long" "this is not a device name" ./dpastop -b --json "$long"
complains "$long" "$missing" ./dpasbench CP --device sim:optane --json "$long"
complains "$long" "$missing" ./dpasbench CP --device sim:optane --json "$work/a" \
	--csv "$long" --jobs 1 --runtime 1
complains "$long" "$missing" ./dpassim trace "$long"

# What is there, and wrong.
mkdir -p "${long%/*}"
echo 'no such word' >"$long"
complains "$long:1:" 'no' ./dpastop -b --scenario "$long" sim
complains "$long" 'line 1' ./dpastop -b --json --replay "$long"
complains "$long" 'already' ./dpastop -b --json -n 1 --record "$long" sim
complains "$long" 'line 1' ./dpasbench CP --device sim:optane --resume --json "$long"
complains "$long:1:" 'plain' ./dpassim trace "$long"

# Values.
complains "$part" 'not a method' ./dpasbench "$part"
complains "1$part" 'whole number' ./dpasbench CP "1$part"
complains "--jobs 1$part$part" 'whole number' ./dpasbench CP --jobs "1$part$part"
complains "--cpus 0,x$part" 'whole number' ./dpasbench CP --cpus "0,x$part"
complains "--$part" 'unknown option' ./dpasbench CP "--$part"
complains "--force $part" 'nvme0n1' ./dpasbench CP W --force "$part"
complains "$part$part" 'it takes jobs=' \
	./dpastop -b --json --load "$part$part=1" sim
complains "--jobs 1$part$part" 'whole number' ./dpassim run --jobs "1$part$part"
complains "--up $part$part" 'not a number' ./dpassim trace --up "$part$part" stock:gc
echo "set pas_d_init $part" >"$work/scenario"
complains "\"$part\"" 'not a whole number' ./dpastop -b --scenario "$work/scenario" sim
echo "wait $part" >"$work/scenario"
complains "\"$part\"" 'not a time' ./dpastop -b --scenario "$work/scenario" sim

mkdir -p "$long.config/dpastop"
printf 'theme = %s\n' "$part" >"$long.config/dpastop/config"
XDG_CONFIG_HOME=$long.config TERM=dumb ./dpastop sim 2>"$work/error" </dev/null
grep -qF "$long.config/dpastop/config:1:" "$work/error" ||
	fail "the configuration's path is cut: $(cat "$work/error")"
grep -qF "\"$part\"" "$work/error" ||
	fail "the configuration's value is cut: $(cat "$work/error")"
exit 0
