/* SPDX-License-Identifier: GPL-2.0 */
/*
 * act_record.h - the key that starts and stops a recording
 */
#ifndef DPASTOP_INPUT_ACT_RECORD_H
#define DPASTOP_INPUT_ACT_RECORD_H

#include "dpastop/app.h"

/* Ask for a file name; or stop the current recording. */
void act_record(struct app *app);

/* A file name was typed. */
void act_record_entered(struct app *app);

#endif
