#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# What is written by hand of the tunables agrees with the table: the manual's, and
# that of the guest's test of sysfs. (The text for people is missed by the
# compiler, the kernel's range by the tests of the policy.)
. "${srcdir:-.}/tests/rig.sh" || exit

source=${srcdir:-.}
tests/lib/model/print_tunables >"$work/table" || fail 'there is no table'

awk '{ print $1 ";" ($3 - $2 == 1 ? $2 ", " $3 : $2 " to " $3) ";" $4 }' \
	"$work/table" >"$work/expected"
sed -n '/^\.SH TUNABLES/,/^\.TE/p' "$source/man/dpastop.8" |
	sed -n 's/\\-/-/g; s/^\([a-z0-9_]*;[-0-9].*\);T{$/\1/p' >"$work/manual"
diff "$work/expected" "$work/manual" ||
	fail 'dpastop(8) has another table of tunables'

awk '{ print $1, $4, $2, $3 }' "$work/table" | sort >"$work/expected"
sed -n "/^done <<'TABLE'/,/^TABLE/p" "$source/tests/guest/sysfs.sh" | sed '1d; $d' |
	sort >"$work/guest"
diff "$work/expected" "$work/guest" ||
	fail 'tests/guest/sysfs.sh tries other tunables'
exit 0
