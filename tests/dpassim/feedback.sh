#!/bin/bash
# dpassim trace --feedback, --explain, stock traces and several policies in one chart
. "${srcdir:-.}/tests/dpassim/lib.sh"

# By hand (test_trace_feedback.c): over 700, under 1100, latency 5850 of 5150.
printf '%s\n' 1 1 1 1 0.65 0.5 >"$work/hand"
options=(--up 0.5 --dn 0.5 --d-init 400 --feedback --wakeup 0.1)
expect "by hand" "$("$dpassim" trace "$work/hand" "${options[@]}" |
		    awk '$1 == "PAS" { print $2, $3, $4, $5, $6, $7, $8 }')" \
       "0.136 0.214 0.975 1.000 1.300 29.1% 0.450"
expect "CSV" "$("$dpassim" trace "$work/hand" "${options[@]}" --csv | tail -n 1)" \
       "0.500,0.450,0.500000,over,0,0.550"
expect "explained" \
       "$("$dpassim" trace "$work/hand" "${options[@]}" --explain 6-6 --policy pas |
	  tail -n 1 | xargs)" \
       "PAS knew under, then over: adj = 1 - dn, which makes 0.500000; slept 0.450 us, awake after 0.550; was 0.050 too late (over): latency 0.550 us"

# Where nobody oversleeps for long, the figures are those without feedback.
for policy in LHP PAS adaptive; do
	figures() {
		"$dpassim" trace stock:constant "$@" |
			awk -v policy=$policy '$1 == policy { print $2, $3 }'
	}
	expect "$policy without a step" "$(figures --feedback)" "$(figures)"
done

# Shelving: LHP takes thousands of I/Os or never, PAS tens.
read -r _ _ _ lhp _ pas adaptive < <(
	"$dpassim" trace stock:step-down --feedback --wakeup 6 | tail -n 1)
expect "LHP after the step" "$lhp" never
[ "$pas" -lt 50 ] && [ "$adaptive" -lt 50 ] || fail "PAS took $pas, adaptive $adaptive"
if command -v python3 >/dev/null; then
	"$dpassim" trace stock:step-down --feedback --wakeup 6 --json |
		python3 -c '
import json, sys
found = json.load(sys.stdin)
(step,) = found["steps"]
assert step["io"] == 10001 and step["settled_after"]["LHP"] is None
assert step["settled_after"]["PAS"] < 50
assert set(found["feedback"]) == {"LHP", "EHP", "PAS", "adaptive"}
assert 11.9 < found["feedback"]["LHP"]["last_dur_us"] * 2 < 12.7
' || fail "JSON"
fi

# Stock traces: a seed is a trace.
expect "the same seed" "$("$dpassim" trace stock:gc --csv | cksum)" \
       "$("$dpassim" trace stock:gc,seed=1 --csv | cksum)"
[ "$("$dpassim" trace stock:gc --csv | cksum)" != \
  "$("$dpassim" trace stock:gc,seed=2 --csv | cksum)" ] || fail "seed 2 is seed 1"
for name in constant step-down step-up ramp bursts two-modes gc; do
	"$dpassim" trace stock:$name >/dev/null || fail "stock:$name"
	"$dpassim" trace --help | tr -s ' \n' ' ' | grep -qF "$name" ||
		fail "--help does not name $name"
done

# One chart for several, by sign where there is no colour.
"$dpassim" trace stock:step-down --plot --policy lhp,pas >"$work/plot"
expect "pictures" "$(grep -c ' |' "$work/plot")" 12
grep -q 'LHP (L), PAS (P)' "$work/plot" || fail "no legend"
grep ' |' "$work/plot" | grep -q 'LLLL' || fail "no L in the chart"
grep ' |' "$work/plot" | grep -q 'PPPP' || fail "no P in the chart"

refuses 1 "no stock trace" trace stock:none
refuses 1 "only seed=N" trace stock:gc,speed=2
refuses 1 "not a whole number" trace stock:gc,seed=x
refuses 2 "--wakeup is for --feedback" trace stock:gc --wakeup 2
refuses 2 "negative" trace stock:gc --feedback --wakeup -2
refuses 2 "above 10000" trace stock:gc --feedback --wakeup 10001
refuses 2 "before the first" trace stock:gc --explain 5-2
refuses 2 "below 1" trace stock:gc --explain 0
refuses 2 "one --policy" trace stock:gc --csv --policy lhp,pas
refuses 2 "--explain" trace stock:gc --json --explain 3
"$dpassim" trace "$work/hand" --explain 7-9 >/dev/null 2>"$work/err" &&
	fail "explains I/Os that are not there"
grep -q "has only 6 I/Os" "$work/err" || fail "\"$(cat "$work/err")\""
