// SPDX-License-Identifier: GPL-2.0
#include "dpassim/plot.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "dpassim/style.h"

#define ROWS 12	  /* of a chart; each is 4 dots high */
#define MARGIN 10 /* the width of the scale on the left */

/* A cell has 2 x 4 dots; the bits are those of the Unicode block U+2800. */
static const uint8_t dot_bit[4][2] = {
	{ 0x01, 0x08 },
	{ 0x02, 0x10 },
	{ 0x04, 0x20 },
	{ 0x40, 0x80 },
};

struct canvas {
	unsigned int columns;
	uint8_t *service; /* ROWS x columns cells; owned */
	uint8_t *dur;
};

static bool plot_canvas_init(struct canvas *canvas, unsigned int columns)
{
	canvas->columns = columns;
	canvas->service = calloc(ROWS, columns);
	canvas->dur = calloc(ROWS, columns);
	return canvas->service && canvas->dur;
}

static void plot_canvas_release(struct canvas *canvas)
{
	free(canvas->service);
	free(canvas->dur);
}

/* Set dot (@x, @y) of @cell, counted from the left and from the bottom. */
static void plot_set_dot(const struct canvas *canvas, uint8_t *cell, size_t x,
			 unsigned int y)
{
	unsigned int down = ROWS * 4 - 1 - y;

	cell[down / 4 * canvas->columns + x / 2] |= dot_bit[down % 4][x % 2];
}

/* The height of @ns in dots, with @top_ns at the top. */
static unsigned int plot_height(uint64_t ns, uint64_t top_ns)
{
	uint64_t y = ns * (ROWS * 4 - 1) / top_ns;

	return y < ROWS * 4 - 1 ? (unsigned int)y : ROWS * 4 - 1;
}

static int plot_compare(const void *a, const void *b)
{
	uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;

	return (left > right) - (left < right);
}

/* The 99th percentile of @service_ns, which gets sorted. */
static uint64_t plot_find_service_top(uint64_t *service_ns, size_t count)
{
	qsort(service_ns, count, sizeof(*service_ns), plot_compare);
	return service_ns[(count - 1) * 99 / 100];
}

/* The top of the scale: all of dur, 99 % of service times. 0: no memory. */
static uint64_t plot_find_top(const struct trace_step *step, size_t count)
{
	uint64_t *service = calloc(count, sizeof(*service));
	uint64_t top;
	size_t i;

	if (!service)
		return 0;
	for (i = 0; i < count; i++)
		service[i] = step[i].service_ns;
	top = plot_find_service_top(service, count);
	free(service);
	for (i = 0; i < count; i++)
		if (step[i].dur_ns > top)
			top = step[i].dur_ns;
	return top;
}

static void plot_put_braille(FILE *out, uint8_t bits)
{
	if (!bits) {
		fputc(' ', out);
		return;
	}
	fputc(0xe2, out);
	fputc(0xa0 | bits >> 6, out);
	fputc(0x80 | (bits & 0x3f), out);
}

static void plot_put_scale(FILE *out, unsigned int row, uint64_t top_ns)
{
	if (row == 0)
		fprintf(out, "%*.1f |", MARGIN - 2, (double)top_ns / 1000);
	else if (row == ROWS - 1)
		fprintf(out, "%*d |", MARGIN - 2, 0);
	else
		fprintf(out, "%*s|", MARGIN - 1, "");
}

/* Draw a chart of the given layers; either may be NULL. */
static void plot_put_chart(FILE *out, const struct canvas *canvas,
			   const uint8_t *service, const uint8_t *dur,
			   uint64_t top_ns, bool colour)
{
	unsigned int row, column;

	for (row = 0; row < ROWS; row++) {
		plot_put_scale(out, row, top_ns);
		for (column = 0; column < canvas->columns; column++) {
			size_t cell = row * canvas->columns + column;
			uint8_t below = service ? service[cell] : 0;
			uint8_t above = dur ? dur[cell] : 0;

			if (colour && (above | below))
				fputs(above ? STYLE_DUR : STYLE_SERVICE, out);
			plot_put_braille(out, above | below);
			if (colour && (above | below))
				fputs(STYLE_PLAIN, out);
		}
		fputc('\n', out);
	}
}

bool plot_steps(FILE *out, const char *title, const struct trace_step *step,
		size_t count, unsigned int columns, bool colour)
{
	uint64_t top_ns = plot_find_top(step, count);
	struct canvas canvas;
	size_t i, above = 0;

	if (!top_ns || !plot_canvas_init(&canvas, columns - MARGIN)) {
		if (top_ns)
			plot_canvas_release(&canvas);
		return false;
	}
	for (i = 0; i < count; i++) {
		size_t x = i * (canvas.columns * 2) / count;

		plot_set_dot(&canvas, canvas.service, x,
			     plot_height(step[i].service_ns, top_ns));
		plot_set_dot(&canvas, canvas.dur, x,
			     plot_height(step[i].dur_ns, top_ns));
		above += step[i].service_ns > top_ns;
	}
	if (colour) {
		fprintf(out, "%s: %sservice time%s and %sdur%s, us\n", title,
			STYLE_SERVICE, STYLE_PLAIN, STYLE_DUR, STYLE_PLAIN);
		plot_put_chart(out, &canvas, canvas.service, canvas.dur, top_ns,
			       true);
	} else {
		fprintf(out, "%s: service time, us\n", title);
		plot_put_chart(out, &canvas, canvas.service, NULL, top_ns,
			       false);
		fprintf(out, "%s: dur, us\n", title);
		plot_put_chart(out, &canvas, NULL, canvas.dur, top_ns, false);
	}
	fprintf(out, "%*s1 to %zu", MARGIN, "", count);
	if (above)
		fprintf(out, "; %zu service times above the top", above);
	fputc('\n', out);
	plot_canvas_release(&canvas);
	return true;
}

static uint64_t plot_find_lines_top(const uint64_t *service_ns,
				    const struct plot_line *line,
				    unsigned int lines, size_t count)
{
	uint64_t *sorted = calloc(count, sizeof(*sorted));
	unsigned int k;
	uint64_t top;
	size_t i;

	if (!sorted)
		return 0;
	memcpy(sorted, service_ns, count * sizeof(*sorted));
	top = plot_find_service_top(sorted, count);
	free(sorted);
	for (k = 0; k < lines; k++)
		for (i = 0; i < count; i++)
			if (line[k].dur_ns[i] > top)
				top = line[k].dur_ns[i];
	return top;
}

/* Bit k of a cell in canvas->dur: line k passes through it. */
static void plot_fill_lines(const struct canvas *canvas,
			    const uint64_t *service_ns,
			    const struct plot_line *line, unsigned int lines,
			    size_t count, uint64_t top_ns)
{
	unsigned int k;
	size_t i;

	for (i = 0; i < count; i++) {
		size_t x = i * (canvas->columns * 2) / count;

		plot_set_dot(canvas, canvas->service, x,
			     plot_height(service_ns[i], top_ns));
		for (k = 0; k < lines; k++) {
			unsigned int y = plot_height(line[k].dur_ns[i], top_ns);
			unsigned int row = ROWS - 1 - y / 4;

			canvas->dur[row * canvas->columns + x / 2] |=
				(uint8_t)(1U << k);
		}
	}
}

static void plot_put_line_cell(FILE *out, const struct canvas *canvas,
			       size_t cell, const struct plot_line *line,
			       bool colour)
{
	uint8_t set = canvas->dur[cell], dots = canvas->service[cell];
	bool is_one = set && !(set & (set - 1));
	const struct plot_line *one = line + (set ? __builtin_ctz(set) : 0);
	const char *code = is_one ? one->colour : set ? "" : STYLE_SERVICE;

	if (colour && (set || dots))
		fputs(code, out);
	if (set)
		fputc(is_one ? one->sign : '+', out);
	else
		plot_put_braille(out, dots);
	if (colour && (set || dots))
		fputs(STYLE_PLAIN, out);
}

static void plot_put_legend(FILE *out, const char *title,
			    const struct plot_line *line, unsigned int lines,
			    bool colour)
{
	unsigned int k;

	fprintf(out, "%s: %sservice time%s (dots) and dur of", title,
		colour ? STYLE_SERVICE : "", colour ? STYLE_PLAIN : "");
	for (k = 0; k < lines; k++)
		fprintf(out, "%s %s%s (%c)%s", k ? "," : "",
			colour ? line[k].colour : "", line[k].name,
			line[k].sign, colour ? STYLE_PLAIN : "");
	fputs(", us\n", out);
}

bool plot_lines(FILE *out, const char *title, const uint64_t *service_ns,
		const struct plot_line *line, unsigned int lines, size_t count,
		unsigned int columns, bool colour)
{
	uint64_t top_ns = plot_find_lines_top(service_ns, line, lines, count);
	struct canvas canvas = { 0 };
	unsigned int row, column;
	bool good = top_ns && plot_canvas_init(&canvas, columns - MARGIN);

	if (good) {
		plot_fill_lines(&canvas, service_ns, line, lines, count,
				top_ns);
		plot_put_legend(out, title, line, lines, colour);
	}
	for (row = 0; good && row < ROWS; row++) {
		plot_put_scale(out, row, top_ns);
		for (column = 0; column < canvas.columns; column++)
			plot_put_line_cell(out, &canvas,
					   row * canvas.columns + column, line,
					   colour);
		fputc('\n', out);
	}
	if (good)
		fprintf(out, "%*s1 to %zu\n", MARGIN, "", count);
	plot_canvas_release(&canvas);
	return good;
}
