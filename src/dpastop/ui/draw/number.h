/* SPDX-License-Identifier: GPL-2.0 */
/*
 * number.h - format numbers in few columns; unknown ones as the sign for that
 */
#ifndef DPASTOP_UI_DRAW_NUMBER_H
#define DPASTOP_UI_DRAW_NUMBER_H

#include "dpastop/model/model.h"
#include "dpastop/ui/draw/theme.h"

#define NUMBER_SIZE 24

/*
 * Three digits and a suffix, at most five columns: "0", "170", "18.7k",
 * "1.20M".
 */
void number_count(const struct theme *theme, struct figure count,
		  char text[NUMBER_SIZE]);

/* A share from 0 to 1 in percent: "0", "91", "100". */
void number_percent(const struct theme *theme, struct figure share,
		    char text[NUMBER_SIZE]);

/* Likewise of the CPU time: what is used, but less than 1 %, is "<1". */
void number_cpu(const struct theme *theme, struct figure share,
		char text[NUMBER_SIZE]);

/*
 * A difference relative to what was before, at most seven columns: "+0.4%",
 * "-46.3%", "+220%". What rounds to 0 has no sign, and -100% is nothing at all.
 */
void number_relative(double relative, char text[NUMBER_SIZE]);

/* A ratio: "0.0893", "12.3". */
void number_ratio(const struct theme *theme, struct figure ratio,
		  char text[NUMBER_SIZE]);

/*
 * A mean, with a decimal if it is small, at most five columns: "1.0", "999.9",
 * "1.2k".
 */
void number_mean(const struct theme *theme, struct figure mean,
		 char text[NUMBER_SIZE]);

/*
 * A sleep, at most seven columns: "100ns", "41.2us", "1.23ms", "12.0s",
 * "1.20ks".
 */
void number_sleep(const struct theme *theme, struct figure ns,
		  char text[NUMBER_SIZE]);

/*
 * Replace the unit of microseconds in @text, which others write as "9.8 us", by
 * the screen's: "9.8 µs". A name such as "50us" stays. @size: of the buffer; what has no room stays.
 */
void number_micro(const struct theme *theme, char *text, size_t size);

/*
 * Likewise of a whole text, such as an error or the evidence of a switch: also
 * the signs in it, "0 -> 9" and "1.0 <= 1.0". Words such as "PAS->OL", which can
 * be typed, stay.
 */
void number_signs(const struct theme *theme, char *text, size_t size);

/* @unit, of a tunable, as the screen writes it. */
void number_unit(const struct theme *theme, const char *unit,
		 char text[NUMBER_SIZE]);

/* An elapsed time, at most six columns: "0.3s", "45s", "3m20s", "2h05m". */
void number_ago(uint64_t ns, char text[NUMBER_SIZE]);

#endif
