// SPDX-License-Identifier: GPL-2.0
/* Panels at every size: inside the screen, in order, none over another. */
#include <criterion/criterion.h>

#include "interval.h"
#include "ui/layout.h"

static void check_inside(struct rect rect, int lines, int cols)
{
	cr_assert_geq(rect.y, 0);
	cr_assert_geq(rect.x, 0);
	cr_assert_gt(rect.lines, 0);
	cr_assert_gt(rect.cols, 0);
	cr_assert_leq(rect.y + rect.lines, lines);
	cr_assert_leq(rect.x + rect.cols, cols);
}

static bool overlap(struct rect a, struct rect b)
{
	return a.y < b.y + b.lines && b.y < a.y + a.lines &&
		a.x < b.x + b.cols && b.x < a.x + a.cols;
}

Test(layout, panels_never_overlap)
{
	static const size_t cpus[] = { 0, 1, 2, 16, 64, 1024 };
	int lines, cols, header, a, b;
	size_t i;

	for (lines = 24; lines < 90; lines++)
	for (cols = 80; cols < 300; cols++)
	for (header = 2; header <= 3; header++)
	for (i = 0; i < sizeof(cpus) / sizeof(*cpus); i++) {
		struct layout layout = layout_compute(lines, cols, header,
						      cpus[i], 14);
		struct rect panel[] = {
			layout.header, layout.cpus, layout.tunables,
			layout.switches, layout.status,
		};

		cr_assert_not(layout.too_small);
		for (a = 0; a < 5; a++) {
			check_inside(panel[a], lines, cols);
			for (b = 0; b < a; b++)
				cr_assert_not(overlap(panel[a], panel[b]));
		}
		cr_assert_geq(layout.cpus.lines, 2);
		cr_assert_geq(layout.switches.lines, 4);
		cr_assert_eq(layout.status.y, lines - 1);
		if (layout.tunables_listed)
			cr_assert_geq(layout.tunables.lines, 16);
		else
			cr_assert_geq((layout.tunables.lines - 3) *
				      layout.grid_cols, 14);
	}
}

Test(layout, a_small_terminal_is_said_to_be_so)
{
	cr_assert(layout_compute(23, 80, 2, 4, 14).too_small);
	cr_assert(layout_compute(24, 79, 2, 4, 14).too_small);
	cr_assert(layout_compute(1, 1, 2, 4, 14).too_small);
}

Test(interval, seconds_with_a_fraction)
{
	uint64_t ns;
	char text[32];

	cr_assert(interval_parse("1", &ns));
	cr_assert_eq(ns, 1000000000u);
	cr_assert(interval_parse("0.05", &ns));
	cr_assert_eq(ns, 50000000u);
	interval_format(ns, text, sizeof(text));
	cr_assert_str_eq(text, "0.05 s");
	cr_assert(interval_parse(".5", &ns));
	cr_assert(interval_parse("60.", &ns));
	interval_format(ns, text, sizeof(text));
	cr_assert_str_eq(text, "60 s");
	cr_assert_not(interval_parse("0.049999999", &ns));
	cr_assert_not(interval_parse("60.000000001", &ns));
	cr_assert_not(interval_parse("99999999999999999999", &ns));
	cr_assert_not(interval_parse("", &ns));
	cr_assert_not(interval_parse(".", &ns));
	cr_assert_not(interval_parse("1s", &ns));
	cr_assert_not(interval_parse("1,5", &ns));
	cr_assert_not(interval_parse("-1", &ns));
	cr_assert_not(interval_parse("1e1", &ns));
	cr_assert_not(interval_parse("nan", &ns));
}
