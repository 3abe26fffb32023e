// SPDX-License-Identifier: GPL-2.0
/* Why a CPU is in its mode, and what would move it, in words. */
#include <criterion/criterion.h>
#include <string.h>

#include "dpastop/model/why.h"

static struct model model;
static struct model_cpu cpu;

static void set_up(void)
{
	unsigned int id;

	model_init(&model);
	for (id = 0; id < TUNABLE_NR_KNOWN; id++)
		sample_set_tunable(&model.now, id, tunable_get(id).init);
	sample_set_tunable(&model.now, DPAS_PAS_ENABLED, 1);
	sample_set_tunable(&model.now, DPAS_SWITCH_ENABLED, 1);
	sample_set_tunable(&model.now, TUNABLE_IO_POLL_DELAY, 0);
	memset(&cpu, 0, sizeof(cpu));
}

static void tear_down(void)
{
	model_free(&model);
}

TestSuite(why, .init = set_up, .fini = tear_down);

static void stand(enum dpas_mode mode, uint64_t window_ios)
{
	cpu_row_set(&cpu.row, CPU_MODE, mode);
	cpu_row_set(&cpu.row, CPU_WINDOW_IOS, window_ios);
}

static void came(enum dpas_mode from, enum dpas_mode to,
		 enum dpas_reason reason)
{
	cpu.has_switched = true;
	cpu.last_switch.event = (struct dpas_switch){
		.from = from,
		.to = to,
		.reason = reason,
		.window_ios = 100,
		.average_qd10 = 19,
		.tf = 4,
		.param1 = 0,
		.param2 = 10,
		.param3 = 10,
		.window_limit = 1000,
	};
}

static void expect(const char *expected)
{
	char text[WHY_SIZE];

	why_describe(&model, &cpu, text);
	cr_expect_str_eq(text, expected, "%s", text);
}

Test(why, in_int)
{
	stand(DPAS_INT, 3340);
	came(DPAS_OL, DPAS_INT, DPAS_QD_ABOVE_PARAM3);
	expect("INT: on average 1.9 I/Os at once in OL, more than 1.0 (switch_param3 10). Back to OL after 6660 more I/Os.");
}

Test(why, in_cp)
{
	stand(DPAS_CP, 999);
	came(DPAS_PAS, DPAS_CP, DPAS_QD_IS_ONE);
	expect("CP: one I/O at a time in PAS (average QD 1.0). Back to PAS after 1 more I/O.");
}

Test(why, in_ol)
{
	stand(DPAS_OL, 40);
	cpu_row_set(&cpu.row, CPU_AVERAGE_QD10, 14);
	came(DPAS_PAS, DPAS_OL, DPAS_TF_ABOVE_PARAM1);
	expect("OL: 4 timer failures in PAS, more than 0 (switch_param1). Next, after 60 more I/Os: PAS if the average QD is 1.0 or less, INT if above 1.0 (now 1.4).");
}

Test(why, in_pas)
{
	stand(DPAS_PAS, 1);
	cpu_row_set(&cpu.row, CPU_AVERAGE_QD10, 10);
	cpu_row_set(&cpu.row, CPU_TF, 2);
	came(DPAS_CP, DPAS_PAS, DPAS_CP_WINDOW_OVER);
	expect("PAS: 1000 I/Os in CP were done, so it checks again. Next, after 99 more I/Os: CP if the average QD is 1.0 (now 1.0), else OL if tf > 0 (now 2).");
}

/* The average of no I/Os is unknown, as in the title of the CPU view. */
Test(why, at_the_beginning_of_a_window)
{
	stand(DPAS_PAS, 0);
	cpu_row_set(&cpu.row, CPU_AVERAGE_QD10, 0);
	cpu_row_set(&cpu.row, CPU_TF, 0);
	expect("PAS. Next, after 100 more I/Os: CP if the average QD is 1.0, else OL if tf > 0 (now 0).");
}

Test(why, cp_is_not_allowed)
{
	stand(DPAS_PAS, 1);
	sample_set_tunable(&model.now, DPAS_SWITCH_PARAM4, 0);
	expect("PAS. Next, after 99 more I/Os: OL if tf > 0.");
}

Test(why, idle)
{
	stand(DPAS_INT, 1);
	cpu.idle = true;
	expect("INT, idle. Back to OL after 9999 more I/Os.");
}

/* The window was made smaller than what is already in it. */
Test(why, window_is_over)
{
	stand(DPAS_CP, 500);
	sample_set_tunable(&model.now, DPAS_SWITCH_PARAM6, 100);
	expect("CP. Back to PAS after 100 I/Os.");
}

/* The record is of an earlier mode: its reason does not apply to this one. */
Test(why, last_switch_led_elsewhere)
{
	stand(DPAS_CP, 0);
	came(DPAS_OL, DPAS_INT, DPAS_QD_ABOVE_PARAM3);
	expect("CP. Back to PAS after 1000 more I/Os.");
}

Test(why, nothing_known)
{
	expect("");
}

Test(why, another_method)
{
	sample_set_tunable(&model.now, TUNABLE_IO_POLL_DELAY, -1);
	stand(DPAS_INT, 1);
	expect("method CP: I/O that requests polling polls at once");
}
