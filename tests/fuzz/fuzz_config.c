// SPDX-License-Identifier: GPL-2.0
/* The configuration: whatever it says, the program can be used and quit. */
#include <stdio.h>
#include <string.h>

#include "dpastop/config.h"
#include "fuzz/fuzz.h"
#include "lib/base/tokens.h"

static const char *const texts[] = {
	"# mine\ntheme = light\ndelay = 0.5\nascii = no\nsort = IOPS\n"
	"columns = CPU, MODE, tf sum\nbind undo = Ctrl-z u\n"
	"bind quit = q F10 Esc\nbind step_up = + =\n",
	"bind help = ?\nbind quit = x\nbind undo = x ? h\nbind quit = Space\n",
	NULL
};

static const char *const tokens[] = {
	"theme", "delay", "ascii", "sort",  "columns", "bind ", "quit", "help",
	"undo",	 "Ctrl-", "F1",	   "Enter", "PgDn",    "q",	"?",	" = ",
	",",	 "#",	  "\n",	   "yes",   "mono",    "nan",	"1e-1", NULL
};

/* No key has two actions, and there are keys for help and quit. */
static bool fuzz_check_bindings(const struct bindings *bindings)
{
	unsigned int action, i;

	for (action = ACTION_NONE + 1; action < ACTION_COUNT; action++)
		for (i = 0; i < ACTION_MOST_KEYS; i++) {
			int key = bindings->keys[action][i];

			if (key && bindings_action(bindings, key) != action)
				return false;
		}
	return bindings->keys[ACTION_QUIT][0] && bindings->keys[ACTION_HELP][0];
}

static bool fuzz_read(const char *data, size_t size)
{
	struct config config;
	FILE *complaints = fopen("/dev/null", "w");

	if (!complaints)
		return false;
	config_parse(&config, data, size, "here", complaints);
	fclose(complaints);
	if (config.nr_problems &&
	    (strncmp(config.problem, "here:", 5) ||
	     !tokens_are_plain(config.problem, strlen(config.problem))))
		return false;
	if (config.interval_ns &&
	    (config.interval_ns < 50000000 || config.interval_ns > 60000000000))
		return false;
	return config.sort < MODEL_NR_SORTS &&
		fuzz_check_bindings(&config.bindings);
}

const struct fuzz fuzz = { .texts = texts, .words = tokens, .read = fuzz_read };
