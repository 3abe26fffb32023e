// SPDX-License-Identifier: GPL-2.0
#include "dpastop/options.h"

#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "dpastop/model/interval.h"
#include "dpastop/ui/draw/theme.h"
#include "lib/base/option_name.h"
#include "lib/source.h"

enum {
	OPTION_JSON = 256,
	OPTION_CSV,
	OPTION_OPENMETRICS,
	OPTION_PROMETHEUS,
	OPTION_RECORD,
	OPTION_REPLAY,
	OPTION_SCENARIO,
	OPTION_SET,
	OPTION_LOAD,
	OPTION_METHOD,
	OPTION_FORCE_WRITES,
	OPTION_READ_ONLY,
	OPTION_RESTORE,
	OPTION_THEME,
	OPTION_ASCII,
};

static const struct option long_options[] = {
	{ "batch", no_argument, NULL, 'b' },
	{ "json", no_argument, NULL, OPTION_JSON },
	{ "csv", no_argument, NULL, OPTION_CSV },
	{ "openmetrics", no_argument, NULL, OPTION_OPENMETRICS },
	{ "prometheus", no_argument, NULL, OPTION_PROMETHEUS },
	{ "count", required_argument, NULL, 'n' },
	{ "delay", required_argument, NULL, 'd' },
	{ "record", required_argument, NULL, OPTION_RECORD },
	{ "replay", required_argument, NULL, OPTION_REPLAY },
	{ "scenario", required_argument, NULL, OPTION_SCENARIO },
	{ "set", required_argument, NULL, OPTION_SET },
	{ "load", required_argument, NULL, OPTION_LOAD },
	{ "method", required_argument, NULL, OPTION_METHOD },
	{ "force-writes", required_argument, NULL, OPTION_FORCE_WRITES },
	{ "read-only", no_argument, NULL, OPTION_READ_ONLY },
	{ "restore", no_argument, NULL, OPTION_RESTORE },
	{ "theme", required_argument, NULL, OPTION_THEME },
	{ "ascii", no_argument, NULL, OPTION_ASCII },
	{ "help", no_argument, NULL, 'h' },
	{ "version", no_argument, NULL, 'V' },
	{ 0 },
};

static void options_help(void)
{
	puts("Usage: dpastop [OPTION]... [DEVICE]\n"
	     "       dpastop [OPTION]... tour\n"
	     "Monitor and tune DPAS, the Linux block layer's choice between polling,\n"
	     "sleeping and interrupts, on DEVICE (nvme0n1; default: the only device that has\n"
	     "DPAS). sim:PROFILE is a simulated machine (sim:optane,cpus=4); speed=0.001, or\n"
	     "the keys v and V, run it in slow motion.\n"
	     "trace:FILE replays recorded service times (trace:stock:step-down).\n"
	     "tour is a guided tour of DPAS for beginners, on the simulator.\n"
	     "\n"
	     "  -d, --delay SECONDS     refresh interval, " INTERVAL_RANGE
	     " (1)\n"
	     "  -n, --count COUNT       exit after COUNT samples\n"
	     "      --record FILE       record everything; - is standard output\n"
	     "      --replay FILE       play a recording; - is standard input\n"
	     "      --scenario NAME     play a scenario, by name or file; list: show names\n"
	     "      --load LOAD         run a load: jobs=4,bs=4k,reads=70,polled=1\n"
	     "      --method NAME       set the method at start: INT, CP, LHP, EHP, PAS, DPAS\n"
	     "      --force-writes DEVICE  let the load overwrite the data on DEVICE\n"
	     "      --set NAME=VALUE    set a tunable and exit; repeatable\n"
	     "      --read-only         change nothing\n"
	     "      --restore           restore tunables at exit\n"
	     "      --theme NAME        default, light, contrast or mono\n"
	     "      --ascii             use ASCII characters only\n"
	     "  -b, --batch             no screen: print a table per sample to standard\n"
	     "                          output, or one of these formats:\n"
	     "      --json              samples and switches as JSON Lines, like --record\n"
	     "      --csv               one line per CPU and sample\n"
	     "      --openmetrics       the last sample as OpenMetrics\n"
	     "      --prometheus        the same for node_exporter's textfile collector\n"
	     "  -h, --help              print this help and exit\n"
	     "  -V, --version           print the version and exit\n"
	     "\n"
	     "On the screen, press ? for the keys. See also dpastop(8).");
}

enum options_result options_wrong(const char *command, const char *format, ...)
{
	va_list arguments;

	fprintf(stderr, "dpastop: ");
	va_start(arguments, format);
	vfprintf(stderr, format, arguments);
	va_end(arguments);
	fprintf(stderr, "\nTry %s --help.\n", command);
	return OPTIONS_WRONG;
}

static bool options_count(const char *text, uint64_t *count)
{
	int64_t value;

	if (!tunable_parse(text, &value) || value < 1)
		return false;
	*count = (uint64_t)value;
	return true;
}

/* NAME=VALUE, checked as far as it can be without the device. */
static enum options_result options_set(struct options *options,
				       const char *text)
{
	const char *equals = strchr(text, '=');
	struct problem problem;
	char name[64];
	int64_t value;
	int id;

	if (!equals || (size_t)(equals - text) >= sizeof(name))
		return options_wrong("dpastop", "--set %s: it takes NAME=VALUE",
				     text);
	snprintf(name, sizeof(name), "%.*s", (int)(equals - text), text);
	id = tunable_meet(name);
	if (id < 0)
		return options_wrong("dpastop",
				     "--set %s: there is no tunable \"%s\"",
				     text, name);
	if (!tunable_parse(equals + 1, &value))
		return options_wrong("dpastop",
				     "--set %s: \"%s\" is not a whole number",
				     text, equals + 1);
	if (!tunable_check((unsigned int)id, value, &problem))
		return options_wrong("dpastop", "--set %s: %s", text,
				     problem.reason);
	if (options->nr_settings == OPTIONS_MOST_SETTINGS)
		return options_wrong("dpastop", "--set %s: there are too many",
				     text);
	options->settings[options->nr_settings++] = (struct options_setting){
		.id = (unsigned int)id,
		.value = value,
	};
	return OPTIONS_RUN;
}

static enum options_result options_one(struct options *options, int option,
				       const char *argument)
{
	const char *wrong;

	if (option_name_is_empty(argument))
		return options_wrong("dpastop", "--%s: " OPTION_NAME_EMPTY,
				     option_name(long_options, option));
	switch (option) {
	case OPTION_RECORD:
		options->record = argument;
		break;
	case OPTION_REPLAY:
		options->is_replay = true;
		if ((size_t)snprintf(options->replay_spec,
				     sizeof(options->replay_spec), "replay:%s",
				     argument) >= sizeof(options->replay_spec))
			return options_wrong("dpastop",
					     "--replay: the name is too long");
		options->source = options->replay_spec;
		break;
	case OPTION_SCENARIO:
		options->scenario = argument;
		break;
	case OPTION_SET:
		return options_set(options, argument);
	case OPTION_LOAD:
		options->load = argument;
		break;
	case OPTION_METHOD:
		options->method = method_find(argument);
		if (options->method == METHOD_UNKNOWN)
			return options_wrong(
				"dpastop",
				"--method %s: there are INT, CP, LHP, EHP, PAS and DPAS",
				argument);
		break;
	case OPTION_FORCE_WRITES:
		options->force_writes = argument;
		break;
	case OPTION_READ_ONLY:
		options->read_only = true;
		break;
	case OPTION_RESTORE:
		options->restore = true;
		break;
	case OPTION_THEME:
		if (!palette_find(argument))
			return options_wrong(
				"dpastop",
				"--theme %s: there are only default, light, contrast and mono",
				argument);
		options->theme = argument;
		break;
	case OPTION_ASCII:
		options->ascii = true;
		break;
	case 'n':
		if (!options_count(argument, &options->count))
			return options_wrong(
				"dpastop", "-n %s: the count must be 1 or more",
				argument);
		break;
	case 'd':
		options->has_interval = true;
		wrong = interval_parse(argument, &options->interval_ns);
		if (wrong)
			return options_wrong("dpastop", "-d %s: it %s",
					     argument, wrong);
		break;
	case 'h':
		options_help();
		return OPTIONS_DONE;
	case 'V':
		puts(PACKAGE_NAME " " PACKAGE_VERSION);
		return OPTIONS_DONE;
	default:
		fprintf(stderr, "Try dpastop --help.\n");
		return OPTIONS_WRONG;
	}
	return OPTIONS_RUN;
}

/* --batch with an optional format or scenario. */
static enum options_result options_choose_output(struct options *options,
						 bool batch,
						 unsigned int nr_formats)
{
	if (nr_formats > 1)
		return options_wrong(
			"dpastop",
			"--json, --csv, --openmetrics and --prometheus are mutually exclusive");
	if (nr_formats && !batch)
		return options_wrong(
			"dpastop",
			"--json, --csv, --openmetrics and --prometheus need --batch");
	if (batch && nr_formats && options->scenario)
		return options_wrong(
			"dpastop",
			"--batch --scenario prints its steps, no samples; --record keeps these");
	if (batch && !nr_formats)
		options->output = options->scenario ? OUTPUT_SCENARIO :
						      OUTPUT_PEOPLE;
	return OPTIONS_RUN;
}

/* --record -: with --batch, this is the format. */
static enum options_result options_record_to_output(struct options *options,
						    bool batch,
						    unsigned int *nr_formats)
{
	if (!options->record || strcmp(options->record, "-"))
		return OPTIONS_RUN;
	if (!batch)
		return options_wrong(
			"dpastop",
			"--record -: standard output is the screen's; it needs --batch");
	if (*nr_formats || options->scenario)
		return options_wrong(
			"dpastop",
			"--record -: standard output is taken by what --batch prints; name a file");
	options->record = NULL;
	options->output = OUTPUT_JSON;
	*nr_formats = 1;
	return OPTIONS_RUN;
}

/* Is anything requested except a device, read_only and settings? */
static bool options_are_more(const struct options *options)
{
	return options->restore || options->load || options->force_writes ||
		options->method || options->record || options->has_interval ||
		options->count || options->theme || options->ascii ||
		options->output != OUTPUT_SCREEN;
}

/* --set prints the changes and exits, so it excludes everything else. */
static enum options_result options_check_set(const struct options *options)
{
	if (!options->nr_settings)
		return OPTIONS_RUN;
	if (options->is_replay)
		return options_wrong(
			"dpastop", "--set: nothing can be set in a recording");
	if (options->read_only)
		return options_wrong(
			"dpastop",
			"--set and --read-only are mutually exclusive");
	if (options_are_more(options) || options->scenario)
		return options_wrong(
			"dpastop",
			"--set changes tunables and exits, so no other option can be given");
	return OPTIONS_RUN;
}

static enum options_result options_check_list(const struct options *options)
{
	if (options->scenario && !strcmp(options->scenario, "list") &&
	    (options_are_more(options) || options->source ||
	     options->read_only))
		return options_wrong(
			"dpastop",
			"--scenario list prints names and exits, so no other option can be given");
	return OPTIONS_RUN;
}

/* Options that do not apply to recordings. */
static enum options_result options_check_replay(const struct options *options)
{
	if (!options->is_replay)
		return OPTIONS_RUN;
	if (options->restore)
		return options_wrong(
			"dpastop",
			"--restore: a recording has nothing to restore");
	if (options->load || options->force_writes)
		return options_wrong(
			"dpastop",
			"--load, --force-writes: the load of a recording cannot be changed");
	if (options->method)
		return options_wrong(
			"dpastop",
			"--method: the method of a recording cannot be changed");
	if (options->has_interval)
		return options_wrong(
			"dpastop",
			"-d: the interval of a recording cannot be changed");
	if (options->count && options->output == OUTPUT_SCREEN)
		return options_wrong(
			"dpastop",
			"-n: on the screen, a recording is played to its end; add --batch");
	return OPTIONS_RUN;
}

static enum options_result options_check_tour(const struct options *options)
{
	if (options->is_tour &&
	    (options->output != OUTPUT_SCREEN || options->scenario ||
	     options->nr_settings || options->read_only || options->restore ||
	     options->method || options->load || options->force_writes))
		return options_wrong(
			"dpastop",
			"tour: it is shown on the screen and sets all itself; --batch --scenario plays a chapter");
	return OPTIONS_RUN;
}

/* Options that only apply to the screen. */
static enum options_result options_check_batch(const struct options *options)
{
	bool is_metrics = options->output == OUTPUT_OPENMETRICS ||
		options->output == OUTPUT_PROMETHEUS;

	if (options->output == OUTPUT_SCREEN)
		return OPTIONS_RUN;
	if (options->theme || options->ascii)
		return options_wrong(
			"dpastop", "--theme, --ascii: --batch draws no screen");
	if (options->method)
		return options_wrong(
			"dpastop",
			"--method: it is set on the screen; with --batch use --set, or a scenario");
	if (options->restore)
		return options_wrong(
			"dpastop",
			"--restore: not needed with --batch: a scenario restores its changes itself");
	if (options->output == OUTPUT_SCENARIO && options->count)
		return options_wrong(
			"dpastop",
			"-n: --batch --scenario ends with its last step");
	if (is_metrics && options->has_interval && !options->count)
		return options_wrong(
			"dpastop",
			"-d: figures are printed of one sample; more need -n");
	if (options->force_writes && !options->load && !options->scenario)
		return options_wrong("dpastop",
				     "--force-writes: there is no --load");
	return OPTIONS_RUN;
}

static enum options_result options_check(const struct options *options)
{
	static enum options_result (*const checks[])(const struct options *) = {
		options_check_tour,   options_check_set,   options_check_list,
		options_check_replay, options_check_batch,
	};
	enum options_result result = OPTIONS_RUN;
	size_t i;

	if (options->read_only &&
	    (options->load || options->force_writes || options->method))
		return options_wrong(
			"dpastop",
			"--load, --method, --force-writes: --read-only excludes them");
	for (i = 0;
	     i < sizeof(checks) / sizeof(*checks) && result == OPTIONS_RUN; i++)
		result = checks[i](options);
	return result;
}

enum options_result options_parse(struct options *options, int argc,
				  char *argv[])
{
	enum options_result result = OPTIONS_RUN;
	unsigned int nr_formats = 0;
	bool batch = false;
	int option;

	*options = (struct options){ .interval_ns = INTERVAL_DEFAULT_NS };
	while (result == OPTIONS_RUN &&
	       (option = getopt_long(argc, argv, "bn:d:hV", long_options,
				     NULL)) != -1) {
		if (option == 'b') {
			batch = true;
		} else if (option >= OPTION_JSON &&
			   option <= OPTION_PROMETHEUS) {
			nr_formats++;
			options->output = OUTPUT_JSON +
				(unsigned int)(option - OPTION_JSON);
		} else {
			result = options_one(options, option, optarg);
		}
	}
	if (result != OPTIONS_RUN)
		return result;
	if (argc - optind > 1)
		return options_wrong("dpastop",
				     "only one device at a time: unexpected %s",
				     argv[optind + 1]);
	if (optind < argc && options->is_replay)
		return options_wrong(
			"dpastop",
			"%s: a recording is shown instead of a device",
			argv[optind]);
	if (optind < argc)
		options->source = argv[optind];
	options->is_tour = optind < argc && !strcmp(argv[optind], "tour");
	result = options_record_to_output(options, batch, &nr_formats);
	if (result == OPTIONS_RUN)
		result = options_choose_output(options, batch, nr_formats);
	return result == OPTIONS_RUN ? options_check(options) : result;
}
