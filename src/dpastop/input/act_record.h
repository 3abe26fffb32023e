/* SPDX-License-Identifier: GPL-2.0 */
/*
 * act_record.h - recording, begun and ended by a key
 */
#ifndef DPASTOP_INPUT_ACT_RECORD_H
#define DPASTOP_INPUT_ACT_RECORD_H

#include "dpastop/app.h"

/* Ask for a file; or end the recording that goes on. */
void act_record(struct app *app);

/* The name of the file was typed. */
void act_record_entered(struct app *app);

#endif
