# lib.sh - what the tests of the lab's runner share; each sources it
#
# run_vm boots a guest with a script from standard input. Results: $output,
# $errors (files), $status, and $out with what the guest left.

# shellcheck shell=bash disable=SC2034,SC2317
set -eo pipefail
# shellcheck source=tests/rig.sh
. "$(dirname "${BASH_SOURCE[0]}")/../../rig.sh" || exit

vm=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../../kernel/vm" && pwd)/run
out=$work/out output=$work/output errors=$work/errors status=0

run_vm() {
	cat >"$work/script"
	rm -rf "$out"
	status=0
	"$vm" --script "$work/script" --out "$out" "$@" >"$output" 2>"$errors" </dev/null ||
		status=$?
}

# What the last guest said.
at_fail() {
	echo "The last run ended with $status; its output:"
	tail -n 40 "$output"
	echo "its messages:"
	cat "$errors"
}
