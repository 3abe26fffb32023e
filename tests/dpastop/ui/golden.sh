#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# golden.sh - screens after scripted keys on a recording, compared with those
# that are stored, in golden/, at three sizes, each in UTF-8 and in ASCII
#
# Usage: golden.sh [--update] [NAME]...
# at the top of the build. All screens, or those named. --update stores what is
# shown: look at it with git diff before it is committed.
#
# golden/recording.jsonl was made by
#   dpastop -b --scenario recording.scenario --record recording.jsonl -d 0.2
#     sim:optane,cpus=4,speed=0.02
# With another one every golden screen changes.
. "${srcdir:-.}/tests/dpastop/ui/lib.sh" || exit
golden=${srcdir:-.}/tests/dpastop/ui/golden
export TZ=UTC

# golden NAME KEY...: one screen. All of the recording has been played and the
# newest sample is shown when the first key is pressed. What begins with ~ is no
# key: it is waited for, a regular expression. Escape needs one after it, or the
# next key would make another key of the two.
screens() {
	golden overview
	golden overview-earlier , , , , , , , , , ,
	golden cpu 2
	golden switches 3 Down Down
	golden load 4 Z Z
	golden presenter P
	golden words w
}

# --- how ---

update=
[ "${1:-}" != --update ] || { update=1; shift; }
names=("$@")
sizes=(80x24 120x40 200x50)
known=()

is_wanted() {
	[ ${#names[@]} -eq 0 ] || [[ " ${names[*]} " == *" $1 "* ]]
}

golden() {
	local name=$1 size
	shift
	known+=("$name")
	is_wanted "$name" || return
	for size in "${sizes[@]}"; do
		one "$name-$size" "$size" "" "$@"
		one "$name-$size-ascii" "$size" --ascii "$@"
	done
}

# one FILE SIZE OPTION KEY...
one() {
	local file=$golden/$1.txt size=$2 option=$3
	shift 3
	start "${size%x*}" "${size#*x}" \
		"$dpastop $option --replay $golden/recording.jsonl"
	play_to_end
	press_or_wait "$@"
	if [ -n "$update" ]; then
		wait_still
		screen >"$file"
	else
		compare "$file"
	fi
	[ -z "$option" ] || ! LC_ALL=C grep -n '[^ -~]' "$file" ||
		fail "$file holds other signs than ASCII's"
}

# Where nothing says what to wait for.
wait_still() {
	local before='' now='' same=0
	while ((same < 10)); do
		sleep 0.05
		now=$(screen)
		[ "$now" = "$before" ] && same=$((same + 1)) || same=0
		before=$now
	done
}

is_same() { cmp -s <(screen) "$1"; }

# Once one is wrong the others need no patience, and may all be.
compare() {
	if [ $different -eq 0 ]; then
		until_true is_same "$1" && return
	else
		wait_still
		is_same "$1" && return
	fi
	diff -u "$1" <(screen)
	echo "FAIL: $1; if the new screen is right: golden.sh --update"
	different=$((different + 1))
}

# Each stored screen belongs to one that is made above.
find_strays() {
	local file name
	for file in "$golden"/*.txt; do
		name=${file##*/}
		name=${name%.txt}
		name=${name%-ascii}
		name=${name%-*x*}
		[[ " ${known[*]} " == *" $name "* ]] || fail "no screen is $file"
	done
}

different=0
[ -z "$update" ] || [ ${#names[@]} -gt 0 ] || rm -f "$golden"/*.txt
screens
for name in "${names[@]}"; do
	[[ " ${known[*]} " == *" $name "* ]] || fail "no screen is named $name"
done
find_strays
[ $different -eq 0 ]
