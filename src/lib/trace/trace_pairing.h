/* SPDX-License-Identifier: GPL-2.0 */
/*
 * trace_pairing.h - which issue a completion belongs to
 *
 * By device and first sector. At most TRACE_PAIRING_MAX I/Os are waited for:
 * the oldest of more has lost its completion.
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

/* An I/O is issued. False: an older one was given up for it. */
bool trace_pairing_issue(struct trace_pairing *pairing,
			 const struct trace_issue *issue);

/*
 * The I/O at @sector of @device is complete: it becomes *@issue, and is no
 * longer waited for. False: none was issued there.
 */
bool trace_pairing_complete(struct trace_pairing *pairing, uint64_t device,
			    uint64_t sector, struct trace_issue *issue);

#endif
