#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# Debian's Prometheus scrapes Debian's node_exporter on two machines, which the unit
# of systemd feeds; the rules load, and every query of the rules and of the dashboard
# has an answer about both.
#
# A machine is a simulated device that goes on recording: dpastop's figures of a
# simulator that ended would begin anew with each look.
#
# Usage: prometheus.sh BUILD
# shellcheck disable=SC2015,SC2016,SC2317
# shellcheck source=tests/rig.sh
. "$(dirname "$0")/../rig.sh" || exit

build=$(cd "$1" && pwd)
fleet=$(cd "$(dirname "$0")/../../fleet" && pwd)
machines=(9101 9102) server=127.0.0.1:9103
pids=()
at_end() { [ ${#pids[@]} -eq 0 ] || kill "${pids[@]}" 2>/dev/null; wait; }
at_fail() { tail -n 20 "$work"/*.log; }

# Their packages would start servers on this machine: only the programs are taken.
programs=${DPASTOP_CACHE:-/var/cache/dpastop}/prometheus
if [ ! -x "$programs/usr/bin/prometheus" ]; then
	mkdir -p "$programs.new"
	(cd "$programs.new" && for package in prometheus prometheus-node-exporter; do
		apt-get -qq -o APT::Sandbox::User=root download "$package" &&
			dpkg-deb -x "$package"_*.deb . && rm "$package"_*.deb || exit
	 done) && mv "$programs.new" "$programs" || fail "no Prometheus from Debian"
fi
PATH=$build:$programs/usr/bin:$PATH

# What the unit runs; %I is the device.
command=$(sed -n "s/^ExecStart=\/bin\/sh -c '\(.*\)' sh %I$/\1/p" "$fleet/dpas-metrics@.service")
[ -n "$command" ] || fail "the unit's command is not found"

for port in "${machines[@]}"; do
	mkdir "$work/$port"
	dpastop -b --json -d 0.5 "sim:optane,cpus=2,seed=$port" >"$work/$port.jsonl" 2>"$work/$port-sim.log" &
	pids+=($!)
	# The unit, with a recording in the place of the device: every second.
	(cd "$work/$port" && while sleep 1; do
		dpastop() { command dpastop "${@:1:2}" --replay "$work/$port.jsonl"; }
		set -- "sim"
		eval "$command"
	 done) 2>"$work/$port-unit.log" &
	pids+=($!)
	prometheus-node-exporter --web.listen-address="127.0.0.1:$port" \
		--collector.disable-defaults --collector.textfile \
		--collector.textfile.directory="$work/$port" 2>"$work/$port-exporter.log" &
	pids+=($!)
done

cat >"$work/prometheus.yml" <<END
global: {scrape_interval: 2s, evaluation_interval: 2s}
rule_files: [$fleet/dpas.rules.yml]
scrape_configs:
  - job_name: node
    static_configs: [{targets: [$(printf '"127.0.0.1:%s",' "${machines[@]}")]}]
END
check "promtool takes the rules" promtool check rules "$fleet/dpas.rules.yml"
prometheus --config.file="$work/prometheus.yml" --storage.tsdb.path="$work/data" \
	--web.listen-address="$server" 2>"$work/prometheus.log" &
pids+=($!)

# get PATH [PARAMETER...]: what the server answers
get() {
	local path=$1 parameters=()
	shift
	while [ $# -gt 0 ]; do parameters+=(--data-urlencode "$1"); shift; done
	curl -sS --get "http://$server/api/v1/$path" "${parameters[@]}"
}

# ask QUERY [TIME]: the answer's series, one a line
ask() {
	get query "query=$1" ${2:+"time=$2"} >"$work/answer" 2>&1
	jq -e -c 'select(.status == "success").data.result[]' "$work/answer" 2>&1
}

# until_answered QUERY PATTERN: up to two minutes
until_answered() {
	local i
	for ((i = 0; i < 120; i++)); do
		! ask "$1" | grep -q -- "$2" || return 0
		sleep 1
	done
	cat "$work/answer"
	return 1
}

rate='count(rate(dpas_ios_total{mode="CP"}[1m]) > 0)'
check "both machines are scraped, and their counters grow" until_answered "$rate" '"[2-4]"'
check "rates have been recorded" until_answered instance_device_mode:dpas_ios:rate1m 9102

# The dashboard's variables, as Grafana fills them in for "All".
dashboard() {
	jq -r '.panels[].targets[].expr' "$fleet/dpas-dashboard.json" |
		sed -e 's/\$__rate_interval/1m/g' -e 's/"\$[a-z]*"/".*"/g'
}
rules() {
	get rules | jq -r '.data.groups[].rules[] | select(.type == "recording").query'
}
asked=0
while read -r query; do
	check "an answer" until_answered "$query" metric
	# A sum over all machines names none; the others name both.
	if grep -q instance "$work/answer"; then
		check "of the first machine: $query" until_answered "$query" 127.0.0.1:9101
		check "of the second machine: $query" until_answered "$query" 127.0.0.1:9102
	fi
	! grep -q '"NaN"' "$work/answer" || fail "not a number: $query"
	asked=$((asked + 1))
done < <(dashboard; rules)
[ "$asked" -ge 15 ] || fail "only $asked queries were asked"
while read -r metric label; do
	get "label/$label/values" "match[]=$metric" | jq -e '.data | length >= 1' >/dev/null ||
		fail "no values of $label for the dashboard's list"
done < <(jq -r '.templating.list[] | select(.type == "query").query' "$fleet/dpas-dashboard.json" |
	sed -n 's/^label_values(\([a-z_]*\).*, \([a-z]*\))$/\1 \2/p')

get rules | jq -e '[.data.groups[].rules[].health] | all(. == "ok")' >/dev/null ||
	fail "a rule is not in health"
get alerts | jq -e '.data.alerts == []' >/dev/null || fail "an alert while all is well"
# The alert on stale figures, asked of the future; the others, of what does not hold.
stale=$(get rules | jq -r '.data.groups[].rules[] | select(.name == "DpasFiguresAreStale").query')
[ -z "$(ask "$stale")" ] || fail "stale while it is fresh"
[ "$(ask "$stale" "$(($(date +%s) + 120))" | wc -l)" -eq 2 ] || fail "two minutes later it is not stale"
while read -r alert; do
	ask "${alert/ == 0/ == 1}" >/dev/null
	[ "$(jq -r .status "$work/answer")" = success ] || fail "$alert"
done < <(get rules | jq -r '.data.groups[].rules[] | select(.type == "alerting").query')
echo "$asked queries have answers"
