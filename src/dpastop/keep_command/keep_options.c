// SPDX-License-Identifier: GPL-2.0
#include "dpastop/keep_command/keep_options.h"

#include <getopt.h>
#include <stdio.h>

#include "lib/base/number.h"
#include "lib/base/option_name.h"

enum {
	OPTION_PRESET = 256,
	OPTION_POLL_QUEUES,
	OPTION_LIST,
	OPTION_REMOVE,
	OPTION_YES,
};

static const struct option long_options[] = {
	{ "preset", required_argument, NULL, OPTION_PRESET },
	{ "poll-queues", required_argument, NULL, OPTION_POLL_QUEUES },
	{ "list", no_argument, NULL, OPTION_LIST },
	{ "remove", required_argument, NULL, OPTION_REMOVE },
	{ "yes", no_argument, NULL, OPTION_YES },
	{ "help", no_argument, NULL, 'h' },
	{ 0 },
};

static void keep_options_help(void)
{
	puts("Usage: dpastop keep [OPTION]... [DEVICE]\n"
	     "Make the current settings of DEVICE permanent: a udev rule sets its tunables at\n"
	     "boot and whenever it reappears. The rule is shown first.\n"
	     "\n"
	     "  --preset NAME       use the values of a preset, not the current ones\n"
	     "  --poll-queues N     also give the nvme driver N poll queues, the next time it\n"
	     "                      is loaded\n"
	     "  --list              list the devices and what is kept for them\n"
	     "  --remove DEVICE     remove the rule of DEVICE; poll-queues: that setting\n"
	     "  --yes               do not ask\n"
	     "  -h, --help          print this help and exit\n"
	     "\n"
	     "See also dpastop-keep(8).");
}

static enum options_result keep_options_one(struct keep_options *options,
					    int option, const char *argument)
{
	struct problem problem;

	switch (option) {
	case OPTION_PRESET:
		options->preset = argument;
		break;
	case OPTION_POLL_QUEUES:
		options->has_poll_queues = true;
		if (!number_whole(argument, 0, 65535, &options->poll_queues,
				  &problem))
			return options_wrong("dpastop keep",
					     "--poll-queues %s: %s", argument,
					     problem.reason);
		break;
	case OPTION_LIST:
		options->list = true;
		break;
	case OPTION_REMOVE:
		options->remove = argument;
		break;
	case OPTION_YES:
		options->yes = true;
		break;
	case 'h':
		keep_options_help();
		return OPTIONS_DONE;
	default:
		fprintf(stderr, "Try dpastop keep --help.\n");
		return OPTIONS_WRONG;
	}
	return OPTIONS_RUN;
}

static enum options_result
keep_options_check(const struct keep_options *options)
{
	bool keeps = options->device || options->preset ||
		options->has_poll_queues;

	if (options->list && (options->remove || keeps || options->yes))
		return options_wrong("dpastop keep",
				     "--list: nothing else goes with it");
	if (options->remove && keeps)
		return options_wrong("dpastop keep",
				     "--remove: only --yes goes with it");
	return OPTIONS_RUN;
}

enum options_result keep_options_parse(struct keep_options *options, int argc,
				       char *argv[])
{
	enum options_result result = OPTIONS_RUN;
	int option;

	*options = (struct keep_options){ 0 };
	while (result == OPTIONS_RUN &&
	       (option = getopt_long(argc, argv, "h", long_options, NULL)) !=
		       -1) {
		if (option_name_is_empty(optarg))
			return options_wrong("dpastop keep",
					     "--%s: " OPTION_NAME_EMPTY,
					     option_name(long_options, option));
		result = keep_options_one(options, option, optarg);
	}
	if (result != OPTIONS_RUN)
		return result;
	if (argc - optind > 1)
		return options_wrong("dpastop keep",
				     "only one device at a time: unexpected %s",
				     argv[optind + 1]);
	if (optind < argc)
		options->device = argv[optind];
	return keep_options_check(options);
}
