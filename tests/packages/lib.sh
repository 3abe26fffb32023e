# SPDX-License-Identifier: GPL-2.0
# lib.sh - a bare Debian in a directory, for what is to be installed or compiled
# where nothing else is. Sourced, not run.
# shellcheck shell=bash
# shellcheck disable=SC2015,SC2016
# shellcheck source=tests/rig.sh
. "$(dirname "${BASH_SOURCE[0]}")/../rig.sh" || exit

root=$work/root

# make_bare_system SUITE: a release of Debian. It is kept: it is the same for a month.
make_bare_system() {
	local suite=$1 bare
	bare=${DPASTOP_CACHE:-/var/cache/dpastop}/$suite.tar
	if [ -z "$(find "$bare" -mtime -30 2>/dev/null)" ]; then
		mkdir -p "${bare%/*}"
		mmdebstrap --mode=root --variant=apt --quiet "$suite" "${bare%.tar}-new.tar" \
			http://deb.debian.org/debian &&
			mv "${bare%.tar}-new.tar" "$bare" || fail "no bare $suite"
	fi
	mkdir "$root" && tar -xf "$bare" -C "$root" || fail "$bare"
}

# in_root COMMAND...: with a /proc, gone with the command
in_root() {
	unshare --mount sh -c 'mount -t proc proc "$0/proc" && exec chroot "$0" env -i \
		PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 HOME=/root \
		DEBIAN_FRONTEND=noninteractive AUTOPKGTEST_TMP=/tmp "$@"' "$root" "$@"
}
