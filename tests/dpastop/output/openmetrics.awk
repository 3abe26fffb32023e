# SPDX-License-Identifier: GPL-2.0
# Is standard input OpenMetrics text or, with older=1, that of Prometheus 0.0.4?
# Every rule of the format that a writer of counters and gauges can break; help
# for each family; and no time stamp, which node_exporter refuses.
function bad(what) {
	print "line " NR ": " what ": " $0
	failed = 1
}
function name_of(line) {
	match(line, /^[a-zA-Z_:][a-zA-Z0-9_:]*/)
	return substr(line, 1, RLENGTH)
}
ended { bad("after # EOF") }
/^# EOF$/ && !older { ended = 1; next }
/^# (TYPE|HELP) / || (/^# UNIT / && !older) {
	family = $3
	if (family != current) {
		if (family in seen)
			bad("a family in two places")
		seen[family] = 1
		current = family
		type = unit = ""
		samples = 0
	}
	if (samples)
		bad("metadata after a sample")
	if (($2, family) in told)
		bad("told twice")
	told[$2, family] = 1
	if ($2 == "TYPE") {
		type = $4
		if (type !~ /^(counter|gauge)$/)
			bad("type")
		if ((family ~ /_total$/) != (older && type == "counter"))
			bad("_total at the end is for a counter's name, and in OpenMetrics not its family's")
	}
	if ($2 == "UNIT") {
		unit = $4
		if (family !~ ("_" unit "$"))
			bad("unit is no suffix of the name")
	}
	next
}
/^#/ || /^$/ { bad("no such line"); next }
{
	samples++
	total++
	name = name_of($0)
	if (name != current (type == "counter" && !older ? "_total" : ""))
		bad("no sample of family " current)
	if (!(("TYPE", current) in told) || !(("HELP", current) in told))
		bad("a family without type or help")
	rest = substr($0, length(name) + 1)
	labels = ""
	if (rest ~ /^\{/) {
		if (!match(rest, /^\{([a-zA-Z_][a-zA-Z0-9_]*="([^"\\]|\\["\\n])*"(,|\}))*/) ||
		    substr(rest, RLENGTH, 1) != "}")
			bad("labels")
		labels = substr(rest, 1, RLENGTH)
		rest = substr(rest, RLENGTH + 1)
	}
	if ((name, labels) in sample)
		bad("the same sample twice")
	sample[name, labels] = 1
	if (rest !~ /^ -?[0-9]+(\.[0-9]+)?$/)
		bad("value")
	if (type == "counter" && rest ~ /-/)
		bad("a counter below 0")
}
END {
	if (!ended && !older) {
		print "# EOF is missing"
		failed = 1
	}
	print total + 0 " samples"
	exit failed
}
