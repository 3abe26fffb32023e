#!/bin/bash
# ycsb.sh - dpasbench --ycsb in the lab's guest: RocksDB with direct reads that are
# polled, beside the background load; the table is what dpasbench prints
#
# WORKLOADS=A,E METHODS="INT CP DPAS" SECONDS_EACH=1 are what is run; all of the paper's
# with WORKLOADS=all METHODS=ALL (the runner's --append).
#
# Functions are called by check:
# shellcheck disable=SC2317,SC2086
# shellcheck source=tests/guest/lib.sh
. ./lib.sh

workloads=${WORKLOADS:-A,E}
methods=${METHODS:-INT CP DPAS}
device=nvme0n1
cd "$(mktemp -d)" || exit

is_empty() {
	[ -z "$(blkid -p /dev/$device)" ]
}

# of RUN NAME: a figure of that line of bench.csv
of() {
	awk -F, -v run="$1" -v name="$2" '
	NR == 1 { for (i = 1; i <= NF; i++) if ($i == name) at = i }
	NR == run + 1 { print $at }' bench.csv
}

nvme_reload 1
dpasbench $methods --ycsb "$workloads" --size "${SIZE:-24m}" --bgio 2,iops=20 \
	--runtime "${SECONDS_EACH:-1}" --json bench.json --csv bench.csv \
	--report bench.html >told 2>&1
check "each method runs each workload" test $? -eq 0
cat told
[ ! -d /out ] || cp bench.json bench.csv bench.html told /out/
for title in ops/s "Latency, p99.9 (µs)" "IOPS of the background readers"; do
	check "the page has $title" grep -qF "<h3>$title</h3>" bench.html
done
check "and the background load" grep -qF "<td>2 readers, at most 20 IOPS each</td>" bench.html
check "the disk is empty again" is_empty
check "the first one did something" test "$(of 1 ios)" -gt 0
check "its reads were polled: counted by mode" test \
	"$(awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
		$at["mode"] == "DPAS" { sum += $at["cp_ios"] + $at["pas_ios"] + $at["ol_ios"] }
		END { print sum + 0 }' bench.csv)" -gt 100
check "the background readers read" test "$(grep -c background_iops bench.json)" -ge 4

# A disk that is too small is said before RocksDB finds out in its own way.
dpasbench INT --ycsb A --size 500m --runtime 1 --json large.json >told 2>&1
check "too large a database: a failure" test $? -eq 1
cat told
check "it says how much it needs" grep -q 'a database of 500 MiB needs 1320 MiB, since' told
check "and how much fits" grep -qE 'use --size [1-9][0-9]+m or a larger disk' told
check "the disk is empty after that" is_empty

# Away from the library that polls for RocksDB, and without a program.
mkdir away without
cp "$(command -v dpasbench)" away/
away/dpasbench INT CP --ycsb A --size 24m --runtime 1 --json part.json --csv part.csv >told 2>&1
check "without the library: a failure" test $? -eq 1
cat told
check "what needs no polling is measured" test \
	"$(sed -n '/=== INT/,/=== CP/p' told | grep -cE '^A +[0-9]+ +[0-9.]+ ')" -eq 1
check "the rest says why not" test \
	"$(sed -n '/=== CP/,$p' told | grep -c '^A     left out: libdpas-hipri.so: not installed; ')" -eq 1
check "the disk is empty" is_empty
check "--resume measures the rest" eval \
	"dpasbench INT CP --ycsb A --size 24m --runtime 1 --json part.json --resume >told 2>&1"
cat told
check "only that" grep -q '^1 run left, 1 done' told
IFS=: read -ra places <<<"$PATH"
for place in "${places[@]}"; do
	ln -sf "$place"/* without/
done
rm without/db_bench
PATH=$PWD/without dpasbench INT --ycsb A,E --json part.json --csv part.csv >told 2>&1
check "without db_bench: a failure" test $? -eq 1
cat told
check "each row says why" test \
	"$(grep -c '^[AE]     left out: db_bench: not installed; Debian: apt install rocksdb-tools$' told)" -eq 2
check "in the CSV, too" test "$(grep -c ',"db_bench: not installed; ' part.csv)" -eq 2
check "and in the JSON" test "$(grep -c '"reason": "db_bench: not installed; ' part.json)" -eq 2
finish
