// SPDX-License-Identifier: GPL-2.0
/*
 * view_cpu.c - one CPU over time
 *
 * From the top: its current values, the sleep as a curve, timelines, the sums
 * over the visible span, and the switches of the CPU.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "dpastop/model/cpu_span.h"
#include "dpastop/model/shares.h"
#include "dpastop/ui/draw/chart.h"
#include "dpastop/ui/draw/number.h"
#include "dpastop/ui/draw/record_line.h"
#include "dpastop/ui/draw/time_axis.h"
#include "dpastop/ui/draw/timeline.h"
#include "dpastop/ui/panel/panel.h"

#define TALL_LINES 24 /* of the body: QD as a curve, and the last mark */
#define TALL_QD_LINES 4
#define LEAST_SWITCHES 2
#define WHY_LINES 2	/* why it is in its mode */
#define WIDE_COLS 110	/* full names of buckets, more totals */
#define WIDEST_COLS 150 /* even more totals */
#define SHARES_COLS 38	/* "  INT  99%" and so on for each mode */

/* The number of lines of each part. */
struct cpu_parts {
	int curve;
	int qd;
	bool has_mark; /* a line for the last mark */
};

static struct cpu_parts view_cpu_parts(struct rect body)
{
	/*
	 * Title, why, legend, axis, tf, mode, two of sums, title of switches.
	 */
	int left = body.lines - 8 - WHY_LINES;
	struct cpu_parts parts = { .qd = 1 };

	if (body.lines >= TALL_LINES) {
		parts.qd = TALL_QD_LINES;
		parts.has_mark = true;
		left--;
	}
	left -= parts.qd;
	parts.curve = 6 + left / 3;
	if (parts.curve > left - LEAST_SWITCHES)
		parts.curve = left - LEAST_SWITCHES;
	if (parts.curve > CHART_MOST_LINES)
		parts.curve = CHART_MOST_LINES;
	return parts;
}

static const char *view_cpu_number(const struct theme *theme,
				   struct figure figure, char text[NUMBER_SIZE])
{
	number_count(theme, figure, text);
	return text;
}

static void view_cpu_now_window(struct pen *pen, const struct app *app,
				const struct cpu_row *row)
{
	struct figure window = figure_of_cpu(row, CPU_WINDOW_IOS);
	char text[NUMBER_SIZE];
	uint64_t mode;
	int64_t limit;

	pen_text(pen, ROLE_DIM, "  window ");
	pen_text(pen, ROLE_TEXT, view_cpu_number(pen->theme, window, text));
	if (window.known && cpu_row_get(row, CPU_MODE, &mode) &&
	    sample_get_tunable(&app->model.now,
			       mode_edge_window_tunable((unsigned int)mode),
			       &limit))
		pen_format(pen, ROLE_TEXT, " of %" PRId64, limit);
}

/* The current values. */
static void view_cpu_now(struct pen *pen, const struct app *app,
			 const struct cpu_row *row)
{
	char text[NUMBER_SIZE];
	uint64_t mode;

	if (cpu_row_get(row, CPU_MODE, &mode))
		pen_format(pen, ROLE_MODE + mode, " %s ",
			   sample_mode_name(mode));
	else
		pen_text(pen, ROLE_DIM, pen->theme->sign[SIGN_UNKNOWN]);
	pen_text(pen, ROLE_DIM, "  QD ");
	pen_text(pen, ROLE_TEXT,
		 view_cpu_number(pen->theme, figure_of_cpu(row, CPU_QD), text));
	pen_text(pen, ROLE_DIM, "  average ");
	number_mean(pen->theme, figure_average_qd(row), text);
	pen_text(pen, ROLE_TEXT, text);
	view_cpu_now_window(pen, app, row);
	pen_text(pen, ROLE_DIM, "  tf ");
	pen_text(pen, ROLE_TEXT,
		 view_cpu_number(pen->theme, figure_of_cpu(row, CPU_TF), text));
	pen_text(pen, ROLE_DIM, "  dur ");
	number_sleep(pen->theme, figure_last_sleep(row), text);
	pen_text(pen, ROLE_TEXT, text);
	pen_text(pen, ROLE_TEXT, " ");
	pen_bar_to(pen, ROLE_DIM, pen->area.cols);
}

static void view_cpu_title(struct pen *pen, const struct app *app)
{
	pen_format(pen, ROLE_FOCUSED_TITLE, "CPU %" PRIu32, app->view.cpu);
	/* The header has it, too, and the values matter more. */
	if (pen->area.cols >= WIDE_COLS || app->model.nr_cpus < 100)
		pen_format(pen, ROLE_TEXT, " of %zu", app->model.nr_cpus);
	pen_text(pen, ROLE_TEXT, " ");
}

/* "5us"; the axis has no room for more. */
static void view_cpu_name_sleep(const struct theme *theme, struct figure ns,
				char text[NUMBER_SIZE])
{
	if (ns.value < 1000)
		snprintf(text, NUMBER_SIZE, "%gns", ns.value);
	else if (ns.value < 1000000)
		snprintf(text, NUMBER_SIZE, "%g%ss", ns.value / 1000,
			 theme->sign[SIGN_MICRO]);
	else if (ns.value < 1000000000)
		snprintf(text, NUMBER_SIZE, "%gms", ns.value / 1000000);
	else
		number_sleep(theme, ns, text);
}

static void view_cpu_name_qd(const struct theme *theme, struct figure qd,
			     char text[NUMBER_SIZE])
{
	static const char units[] = "kMG";
	char number[NUMBER_SIZE - 3];
	const char *unit = units;
	double value = qd.value;

	(void)theme;
	snprintf(number, sizeof(number), "%g", value);
	for (; value >= 1000 && *unit; unit++) {
		value /= 1000;
		snprintf(number, sizeof(number), "%.3g%c", value, *unit);
	}
	/* The lowest label, which is short, names it in any case. */
	snprintf(text, NUMBER_SIZE, "%s%s",
		 strlen(number) > CHART_AXIS_COLS - 4 ? "" : "QD ", number);
}

/* A curve's name, up to "sector" if space is tight, and its value. */
static void view_cpu_legend(struct pen *pen, enum role role, const char *sample,
			    const char *name, struct figure last)
{
	const char *rest = pen->area.cols < WIDE_COLS ?
		strstr(name, " sector") :
		NULL;
	char text[NUMBER_SIZE];

	number_sleep(pen->theme, last, text);
	pen_text(pen, role, sample);
	pen_format(pen, ROLE_TEXT, " %.*s",
		   rest ? (int)(rest - name) : (int)strlen(name), name);
	pen_format(pen, ROLE_STRONG, " %s", text);
	pen_text(pen, ROLE_TEXT, "  ");
}

static void view_cpu_legends(struct pen *pen, const struct app *app,
			     const struct cpu_span *span,
			     const struct cpu_row *row)
{
	const struct theme *theme = pen->theme;
	struct figure floor = { 0 };
	int64_t value;

	pen_text(pen, ROLE_DIM,
		 span->has_buckets && pen->area.cols < WIDE_COLS ?
			 "dur by sectors " :
			 "    dur ");
	view_cpu_legend(
		pen, ROLE_CURVE, chart_sample_curve(theme),
		span->has_buckets ? sample_bucket_name(span->bucket[0]) :
				    "of the last I/O",
		span->has_buckets ? figure_of_cpu(row, CPU_BUSIEST_DUR_NS) :
				    figure_last_sleep(row));
	if (span->has_service)
		view_cpu_legend(pen, ROLE_CURVE_SECOND,
				chart_sample_second(theme), "service time",
				figure_of_cpu(row, CPU_SERVICE_NS));
	else if (span->nr_curves > 1)
		view_cpu_legend(pen, ROLE_CURVE_SECOND,
				chart_sample_second(theme),
				sample_bucket_name(span->bucket[1]),
				figure_of_cpu(row, CPU_SECOND_DUR_NS));
	floor.known = sample_get_tunable(&app->model.now, DPAS_PAS_D_INIT,
					 &value);
	floor.value = floor.known ? (double)value : 0;
	view_cpu_legend(pen, ROLE_FLOOR, chart_sample_floor(theme), "d_init",
			floor);
}

static void view_cpu_curve(struct pen *pen, const struct cpu_span *span,
			   int lines)
{
	struct chart chart = {
		.nr_cells = span->nr_cells,
		.curve = span->curve,
		.second = span->nr_curves > 1 ? span->curve + 1 : NULL,
		.floor = &span->floor,
		.name = view_cpu_name_sleep,
		.names_scale = true,
	};

	chart_draw(pen, &chart, lines);
}

/* One digit per cell: '.' is zero, '+' more than nine, blank unknown. */
static char view_cpu_digit(struct figure figure)
{
	if (!figure.known)
		return ' ';
	if (figure.value <= 0)
		return '.';
	return figure.value < 9.5 ? (char)('0' + (int)(figure.value + 0.5)) :
				    '+';
}

static void view_cpu_digits(struct pen *pen, enum role role, const char *name,
			    const struct figure *figures, size_t count)
{
	size_t i;

	pen_right(pen, ROLE_DIM, CHART_AXIS_COLS - 1, name);
	pen_text(pen, ROLE_DIM, " ");
	for (i = 0; i < count; i++) {
		char text[2] = { view_cpu_digit(figures[i]), '\0' };

		pen_text(pen, text[0] == '.' ? ROLE_DIM : role, text);
	}
	pen_line(pen, pen->y + 1);
}

/* The average QD at the end of each cell, in one line or as a curve. */
static void view_cpu_qd(struct pen *pen, const struct cpu_span *span, int lines)
{
	struct chart chart = {
		.nr_cells = span->nr_cells,
		.curve = &span->qd,
		.when_empty = "     QD",
		.name = view_cpu_name_qd,
	};
	struct figure last[SERIES_MOST_CELLS];
	size_t i;

	if (lines > 1) {
		chart_draw(pen, &chart, lines);
		return;
	}
	for (i = 0; i < span->nr_cells; i++) {
		const struct series_point *point = span->qd.point +
			i * SERIES_POINTS;

		/* A value above 1 is never rounded down to 1. */
		if (point[1].known)
			point++;
		last[i].known = point->known;
		last[i].value = point->last;
		if (last[i].value > 1 && last[i].value < 2)
			last[i].value = 2;
	}
	view_cpu_digits(pen, ROLE_CURVE, "QD", last, span->nr_cells);
}

static void view_cpu_mode(struct pen *pen, const struct app *app,
			  const struct cpu_span *span)
{
	pen_right(pen, ROLE_DIM, CHART_AXIS_COLS - 1, "mode");
	pen_text(pen, ROLE_DIM, " ");
	timeline_draw(pen, app, app->view.cpu, (int)span->nr_cells);
	pen_line(pen, pen->y + 1);
}

/* "41%"; an unknown share has no unit. */
static const char *view_cpu_percent(const struct theme *theme,
				    struct figure share, char text[NUMBER_SIZE])
{
	number_percent(theme, share, text);
	if (share.known)
		strcat(text, "%");
	return text;
}

/* The @share of each mode as letters, readable without colour. */
static void view_cpu_bar(struct pen *pen, const struct figure *share, int cols)
{
	struct figure part[DPAS_NR_MODES];
	int end = pen->x + cols, i;
	unsigned int mode;

	if (cols <= 0)
		return;
	shares_round(share, DPAS_NR_MODES, (unsigned int)cols, part);
	for (mode = 0; mode < DPAS_NR_MODES; mode++) {
		char letter[2] = { sample_mode_name(mode)[0], '\0' };

		for (i = (int)(part[mode].value * cols + 0.5); i; i--)
			pen_text(pen, ROLE_MODE + mode, letter);
	}
	pen_fill_to(pen, ROLE_TEXT, end);
}

static void view_cpu_shares(struct pen *pen, const struct cpu_span *span)
{
	struct figure share[DPAS_NR_MODES];
	char text[NUMBER_SIZE];
	unsigned int mode;

	shares_round(span->share, DPAS_NR_MODES, SHARES_PERCENT, share);
	pen_right(pen, ROLE_DIM, CHART_AXIS_COLS - 1, "I/Os");
	pen_text(pen, ROLE_DIM, " ");
	/* From the rounded ones: where it says 0 there is no letter. */
	view_cpu_bar(pen, share, pen->area.cols - pen->x - SHARES_COLS);
	for (mode = 0; mode < DPAS_NR_MODES; mode++) {
		pen_format(pen, ROLE_SHARE + mode, "  %s",
			   sample_mode_name(mode));
		pen_right(pen, ROLE_TEXT, 5,
			  view_cpu_percent(pen->theme, share[mode], text));
	}
	pen_line(pen, pen->y + 1);
}

/* All of @text or, where it does not fit, nothing: half a number is another. */
static bool view_cpu_whole(struct pen *pen, enum role role, const char *text)
{
	bool fits = pen->x + pen_width(text) <= pen->area.cols;

	if (fits)
		pen_text(pen, role, text);
	return fits;
}

/* ", 12 switches" */
static void view_cpu_put_count(struct pen *pen, struct figure count,
			       const char *word)
{
	char number[NUMBER_SIZE], text[NUMBER_SIZE + 32];

	number_count(pen->theme, count, number);
	snprintf(text, sizeof(text), ", %s %s", number, word);
	view_cpu_whole(pen, ROLE_TEXT, text);
}

/* The same; @one is the name of one of them. */
static void view_cpu_count(struct pen *pen, struct figure count,
			   const char *one, const char *many)
{
	view_cpu_put_count(pen, count,
			   count.known && count.value == 1 ? one : many);
}

/* What is counted: if the load does not poll for all, it is not all. */
static const char *view_cpu_ios_word(const struct app *app, struct figure ios)
{
	static const char *const words[2][2] = {
		{ "I/Os", "I/O" },
		{ "polled I/Os", "polled I/O" },
	};

	return words[model_has_unpolled(&app->model)]
		    [ios.known && ios.value == 1];
}

/*
 * The time that the sums are of: "28s", or "17s of 28s counted:". False: nothing
 * was counted, as it says then.
 */
static bool view_cpu_sums_time(struct pen *pen, const struct cpu_span *span)
{
	char length[NUMBER_SIZE], counted[NUMBER_SIZE];

	number_ago(span->length_ns, length);
	number_ago(span->counted_ns, counted);
	if (!span->counted_ns || strcmp(length, counted) == 0) {
		pen_right(pen, ROLE_DIM, CHART_AXIS_COLS - 1, length);
	} else {
		pen_right(pen, ROLE_DIM, CHART_AXIS_COLS - 1, counted);
		pen_format(pen, ROLE_DIM, " of %s counted:", length);
	}
	if (span->length_ns && !span->counted_ns)
		pen_text(pen, ROLE_TEXT, " I/Os not counted by CPU");
	return span->counted_ns;
}

/* The sums over the span. */
static void view_cpu_sums(struct pen *pen, const struct app *app,
			  const struct cpu_span *span)
{
	struct figure over = span->over_share;
	struct figure outcome[] = { over, { over.known, 1 - over.value } };
	char text[NUMBER_SIZE];

	shares_round(outcome, 2, SHARES_PERCENT, outcome);
	if (!view_cpu_sums_time(pen, span))
		return;
	pen_format(pen, ROLE_TEXT, " over %s",
		   view_cpu_percent(pen->theme, outcome[0], text));
	pen_format(pen, ROLE_TEXT, " under %s",
		   view_cpu_percent(pen->theme, outcome[1], text));
	view_cpu_put_count(pen, span->ios, view_cpu_ios_word(app, span->ios));
	view_cpu_count(pen, span->timer_failures, "tf", "tf");
	view_cpu_count(pen, span->switches, "switch", "switches");
}

/* Totals since the kernel began to count; it does not under every method. */
static void view_cpu_totals(struct pen *pen, const struct app *app,
			    const struct cpu_row *row)
{
	struct figure ios = figure_ios(row);
	char number[NUMBER_SIZE], text[NUMBER_SIZE + 32];

	if (!ios.known)
		return;
	number_count(pen->theme, ios, number);
	snprintf(text, sizeof(text), "; total %s %s", number,
		 view_cpu_ios_word(app, ios));
	if (!view_cpu_whole(pen, ROLE_DIM, text) || pen->area.cols < WIDE_COLS)
		return;
	view_cpu_count(pen, figure_of_cpu(row, CPU_TF_TOTAL), "tf", "tf");
	view_cpu_count(pen, figure_of_cpu(row, CPU_SWITCHES), "switch",
		       "switches");
	if (pen->area.cols < WIDEST_COLS)
		return;
	view_cpu_count(pen, figure_of_cpu(row, CPU_OVERS), "over", "overs");
	view_cpu_count(pen, figure_of_cpu(row, CPU_UNDERS), "under", "unders");
}

/* The last mark up to the time shown. */
static void view_cpu_last_mark(struct pen *pen, const struct app *app)
{
	const struct history *history = app->monitor.history;
	char text[MARK_TEXT_SIZE * 2];
	const struct mark *mark;
	size_t i = 0;

	while ((mark = history_mark(history, i)) && app->model.back &&
	       mark->mono_ns > app->model.mono_ns)
		i++;
	if (!mark)
		return;
	mark_describe(mark, text, sizeof(text));
	number_signs(pen->theme, text, sizeof(text));
	pen_right(pen, ROLE_MARK, CHART_AXIS_COLS - 1,
		  pen->theme->sign[SIGN_MARK]);
	pen_text(pen, ROLE_TEXT, " ");
	record_line_time(pen, ROLE_DIM, mark->real_ns, true);
	pen_format(pen, ROLE_TEXT, " %s", text);
}

static void view_cpu_switches(struct pen *pen, const struct app *app,
			      const struct cpu_row *row)
{
	char key[KEY_NAME_SIZE], remark[64], filter[16];

	bindings_key_name(&app->bindings, ACTION_ENTER, key);
	snprintf(remark, sizeof(remark), "%s; %s lists them",
		 record_line_origin(app->monitor.source), key);
	panel_title_draw(pen, false, "ITS SWITCHES", remark);
	pen_line(pen, pen->y + 1);
	snprintf(filter, sizeof(filter), "cpu%" PRIu32, app->view.cpu);
	if (panel_switches_rows(pen, app, filter, false))
		return;
	/*
	 * They happened before the program started, or too many came after
	 * them.
	 */
	pen_text(pen, ROLE_DIM,
		 figure_of_cpu(row, CPU_SWITCHES).value > 0 ?
			 " None of its earlier switches are kept." :
			 " No switch of it seen yet.");
}

static void view_cpu_draw_parts(struct pen *pen, const struct app *app,
				const struct cpu_row *row)
{
	struct cpu_parts parts = view_cpu_parts(pen->area);
	struct cpu_span span;

	cpu_span_fill(&span, app->monitor.history, app->model.back,
		      app->view.cpu, view_zoom_ticks[app->view.zoom],
		      (size_t)(pen->area.cols - CHART_AXIS_COLS));
	pen_line(pen, 1 + WHY_LINES);
	view_cpu_legends(pen, app, &span, row);
	pen_line(pen, 2 + WHY_LINES);
	view_cpu_curve(pen, &span, parts.curve);
	time_axis_draw(pen, app, CHART_AXIS_COLS, span.nr_cells);
	view_cpu_digits(pen, ROLE_FLOOR, "tf", span.tf, span.nr_cells);
	view_cpu_qd(pen, &span, parts.qd);
	view_cpu_mode(pen, app, &span);
	view_cpu_shares(pen, &span);
	view_cpu_sums(pen, app, &span);
	view_cpu_totals(pen, app, row);
	pen_line(pen, pen->y + 1);
	if (parts.has_mark) {
		view_cpu_last_mark(pen, app);
		pen_line(pen, pen->y + 1);
	}
	view_cpu_switches(pen, app, row);
}

void view_cpu_draw(const struct theme *theme, struct rect body,
		   const struct app *app)
{
	struct pen pen = pen_new(theme, body);
	const struct model_cpu *cpu = model_cpu(&app->model, app->view.cpu);

	view_cpu_title(&pen, app);
	if (cpu) {
		view_cpu_now(&pen, app, &cpu->row);
		pen_line(&pen, 1);
		panel_why_draw(&pen, app, cpu, false);
		view_cpu_draw_parts(&pen, app, &cpu->row);
		return;
	}
	pen_line(&pen, 2);
	if (app->model.nr_cpus)
		pen_format(&pen, ROLE_TEXT,
			   " There is no CPU %" PRIu32
			   "; Up and Down go to the others.",
			   app->view.cpu);
	else
		pen_text(&pen, ROLE_DIM,
			 app->model.has_sample ? " No CPU to show." :
						 " No sample yet.");
}
