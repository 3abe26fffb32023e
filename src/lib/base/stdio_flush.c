// SPDX-License-Identifier: GPL-2.0
#include "lib/base/stdio_flush.h"

#include <errno.h>
#include <unistd.h>

bool stdio_flush(FILE *stream)
{
	if (fflush(stream))
		return false;
	if (!ferror(stream))
		return true;
	/*
	 * stdio wrote a full buffer by itself and failed; its reason is lost by
	 * now. Writing one more byte fails for the same reason.
	 */
	if (write(fileno(stream), "\n", 1) >= 0)
		errno = EIO;
	return false;
}
