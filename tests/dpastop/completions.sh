#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# Completion in bash and zsh: what is offered is what dpastop takes.
. "${srcdir:-.}/tests/rig.sh" || exit

source=${srcdir:-.}

# The program under its own name, and a /sys where sdb has DPAS and sda none.
mkdir "$work/bin"
cp dpastop "$work/bin/dpastop" || exit
PATH=$work/bin:$PATH
export DPASTOP_SYSFS=$work/sys
mkdir -p "$work/sys/block/sda/queue" "$work/sys/block/sdb/queue"
touch "$work/sys/block/sdb/queue/switch_enabled"
# shellcheck source=src/dpastop/completions/dpastop
. "$source/src/dpastop/completions/dpastop"

COMP_WORDBREAKS=$' \t\n"\'><=;|&(:'

# replies LINE: what bash offers at its end, as readline would insert it.
replies() {
	COMP_LINE=$1 COMP_POINT=${#1}
	COMPREPLY=()
	_dpastop dpastop
	echo "${COMPREPLY[*]}"
}

# offers LINE EXPECTED
offers() {
	local got
	got=$(replies "$1")
	[ "$got" = "$2" ] || fail "\"$1\" offers \"$got\", not \"$2\""
}

offers 'dpastop --the' '--theme'
offers 'dpastop --theme ' 'default light contrast mono'
offers 'dpastop --theme=l' 'light'
offers 'dpastop --theme   mo' 'mono'
offers 'dpastop sd' 'sdb sda'
offers 'dpastop ' 'sdb sda tour sim sim:optane sim:znand sim:tlc sim:qemu trace:stock:step-down'
offers 'dpastop --ascii sim:o' 'optane'
offers 'dpastop --force-writes ' 'sdb sda'
offers 'dpastop --set switch_e' 'switch_enabled='
offers 'dpastop --set=io' 'io_poll_delay='
offers 'dpastop --load ' 'jobs= bs= reads= rate= polled= cpus='
offers 'dpastop --load jobs=4,r' '4,reads= 4,rate='
offers 'dpastop sim:tlc,cp' 'tlc,cpus='
offers 'dpastop --batch --j' '--json'
offers 'dpastop tune --bu' '--budget'
offers 'dpastop tune --goal p' 'p50 p99 p99.9'
offers 'dpastop tune --goal iops,c' 'iops,cpu iops,cpu/io'
offers 'dpastop tune --sweep pas_d' 'pas_d_init= pas_dn_init='
offers 'dpastop tune --force-writes ' 'sdb sda'
offers 'dpastop keep --p' '--preset --poll-queues'
offers 'dpastop keep sd' 'sdb sda'
DPASTOP_SCENARIOS=$source/src/dpastop/scenarios
export DPASTOP_SCENARIOS
offers 'dpastop --scenario pas-to-ol' 'pas-to-ol-to-int'
offers 'dpastop -n ' ''
(COMP_WORDBREAKS=$' \t\n"\'><;|&('
 offers 'dpastop sim:o' 'sim:optane'
 offers 'dpastop --theme=l' '--theme=light') || exit
touch "$work/run one.jsonl"
(cd "$work" && offers 'dpastop --replay run' 'run one.jsonl') || exit

# Every option of --help, and no other, in bash, in zsh and in the manual page.
dpastop --help | grep -oE '(^|[ ,])--?[a-zA-Z][a-z-]*' | tr -d ' ,' |
	sort -u >"$work/options"
replies 'dpastop -' | tr ' ' '\n' | sort >"$work/bash"
diff "$work/options" "$work/bash" || fail 'bash offers other options'
sed -n '/^_arguments/,$p' "$source/src/dpastop/completions/_dpastop" |
	grep -oE "^	'[^[]*(\[|$)" | grep -oE -- '--?[a-zA-Z][a-z-]*' |
	sort -u >"$work/zsh"
diff "$work/options" "$work/zsh" || fail 'zsh offers other options'
sed -n '/^\.SH OPTIONS/,/^\.SH THE SCREEN/p' "$source/man/dpastop.8" |
	sed 's/\\-/-/g; s/\\fI.*//' |
	grep -oE '^\.(B|BR|TP) .*' | grep -oE -- '(^|[ "])--?[a-zA-Z][a-z-]*' |
	tr -d ' "' | sort -u >"$work/manual"
diff "$work/options" "$work/manual" || fail 'dpastop(8) has other options'

# The same of the commands.
for command in tune keep; do
	dpastop $command --help | grep -oE '^  [ -].*' | grep -oE -- '--[a-z-]+' |
		sort -u >"$work/options"
	replies "dpastop $command --" | tr ' ' '\n' | sort >"$work/bash"
	diff "$work/options" "$work/bash" || fail "bash offers other options of $command"
	sed -n "/^_dpastop_$command()/,/^}/p" "$source/src/dpastop/completions/_dpastop" |
		grep -oE "^		'[^[]*(\[|$)" | grep -oE -- '--[a-z-]+' | sort -u >"$work/zsh"
	diff "$work/options" "$work/zsh" || fail "zsh offers other options of $command"
	sed -n '/^\.SH OPTIONS/,/^\.SH/p' "$source/man/dpastop-$command.8" | sed 's/\\-/-/g' |
		grep -oE '^\.(B|BR|BI) .*' | grep -oE -- '--[a-z-]+' | sort -u >"$work/manual"
	while read -r option; do
		grep -qx -- "$option" "$work/manual" || fail "dpastop-$command(8) has no $option"
	done <"$work/options"
done

# Every action that a key can be bound to is in the manual page.
sed -n '/^\.BI "bind "/,/^\.PP/p' "$source/man/dpastop.8" >"$work/actions"
while read -r action; do
	grep -qw "$action" "$work/actions" ||
		fail "dpastop(8) has no action $action"
done < <(grep -oE '= \{ "[a-z_]+"' "$source/src/dpastop/input/actions.c" |
	grep -oE '[a-z_]+'
	sed -n 's/^\tVIEW([A-Z]*, \([a-z]*\),.*/\1/p' \
		"$source/src/dpastop/model/view_list.h")

# Every tunable, and no other.
dpastop --batch --json -n 1 sim | grep -oE '"tunables":\{[^}]*' |
	grep -oE '"[a-z_0-9]+":' | tr -d '":' | grep -v '^tunables$' |
	sort >"$work/tunables"
replies 'dpastop --set ' | tr -d = | tr ' ' '\n' | sort >"$work/set"
diff "$work/tunables" "$work/set" || fail 'bash offers other tunables'

# Every theme that is offered is taken, and so is every machine.
for theme in $(replies 'dpastop --theme '); do
	dpastop --theme "$theme" --help >"$work/out" ||
		fail "no theme $theme"
done
for machine in $(replies 'dpastop sim:'); do
	dpastop --batch --json -n 1 "sim:$machine" >"$work/out" ||
		fail "no machine $machine"
done

if command -v zsh >/dev/null; then
	zsh -n "$source/src/dpastop/completions/_dpastop" ||
		fail 'zsh cannot read it'
fi
exit 0
