#!/bin/bash
# report.sh - dpasbench --report: one page, in which every figure is found
. "${srcdir:-.}/tests/rig.sh" || exit
dpasbench=$PWD/dpasbench
srcdir_abs=$(realpath "${srcdir:-.}")
cd "$work" || exit

"$dpasbench" --device sim:optane ALL --quick --json all.json --csv all.csv \
	--report page.html >all.txt
check "it succeeds" test $? -eq 0

# What a reader sees, and what a script of theirs finds in the page.
if type -P chromium >/dev/null; then
	HOME=$work timeout 300 chromium --headless --no-sandbox --disable-gpu \
		--dump-dom "file://$work/page.html" >dom.html 2>browser.log
	check "Chromium opens it" test $? -eq 0 -a -s dom.html
else
	echo "no chromium here: the page is read by xmllint alone"
	cp page.html dom.html
fi
! type -P xmllint >/dev/null ||
	check "it is well-formed" xmllint --noout page.html

# Outside of the data, so that they are not found there.
sed '/<script/,/<\/script>/d' dom.html >seen.html
rows=0
while read -r method jobs iops mean p50 p99 p999 cpu ctx; do
	rows=$((rows + 1))
	for figure in "$(printf %.0f "$iops")" "$(printf %.1f "$mean")" \
		"$(printf %.1f "$p50")" "$(printf %.1f "$p99")" "$(printf %.1f "$p999")" \
		"$(printf %.1f "$cpu")" "$ctx"; do
		check "$method, $jobs jobs: $figure" grep -q ">$figure</td>" seen.html
	done
done < <(awk '
	/"summary"/ { exit }
	{ gsub(/[ "]/, ""); split($0, field, /[:,]/); value[field[1]] = field[2] }
	field[1] == "context_switches" {
		printf "%s %s %s %.9g %.9g %.9g %.9g %s %s\n", value["mode"],
			value["jobs"], value["iops"], value["latency_mean_ns"] / 1000,
			value["latency_p50_ns"] / 1000, value["latency_p99_ns"] / 1000,
			value["latency_p999_ns"] / 1000, value["cpu_percent"],
			value["context_switches"]
	}' all.json)
check "of all 25 cells" test $rows -eq 25
check "a picture a figure" test "$(grep -c '<svg' seen.html)" -eq 7
check "with a bar a cell" test "$(grep -o '<title>[A-Z]*, j=' seen.html | wc -l)" -eq 175
for question in 1 2 3 4 5; do
	check "question $question" grep -q "<h3>$question\. " seen.html
done
check "DPAS ends where it should" grep -q 'j=16: ended in INT; expected INT' seen.html
check "and says of what" grep -qE 'j=1: cp:[0-9]+ pas:[0-9]+' seen.html
check "nothing comes from elsewhere" test \
	-z "$(grep -oE '(src|href)="[^"]*"' page.html)"

# The data in it are those that were saved.
sed '1,/<script/d; /<\/script>/,$d' page.html >data.json
check "the data are whole" cmp data.json all.json

# What is in a name stays a name.
cp "$srcdir_abs/tests/dpassim/data/fio_mixed.txt" '<b>&"x.log'
"$dpasbench" --device 'sim:<b>&"x.log' INT --jobs 1 --quick --json odd.json \
	--report odd.html >/dev/null
check "an odd name" grep -qF 'sim:&lt;b&gt;&amp;&quot;x.log' odd.html
check "no element comes of it" test -z "$(grep -F '<b>' odd.html)"
check "DPAS is missed" grep -q 'DPAS was not measured' odd.html
! type -P xmllint >/dev/null || check "still well-formed" xmllint --noout odd.html

# A finished run is reported without measuring again.
"$dpasbench" --device sim:optane ALL --quick --json all.json --resume \
	--report again.html >/dev/null
check "--resume alone" cmp <(grep -v Written page.html) <(grep -v Written again.html)
! "$dpasbench" --device sim:optane INT --jobs 1 --quick --json x.json \
	--report no/such/page.html >/dev/null 2>err
check "where it cannot be written" grep -q 'no/such/page.html: cannot be written: No such file' err
