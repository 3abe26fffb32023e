// SPDX-License-Identifier: GPL-2.0
/* From dots to characters, and from values to heights. */
#include <criterion/criterion.h>

#include "dpastop/ui/draw/braille.h"
#include "dpastop/ui/draw/scale.h"

static struct braille canvas;

static void check_text(uint8_t cell, const char *expected)
{
	char text[BRAILLE_TEXT_SIZE];

	braille_text(cell, text);
	cr_assert_str_eq(text, expected);
}

Test(braille, each_dot_has_its_place)
{
	braille_init(&canvas, 2, 1);
	braille_dot(&canvas, 0, 0);
	braille_dot(&canvas, 1, 7);
	check_text(canvas.cell[1][0], "⡀");
	check_text(canvas.cell[0][0], "⠈");
	braille_dot(&canvas, 0, 2);
	check_text(canvas.cell[1][0], "⡂");
	check_text(0xff, "⣿");
}

Test(braille, what_lies_outside_is_left_out)
{
	static const int outside[][2] = {
		{ -1, 0 }, { 0, -1 }, { 2, 0 }, { 0, 4 }, { 99, 99 },
	};
	size_t i;

	braille_init(&canvas, 1, 1);
	for (i = 0; i < sizeof(outside) / sizeof(*outside); i++)
		braille_dot(&canvas, outside[i][0], outside[i][1]);
	cr_assert_eq(canvas.cell[0][0], 0);
	braille_line(&canvas, -5, -5, 9, 9);
	check_text(canvas.cell[0][0], "⡠");
}

Test(braille, a_canvas_is_never_larger_than_its_memory)
{
	braille_init(&canvas, 10000, 10000);
	cr_assert_eq(canvas.lines, BRAILLE_MOST_LINES);
	cr_assert_eq(canvas.cols, BRAILLE_MOST_COLS);
	braille_line(&canvas, 0, 0, 2 * BRAILLE_MOST_COLS - 1,
		     4 * BRAILLE_MOST_LINES - 1);
	check_text(canvas.cell[BRAILLE_MOST_LINES - 1][0], "⣀");
	cr_assert_neq(canvas.cell[0][BRAILLE_MOST_COLS - 1], 0);
}

Test(braille, a_line_is_whole_in_every_direction)
{
	static const int end[][4] = {
		{ 0, 0, 9, 3 }, { 9, 3, 0, 0 }, { 0, 7, 3, 0 },
		{ 4, 4, 4, 4 }, { 2, 0, 2, 7 },
	};
	size_t i;

	for (i = 0; i < sizeof(end) / sizeof(*end); i++) {
		int across = abs(end[i][2] - end[i][0]);
		int up = abs(end[i][3] - end[i][1]), dots = 0, line, col;

		braille_init(&canvas, 2, 5);
		braille_line(&canvas, end[i][0], end[i][1], end[i][2],
			     end[i][3]);
		for (line = 0; line < 2; line++)
			for (col = 0; col < 5; col++)
				dots += __builtin_popcount(
					canvas.cell[line][col]);
		cr_assert_eq(dots, (across > up ? across : up) + 1, "%zu", i);
	}
}

Test(braille, ascii_tells_above_from_below)
{
	cr_assert_eq(braille_ascii(0), ' ');
	cr_assert_eq(braille_ascii(0x01), '\'');
	cr_assert_eq(braille_ascii(0x10), '\'');
	cr_assert_eq(braille_ascii(0x04), '.');
	cr_assert_eq(braille_ascii(0x80), '.');
	cr_assert_eq(braille_ascii(0x12 | 0x04), ':');
	cr_assert_eq(braille_ascii(0x47), '|');
}

static void check_scale(double least, double most, bool is_log, double bottom,
			double top)
{
	struct scale scale = scale_choose(least, most);

	cr_assert_eq(scale.is_log, is_log, "%g to %g", least, most);
	cr_assert_float_eq(scale.top, top, top * 1e-9, "%g to %g: %g", least,
			   most, scale.top);
	cr_assert_float_eq(scale.bottom, bottom, 1e-9, "%g to %g: %g", least,
			   most, scale.bottom);
}

Test(scale, is_round_and_holds_all_values)
{
	check_scale(2900, 4300, false, 0, 5000);
	check_scale(100, 1000, false, 0, 1000);
	check_scale(100, 1001, true, 100, 2000);
	check_scale(130, 4300, true, 100, 5000);
	check_scale(260, 51000, true, 200, 100000);
	check_scale(0, 1.9, false, 0, 2);
	check_scale(0, 0.3, false, 0, 0.5);
	/* Nothing is known. */
	check_scale(-1, 0, false, 0, 1);
}

Test(scale, heights_rise_with_values)
{
	struct scale linear = scale_choose(500, 1000);
	struct scale log = scale_choose(100, 10000);
	double value;
	int last = 0;

	cr_assert_eq(scale_dot(&linear, 0, 32), 0);
	cr_assert_eq(scale_dot(&linear, 500, 33), 16);
	cr_assert_eq(scale_dot(&linear, 1e9, 32), 31);
	cr_assert_eq(scale_dot(&log, 1, 32), 0);
	cr_assert_eq(scale_dot(&log, 1000, 33), 16);
	for (value = 100; value <= 10000; value *= 1.05) {
		int dot = scale_dot(&log, value, 32);

		cr_assert_geq(dot, last);
		last = dot;
	}
	cr_assert_eq(scale_dot(&log, 10000, 32), 31);
}

Test(scale, names_its_ends_and_powers_of_ten)
{
	struct scale scale = scale_choose(130, 43000);
	static const double expected[] = { 50000, 100, 1000, 10000 };
	double value;
	size_t i;

	for (i = 0; i < 4; i++) {
		cr_assert(scale_label(&scale, i, &value));
		cr_assert_float_eq(value, expected[i], 1e-6);
	}
	cr_assert_not(scale_label(&scale, 4, &value));
	/* Of nothing there is nothing to name; of zeros there is. */
	scale = scale_choose(-1, 0);
	cr_assert_not(scale_label(&scale, 0, &value));
	scale = scale_choose(0, 0);
	cr_assert(scale_label(&scale, 0, &value));
	scale = scale_choose(1, 2);
	for (i = 0; scale_label(&scale, i, &value); i++)
		cr_assert_leq(value, 2);
	cr_assert_eq(i, 5);
}

Test(scale, between_what_there_is)
{
	struct scale scale = scale_between(103, 107);
	double value;

	cr_assert_eq(scale_dot(&scale, 103, 17), 0);
	cr_assert_eq(scale_dot(&scale, 104, 17), 4);
	cr_assert_eq(scale_dot(&scale, 107, 17), 16);
	cr_assert(scale_label(&scale, 0, &value));
	cr_assert_eq(value, 107);
	cr_assert(scale_label(&scale, 1, &value));
	cr_assert_eq(value, 103);
	cr_assert(scale_label(&scale, 2, &value));
	cr_assert_eq(value, 105);
	/* Equal or zero values are drawn like any others. */
	scale = scale_between(3, 3);
	cr_assert_eq(scale.bottom, 0);
	cr_assert_eq(scale.top, 5);
	scale = scale_between(-1, 0);
	cr_assert_eq(scale.top, 1);
	cr_assert_not(scale_label(&scale, 0, &value));
}
