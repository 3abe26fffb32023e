# lib.sh - what the tests of dpassim share; read by them, not run
# shellcheck source=tests/rig.sh
. "$(dirname "${BASH_SOURCE[0]}")/../rig.sh" || exit
data=${srcdir:-.}/tests/dpassim/data
dpassim=${DPASSIM:-./dpassim}

# expect WHAT FOUND WANTED
expect() {
	[ "$2" = "$3" ] || fail "$1: found \"$2\", wanted \"$3\""
}

# refuses STATUS WORDS ARGUMENT...: it ends so, and says so in one line
refuses() {
	local status=$1 words=$2 found
	shift 2
	"$dpassim" "$@" >"$work/out" 2>"$work/err"
	found=$?
	[ $found -eq "$status" ] || fail "dpassim $*: status $found, wanted $status"
	grep -qF -- "$words" "$work/err" ||
		fail "dpassim $*: \"$(cat "$work/err")\" says nothing of \"$words\""
	[ "$(wc -l <"$work/err")" -eq 1 ] || fail "dpassim $*: more than one line"
}
