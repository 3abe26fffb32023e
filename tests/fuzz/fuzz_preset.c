// SPDX-License-Identifier: GPL-2.0
/* A preset: all of its values are valid, or the error names a line. */
#include <stdio.h>
#include <string.h>

#include "dpastop/tune/preset.h"
#include "fuzz/fuzz.h"
#include "lib/base/tokens.h"

static const char *const texts[] = {
	"pas_enabled = 1\npas_adaptive_enabled = 0\npas_d_init = 100\n"
	"pas_up_init = 10000\npas_dn_init = 100000\nswitch_enabled = 1\n"
	"switch_param1 = 0\nswitch_param2 = 10\nswitch_param3 = 30\n"
	"switch_param4 = 1\nswitch_param5 = 100\nswitch_param6 = 1000\n"
	"switch_param7 = 10000\nio_poll_delay = -1\n",
	"# for the slow drive\r\n\n  pas_d_init\t= 8000 # ns\r\n", NULL
};

/* clang-format off */
static const char *const tokens[] = {
	"pas_d_init", "switch_param4", "io_poll_delay", " = ", "=", "#", "\n",
	"\r", "-", "+", "2147483", "2147484", "9223372036854775808", NULL
};
/* clang-format on */

static bool fuzz_is_told(const char *error)
{
	return !strncmp(error, "here:", 5) && error[5] &&
		tokens_are_plain(error, strlen(error));
}

static bool fuzz_read(const char *data, size_t size)
{
	struct tunable_set values = { 0 };
	struct problem problem;
	char error[PROBLEM_TEXT];
	unsigned int id;
	int64_t value;

	if (!preset_parse(&values, data, size, "here", &problem)) {
		problem_text(&problem, error, sizeof(error));
		return !values.known && fuzz_is_told(error);
	}
	for (id = 0; id < TUNABLE_COUNT; id++)
		if (tunable_set_get(&values, id, &value) &&
		    !tunable_check(id, value, &problem))
			return false;
	return values.known && !(values.known >> TUNABLE_COUNT);
}

const struct fuzz fuzz = { .texts = texts, .words = tokens, .read = fuzz_read };
