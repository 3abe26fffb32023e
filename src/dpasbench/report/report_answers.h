/* SPDX-License-Identifier: GPL-2.0 */
/*
 * report_answers.h - the lab's questions, with the relevant figures
 */
#ifndef DPASBENCH_REPORT_ANSWERS_H
#define DPASBENCH_REPORT_ANSWERS_H

#include <stdio.h>

#include "dpasbench/results.h"

/*
 * Write each question with the relevant results and room for an answer. Missing
 * measurements are pointed out.
 */
void report_answers_write(FILE *page, const struct results *results);

#endif
