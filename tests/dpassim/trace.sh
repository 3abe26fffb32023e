#!/bin/bash
# dpassim trace: results, forms, and what it refuses
. "${srcdir:-.}/tests/dpassim/lib.sh"

# An independent model of PAS in awk: fixed point, truncated as the policy does.
model() {	# up dn d_init, in parts of a million and ns; service times in us
	awk -v up="$1" -v dn="$2" -v d_init="$3" '
	/^#/ { next }
	BEGIN { adj = 1000000; dur = d_init; before = 0; last = 1 }
	{
		service = int($1 * 1000 + 0.5)
		if (n++) {
			pair = 2 * before + last
			if (pair == 0) adj -= dn
			if (pair == 1) adj = 1000000 + up
			if (pair == 2) adj = 1000000 - dn
			if (pair == 3) adj += up
			if (adj <= 0) adj = 1000000
			dur = int(dur * adj / 1000000)
			if (dur < d_init) dur = d_init
		}
		outcome = dur >= service ? 0 : 1
		before = last
		last = outcome
		printf "%.3f,%.3f,%.6f,%s,%d\n", service / 1000, dur / 1000,
			adj / 1000000, outcome ? "under" : "over",
			2 * before + last
		total += service
		if (outcome) under += service - dur; else over += dur - service
	}
	END { printf "%.3f %.3f\n", over / total, under / total }'
}

for settings in "0.01 0.1 100" "0.5 0.5 400" "0.001 0.99 1000" "1 1 10000"; do
	read -r up dn d_init <<<"$settings"
	for file in bursts by_hand; do
		model "$(awk "BEGIN { print $up * 1e6 }")" \
		      "$(awk "BEGIN { print $dn * 1e6 }")" "$d_init" \
		      <"$data/$file.txt" >"$work/model"
		options=(--up "$up" --dn "$dn" --d-init "$d_init")
		"$dpassim" trace "$data/$file.txt" "${options[@]}" --csv |
			tail -n +2 >"$work/csv"
		sed '$d' "$work/model" | cmp - "$work/csv" ||
			fail "$file, $settings: steps differ from the model"
		expect "$file, $settings: T_over T_under" \
		       "$("$dpassim" trace "$data/$file.txt" "${options[@]}" |
			  awk '$1 == "PAS" { print $2, $3 }')" \
		       "$(tail -n 1 "$work/model")"
	done
done

# test_trace.c works this one out by hand: 1600 and 3050 of 9200.
expect "by hand" \
       "$("$dpassim" trace "$data/by_hand.txt" --up 0.5 --dn 0.5 --d-init 400 |
	  awk '$1 == "PAS" { print $2, $3, $4, $5, $6, $7 }')" \
       "0.174 0.332 2 2 2 3"

# Columns, blanks, a heading; its own CSV is a trace again.
expect "columns" "$("$dpassim" trace "$data/columns.csv" --csv | cut -d, -f1 |
		    tr '\n' ' ')" "service_us 10.500 11.000 12.250 "
"$dpassim" trace "$data/bursts.txt" --csv >"$work/own.csv"
expect "its own CSV" "$("$dpassim" trace "$work/own.csv" | tail -n +2)" \
       "$("$dpassim" trace "$data/bursts.txt" | tail -n +2)"
expect "standard input" "$("$dpassim" trace - <"$data/bursts.txt" | tail -n +2)" \
       "$("$dpassim" trace "$data/bursts.txt" | tail -n +2)"
printf '8\r\n8\r\n' >"$work/dos"
expect "DOS lines" "$("$dpassim" trace "$work/dos" | head -n 1 | cut -d' ' -f2)" 2

# The grid: each cell is what a run of its own finds, and the best is the best.
grid=(--up 0.001,0.01,0.1,1 --dn 0.001,0.01,0.1,0.99)
"$dpassim" trace "$data/bursts.txt" "${grid[@]}" >"$work/grid"
for up in 0.001 0.01 0.1 1; do
	for dn in 0.001 0.01 0.1 0.99; do
		"$dpassim" trace "$data/bursts.txt" --up $up --dn $dn |
			awk -v up=$up -v dn=$dn \
			    '$1 == "PAS" { print up, dn, $2, $3 }'
	done
done >"$work/cells"
expect "grid, T_over" "$(awk '$1 + 0 && NF == 5 && ++n <= 4 { print $2, $3, $4, $5 }' "$work/grid" | xargs)" \
       "$(awk '{ print $3 }' "$work/cells" | xargs)"
expect "grid, T_under" "$(awk '$1 + 0 && NF == 5 && ++n > 4 { print $2, $3, $4, $5 }' "$work/grid" | xargs)" \
       "$(awk '{ print $4 }' "$work/cells" | xargs)"
expect "grid, best" "$(sed -n 's/^best: up \(.*\), dn \(.*\): T_over.*/\1 \2/p' "$work/grid")" \
       "$(awk '$3 < 0.05' "$work/cells" | sort -k4,4n -k3,3n | head -n 1 | cut -d' ' -f1,2)"
grep -q $'\033' "$work/grid" && fail "colour into a file"

if command -v python3 >/dev/null; then
	"$dpassim" trace "$data/bursts.txt" "${grid[@]}" --json |
		python3 -c '
import json, sys
found = json.load(sys.stdin)
assert found["ios"] == 120 and len(found["pas"]) == 16
assert set(found["policies"]) == {"LHP", "EHP", "adaptive"}
for cell in found["pas"]:
    assert sum(cell["pairs"].values()) == 120
good = [c for c in found["pas"] if c["t_over"] < 0.05]
assert found["best"] == min(good, key=lambda c: c["t_under"])
' || fail "JSON"
fi

# Bad input is refused with its line and a reason.
refuses_line() {	# TEXT WORDS: TEXT stands in line 3
	printf '10\n# comment\n%b\n11\n' "$1" >"$work/bad"
	refuses 1 "$work/bad:3: " trace "$work/bad"
	grep -qF "$2" "$work/err" ||
		fail "line \"$1\": \"$(cat "$work/err")\" says nothing of \"$2\""
	[ -s "$work/out" ] && fail "line \"$1\": printed results all the same"
}
refuses_line "-5" negative
refuses_line "0" zero
refuses_line "0.0" zero
refuses_line "inf" infinite
refuses_line "-inf" infinite
refuses_line "1e400" infinite
refuses_line "nan" "not a number"
refuses_line "1e9" "above 10000000 us"
refuses_line "0.0001" "below 0.001 us"
refuses_line "abc" "not a number"
refuses_line "12abc" "not a number"
refuses_line "1 2" "not a number"
refuses_line "0x10" "not a decimal number"
refuses_line ",5" "empty"
refuses_line "x,5" "not a number"
refuses_line '\033[31mred' "?[31mred"
refuses_line '1\00002' "NUL"
: >"$work/empty"
refuses 1 "empty" trace "$work/empty"
printf '# nothing\n\n' >"$work/empty"
refuses 1 "empty" trace "$work/empty"
refuses 1 "No such file" trace "$work/none"
refuses 1 "directory" trace "$work"

refuses 2 "zero" trace "$data/bursts.txt" --up 0
refuses 2 "negative" trace "$data/bursts.txt" --dn -0.1
refuses 2 "above 1" trace "$data/bursts.txt" --dn 1.5
refuses 2 "not a number" trace "$data/bursts.txt" --up nan
refuses 2 "empty" trace "$data/bursts.txt" --up 0.1,,0.2
refuses 2 "no policy" trace "$data/bursts.txt" --policy fifo
refuses 2 "below 100" trace "$data/bursts.txt" --d-init 99
refuses 2 "above 10000000" trace "$data/bursts.txt" --d-init 99999999999999999999
refuses 2 "more than 64" trace "$data/bursts.txt" --up "$(seq -s, 0.01 0.01 0.66)"
exit 0
