// SPDX-License-Identifier: GPL-2.0
/* Panels at every size: on the screen, in order, without overlap. */
#include <criterion/criterion.h>

#include "dpastop/model/interval.h"
#include "dpastop/ui/draw/layout.h"

static void check_inside(struct rect rect, int lines, int cols)
{
	cr_assert_geq(rect.y, 0);
	cr_assert_geq(rect.x, 0);
	cr_assert_geq(rect.lines, 0);
	cr_assert_gt(rect.cols, 0);
	cr_assert_leq(rect.y + rect.lines, lines);
	cr_assert_leq(rect.x + rect.cols, cols);
}

static bool overlap(struct rect a, struct rect b)
{
	return a.y < b.y + b.lines && b.y < a.y + a.lines &&
		a.x < b.x + b.cols && b.x < a.x + a.cols;
}

static void check_panels(const struct rect *panel, int count, int lines,
			 int cols)
{
	int a, b;

	for (a = 0; a < count; a++) {
		check_inside(panel[a], lines, cols);
		for (b = 0; b < a; b++)
			cr_assert_not(overlap(panel[a], panel[b]));
	}
}

static void check_overview(const struct layout *layout, size_t nr_rows,
			   int lines, int cols)
{
	struct overview_needs needs = { nr_rows, nr_rows > 100, 15 };
	struct overview_layout parts = layout_overview(layout->body, needs);
	struct rect panel[] = {
		layout->tabs,	layout->header, layout->status, parts.machine,
		parts.tunables, parts.cpus,	parts.switches,
	};

	check_panels(panel, 7, lines, cols);
	cr_assert_geq(parts.machine.lines, 4);
	cr_assert_geq(parts.machine.cols, 64);
	cr_assert_geq(parts.cpus.lines, 2);
	if (needs.all_rows)
		cr_assert_geq(parts.cpus.lines, 7);
	else
		cr_assert(parts.tunables.lines && parts.switches.lines);
	if (parts.tunables_listed)
		cr_assert_geq(parts.tunables.lines, 17);
	else
		cr_assert(parts.tunables.lines <= 1 ||
			  (parts.tunables.lines - 3) * parts.grid_cols >= 15);
	if (lines - layout->body.lines <= 5 && !needs.all_rows)
		cr_assert_gt(parts.tunables.lines, 1);
}

Test(layout, panels_never_overlap)
{
	static const size_t rows[] = { 0, 1, 2, 16, 64, 1024 };
	int lines, cols, header, has;
	size_t i;

	for (lines = LAYOUT_MIN_LINES; lines <= 120; lines++)
		for (cols = 80; cols <= 300; cols++)
			for (header = 2; header <= 3; header++)
				for (has = 0; has < 4; has++) {
					struct layout_needs needs = { header,
								      has & 1,
								      has & 2 };
					struct layout layout = layout_compute(
						lines, cols, needs);
					/* clang-format off */
		struct rect panel[] = {
			layout.tabs, layout.header, layout.body, layout.status,
			layout.strip, layout.caption,
		};
					/* clang-format on */

					cr_assert_not(layout.too_small);
					cr_assert_eq(layout.strip.lines,
						     needs.has_strip);
					cr_assert_eq(layout.caption.lines > 0,
						     needs.has_caption);
					if (needs.has_strip &&
					    needs.has_caption)
						check_panels(panel, 6, lines,
							     cols);
					else
						check_panels(panel, 4, lines,
							     cols);
					cr_assert_eq(layout.status.y,
						     lines - 1);
					for (i = 0;
					     i < sizeof(rows) / sizeof(*rows);
					     i++)
						check_overview(&layout, rows[i],
							       lines, cols);
				}
}

Test(layout, rows_that_all_matter_take_the_lines_of_the_tunables)
{
	struct rect body = { 3, 0, 20, 80 };
	struct overview_needs needs = { 16, false, 15 };

	cr_assert_eq(layout_overview(body, needs).cpus.lines, 7);
	needs.all_rows = true;
	cr_assert_eq(layout_overview(body, needs).tunables.lines, 0);
	cr_assert_eq(layout_overview(body, needs).switches.lines, 0);
	cr_assert_eq(layout_overview(body, needs).cpus.lines, 16);
	needs.nr_rows = 12;
	cr_assert_eq(layout_overview(body, needs).tunables.lines, 1);
	cr_assert_eq(layout_overview(body, needs).cpus.lines, 13);
	/* Only if they are needed. */
	needs.nr_rows = 5;
	cr_assert_eq(layout_overview(body, needs).cpus.lines, 6);
	cr_assert_gt(layout_overview(body, needs).tunables.lines, 1);
}

Test(layout, a_small_terminal_is_said_to_be_so)
{
	struct layout_needs needs = { 2, true, true };
	int lines, cols;

	for (lines = 1; lines <= 120; lines++)
		for (cols = 1; cols <= 300; cols++) {
			struct layout layout = layout_compute(lines, cols,
							      needs);

			cr_assert_eq(layout.too_small, lines < 22 || cols < 80);
			if (layout.too_small)
				cr_assert_eq(layout.tabs.lines +
						     layout.header.lines +
						     layout.body.lines +
						     layout.caption.lines +
						     layout.strip.lines +
						     layout.status.lines,
					     0);
		}
}

Test(interval, seconds_with_a_fraction)
{
	uint64_t ns;
	char text[32];

	cr_assert_null(interval_parse("1", &ns));
	cr_assert_eq(ns, 1000000000u);
	cr_assert_null(interval_parse("0.05", &ns));
	cr_assert_eq(ns, 50000000u);
	interval_format(ns, text, sizeof(text));
	cr_assert_str_eq(text, "0.05 s");
	cr_assert_null(interval_parse(".5", &ns));
	cr_assert_null(interval_parse("60.", &ns));
	interval_format(ns, text, sizeof(text));
	cr_assert_str_eq(text, "60 s");
	cr_assert_not_null(interval_parse("0.049999999", &ns));
	cr_assert_not_null(interval_parse("60.000000001", &ns));
	cr_assert_not_null(interval_parse("99999999999999999999", &ns));
	cr_assert_not_null(interval_parse("", &ns));
	cr_assert_not_null(interval_parse(".", &ns));
	cr_assert_not_null(interval_parse("1s", &ns));
	cr_assert_not_null(interval_parse("1,5", &ns));
	cr_assert_not_null(interval_parse("-1", &ns));
	cr_assert_not_null(interval_parse("1e1", &ns));
	cr_assert_not_null(interval_parse("nan", &ns));
}
