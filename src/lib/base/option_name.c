// SPDX-License-Identifier: GPL-2.0
#include "lib/base/option_name.h"

const char *option_name(const struct option *options, int option)
{
	for (; options->name; options++)
		if (options->val == option)
			return options->name;
	return "";
}
