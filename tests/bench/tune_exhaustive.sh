#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# tune_exhaustive.sh BUILD: is what dpastop tune finds the best there is?
# DRIVES, JOBS, SEEDS and FIRST (the first seed) in the environment narrow it.
#
# The best is computed by trying all 93 settings of the default search, from 16
# seeds each (DPAS on slow drives ends in one of two states by chance), over the
# second half of a second: LHP takes a quarter of it to settle. For the four
# simulated drives with 1, 2, 4 and 8 jobs. SEEDS=100 searches of each are held
# against it. In at least 95 of 100 what is found must be within 2 % of the best,
# and where no setting is better by half a per cent, none may be called so. A
# search must take less than a tenth of what trying all would, each as often as what
# is set now was tried.
set -u
build=$(cd "${1:?the directory with the programs}" && pwd) || exit
exec python3 - "$build" "${SEEDS:-100}" <<'END'
import collections, concurrent.futures, json, os, subprocess, sys

build, seeds = sys.argv[1], int(sys.argv[2])
D_INIT = [100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000, 100000]
PARAM3 = [10, 20, 30, 40, 60, 80, 120, 160]
DRIVES = os.environ.get("DRIVES", "optane znand tlc qemu").split()
JOBS = [int(n) for n in os.environ.get("JOBS", "1 2 4 8").split()]
FIRST = int(os.environ.get("FIRST", "1"))
STARTS = 16


def ios(drive, method, sets, seed, seconds):
    """I/Os done in the first @seconds, by number of jobs."""
    out = subprocess.check_output(
        [build + "/dpassim", "run", "--json", "--device", drive, "--jobs",
         ",".join(map(str, JOBS)), "--method", method.lower(), "--seconds",
         str(seconds), "--seed", str(seed)] +
        [x for name, value in sets for x in ("--set", f"{name}={value}")])
    return {run["jobs"]: run["ios"] for run in json.loads(out)["results"]}


def iops(drive, method, sets):
    """The mean IOPS once settled, by number of jobs."""
    total = collections.Counter()
    for seed in range(1, STARTS + 1):
        first = ios(drive, method, sets, seed, 0.5)
        whole = ios(drive, method, sets, seed, 1)
        for jobs in JOBS:
            total[jobs] += (whole[jobs] - first[jobs]) / 0.5 / STARTS
    return total


def at_once(function, arguments):
    """Its results in their order, on all of this machine's CPUs."""
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(function, arguments))


def exhaustive(drive):
    """The mean IOPS of each setting, by number of jobs."""
    settings = [(m, None, None) for m in ("INT", "CP", "LHP")]
    for d in D_INIT:
        settings.append(("PAS", d, None))
        settings += [("DPAS", d, p) for p in PARAM3]
    return dict(zip(settings, at_once(
        lambda setting: iops(drive, setting[0], [
            (name, value) for name, value in
            zip(("pas_d_init", "switch_param3"), setting[1:]) if value]),
        settings)))


def search(drive, jobs, seed):
    return json.loads(subprocess.check_output(
        [build + "/dpastop", "tune", "--json", "--seed", str(seed),
         f"sim:{drive},cpus=1,jobs={jobs}"]))


bad = 0
for drive in DRIVES:
    settings = exhaustive(drive)
    for jobs in JOBS:
        best = max(value[jobs] for value in settings.values())
        now = settings["DPAS", 100, 10][jobs]
        near = few = right = 0
        for result in at_once(lambda seed: search(drive, jobs, seed),
                              range(FIRST, FIRST + seeds)):
            is_found = result["outcome"] == "found"
            chosen = result["candidates"][result["best"] if is_found else 0]
            values = chosen["values"]
            key = (chosen["method"], values.get("pas_d_init"),
                   values.get("switch_param3"))
            near += settings[key][jobs] >= 0.98 * best
            right += not is_found or best > 1.005 * now
            few += len(result["trials"]) * 10 <= \
                len(settings) * result["candidates"][0]["trials"]
        good = min(near, right, few) >= 0.95 * seeds
        bad += not good
        print(f"{'ok' if good else 'FAILED'} {drive}, {jobs} jobs: best "
              f"+{100 * (best / now - 1):.1f} %, within 2 % in {near} of "
              f"{seeds}, no false gain in {right}, few trials in {few}",
              flush=True)
sys.exit(bad > 0)
END
