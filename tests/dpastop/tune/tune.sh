#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# dpastop tune on simulated machines: what it finds, says, refuses, puts back.
. "${srcdir:-.}/tests/rig.sh" || exit
dpastop=$PWD/dpastop
export HOME=$work
unset XDG_CONFIG_HOME XDG_STATE_HOME

# refused REASON ARGUMENT...: a wrong command line, and nothing is printed.
refused() {
	local reason=$1 said status
	shift
	said=$("$dpastop" tune "$@" 2>&1 >/dev/null </dev/null)
	status=$?
	if [ $status -ne 2 ] || [[ $said != "dpastop: "*"$reason"* ]]; then
		fail "dpastop tune $*: status $status, it says: $said"
	fi
}

refused 'there are only iops' --goal speed sim
refused 'it takes FIGURE<VALUE' --limit cpu sim
refused 'not a number with ns' --limit 'p99<50' sim
refused 'it is set by the method' --over pas_enabled sim
refused 'pas_d_init takes 100' --over pas_d_init=5 sim
refused 'it takes one axis' --sweep pas_d_init=100,switch_param3 sim
refused 'are mutually exclusive' --over method --sweep pas_d_init sim
refused 'chooses no setting' --sweep pas_d_init --apply sim
refused 'it takes seconds' --budget 0 sim
refused 'below 1' --jobs 1,0 sim
refused 'one device at a time' sim sim
refused 'there is no --load' --force-writes nvme0n1 nvme0n1
refused 'is not a valid name of a preset' --save a/b sim
long=$(printf 'x%.0s' {1..3000})
for option in --goal --over --jobs --load; do
	refused "$long: $long: " $option "$long" sim
done

# field FILTER: of the last search in JSON.
field() {
	python3 -c "import json; r = json.load(open('$work/out')); print($1)"
}

# tune ARGUMENT...
tune() {
	"$dpastop" tune --json "$@" >"$work/out" 2>"$work/err" ||
		fail "dpastop tune $*: status $?: $(cat "$work/err")"
}

# Two jobs on a fast drive: PAS, or a DPAS that never gives up polling.
tune --seed 3 sim:optane,cpus=1,jobs=2
[ "$(field 'r["outcome"]')" = found ] || fail "nothing found on optane"
[ "$(field '0 < r["candidates"][r["best"]]["to_now"]["low"] < 0.23')" = True ] ||
	fail "gain: $(field 'r["candidates"][r["best"]]["to_now"]')"
[[ $(field 'r["text"]') == "Set "*"more IOPS than the settings before the search (DPAS, pas_d_init 100, switch_param3 10)"* ]] ||
	fail "it says: $(field 'r["text"]')"
cp "$work/out" "$work/first"
tune --seed 3 sim:optane,cpus=1,jobs=2
cmp "$work/first" "$work/out" || fail "the same seed is another search"
tune --seed 4 sim:optane,cpus=1,jobs=2
! cmp -s "$work/first" "$work/out" || fail "another seed is the same search"

# One job: CP, where DPAS goes by itself.
tune --budget 60 sim:optane,cpus=1,jobs=1
[ "$(field 'r["outcome"]')" = nothing ] || fail "one job: $(field 'r["text"]')"

# The same for several loads; the loads are run by it.
tune --jobs 1,2,4 sim:optane,cpus=1
[ "$(field '[l["jobs"] for l in r["loads"]]')" = '[1, 2, 4]' ] || fail "loads"
[ "$(field 'len(r["candidates"][0]["figures"])')" = 3 ] || fail "figures a load"

# A hard limit: what is best otherwise takes all of the CPU.
tune --limit 'cpu<85%' sim:optane,cpus=1,jobs=2
[ "$(field 'r["candidates"][r["best"]]["figures"][0]["cpu"] < 85')" = True ] ||
	fail "the limit is broken"
tune --limit 'cpu<1%' sim:optane,cpus=1,jobs=2
[ "$(field 'r["outcome"], r["best"]')" = 'no setting None' ] || fail "1 % of CPU"

# Latency is to fall.
tune --goal p99 --over method sim:tlc,cpus=1,jobs=4
[ "$(field 'len(r["candidates"])')" = 5 ] || fail "five methods"

# A sweep tries all alike.
tune --sweep pas_d_init=100,300,1k,3k,10k,30k sim:znand,cpus=1,jobs=4,method=pas
[ "$(field 'sorted(c["values"]["pas_d_init"] for c in r["candidates"])')" = \
	'[100, 300, 1000, 3000, 10000, 30000]' ] || fail "sweep"
[ "$(field 'set(c["trials"] for c in r["candidates"])')" = '{10}' ] || fail "not alike"

# What was found becomes a preset, which is one.
"$dpastop" tune --save mine sim:optane,cpus=1,jobs=2 >"$work/out" 2>"$work/err" ||
	fail "--save: $(cat "$work/err")"
grep -q '^pas_enabled = 1$' "$work/.config/dpastop/presets/mine" || fail "no preset"
grep -q 'best$' "$work/out" || fail "no table: $(cat "$work/out")"
"$dpastop" tune --save nothing --budget 60 sim:optane,cpus=1,jobs=1 >/dev/null 2>"$work/err" &&
	fail "what was not found is saved"
[ ! -e "$work/.config/dpastop/presets/nothing" ] || fail "a preset of nothing"

# All of it is recorded, and ends as it began.
"$dpastop" tune --budget 5 --record "$work/run" sim:optane,cpus=1,jobs=2 >/dev/null ||
	fail "--record"
grep -q '"text":"tune: INT: ' "$work/run" || fail "no trial in the recording"
python3 - "$work/run" <<'END' || fail "not put back"
import json, sys
samples = [r for r in map(json.loads, open(sys.argv[1])) if r["type"] == "sample"]
sys.exit(samples[0]["tunables"] != samples[-1]["tunables"])
END
"$dpastop" -b --csv --replay "$work/run" >/dev/null || fail "it cannot be replayed"

# Ctrl-C: what is known by then is told, and the signal is what ended it.
"$dpastop" tune --budget 86400 --jobs 1,2,4,8,16,32,64 --over method,pas_d_init,switch_param1,switch_param2,switch_param3,switch_param5 \
	sim:tlc,cpus=4 >"$work/out" 2>&1 &
pid=$!
sleep 1
kill -INT $pid
wait $pid
[ $? -eq 130 ] || fail "SIGINT"
tr '\n' ' ' <"$work/out" | grep -q 'It ended early: it was stopped.*Measured on sim:tlc' || fail "nothing told: $(cat "$work/out")"

# One page, with each figure of the table and all that --json prints.
# shellcheck disable=SC2054
page=(--seed 3 --budget 20 --report "$work/page.html" sim:optane,cpus=1,jobs=2)
"$dpastop" tune "${page[@]}" >"$work/table" || fail "--report"
tune "${page[@]}"
! type -P xmllint >/dev/null || xmllint --noout "$work/page.html" ||
	fail "the page is not well-formed"
sed '/<script/,/<\/script>/d' "$work/page.html" >"$work/seen.html"
python3 - "$work" <<'END' || fail "the page and the search differ"
import html, json, re, sys
work = sys.argv[1]
seen = html.unescape(open(work + "/seen.html").read())
text = re.sub(r"\s+", " ", seen)
search = json.load(open(work + "/out"))
data = open(work + "/page.html").read().split('id="results">')[1].split("</script>")[0]
assert json.loads(data) == search, "other data"
assert re.sub(r"\s+", " ", search["text"]) in text, "no verdict"
rows = re.findall(r"<tr><td>([^<]*)</td><td>(\d+)</td></tr>", seen.split("<h3>IOPS</h3>")[1])
assert any(name.endswith(" (before)") for name, value in rows), rows
# Names that are long stand below their picture, and are whole in it.
for chart in re.findall(r"<svg.*?</svg>", seen, re.S):
    height = int(re.search(r'viewBox="0 0 \d+ (\d+)"', chart).group(1))
    below = re.findall(r'<text x="88" y="(\d+)">([^<]*)</text>', chart)
    assert len(below) > 4 and all(int(y) < height for y, name in below), (below, height)
    assert all(">" + name + "</text>" in chart for name, value in rows[:4])
trials = search["trials"]
means = set()
for candidate in range(len(search["candidates"])):
    for first in 0, search["proof_block"]:
        iops = [trial["figures"]["iops"] for trial in trials
                if trial["candidate"] == candidate and trial["block"] >= first]
        if iops:
            means.add(round(sum(iops) / len(iops)))
# And each figure that a goal may have.
named = {"mean": "Latency, mean", "p50": "Latency, p50", "p99": "Latency, p99", "p99.9": "Latency, p99.9",
         "cpu": "CPU time (%", "cpu/io": "CPU time per I/O"}
assert set(trials[0]["figures"]) == set(named) | {"iops"}, trials[0]["figures"]
for title in named.values():
    part = re.search("<h3>" + re.escape(title) + "[^<]*</h3>(.*?)</section>", seen, re.S).group(1)
    assert re.search(r"<td>\d+\.\d+</td>", part), title
figures = [int(value) for name, value in rows[:4]]
assert figures and all(any(abs(figure - mean) <= 1 for mean in means) for figure in figures), (figures, means)
END
"$dpastop" tune --budget 5 --report "$work/no/such" sim >/dev/null 2>"$work/err" && fail "no place for a page"
grep -q "no/such: cannot be written: No such file" "$work/err" || fail "no place: $(cat "$work/err")"

# The recording has the search: it is read and written again without a loss.
searches() { grep '"type":"search"' "$1"; }
recorded() {
	rm -f "$work/run"
	tune --record "$work/run" "$@"
	"$dpastop" --replay "$work/run" -b --json >"$work/again" 2>"$work/err" ||
		fail "replay of tune $*"
	[ ! -s "$work/err" ] || fail "replay of tune $*: $(cat "$work/err")"
	cmp <(searches "$work/run") <(searches "$work/again") ||
		fail "the search of tune $* is not the same again"
	[ "$(searches "$work/run" | wc -l)" -eq 1 ] || fail "no search recorded"
}
# Its table is a curve: by value, wherever the one before is.
sweep=$("$dpastop" tune --sweep pas_d_init=30k,300,100 --budget 20 sim:znand,cpus=1,jobs=4) ||
	fail "--sweep"
[ "$(grep -o '^DPAS, pas_d_init [0-9]*' <<<"$sweep" | tr -dc '0-9\n' | tr '\n' ' ')" = \
	"100 300 30000 " ] || fail "order of a sweep: $sweep"
grep -q ' before  *#####' <<<"$sweep" || fail "no curve: $sweep"
[[ $(tr '\n' ' ' <<<"$sweep") == *"of the 3 settings of pas_d_init."* ]] ||
	fail "what is varied: $sweep"
# At 12 jobs on Z-NAND only both of its ends at once are of use.
tune --over method=DPAS,pas_d_init,switch_param3 sim:znand,cpus=1,jobs=12
[ "$(field 'r["outcome"] == "found" and r["candidates"][r["best"]]["to_now"]["low"] > 0.1')" = True ] ||
	fail "znand, both: $(field 'r["text"]')"
# Its table and its curve fit a terminal of 80 columns; so does the table of a search.
narrow() {
	script -qec "stty cols 80; exec $dpastop tune --budget 20 $*" /dev/null </dev/null |
		tr '\r' '\n' | grep -v '\[K' >"$work/out" || fail "tune $* on a terminal"
	awk 'length($0) > 80 { print; bad = 1 } END { exit bad }' "$work/out" ||
		fail "tune $* does not fit 80 columns"
}
narrow --sweep pas_d_init=100,300,30k sim:znand,cpus=1,jobs=4
grep -q '^DPAS, d_init 30000 .* -[0-9.]* % to -[0-9.]* %  #' "$work/out" ||
	fail "a sweep on a terminal: $(cat "$work/out")"
narrow sim:optane,cpus=1,jobs=2
grep -Eq '^(DPAS|PAS), d_init .*  [+][0-9.]+ % to [+][0-9.]+ %$' "$work/out" ||
	fail "a search on a terminal: $(cat "$work/out")"

recorded --seed 3 sim:optane,cpus=1,jobs=2
recorded --goal p99:2,cpu:1 --limit 'cpu<85%' --limit 'iops>1' --jobs 1,2 \
	--budget 20 sim:tlc,cpus=1
recorded --sweep pas_d_init=100,300,1k sim:znand,cpus=1
recorded --over method,pas_d_init=100..1k --budget 5 sim
# What is wrong in one is passed over, and the rest is played.
spoilt() {
	sed "/\"type\":\"search\"/s/$1/" "$work/run" >"$work/spoilt"
	cmp -s "$work/run" "$work/spoilt" && fail "s/$1/ changes nothing"
	"$dpastop" --replay "$work/spoilt" -b --json >"$work/again" 2>"$work/err"
	grep -q "line [0-9]*: a search whose $2 cannot be read; passed over" \
		"$work/err" || fail "s/$1/: $(cat "$work/err")"
	cmp <(grep -v '"type":"search"' "$work/run" | tail -n +2) \
		<(tail -n +2 "$work/again") || fail "s/$1/: the rest differs"
}
spoilt '"candidate":0,/"candidate":9999,' trials
spoilt '"load":0,/"load":-1,' trials
spoilt '"method":"/"method":"no' candidates
spoilt '"fate":"/"fate":"no' candidates
spoilt '"best":[0-9]*/"best":9999' end
spoilt '"figure":"iops"/"figure":"speed"' plan
spoilt '"space":{[^}]*}/"space":{}' plan
spoilt '"loads":\[/"loads":[7,' loads

if command -v gnuplot >/dev/null; then
	"$dpastop" tune --budget 10 --svg "$work/a b.svg" sim:optane,cpus=1,jobs=2 >/dev/null ||
		fail "--svg"
	grep -q switch_param3 "$work/a b.svg" || fail "no picture"
fi
mkdir "$work/empty"
PATH=$work/empty "$dpastop" tune --svg "$work/no.svg" sim >/dev/null 2>"$work/err" && fail "without gnuplot"
grep -q 'apt install gnuplot-nox' "$work/err" || fail "gnuplot: $(cat "$work/err")"
"$dpastop" tune /nonexistent >/dev/null 2>&1 && fail "no such device"
exit 0
