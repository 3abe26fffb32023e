# SPDX-License-Identifier: GPL-2.0
# rig.sh - what every test in shell begins with: a directory to work in, which
# is gone afterwards, and `fail`, which ends the test at once. Sourced, not run.
#
# What a room's tests need besides is in its lib.sh, which sources this. Only
# guest/lib.sh does not, and says why.
# shellcheck shell=bash
set -u
export LC_ALL=C.UTF-8

work=$(mktemp -d) || exit
trap 'at_end; rm -rf "$work"' EXIT

# To be defined anew by those that have something to end, or to show.
at_end() { :; }
at_fail() { :; }

fail() {
	echo "FAIL: $*" >&2
	at_fail >&2
	exit 1
}

# check WHAT COMMAND...: the command must succeed.
check() {
	local what=$1
	shift
	"$@" || fail "$what: $*"
}
