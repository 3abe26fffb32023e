# SPDX-License-Identifier: GPL-2.0
# What the tests of recordings and of --batch share. Sourced, not run; at the
# top of the build.
# shellcheck shell=bash disable=SC2034 # what is set here is used there
# shellcheck source=tests/rig.sh
. "$(dirname "${BASH_SOURCE[0]}")/../../rig.sh" || exit

dpastop=$PWD/dpastop
here=${srcdir:-.}/tests/dpastop/output
recording=$here/data/recording.jsonl

samples() { grep -c '"type":"sample"' "$1"; }

# whole_samples FILE: samples on lines that have their newline.
whole_samples() {
	head -n "$(wc -l <"$1")" "$1" | grep -c '"type":"sample"'
}

# same_records ONE OTHER: but for the header, which names the program.
same_records() {
	diff <(tail -n +2 "$1") <(tail -n +2 "$2") >&2
}
