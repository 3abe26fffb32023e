/* SPDX-License-Identifier: GPL-2.0 */
/*
 * why.h - why a CPU is in its mode, what would move it, how far it is from that
 */
#ifndef DPASTOP_MODEL_WHY_H
#define DPASTOP_MODEL_WHY_H

#include "dpastop/model/model.h"

#define WHY_SIZE 256

/*
 * In a sentence or two, in ASCII: "INT: on average 1.9 I/Os at once in OL, more
 * than 1.0 (switch_param3 10). Back to OL after 6660 more I/Os." With another
 * method than DPAS, what that does.
 */
void why_describe(const struct model *model, const struct model_cpu *cpu,
		  char text[WHY_SIZE]);

#endif
