// SPDX-License-Identifier: GPL-2.0
/*
 * test_config.c - each line of the configuration takes effect or is reported
 */
#include "dpastop/home_rig.h"

#include "dpastop/config.h"
#include "dpastop/input/key_name.h"
#include "dpastop/model/cpu_column.h"

static struct config config;
static char complaints[4096];

static void parse(const char *text)
{
	FILE *file = fmemopen(complaints, sizeof(complaints), "w");

	cr_assert_not_null(file);
	complaints[0] = '\0';
	config_parse(&config, text, strlen(text), "here", file);
	fclose(file);
}

/* Expect that @text is accepted. */
static void take(const char *text)
{
	parse(text);
	cr_assert_eq(config.nr_problems, 0, "%s", config.problem);
}

static void check_problem(const char *text, const char *expected)
{
	parse(text);
	cr_expect_eq(config.nr_problems, 1, "%s", text);
	cr_expect_str_eq(config.problem, expected);
}

Test(config, nothing_is_all_by_default)
{
	struct bindings bindings;

	take("");
	bindings_default(&bindings);
	cr_expect_null(config.palette);
	cr_expect_eq(config.interval_ns, 0);
	cr_expect_not(config.ascii);
	cr_expect_eq(config.hidden_columns, 0);
	cr_expect_arr_eq(&config.bindings, &bindings, sizeof(bindings));
}

Test(config, each_key_is_taken)
{
	take("theme = light\ndelay = 0.25\nascii = yes # of old\nsort = iops\n"
	     "columns = CPU, tf sum ,dur\n");
	cr_expect_eq(config.palette, palette_find("light"));
	cr_expect_eq(config.interval_ns, 250000000);
	cr_expect(config.ascii);
	cr_expect_eq(config.sort, MODEL_BY_IOPS);
	/* MODE is the second of four. */
	cr_expect_eq(config.hidden_columns,
		     ~(UINT32_C(1) << cpu_column_find("CPU") |
		       UINT32_C(1) << cpu_column_find("tf sum") |
		       UINT32_C(1) << cpu_column_find("dur")));
}

Test(config, a_byte_order_mark_is_passed_over)
{
	take("\xef\xbb\xbf"
	     "ascii = yes\n");
	cr_expect(config.ascii);
}

Test(config, keys_are_bound)
{
	take("bind undo = Ctrl-z Backspace\nbind  quit = x F10\n");
	cr_expect_eq(bindings_action(&config.bindings, 'z' & 0x1f),
		     ACTION_UNDO);
	cr_expect_eq(bindings_action(&config.bindings, KEY_BACKSPACE),
		     ACTION_UNDO);
	cr_expect_eq(bindings_action(&config.bindings, 'u'), ACTION_NONE);
	cr_expect_eq(bindings_action(&config.bindings, 'x'), ACTION_QUIT);
	cr_expect_eq(bindings_action(&config.bindings, 'q'), ACTION_NONE);
}

Test(config, a_key_that_is_named_twice_is_bound_once)
{
	take("bind undo = x Ctrl-Z x\nbind quit = q q\n");
	cr_expect_eq(config.bindings.keys[ACTION_UNDO][0], 'x');
	cr_expect_eq(config.bindings.keys[ACTION_UNDO][1], 'z' & 0x1f);
	cr_expect_eq(config.bindings.keys[ACTION_UNDO][2], 0);
	cr_expect_eq(config.bindings.keys[ACTION_QUIT][0], 'q');
}

Test(config, a_key_is_taken_from_what_had_it)
{
	take("bind undo = r\n");
	cr_expect_eq(bindings_action(&config.bindings, 'r'), ACTION_UNDO);
}

Test(config, signs_of_the_format_can_be_keys)
{
	take("bind step_up = + =\n");
	cr_expect_eq(bindings_action(&config.bindings, '='), ACTION_STEP_UP);
}

Test(config, a_bad_line_is_told_and_changes_nothing)
{
	check_problem(
		"\ntheme = dark\n",
		"here:2: there is no theme \"dark\", only default, light, contrast, mono");
	cr_expect_null(config.palette);
	check_problem(
		"delay = 0\n",
		"here:1: the delay \"0\" is not within 0.05 to 60 seconds");
	cr_expect_eq(config.interval_ns, 0);
	check_problem("ascii = 1", "here:1: ascii is yes or no, not \"1\"");
	check_problem(
		"sort = size",
		"here:1: cannot sort by \"size\", only by CPU, mode, QD, tf, dur, IOPS, switches");
	check_problem("columns = CPU, size",
		      "here:1: there is no column \"size\"");
	cr_expect_eq(config.hidden_columns, 0);
	check_problem(
		"colour = red",
		"here:1: there is no setting \"colour\", only theme, delay, ascii, sort, columns and bind ACTION");
	check_problem(
		"bind = q",
		"here:1: there is no setting \"bind\", only theme, delay, ascii, sort, columns and bind ACTION");
	check_problem("bind jump = j", "here:1: there is no action \"jump\"");
	check_problem("bind none = j", "here:1: there is no action \"none\"");
	check_problem("bind undo = u Hyper-x",
		      "here:1: there is no key \"Hyper-x\"");
	check_problem("bind undo = a b c d e", "here:1: more than 4 keys");
}

Test(config, one_can_always_leave_and_ask)
{
	check_problem("bind undo = q F10",
		      "here:1: then no key would be left for quit or for help");
	cr_expect_eq(bindings_action(&config.bindings, 'q'), ACTION_QUIT);
	cr_expect_eq(bindings_action(&config.bindings, 'u'), ACTION_UNDO);
}

Test(config, the_other_lines_count)
{
	parse("nonsense\ntheme = mono\ndelay = x\nascii = yes\n");
	cr_expect_eq(config.nr_problems, 2);
	cr_expect_eq(config.palette, palette_find("mono"));
	cr_expect(config.ascii);
	cr_expect_str_eq(config.problem, "here:1: no \"=\" in it");
	cr_expect_str_eq(
		complaints,
		"dpastop: here:1: no \"=\" in it\n"
		"dpastop: here:3: the delay \"x\" is not a number of seconds such as 0.5\n");
}

Test(config, the_users_file_is_read, .init = home_make, .fini = home_remove)
{
	config_read(&config, stderr);
	cr_expect_eq(config.nr_problems, 0, "%s", config.problem);
	home_put(".config/dpastop/config", "theme = contrast\n");
	config_read(&config, stderr);
	cr_expect_eq(config.palette, palette_find("contrast"));
}

Test(config, a_file_that_cannot_be_read_is_told, .init = home_make,
     .fini = home_remove)
{
	FILE *file = fmemopen(complaints, sizeof(complaints), "w");

	home_put(".config/dpastop/presets/x", "");
	cr_assert_eq(mkdir(home_at(".config/dpastop/config"), 0700), 0);
	config_read(&config, file);
	fclose(file);
	cr_expect_eq(config.nr_problems, 1);
	cr_expect_not_null(strstr(config.problem,
				  "/dpastop/config: Is a directory"),
			   "%s", config.problem);
}

/* What the help shows is accepted in the file. */
Test(key_name, names_of_all_bound_keys_are_found_again)
{
	struct bindings bindings;
	char name[KEY_NAME_SIZE], other[KEY_NAME_SIZE];
	unsigned int action, i;

	bindings_default(&bindings);
	for (action = ACTION_NONE + 1; action < ACTION_COUNT; action++) {
		for (i = 0; i < ACTION_MOST_KEYS; i++) {
			int key = bindings.keys[action][i];

			if (!key)
				break;
			key_name_of(key, name);
			cr_assert_neq(key_find(name), 0, "\"%s\"", name);
			key_name_of(key_find(name), other);
			cr_expect_str_eq(other, name);
		}
	}
}

Test(key_name, what_is_no_key_is_not_found)
{
	static const char *const names[] = {
		"", "qq", "F0", "F13", "Fx", "Ctrl-", "Ctrl-1", "Spac", "\x7f",
	};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(*names); i++)
		cr_expect_eq(key_find(names[i]), 0, "\"%s\"", names[i]);
}
