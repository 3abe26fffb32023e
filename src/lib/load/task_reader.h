/* SPDX-License-Identifier: GPL-2.0 */
/*
 * task_reader.h - what the threads of a process cost: CPU time, waiting for a
 * CPU, context switches
 *
 * The kernel is asked by taskstats (generic netlink; takes CAP_NET_ADMIN);
 * where that is refused or missing, /proc/PID/task is read. taskstats also has
 * what threads that have ended used, /proc has not, so that a process's counts
 * may fall.
 */
#ifndef LIB_LOAD_TASK_READER_H
#define LIB_LOAD_TASK_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* All since a start: of a process, or of watching. */
struct task_usage {
	uint64_t context_switches; /* voluntary and not */
	uint64_t cpu_ns;	   /* running, in user space and kernel */
	uint64_t run_delay_ns;	   /* runnable, but not running */
};

struct task_reader;

/* NULL where memory is short. */
struct task_reader *task_reader_new(void);
void task_reader_free(struct task_reader *reader); /* NULL is fine */

/* Does it ask taskstats? */
bool task_reader_has_taskstats(const struct task_reader *reader);

/* Never ask taskstats. */
void task_reader_use_proc(struct task_reader *reader);

/*
 * What all threads of process @pid have used. False: there is no such process,
 * or nobody tells.
 */
bool task_reader_read(struct task_reader *reader, pid_t pid,
		      struct task_usage *usage);

#endif
