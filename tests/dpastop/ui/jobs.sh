#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# ] and [ change the simulator's jobs, and the modes follow.
. "${srcdir:-.}/tests/dpastop/ui/lib.sh"

start 80 24 "$dpastop -d 0.1 sim:cpus=1,jobs=1"
wait_for '^> +0 +CP '
press ']'
wait_for 'The load has 2 jobs now' '^> +0 +INT '
press '['
wait_for 'The load has 1 job now' '^> +0 +CP '
press '['
wait_for 'The load has 0 jobs now' '1 CPU, 1 idle'

# Whoever asked for interrupts keeps them.
start 80 24 "$dpastop -d 0.1 sim:cpus=1,jobs=1,method=INT"
wait_for ' INT +in real time'
press ']'
wait_for 'The load has 2 jobs now' ' INT +in real time'
exit 0
