/* SPDX-License-Identifier: GPL-2.0 */
/*
 * report_answers.h - what the lab asks, with the figures to answer it from
 */
#ifndef DPASBENCH_REPORT_ANSWERS_H
#define DPASBENCH_REPORT_ANSWERS_H

#include <stdio.h>

#include "dpasbench/results.h"

/*
 * Write each question with what these results say to it and room for an answer.
 * What was not measured is said.
 */
void report_answers_write(FILE *page, const struct results *results);

#endif
