#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# A and B are marked in any view, compared, and told apart from noise.
. "${srcdir:-.}/tests/dpastop/ui/lib.sh"

# press_until KEY REGEX: once a time is long enough, the key marks it.
press_until() {
	local i
	for ((i = 0; i < 100; i++)); do
		press "$1"
		until_true shows '(must be longer|[AB]: the [a-z0-9. ]+ s[. ])'
		shows "$2" && return 0
		sleep 0.1
	done
	fail "$1 never showed: $2"
}

start 80 24 "$dpastop -d 0.1 sim:optane,cpus=2,jobs=2,seed=1"
wait_for 'SWITCHES [1-9]'
press a
wait_for 'A must be longer without a change: wait for [0-9.]+ s'
press 5
wait_for 'COMPARE' 'Does a change make a difference' '; a marks them as A' \
	'; b marks that as B'

# From the overview, and the message says what to do next.
press 1
press_until a 'A: the last [3-9]\.[0-9] s\. Now change something, wait, and press b\.'
press 5
wait_for ' A  [3-9]\.[0-9] s up to [0-9:]{8}, [0-9]+ samples in [3-9] batches, DPAS' \
	' B  not marked yet; b marks it' '^ IOPS of the load +[0-9.]+k±' \
	'^ I/Os in CP +[0-9.]+%±'
shows '  (noise|real)' && fail "a verdict without B"

# The same once more is no difference.
press_until b 'B: the last [3-9]\.[0-9] s\.'
wait_for 'B has the same tunables and load as A' \
	'^ IOPS of the load .* noise$' '^ CPU \(100 % = one\) .* noise$'

# A third job is one; it cuts the time.
press ']'
wait_for 'has 3 jobs'
press b
wait_for 'B must be longer without a change'
press_until b 'B: the last [3-9]\.[0-9] s\.'
wait_for 'A to B: jobs 2 → 3' '^ IOPS of the load .* real (better|worse)$' \
	'^ I/Os in CP .* [+-][0-9.]+ pp +[+-]' '^ latency, mean .* [+][0-9.]+% +real worse$' '^ context switches /s .* real$'

# A change of the method, which B does not have until it is marked.
press C
wait_for 'completion methods'
press Home Down Enter
wait_for '^method CP: '
wait_for 'A to B: jobs 2 → 3$'
press_until b 'B: the last [3-9]\.[0-9] s\.'
wait_for 'A to B: method DPAS → CP, jobs 2 → 3$' \
	' B .* CP$' '^ I/Os in CP +[0-9.]+%±[0-9.]+% +–$'

# At a frozen moment: later samples do not count.
press Space
wait_for 'FROZEN'
press '('
wait_for 'FROZEN'
press b
wait_for 'B must be longer without a change: go forward for'
press q
wait_for 'ended with 0'

# A recording, in ASCII, on a wide screen; and keys that were bound anew.
mkdir -p "$HOME/.config/dpastop"
echo 'bind mark_a = x' >"$HOME/.config/dpastop/config"
start 80 24 "$dpastop -b --json -d 0.1 -n 60 sim:optane,cpus=2,seed=1 > $work/run.jsonl"
wait_for 'ended with 0'
start 120 40 "$dpastop --ascii --replay $work/run.jsonl"
wait_for 'PLAY x1'
press 5
wait_for '; x marks them as A'
press ']'
wait_for 'END'
# The same time is not compared with itself; a time within the other is, and said.
press x
wait_for 'A: the (last )?[3-9]\.[0-9] s( up to this moment)?\. Now go past a change and press b\.' \
	'COMPARE x marks A, b marks B'
press b
wait_for 'B must be longer without a change'
press S-Left b
wait_for 'B has the same tunables and load as A; [34]\.[0-9] s are in both: mark one again' \
	'^ IOPS of the load +[0-9.]+k\+-.* noise +t -?0\.[0-9], real beyond [0-9]' \
	'^ BATCH BY BATCH  \.: A  oo B  -- their means' \
	'^ IOPS of the load +latency, mean' '^ +[0-9.]+k\|.*\|.*oo'
press q
wait_for 'ended with 0'
exit 0
