#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# tune_gain.sh BUILD: DPAS with the setting that dpastop tune finds for it, against
# the best fixed method (INT, CP, LHP or PAS with its defaults)
#
# On the four simulated drives with 1 to 16 jobs on one CPU; IOPS from 8 seeds each,
# over the second half of a second. Prints the ratio with DPAS's defaults, with the
# tuned setting and, where that is below 0.97, with the best of all 80 settings of
# pas_d_init and switch_param3, with where its I/Os were waited for. DRIVES and JOBS
# in the environment narrow it.
set -u
build=$(cd "${1:?the directory with the programs}" && pwd) || exit
exec python3 - "$build" <<'END'
import json, os, subprocess, sys

build = sys.argv[1]
DRIVES = os.environ.get("DRIVES", "optane znand tlc qemu").split()
JOBS = [int(n) for n in os.environ.get("JOBS", "1 2 4 8 16").split()]
D_INIT = [100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000, 100000]
PARAM3 = [10, 20, 30, 40, 60, 80, 120, 160]
FIXED = ["INT", "CP", "LHP", "PAS"]
SEEDS = 8
ENOUGH = 0.97


def run(drive, jobs, method, values, seed, seconds):
    return json.loads(subprocess.check_output(
        [build + "/dpassim", "run", "--json", "--device", drive, "--jobs",
         str(jobs), "--method", method.lower(), "--seconds", str(seconds),
         "--seed", str(seed)] +
        [x for name, value in values.items()
         for x in ("--set", f"{name}={value}")]))["results"][0]


def iops(drive, jobs, method, values):
    return sum(run(drive, jobs, method, values, seed, 1)["ios"] -
               run(drive, jobs, method, values, seed, 0.5)["ios"]
               for seed in range(1, SEEDS + 1)) / 0.5 / SEEDS


def tuned(drive, jobs):
    result = json.loads(subprocess.check_output(
        [build + "/dpastop", "tune", "--json", "--over",
         "method=DPAS,pas_d_init,switch_param3",
         f"sim:{drive},cpus=1,jobs={jobs}"]))
    best = result["best"] if result["outcome"] == "found" else 0
    return result["candidates"][best]["values"]


def modes(drive, jobs, values):
    ios = run(drive, jobs, "DPAS", values, 1, 1)["mode_ios"]
    total = sum(ios.values()) or 1
    return " ".join(f"{mode} {100 * n / total:.0f} %"
                    for mode, n in ios.items() if n)


bad = 0
print("drive   jobs  best fixed        DPAS  tuned  setting")
for drive in DRIVES:
    for jobs in JOBS:
        fixed = {m: iops(drive, jobs, m, {}) for m in FIXED}
        best = max(fixed, key=fixed.get)
        values = tuned(drive, jobs)
        before = iops(drive, jobs, "DPAS", {}) / fixed[best]
        after = iops(drive, jobs, "DPAS", values) / fixed[best]
        said = ", ".join(f"{name} {value}" for name, value in values.items())
        print(f"{drive:7} {jobs:4}  {best:4} {fixed[best]:9.0f}  {before:8.3f}"
              f"  {after:5.3f}  {said}", flush=True)
        if after >= ENOUGH:
            continue
        bad += 1
        most, values = max(
            (iops(drive, jobs, "DPAS", v) / fixed[best], tuple(v.items()))
            for v in ({"pas_d_init": d, "switch_param3": p}
                      for d in D_INIT for p in PARAM3))
        print(f"{'':14}of all 80 settings at most {most:.3f}: "
              f"{', '.join(f'{n} {v}' for n, v in values)}: "
              f"{modes(drive, jobs, dict(values))}; with the defaults: "
              f"{modes(drive, jobs, {})}", flush=True)
sys.exit(bad > 0)
END
