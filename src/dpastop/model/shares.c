// SPDX-License-Identifier: GPL-2.0
#include "dpastop/model/shares.h"

void shares_round(const struct figure *share, size_t count, unsigned int steps,
		  struct figure *rounded)
{
	unsigned int part[SHARES_MOST], left;
	double rest[SHARES_MOST], sum = 0;
	size_t i, largest;

	for (i = 0; i < count; i++) {
		double exact = share[i].known ? share[i].value * steps : 0;

		part[i] = (unsigned int)exact;
		rest[i] = exact - part[i];
		sum += rest[i];
	}
	for (left = (unsigned int)(sum + 0.5); left; left--) {
		for (i = 1, largest = 0; i < count; i++)
			if (rest[i] > rest[largest])
				largest = i;
		part[largest]++;
		rest[largest] = 0;
	}
	for (i = 0; i < count; i++) {
		rounded[i].known = share[i].known;
		rounded[i].value = (double)part[i] / steps;
	}
}
