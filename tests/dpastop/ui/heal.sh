#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# What others write to the terminal goes away within some seconds, whatever it was,
# also where nothing else is drawn; and nobody sees how.
. "${srcdir:-.}/tests/dpastop/ui/lib.sh"

command -v gawk >/dev/null || exit 77

tree_make 8 5
start 80 24 "exec $dpastop -d 60 nvme0n1"
wait_for 'TUNABLES' '\? help'
tty=$(tmux -L "$socket" display-message -p '#{pane_tty}')
whole=$(looks 0)
is_whole() { [ "$(looks 0)" = "$whole" ]; }

# heals TEXT: as printf writes it.
heals() {
	# shellcheck disable=SC2059 # it is a format
	printf "$1" >"$tty"
	until_true is_whole ||
		fail "$1 stays: $(diff <(echo "$whole") <(looks 0))"
}

heals '\r\nBroadcast message from root@lab (pts/3):\r\n\r\nthe machine goes down\r\n'
printf -v lines 'a line of the kernel\\r\\n%.0s' {1..30}
heals "$lines"
heals '\033[5;20Hin the middle'
heals '\033[12;1H\033[41;1;4mred, bold, underlined'
heals '\033[2J'
heals '\033[10;10H\033[J'

# Three such rounds, in which nothing is cleared.
tmux -L "$socket" pipe-pane "cat >$work/sent"
rounds() { [ "$(grep -ao 'pas_adaptive_enabled' "$work/sent" | wc -l)" -ge 3 ]; }
until_true rounds || until_true rounds || fail "it does not write all anew"
! grep -aqE $'\e\\[[0-3]?J' "$work/sent" || fail "the screen is cleared"
is_whole || fail "it changes by itself"
exit 0
