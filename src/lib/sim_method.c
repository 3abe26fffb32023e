// SPDX-License-Identifier: GPL-2.0
#include "sim_method.h"

#include <strings.h>

bool sim_method_is_polled(enum method method)
{
	return method != METHOD_INT;
}

void sim_method_apply(struct sim *sim, enum method method)
{
	bool adaptive = method == METHOD_PAS || method == METHOD_DPAS;

	sim_set_io_poll_delay(sim, adaptive || method == METHOD_LHP ? 0 : -1);
	sim_set_tunable(sim, DPAS_PAS_ENABLED, adaptive);
	sim_set_tunable(sim, DPAS_SWITCH_ENABLED, method == METHOD_DPAS);
}

enum method sim_method_find(const char *name)
{
	enum method method;

	for (method = METHOD_INT; method <= METHOD_DPAS; method++)
		if (!strcasecmp(name, snapshot_method_name(method)))
			return method;
	return METHOD_UNKNOWN;
}
