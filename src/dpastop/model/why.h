/* SPDX-License-Identifier: GPL-2.0 */
/*
 * why.h - why a CPU is in its mode, and what would make it switch
 */
#ifndef DPASTOP_MODEL_WHY_H
#define DPASTOP_MODEL_WHY_H

#include "dpastop/model/model.h"

#define WHY_SIZE 256

/*
 * One or two sentences in ASCII: "INT: on average 1.9 I/Os at once in OL, more
 * than 1.0 (switch_param3 10). Back to OL after 6660 more I/Os." For methods
 * other than DPAS, what they do.
 */
void why_describe(const struct model *model, const struct model_cpu *cpu,
		  char text[WHY_SIZE]);

#endif
