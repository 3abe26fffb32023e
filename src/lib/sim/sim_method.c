// SPDX-License-Identifier: GPL-2.0
#include "lib/sim/sim_method.h"

#include <strings.h>

bool sim_method_is_polled(enum method method)
{
	return method != METHOD_INT;
}

bool sim_method_value(enum method method, unsigned int id, int64_t *value)
{
	bool adaptive = method == METHOD_PAS || method == METHOD_DPAS;

	switch (id) {
	case PARAM_IO_POLL_DELAY:
		*value = adaptive || method == METHOD_LHP ? 0 : -1;
		return true;
	case DPAS_PAS_ENABLED:
		*value = adaptive;
		return true;
	case DPAS_SWITCH_ENABLED:
		*value = method == METHOD_DPAS;
		return true;
	default:
		return false;
	}
}

void sim_method_apply(struct sim *sim, enum method method)
{
	unsigned int id;
	int64_t value;

	for (id = 0; id < DPAS_NR_TUNABLES; id++)
		if (sim_method_value(method, id, &value))
			sim_set_tunable(sim, (enum dpas_tunable)id, value);
	sim_method_value(method, PARAM_IO_POLL_DELAY, &value);
	sim_set_io_poll_delay(sim, value);
}

enum method sim_method_find(const char *name)
{
	enum method method;

	for (method = METHOD_INT; method <= METHOD_DPAS; method++)
		if (!strcasecmp(name, snapshot_method_name(method)))
			return method;
	return METHOD_UNKNOWN;
}
