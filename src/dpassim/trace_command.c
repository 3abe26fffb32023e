// SPDX-License-Identifier: GPL-2.0
/*
 * trace_command.c - dpassim trace: run and print
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "dpassim/commands.h"
#include "dpassim/json_output.h"
#include "dpassim/plot.h"
#include "dpassim/style.h"
#include "dpassim/trace_emulation.h"
#include "dpassim/trace_options.h"
#include "dpassim/trace_chart.h"
#include "lib/base/text.h"
#include "lib/trace/trace_open.h"

static void trace_command_print_csv(const struct trace_step *step, size_t count,
				    bool feedback)
{
	size_t i;

	printf("service_us,dur_us,adj,outcome,case%s\n",
	       feedback ? ",latency_us" : "");
	for (i = 0; i < count; i++) {
		printf("%.3f,%.3f,%.6f,%s,%u",
		       (double)step[i].service_ns / 1000,
		       (double)step[i].dur_ns / 1000,
		       (double)step[i].adj / DPAS_ONE,
		       step[i].outcome == DPAS_OVER ? "over" : "under",
		       step[i].pair);
		if (feedback)
			printf(",%.3f", (double)step[i].latency_ns / 1000);
		putchar('\n');
	}
}

static int trace_command_draw_charts(const struct trace_options *options,
				     const struct trace_chart *chart)
{
	struct problem problem;
	unsigned int i;

	for (i = 0; i < 2; i++)
		if (options->picture[i] &&
		    !trace_chart_draw(chart, options->picture[i],
				      (enum gnuplot_format)i, &problem)) {
			problem_complain("dpassim", &problem);
			return EXIT_FAILURE;
		}
	return EXIT_SUCCESS;
}

static void trace_command_make_title(const struct trace_grid *grid,
				     const char *policy, char *title,
				     size_t size)
{
	char feedback[64] = "";

	if (grid->feedback)
		snprintf(feedback, sizeof(feedback),
			 ", feedback, wake-up %g us", grid->wakeup_ns / 1e3);
	snprintf(title, size, "%s%sup %g, dn %g, d_init %" PRIu32 " ns%s",
		 policy, *policy ? ", " : "", grid->up[0] / 1e6,
		 grid->dn[0] / 1e6, grid->d_init_ns, feedback);
}

/* Output that needs the individual steps of one policy. */
static int trace_command_show_steps(const struct trace_options *options,
				    enum trace_policy policy,
				    const struct trace *trace)
{
	struct trace_settings settings = trace_grid_settings(&options->grid,
							     policy);
	struct trace_step *step = calloc(trace->count, sizeof(*step));
	struct trace_result result;
	char title[192];
	int status = 0;

	trace_command_make_title(&options->grid, trace_grid_policy_name(policy),
				 title, sizeof(title));
	if (!step)
		return commands_out_of_memory();
	sim_trace_run(&settings, trace->service_ns, trace->bucket, trace->count,
		      &result, step);
	if (options->csv)
		trace_command_print_csv(step, trace->count,
					options->grid.feedback);
	if (options->plot &&
	    !plot_steps(stdout, title, step, trace->count, style_width(),
			style_has_colour()))
		status = commands_out_of_memory();
	free(step);
	return status;
}

static const struct plot_line policy_line[TRACE_NR_POLICIES] = {
	[TRACE_LHP] = { "LHP", 'L', STYLE_LHP, "#d55e00", NULL },
	[TRACE_EHP] = { "EHP", 'E', STYLE_EHP, "#cc79a7", NULL },
	[TRACE_PAS] = { "PAS", 'P', STYLE_PAS, "#e69f00", NULL },
	[TRACE_ADAPTIVE] = { "adaptive", 'A', STYLE_ADAPTIVE, "#000000", NULL },
};

/* Draw the dur of each of @policies over the service times, if requested. */
static int trace_command_draw_policies(const struct trace_options *options,
				       unsigned int policies,
				       const struct trace *trace)
{
	uint64_t *dur_ns = calloc(trace->count,
				  TRACE_NR_POLICIES * sizeof(*dur_ns));
	struct plot_line line[TRACE_NR_POLICIES];
	struct trace_chart chart = { .service_ns = trace->service_ns,
				     .count = trace->count,
				     .line = line };
	bool good = dur_ns, several = trace_options_has_several(options);
	char title[192];
	unsigned int i;
	int status = 0;
	size_t k;

	for (i = 0; good && i < TRACE_NR_POLICIES; i++) {
		struct trace_settings settings = trace_grid_settings(
			&options->grid, (enum trace_policy)i);
		uint64_t *dur = dur_ns + chart.lines * trace->count;
		struct trace_run run;

		if (!(policies >> i & 1))
			continue;
		sim_trace_start(&run, &settings);
		for (k = 0; k < trace->count; k++)
			dur[k] = sim_trace_next(&run, trace->service_ns[k],
						trace->bucket[k])
					 .dur_ns;
		line[chart.lines] = policy_line[i];
		line[chart.lines++].dur_ns = dur;
	}
	trace_command_make_title(&options->grid,
				 several || !good ? "" : line[0].name, title,
				 sizeof(title));
	chart.title = title;
	if (good && options->plot && several)
		good = plot_lines(stdout, title, trace->service_ns, line,
				  chart.lines, trace->count, style_width(),
				  style_has_colour());
	if (good)
		status = trace_command_draw_charts(options, &chart);
	free(dur_ns);
	return good ? status : commands_out_of_memory();
}

/* The additional results of --feedback. */
static int trace_command_show_emulation(const struct trace_options *options,
					const struct trace *trace)
{
	struct trace_emulation emulation;
	bool good = trace_emulation_run(&emulation, &options->grid, trace);
	json_t *root = good && options->json ? trace_grid_json(&options->grid) :
					       NULL;

	if (root) {
		trace_emulation_add_json(&emulation, root);
		good = json_output(root);
	} else if (good && !options->json) {
		trace_emulation_print(&emulation);
	}
	trace_emulation_release(&emulation);
	return good ? 0 : commands_out_of_memory();
}

static int trace_command_show_results(struct trace_options *options,
				      const struct trace *trace)
{
	struct trace_grid *grid = &options->grid;
	int status = 0;

	if (!trace_grid_run(grid, trace))
		status = commands_out_of_memory();
	else if (grid->feedback &&
		 (options->json || grid->ups * grid->dns == 1))
		status = trace_command_show_emulation(options, trace);
	else if (options->json)
		status = json_output(trace_grid_json(grid)) ?
			0 :
			commands_out_of_memory();
	else
		trace_grid_print(grid);
	trace_grid_release(grid);
	return status;
}

static int trace_command_explain(const struct trace_options *options,
				 const struct trace *trace)
{
	if (options->explain.first > trace->count) {
		fprintf(stderr, "dpassim: --explain: %s has only %zu I/O%s\n",
			options->grid.path, trace->count, text_s(trace->count));
		return EXIT_FAILURE;
	}
	trace_explain_print(&options->grid, trace, &options->explain,
			    options->policies ? options->policies :
						(1U << TRACE_NR_POLICIES) - 1);
	return 0;
}

static int trace_command_show(struct trace_options *options,
			      const struct trace *trace)
{
	bool several = trace_options_has_several(options);
	enum trace_policy policy = options->policies ?
		(enum trace_policy)__builtin_ctz(options->policies) :
		TRACE_PAS;
	int status = 0;

	if (!options->csv)
		status = trace_command_show_results(options, trace);
	if (!status && (options->csv || (options->plot && !several)))
		status = trace_command_show_steps(options, policy, trace);
	if (!status &&
	    ((options->plot && several) || trace_options_wants_chart(options)))
		status = trace_command_draw_policies(
			options, several ? options->policies : 1U << policy,
			trace);
	if (!status && options->explain.last)
		status = trace_command_explain(options, trace);
	return status;
}

int trace_command(int argc, char **argv)
{
	struct trace_options options;
	struct trace trace;
	struct problem problem;
	bool good;
	int status = trace_options_parse(&options, argc, argv);

	if (status)
		return status;
	good = trace_open(&trace, &options.grid.origin, options.grid.path,
			  options.format, &problem);
	if (!good) {
		problem_complain("dpassim", &problem);
		return EXIT_FAILURE;
	}
	status = trace_command_show(&options, &trace);
	trace_release(&trace);
	return status ? status : commands_finish_output();
}
