/* SPDX-License-Identifier: GPL-2.0 */
/*
 * task_reader.h - CPU time, run delay and context switches of a process's
 * threads
 *
 * Uses taskstats (generic netlink; requires CAP_NET_ADMIN) or, if that is not
 * available or not permitted, /proc/PID/task. Unlike /proc, taskstats includes
 * threads that have exited; with /proc, the counts of a process may decrease.
 */
#ifndef LIB_LOAD_TASK_READER_H
#define LIB_LOAD_TASK_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* Totals since the start of the process or of watching it. */
struct task_usage {
	uint64_t context_switches; /* voluntary and involuntary */
	uint64_t cpu_ns;	   /* user and system time */
	uint64_t run_delay_ns;	   /* runnable but not running */
};

struct task_reader;

/* NULL on allocation failure. */
struct task_reader *task_reader_new(void);
void task_reader_free(struct task_reader *reader); /* NULL is fine */

/* Does it use taskstats? */
bool task_reader_has_taskstats(const struct task_reader *reader);

/* Never use taskstats. */
void task_reader_use_proc(struct task_reader *reader);

/*
 * The usage of all threads of process @pid. False: no such process, or not
 * available.
 */
bool task_reader_read(struct task_reader *reader, pid_t pid,
		      struct task_usage *usage);

#endif
