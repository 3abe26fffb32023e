/* SPDX-License-Identifier: GPL-2.0 */
/*
 * trace_pairing.h - match completions with issues
 *
 * They are matched by device and first sector. At most TRACE_PAIRING_MAX I/Os
 * are in flight: if there are more, the oldest has lost its completion.
 */
#ifndef LIB_TRACE_TRACE_PAIRING_H
#define LIB_TRACE_TRACE_PAIRING_H

#include <stdbool.h>
#include <stdint.h>

#define TRACE_PAIRING_MAX 4096

struct trace_issue {
	uint64_t device;
	uint64_t sector;
	uint64_t sectors;
	uint64_t at_ns;
	bool write;
};

struct trace_pairing {
	struct trace_issue issue[TRACE_PAIRING_MAX]; /* oldest first */
	unsigned int count;
};

/* Add an issued I/O. False: an older one was given up for it. */
bool trace_pairing_issue(struct trace_pairing *pairing,
			 const struct trace_issue *issue);

/*
 * The I/O at @sector of @device is complete: it is removed and stored in
 * *@issue. False: none was issued there.
 */
bool trace_pairing_complete(struct trace_pairing *pairing, uint64_t device,
			    uint64_t sector, struct trace_issue *issue);

#endif
