// SPDX-License-Identifier: GPL-2.0
/*
 * The pure functions of the overview: diagram layout, cells, status of
 * tunables.
 */
#include <criterion/criterion.h>

#include "dpastop/model/tunable_status.h"
#include "dpastop/ui/draw/machine_layout.h"
#include "dpastop/ui/draw/timeline.h"

static bool is_between(const struct machine_edge_place *edge, struct rect left,
		       struct rect right)
{
	return edge->x > left.x + left.cols - 1 &&
		edge->x + edge->cols <= right.x;
}

static void check_edge(const struct machine_layout *layout, enum mode_edge i)
{
	const struct machine_edge_place *edge = layout->edge + i;
	struct rect from = layout->box[mode_edge_from(i)];
	struct rect to = layout->box[mode_edge_to(i)];

	cr_assert_eq(edge->is_left, to.x < from.x);
	cr_assert(is_between(edge, edge->is_left ? to : from,
			     edge->is_left ? from : to));
	cr_assert_gt(edge->y, 0);
	cr_assert_lt(edge->y, layout->lines - 1);
	cr_assert_geq(edge->label_lines, 1);
	cr_assert_geq(edge->label_y, 0);
	cr_assert_leq(edge->label_y + edge->label_lines, layout->lines);
	/* The rule is above the upper arrow or below the lower one. */
	cr_assert(edge->label_y + edge->label_lines == edge->y ||
		  edge->label_y == edge->y + 1);
}

Test(machine_layout, boxes_in_a_row_and_edges_between_them)
{
	int lines, cols;
	enum mode_edge edge;

	for (lines = MACHINE_LEAST_LINES; lines < 20; lines++)
		for (cols = 78; cols < 300; cols++) {
			struct machine_layout layout = machine_layout(lines,
								      cols, 9);
			const struct rect *box = layout.box;

			cr_assert_geq(box[DPAS_CP].x, 0);
			cr_assert_lt(box[DPAS_CP].x, box[DPAS_PAS].x);
			cr_assert_lt(box[DPAS_PAS].x, box[DPAS_OL].x);
			cr_assert_lt(box[DPAS_OL].x, box[DPAS_INT].x);
			cr_assert_leq(box[DPAS_INT].x + 9, cols);
			for (edge = 0; edge < EDGE_COUNT; edge++)
				check_edge(&layout, edge);
		}
}

Test(machine_layout, two_edges_between_neighbours_stand_one_over_the_other)
{
	struct machine_layout layout = machine_layout(4, 80, 9);

	cr_assert_eq(layout.edge[EDGE_PAS_CP].y, 1);
	cr_assert_eq(layout.edge[EDGE_CP_PAS].y, 2);
	cr_assert_eq(layout.edge[EDGE_PAS_CP].x, layout.edge[EDGE_CP_PAS].x);
	cr_assert_eq(layout.edge[EDGE_PAS_CP].cols, 12);
}

static char sign(struct mode_cell cell, enum role wanted)
{
	enum role role;
	char found = timeline_sign(&cell, &role);

	cr_assert_eq(role, wanted);
	return found;
}

Test(timeline, a_cell_says_its_modes)
{
	struct mode_cell cell = {
		.known = true,
		.mode = DPAS_PAS,
		.modes = 1 << DPAS_PAS,
	};

	cr_assert_eq(sign(cell, ROLE_MODE + DPAS_PAS), 'P');
	cell.modes |= 1 << DPAS_OL;
	cr_assert_eq(sign(cell, ROLE_MODE + DPAS_PAS), 'p');
	cell.modes = 0;
	cr_assert_eq(sign(cell, ROLE_DIM), 'P');
	cell.known = false;
	cr_assert_eq(sign(cell, ROLE_DIM), ' ');
	cell.after_gap = true;
	cr_assert_eq(sign(cell, ROLE_DIM), '|');
}

/* Two active CPUs, in PAS and in CP, and an idle one. */
static struct model_cpu cpus[3];
static struct model model;
static struct history *history;

static void start(void)
{
	static const struct history_limits limits = { 2, 4096, 2, 8, 2 };
	static const uint64_t mode[] = { DPAS_PAS, DPAS_CP, DPAS_PAS };
	static const uint64_t dur[] = { 100, 4680, 10 };
	int i;

	history = history_new(&limits);
	model_init(&model);
	for (i = 0; i < 3; i++) {
		cpu_row_set(&cpus[i].row, CPU_MODE, mode[i]);
		cpu_row_set(&cpus[i].row, CPU_DUR_NS, dur[i]);
		cpu_row_set(&cpus[i].row, CPU_TF, (uint64_t)i * 4);
		cpu_row_set(&cpus[i].row, CPU_WINDOW_IOS, 37);
		cpus[i].idle = i == 2;
	}
	model.has_sample = model.is_live = true;
	model.cpus = cpus;
	model.nr_cpus = 3;
	model.nr_idle = 1;
	sample_set_tunable(&model.now, DPAS_PAS_D_INIT, 100);
}

static void tear_down(void)
{
	history_free(history);
}

TestSuite(tunable_status, .init = start, .fini = tear_down);

static void check_status(unsigned int id, const char *wanted)
{
	char text[80];

	tunable_status_describe(&model, history, id, text, sizeof(text));
	cr_assert_str_eq(text, wanted);
}

Test(tunable_status, only_what_is_at_work_counts)
{
	check_status(DPAS_PAS_D_INIT, "dur 100 ns to 4.7 us; 1 of 2 at d_init");
	check_status(DPAS_SWITCH_PARAM1, "tf in this window at most 0");
	check_status(DPAS_SWITCH_PARAM5, "the window in PAS or OL now at 37");
	check_status(DPAS_SWITCH_PARAM7, "no CPU in INT now: not consulted");
	check_status(DPAS_PAS_UP_INIT, "");
	/* Which CPU's tf is compared with it depends on the mode. */
	cpu_row_set(&cpus[0].row, CPU_MODE, DPAS_OL);
	check_status(DPAS_SWITCH_PARAM1, "no CPU in PAS now: not consulted");
	/* Unless they are just somewhere else. */
	model.share[DPAS_PAS] = (struct figure){ true, 0.09 };
	check_status(DPAS_SWITCH_PARAM1, "no CPU in PAS at this moment");
	cpu_row_set(&cpus[0].row, CPU_MODE, DPAS_PAS);
	/* And with other methods than DPAS none does. */
	sample_set_tunable(&model.now, DPAS_PAS_ENABLED, 1);
	sample_set_tunable(&model.now, DPAS_SWITCH_ENABLED, 0);
	sample_set_tunable(&model.now, TUNABLE_IO_POLL_DELAY, 0);
	check_status(DPAS_SWITCH_PARAM1, "the method is PAS now");
	cpus[0].over_share = (struct figure){ true, 0.25 };
	check_status(DPAS_PAS_UP_INIT, "25 % of sleeps too long now");
	/* EHP sleeps by other rules. */
	sample_set_tunable(&model.now, DPAS_EHP_ENABLED, 1);
	check_status(DPAS_PAS_UP_INIT, "the method is EHP now");
	check_status(DPAS_PAS_D_INIT, "the method is EHP now");
	/* Of a frozen moment nothing is now. */
	model.is_live = false;
	check_status(DPAS_PAS_D_INIT, "the method is EHP then");
	sample_set_tunable(&model.now, DPAS_EHP_ENABLED, 0);
	check_status(DPAS_PAS_UP_INIT, "25 % of sleeps too long then");
	check_status(DPAS_SWITCH_PARAM1, "the method is PAS then");
}

Test(tunable_status, the_average_qd_of_now_or_of_the_last_switch)
{
	struct switch_record record = {
		.sequence = 1,
		.count = 1,
		.event = { .from = DPAS_OL,
			   .to = DPAS_INT,
			   .average_qd10 = 19 },
	};

	check_status(DPAS_SWITCH_PARAM3, "no CPU in OL now: not consulted");
	history_push_switch(history, &record);
	check_status(DPAS_SWITCH_PARAM3, "average QD in OL last 1.9");
	/* An inferred switch has no evidence. */
	history_clear(history);
	record.sampled = true;
	history_push_switch(history, &record);
	check_status(DPAS_SWITCH_PARAM3, "no CPU in OL now: not consulted");

	cpu_row_set(&cpus[0].row, CPU_AVERAGE_QD10, 12);
	check_status(DPAS_SWITCH_PARAM4, "average QD in PAS now 1.2");
	cpu_row_set(&cpus[1].row, CPU_MODE, DPAS_PAS);
	cpu_row_set(&cpus[1].row, CPU_AVERAGE_QD10, 30);
	check_status(DPAS_SWITCH_PARAM4, "average QD in PAS now 1.2 to 3.0");
}

Test(tunable_status, without_a_sample_nothing)
{
	model.has_sample = false;
	check_status(DPAS_SWITCH_PARAM1, "");
	check_status(TUNABLE_IO_POLL_DELAY, "");
}

Test(tunable_status, a_change_is_news_for_two_seconds)
{
	struct mark mark = {
		.kind = MARK_CHANGE,
		.mono_ns = 5000000000u,
		.id = DPAS_SWITCH_PARAM1,
	};

	history_push_mark(history, &mark);
	model.mono_ns = 6000000000u;
	cr_assert(tunable_status_just_changed(&model, history, mark.id));
	cr_assert_not(tunable_status_just_changed(&model, history,
						  DPAS_SWITCH_PARAM2));
	/* Before the change, and when it is old. */
	model.mono_ns = 4000000000u;
	cr_assert_not(tunable_status_just_changed(&model, history, mark.id));
	model.mono_ns = 7100000000u;
	cr_assert_not(tunable_status_just_changed(&model, history, mark.id));
	/* A text mark is not a change. */
	model.mono_ns = 6000000000u;
	mark.kind = MARK_TEXT;
	mark.id = DPAS_SWITCH_PARAM2;
	history_push_mark(history, &mark);
	cr_assert_not(tunable_status_just_changed(&model, history, mark.id));
}
