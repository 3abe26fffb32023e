// SPDX-License-Identifier: GPL-2.0
/*
 * test_preset.c - built-in, saved and rejected presets; files with settings
 */
#include "dpastop/home_rig.h"

#include "dpastop/tune/preset.h"
#include "lib/base/settings.h"
#include "lib/base/xdg.h"

static struct problem problem;

/* The whole error message. */
static const char *said(void)
{
	static char text[PROBLEM_TEXT];

	problem_text(&problem, text, sizeof(text));
	return text;
}

TestSuite(preset, .init = home_make, .fini = home_remove);

#define PRESETS ".config/dpastop/presets/"

static void check_value(const struct tunable_set *set, unsigned int id,
			int64_t expected)
{
	int64_t value;

	cr_assert(tunable_set_get(set, id, &value), "%s", tunable_get(id).name);
	cr_expect_eq(value, expected, "%s is %ld", tunable_get(id).name,
		     (long)value);
}

/* How @name differs from the defaults with DPAS enabled. */
static unsigned int changes_of(const char *name, struct preset *preset)
{
	unsigned int id, changes = 0;
	int64_t value;

	cr_assert(preset_load(preset, name, &problem), "%s", said());
	check_value(&preset->values, TUNABLE_IO_POLL_DELAY, 0);
	check_value(&preset->values, DPAS_PAS_ENABLED, 1);
	check_value(&preset->values, DPAS_SWITCH_ENABLED, 1);
	for (id = 0; id < TUNABLE_NR_KNOWN; id++) {
		cr_assert(tunable_set_get(&preset->values, id, &value));
		cr_expect(tunable_check(id, value, &problem), "%s: %s", name,
			  problem.reason);
		changes += id != TUNABLE_IO_POLL_DELAY &&
			id != DPAS_PAS_ENABLED && id != DPAS_SWITCH_ENABLED &&
			value != tunable_get(id).init;
	}
	return changes;
}

Test(preset, those_built_in_are_complete_and_differ_as_said)
{
	struct preset preset;

	cr_expect_eq(changes_of("lab default", &preset), 0);
	cr_expect_str_not_empty(preset.meaning);
	cr_expect_eq(changes_of("3D XPoint", &preset), 1);
	check_value(&preset.values, DPAS_SWITCH_PARAM3, 30);
	cr_expect_eq(changes_of("CPU saving", &preset), 3);
	check_value(&preset.values, DPAS_SWITCH_PARAM4, 0);
}

Test(preset, cpu_saving_goes_to_int_for_good)
{
	struct preset preset;
	int64_t value;

	changes_of("CPU saving", &preset);
	/* Each I/O counts itself, so 10 is the minimum average QD x10. */
	tunable_set_get(&preset.values, DPAS_SWITCH_PARAM2, &value);
	cr_expect_lt(value, 10, "OL goes back to PAS");
	tunable_set_get(&preset.values, DPAS_SWITCH_PARAM3, &value);
	cr_expect_lt(value, 10, "OL stays");
}

static struct tunable_set two_values(void)
{
	struct tunable_set values = { 0 };

	tunable_set_put(&values, DPAS_PAS_D_INIT, 8000);
	tunable_set_put(&values, TUNABLE_IO_POLL_DELAY, -1);
	return values;
}

Test(preset, is_saved_listed_and_loaded)
{
	struct tunable_set values = two_values();
	struct preset_list list;
	struct preset preset;

	cr_assert(preset_save("mine", &values, &problem), "%s", said());
	cr_assert(preset_save("a b", &values, &problem), "%s", said());
	cr_expect_str_eq(home_get(PRESETS "mine"),
			 "pas_d_init = 8000\nio_poll_delay = -1\n");
	cr_assert(preset_list(&list, &problem), "%s", said());
	cr_assert_eq(list.count, 5);
	cr_expect_eq(list.nr_built_in, 3);
	cr_expect_str_eq(list.name[0], "lab default");
	cr_expect_str_eq(list.name[3], "a b");
	cr_expect_str_eq(list.name[4], "mine");
	preset_list_free(&list);
	cr_assert(preset_load(&preset, "mine", &problem), "%s", said());
	cr_expect_str_eq(preset.name, "mine");
	cr_expect_str_eq(preset.meaning, "");
	cr_expect_eq(preset.values.known, values.known);
	check_value(&preset.values, DPAS_PAS_D_INIT, 8000);
	check_value(&preset.values, TUNABLE_IO_POLL_DELAY, -1);
}

Test(preset, without_any_of_ones_own_there_are_those_built_in)
{
	struct preset_list list;

	cr_assert(preset_list(&list, &problem), "%s", said());
	cr_expect_eq(list.count, 3);
	preset_list_free(&list);
}

Test(preset, that_can_be_read_is_replaced)
{
	struct tunable_set values = two_values();

	home_put(PRESETS "mine", "switch_param1 = 5 # of last year\n");
	cr_assert(preset_save("mine", &values, &problem), "%s", said());
	cr_expect_str_eq(home_get(PRESETS "mine"),
			 "pas_d_init = 8000\nio_poll_delay = -1\n");
}

Test(preset, that_cannot_be_read_is_not_overwritten)
{
	struct tunable_set values = two_values();

	home_put(PRESETS "notes", "buy milk\n");
	cr_expect_not(preset_save("notes", &values, &problem));
	cr_expect_not_null(
		strstr(said(),
		       "presets/notes:1: no \"=\" in it; so it is not overwritten"),
		"%s", said());
	cr_expect_str_eq(home_get(PRESETS "notes"), "buy milk\n");
	cr_assert_eq(mkdir(home_at(PRESETS "dir"), 0700), 0);
	cr_expect_not(preset_save("dir", &values, &problem));
	cr_expect_not_null(strstr(said(), "Is a directory"), "%s", said());
}

/* Load @text and expect error @complaint, with *preset unchanged. */
static void check_refused(const char *text, const char *complaint)
{
	struct preset preset = { .values.known = 0x55 };

	home_put(PRESETS "bad", text);
	cr_expect_not(preset_load(&preset, "bad", &problem), "%s", text);
	cr_expect_not_null(strstr(said(), complaint), "%s\n%s", text, said());
	cr_expect_eq(preset.values.known, 0x55);
	cr_expect_str_empty(preset.name);
}

Test(preset, a_bad_line_makes_all_of_it_bad)
{
	check_refused("pas_d_init = 8000\nswitch_param9 = 1\n",
		      "presets/bad:2: there is no tunable \"switch_param9\"");
	check_refused(
		"\n# x\npas_d_init = fast\n",
		"presets/bad:3: pas_d_init: \"fast\" is not a whole number");
	check_refused("pas_d_init = 50",
		      "presets/bad:1: pas_d_init takes 100 to");
	check_refused("pas_d_init = 200\npas_d_init = 200\n",
		      "presets/bad:2: pas_d_init has a value already");
	check_refused("pas_d_init =\n",
		      "presets/bad:1: nothing after the \"=\"");
	check_refused("= 3\n", "presets/bad:1: nothing before the \"=\"");
	check_refused("# nothing\n", "there is no tunable in it");
	check_refused("", "there is no tunable in it");
}

Test(preset, that_is_missing_is_told_with_its_file)
{
	struct preset preset;

	cr_expect_not(preset_load(&preset, "none", &problem));
	cr_expect_not_null(strstr(said(),
				  "presets/none: cannot be read: No such file"),
			   "%s", said());
}

Test(preset, names_are_checked)
{
	/* clang-format off */
	static const char *const bad[] = {
		"", "a/b", "..", ".hidden", "tab\there", " x", "x ",
		"a\x7f", "\xc3\xa4",
		"0123456789012345678901234567890123456789012345678901234567890123",
	};
	/* clang-format on */
	struct tunable_set values = two_values();
	size_t i;

	for (i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		cr_expect_not(preset_save(bad[i], &values, &problem), "%s",
			      bad[i]);
		cr_expect_not_null(strstr(said(),
					  "is not a valid name of a preset"),
				   "%s", said());
	}
	cr_expect_not(preset_save("3D XPoint", &values, &problem));
	cr_expect_not_null(strstr(said(), "is built in"), "%s", said());
	cr_expect(preset_check_name("theta = 2 (mine)", &problem), "%s",
		  said());
}

Test(preset, a_place_that_cannot_be_written_is_told)
{
	struct tunable_set values = two_values();

	home_put("file", "");
	cr_expect(preset_check_place(&problem), "%s", said());
	setenv("XDG_CONFIG_HOME", home_at("not/yet/there"), 1);
	cr_expect(preset_check_place(&problem), "%s", said());
	cr_expect(access(home_at("not"), F_OK), "made before it is wanted");
	setenv("XDG_CONFIG_HOME", home_at("file"), 1);
	cr_expect_not(preset_check_place(&problem));
	cr_expect_not_null(strstr(said(), "Not a directory"), "%s", said());
	cr_expect_not(preset_save("mine", &values, &problem));
	cr_expect_not_null(strstr(said(), "Not a directory"), "%s", said());
	unsetenv("XDG_CONFIG_HOME");
	unsetenv("HOME");
	cr_expect_not(preset_check_place(&problem));
	cr_expect_not_null(strstr(said(), "no place for presets"), "%s",
			   said());
	cr_expect_not(preset_save("mine", &values, &problem));
	cr_expect_not_null(strstr(said(), "no place for presets"), "%s",
			   said());
	setenv("HOME", home, 1);
}

Test(preset, xdg_directories_are_heeded)
{
	char path[PATH_MAX], expected[PATH_MAX];

	setenv("XDG_CONFIG_HOME", "/etc/me", 1);
	cr_assert(xdg_path(path, XDG_CONFIG, "config"));
	cr_expect_str_eq(path, "/etc/me/dpastop/config");
	setenv("XDG_CONFIG_HOME", "relative", 1);
	cr_assert(xdg_path(path, XDG_CONFIG, "config"));
	snprintf(expected, sizeof(expected), "%s/.config/dpastop/config", home);
	cr_expect_str_eq(path, expected);
	cr_assert(xdg_path(path, XDG_STATE, "x"));
	snprintf(expected, sizeof(expected), "%s/.local/state/dpastop/x", home);
	cr_expect_str_eq(path, expected);
}

/* --- files with settings --- */

static char log_text[1024];

static bool log_take(void *context, const char *key, const char *value,
		     struct problem *wrong)
{
	size_t length = strlen(log_text);

	(void)context;
	snprintf(log_text + length, sizeof(log_text) - length, "[%s|%s]", key,
		 value);
	problem_fail(wrong, NULL, "refused");
	return strcmp(key, "bad");
}

static void log_complain(void *context, unsigned int line, const char *reason)
{
	size_t length = strlen(log_text);

	(void)context;
	snprintf(log_text + length, sizeof(log_text) - length, "<%u %s>", line,
		 reason);
}

static const struct settings_reader log_reader = { log_take, log_complain,
						   NULL };

static const char *log_of(const char *data, size_t length)
{
	log_text[0] = '\0';
	settings_parse(data, length, &log_reader);
	return log_text;
}

#define LOG_OF(literal) log_of(literal, sizeof(literal) - 1)

Test(settings, lines_are_taken_apart)
{
	cr_expect_str_eq(LOG_OF("a=b"), "[a|b]");
	cr_expect_str_eq(LOG_OF(" \ta  b =\tc = d \r\n\n"), "[a  b|c = d]");
	cr_expect_str_eq(LOG_OF("#a=b\n  # c\na=b#c # d\n"), "[a|b#c]");
	cr_expect_str_eq(LOG_OF("bad = 1\ngood = 2"),
			 "[bad|1]<1 refused>[good|2]");
	cr_expect_str_eq(LOG_OF("a\n"), "<1 no \"=\" in it>");
	cr_expect_str_eq(LOG_OF("a=b\0c\nd=e"), "<1 no text>[d|e]");
	cr_expect_str_eq(LOG_OF(""), "");
}

Test(settings, a_long_line_is_passed_over)
{
	char data[2000];

	memset(data, 'x', sizeof(data));
	memcpy(data + 1500, "\na=b\n", 5);
	cr_expect_str_eq(log_of(data, 1505), "<1 the line is too long>[a|b]");
}

Test(settings, files_that_are_none_are_refused, .init = home_make,
     .fini = home_remove)
{
	log_text[0] = '\0';
	home_put("endless", "");
	cr_assert_eq(truncate(home_at("endless"), 1 << 20), 0);
	cr_expect_not(settings_read(home_at("endless"), &log_reader));
	cr_expect_eq(errno, EFBIG);
	/* A FIFO without a writer is empty, and does not block. */
	cr_assert_eq(mkfifo(home_at("pipe"), 0600), 0);
	cr_expect(settings_read(home_at("pipe"), &log_reader));
	cr_expect_str_eq(log_text, "");
}

/* --- the order of writing --- */

Test(tunable_set, what_is_turned_on_comes_last_and_what_off_first)
{
	unsigned int order[TUNABLE_COUNT];
	struct tunable_set set = { 0 };

	tunable_set_put(&set, DPAS_PAS_ENABLED, 1);
	tunable_set_put(&set, DPAS_SWITCH_ENABLED, 1);
	tunable_set_put(&set, DPAS_SWITCH_PARAM3, 30);
	tunable_set_put(&set, TUNABLE_IO_POLL_DELAY, 0);
	cr_assert_eq(tunable_set_order(&set, order), 4);
	cr_expect_eq(order[0], DPAS_SWITCH_PARAM3);
	cr_expect_eq(order[1], TUNABLE_IO_POLL_DELAY);
	cr_expect_eq(order[2], DPAS_PAS_ENABLED);
	cr_expect_eq(order[3], DPAS_SWITCH_ENABLED);
	tunable_set_put(&set, DPAS_SWITCH_ENABLED, 0);
	tunable_set_put(&set, DPAS_PAS_ENABLED, 0);
	cr_assert_eq(tunable_set_order(&set, order), 4);
	cr_expect_eq(order[2], DPAS_SWITCH_PARAM3);
	cr_expect_eq(order[3], TUNABLE_IO_POLL_DELAY);
}
