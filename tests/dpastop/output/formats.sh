#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# CSV, OpenMetrics and Prometheus' text from the same samples as JSON.
. "${srcdir:-.}/tests/dpastop/output/lib.sh" || exit

"$dpastop" --replay "$recording" -b --csv >"$work/csv" || fail "--csv"
[ "$(grep -c $'\r$' "$work/csv")" = "$(wc -l <"$work/csv")" ] ||
	fail "a line without CR LF"
# Lines: the header, and one for each CPU of each sample.
rows=$(grep -o '{"cpu":' "$recording" | wc -l)
[ "$(wc -l <"$work/csv")" = $((rows + 1)) ] || fail "not $rows rows"

# column NAME [LINE]: what the lines hold there; quotes are undone.
column() {
	tr -d '\r' <"$work/csv" | awk -v name="$1" -v line="${2:-0}" '
		{
			n = 0
			rest = $0 ","
			while (match(rest, /^("([^"]|"")*"|[^",]*),/)) {
				value = substr(rest, 1, RLENGTH - 1)
				rest = substr(rest, RLENGTH + 1)
				if (value ~ /^"/) {
					value = substr(value, 2, length(value) - 2)
					gsub(/""/, "\"", value)
				}
				field[++n] = value
			}
			if (NR == 1)
				count = n
			if (n != count || rest != "") {
				print "line " NR ": " n " fields, not " count
				exit 1
			}
			for (i = 1; NR == 1 && i <= n; i++)
				if (field[i] == name)
					at = i
			if (NR > 1 && (!line || NR == line))
				print field[at]
		}'
}

# json KEY: the values of that number in samples, one a sample.
json() {
	grep '"type":"sample"' "$recording" | grep -o "\"$1\":-\?[0-9]*" |
		cut -d: -f2
}

column cpu >"$work/column" || fail "$(cat "$work/column")"
[ "$(column cpu | paste -sd' ')" = '0 1 0 1 0 1 0 900' ] || fail "cpu"
[ "$(column mono_ns | uniq)" = "$(json mono_ns)" ] || fail "mono_ns"
[ "$(column real_ns | uniq)" = "$(json real_ns)" ] || fail "real_ns"
[ "$(column io_poll_delay | paste -sd' ')" = '0 0 0 0 0 0 0 0' ] ||
	fail "io_poll_delay"
[ "$(column load_cpus | paste -sd' ')" = '  0-1 0-1    ' ] || fail "load_cpus"
# CPU 0 of the last sample is one of which nothing is known.
[ "$(column mode 8)$(column tf 8)$(column load_jobs 8)" = '' ] ||
	fail "unknown is not empty"
[ "$(column mode 9)" = INT ] || fail "mode"
seconds=$(($(json real_ns | head -n 1) / 1000000000))
column time 2 | grep -q "^$(date -u -d @$seconds +%FT%T)\.[0-9]\{9\}Z$" ||
	fail "time: $(column time 2)"

# metrics ARGUMENT...: what is printed is such a text.
metrics() {
	"$dpastop" -b --openmetrics "$@" >"$work/metrics" || fail "--openmetrics $*"
	awk -f "$here/openmetrics.awk" "$work/metrics" >"$work/verdict" ||
		fail "$(cat "$work/verdict")"
}

# older_is_right FILE: it is Prometheus' text. So says its own checker, too, where
# it is installed.
older_is_right() {
	awk -v older=1 -f "$here/openmetrics.awk" "$1" >"$work/verdict" ||
		fail "$(cat "$work/verdict")"
	! command -v promtool >/dev/null || promtool check metrics <"$1" ||
		fail "promtool finds fault with $1"
}

# older ARGUMENT...: what is printed is such a text.
older() {
	"$dpastop" -b --prometheus "$@" >"$work/older" || fail "--prometheus $*"
	older_is_right "$work/older"
}

has() { grep -qE "$1" "$work/metrics" || fail "no $1"; }

# One look; the last of several, by which time the simulator knows its rates;
# and the last one of a recording.
metrics sim:optane,cpus=2
has '^dpas_mode\{device="sim:optane",cpu="1",mode="PAS"\} [01]$'
metrics -d 0.05 -n 3 sim:optane,cpus=2
has '^dpas_load_iops\{device="sim:optane"\} [1-9]'
has '^dpas_ios_total\{device="sim:optane",cpu="0",mode="PAS"\} [0-9]+$'
has '^dpas_sleep_seconds\{device="sim:optane",cpu="0"\} 0\.[0-9]+$'
metrics --replay "$recording"
has '^dpas_mode\{device="sim:optane",cpu="900",mode="INT"\} 1$'
has '^dpas_tunable\{device="sim:optane",tunable="switch_param1"\} 0$'
! grep -q '^dpas_mode{.*cpu="0"' "$work/metrics" || fail "unknown is told"

# Prometheus' text has the same samples.
older -d 0.05 -n 3 sim:optane,cpus=2
grep -q '^# TYPE dpas_ios_total counter$' "$work/older" || fail "no counter"
older --replay "$recording"
diff <(grep -v '^#' "$work/metrics") <(grep -v '^#' "$work/older") ||
	fail "--openmetrics and --prometheus differ"

# So has what the unit of systemd makes; it gives the device after the command.
unit=$(sed -n "s/^ExecStart=.* -c '\(.*\)' sh %I$/\1/p" \
	"${srcdir:-.}/fleet/dpas-metrics@.service")
mkdir "$work/node-exporter"
(cd "$work/node-exporter" && PATH=${dpastop%/*}:$PATH sh -c "$unit" sh sim) ||
	fail "the unit's command: $unit"
[ "$(ls "$work/node-exporter")" = dpas-sim.prom ] ||
	fail "the unit's command leaves $(ls "$work/node-exporter")"
older_is_right "$work/node-exporter/dpas-sim.prom"

# The check itself sees what is wrong.
# shellcheck disable=SC2016 # sed's $, not the shell's
for damage in '$d' 's/^dpas_mode{/dpas_made{/' 's/ 1$/ one/' \
	's/^# UNIT \(.*\) seconds$/# UNIT \1 volts/' '/^dpas_tunable/p' \
	's/ counter$/ number/'; do
	! sed "$damage" "$work/metrics" |
		awk -f "$here/openmetrics.awk" >/dev/null ||
		fail "openmetrics.awk lets through: $damage"
done
# shellcheck disable=SC2016
for damage in 's/^\(# TYPE .*\)_total/\1/' '/^# HELP dpas_mode/d' '$a# EOF'; do
	! sed "$damage" "$work/older" |
		awk -v older=1 -f "$here/openmetrics.awk" >/dev/null ||
		fail "openmetrics.awk lets through, of the older text: $damage"
done
# To be read by people: a table a sample, its rates those of the counts.
"$dpastop" --replay "$recording" -b >"$work/people" || fail "-b"
[ "$(grep -c '^  CPU  MODE' "$work/people")" = "$(grep -c '"type":"sample"' "$recording")" ] ||
	fail "not a table a sample: $(cat "$work/people")"
"$dpastop" -b -n 3 -d 0.2 sim:optane,speed=0.1 >"$work/people" 2>&1 || fail "-b sim"
awk '
	/ reads\/s / { tables++; reads = $4; sum = 0; next }
	/^ +[0-9]+ +(INT|CP|PAS|OL) / {
		if (tables == 1 && $4 != "-") bad = "a rate before there is one"
		sum += $4
	}
	/^$/ && tables > 1 && (sum < reads * 0.9 || sum > reads * 1.1 || !sum) {
		bad = "CPUs have " sum ", the queue " reads
	}
	END { if (tables != 3) bad = tables " tables"; print bad; exit bad != "" }' \
	"$work/people" || fail "$(cat "$work/people")"
[ "$(awk 'length > 80' "$work/people")" = '' ] || fail "a line over 80 columns"
"$dpastop" -b -n 2 -d 0.1 sim:optane,cpus=64,jobs=1 |
	grep -q '^      6[0-9] CPUs idle$' || fail "idle CPUs are not only counted"
"$dpastop" -b -n 1 sim >/dev/full 2>"$work/err" && fail "a full device"
grep -q 'No space left' "$work/err" || fail "$(cat "$work/err")"
exit 0
