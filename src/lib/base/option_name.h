/* SPDX-License-Identifier: GPL-2.0 */
/*
 * option_name.h - an option that getopt_long() found, as a message names it
 */
#ifndef LIB_BASE_OPTION_NAME_H
#define LIB_BASE_OPTION_NAME_H

#include <getopt.h>
#include <stdbool.h>

/* What is said of an option that is given "". */
#define OPTION_NAME_EMPTY "nothing is given for it"

/* Is @argument (NULL: it takes none) an empty word? No option takes that. */
static inline bool option_name_is_empty(const char *argument)
{
	return argument && !*argument;
}

/* The long name of @option, without its dashes; "" where @options has none. */
const char *option_name(const struct option *options, int option);

#endif
