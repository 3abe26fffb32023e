#!/bin/bash
# sim.sh - dpasbench as a student uses it first, on a simulated device
. "${srcdir:-.}/tests/rig.sh" || exit
dpasbench=$PWD/dpasbench
cd "$work" || exit

# of METHOD JOBS COLUMN-NUMBER: a value in all.csv
of() {
	awk -v method="$1" -v jobs="$2" -v column="$3" '
		{ sub(/^"[^"]*",/, "") }
		1 { split($0, value, ",") }
		value[1] == method && value[3] == jobs { print value[column] }' all.csv
}

"$dpasbench" --device sim:optane ALL --quick --json all.json --csv all.csv >all.txt
check "it succeeds" test $? -eq 0
check "25 cells" test "$(grep -c '"repeat": 1' all.json)" -eq 25
check "complete" grep -q '"complete": true' all.json
check "all final modes as expected" test \
	"$(grep -c '"final_as_expected": true' all.json)" -eq 5
check "CSV has them, too" test "$(wc -l <all.csv)" -eq 26
check "one job ends in CP" test "$(of DPAS 1 23)" = CP
for jobs in 2 4 8 16; do
	check "$jobs jobs end in INT" test "$(of DPAS $jobs 23)" = INT
done
check "at one job CP beats INT" awk -v cp="$(of CP 1 11)" -v irq="$(of INT 1 11)" \
	'BEGIN { exit !(cp > 1.2 * irq) }'
check "no line is longer than 80 columns" test -z "$(grep -E '.{81}' all.txt)"
check "the hand-in table has a row a method" test \
	"$(sed -n '/^IOPS$/,/^$/p' all.txt | grep -cE '^(INT|CP|LHP|PAS|DPAS)( +[0-9]+){5}$')" -eq 5

# The same command gives the same figures.
"$dpasbench" --quick ALL --json again.json --device sim:optane >again.txt
check "a simulated machine repeats itself" cmp all.json again.json

# Cut off in the middle, then the rest.
"$dpasbench" --device sim:optane CP DPAS 3 --runtime 60 --jobs 1,4 --json part.json >part.txt 2>&1 &
bench=$!
for ((i = 0; i < 600; i++)); do
	grep -qs '"repeat"' part.json && break
	sleep 0.05
done
kill -INT $bench
wait $bench
check "Ctrl-C ends it with 130" test $? -eq 130
saved=$(grep -c '"repeat"' part.json)
check "some runs were saved" test "$saved" -ge 1 -a "$saved" -lt 12
check "it says how to go on" grep -q -- 'with --resume for the rest' part.txt
"$dpasbench" --device sim:optane CP DPAS 3 --runtime 61 --jobs 1,4 --json part.json --resume >other.txt 2>&1
check "other settings are not mixed in" test $? -eq 1
check "and named" grep -q 'runtime_ms was 60000 and is 61000 now' other.txt
"$dpasbench" --device sim:optane CP DPAS 3 --runtime 60 --jobs 1,4 --json part.json --resume >part.txt
check "--resume succeeds" test $? -eq 0
check "--resume measures the rest only" grep -q "^$((12 - saved)) runs\? left, $saved done" part.txt

# --- a run without poll queues: what that means, and what helps ---
sed '0,/"poll_queues": [0-9]*/s//"poll_queues": 0/' part.json >none.json
"$dpasbench" --device sim:optane CP DPAS 3 --runtime 60 --jobs 1,4 --json none.json --resume >none.txt
check "it warns of runs without poll queues" grep -q 'Warning: without poll queues' none.txt
check "and says how to get them" grep -q 'modprobe nvme poll_queues=' none.txt
check "but not where there are some" test -z "$(grep 'without poll queues' part.txt)"
check "and has all then" test "$(grep -c '"repeat"' part.json)" -eq 12
check "mean and deviation over the runs" grep -qE '^CP +[0-9]+(±|\+-)[0-9]+ ' part.txt

# The paper's benchmarks.
"$dpasbench" --device sim:tlc,cpus=4 ALL --quick --paper jobs --json jobs.json >jobs.txt
check "jobs over four CPUs" test $? -eq 0
check "four jobs on four CPUs poll" grep -qE '^j=4 +CP +CP +yes' jobs.txt
check "percentiles are shown" grep -q 'p99.9_us' jobs.txt
"$dpasbench" --device sim:optane CP DPAS --quick --paper sizes --json sizes.json >sizes.txt
check "sizes" test $? -eq 0
check "six sizes a method" test "$(grep -cE '^(4|8|16|32|64|128)k ' sizes.txt)" -eq 18
check "no line of these is longer than 80 columns" test -z "$(grep -hE '.{81}' jobs.txt sizes.txt)"

# Where results cannot be written it does not begin.
"$dpasbench" --device sim:optane INT --quick --json /nonexistent/x.json >no.txt 2>&1
check "no place for results" test $? -eq 1
check "and says so" grep -q '/nonexistent/x.json' no.txt
"$dpasbench" --device sim:floppy INT --quick >no.txt 2>&1
check "no such model" test $? -eq 1
check "and names those there are" grep -q 'floppy: no such device; there are optane' no.txt
printf '[a]\nrw=randread\n[b]\nstonewall\n' >two.fio
"$dpasbench" --device sim:optane INT --quick --job two.fio >no.txt 2>&1
check "a model runs no job file" test $? -eq 2
check "and says so" grep -q 'two.fio: a simulated drive runs no fio' no.txt
"$dpasbench" INT --quick --job two.fio >no.txt 2>&1
check "a job file that cannot be measured" test $? -eq 1
check "is named with its line" grep -q 'two.fio:4: stonewall' no.txt
"$dpasbench" --device sim:optane INT --quick --cpus 7 >no.txt 2>&1
check "no such CPU" grep -q 'has no CPU 7' no.txt
check "output that nobody reads ends it" bash -c \
	"\"$dpasbench\" --device sim:optane ALL --quick >/dev/full 2>no.txt; test \$? -eq 1"
PATH=/nonexistent "$dpasbench" --device sim:optane INT --quick --svg x.svg >no.txt 2>&1
check "no gnuplot is said at once" grep -q 'apt install gnuplot-nox' no.txt
if type -P gnuplot >/dev/null; then
	"$dpasbench" --device sim:optane INT DPAS --quick --svg x.svg >/dev/null
	check "a picture" grep -q '</svg>' x.svg
fi
exit 0
