// SPDX-License-Identifier: GPL-2.0
/*
 * options.c - see options.h
 */
#include "options.h"

#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>

#include "interval.h"
#include "params.h"

enum {
	OPTION_JSON = 256,
	OPTION_ASCII,
};

static const struct option long_options[] = {
	{ "batch", no_argument, NULL, 'b' },
	{ "json", no_argument, NULL, OPTION_JSON },
	{ "count", required_argument, NULL, 'n' },
	{ "delay", required_argument, NULL, 'd' },
	{ "ascii", no_argument, NULL, OPTION_ASCII },
	{ "help", no_argument, NULL, 'h' },
	{ "version", no_argument, NULL, 'V' },
	{ 0 },
};

static void options_help(void)
{
	puts("Usage: dpastop [OPTION]... [DEVICE]\n"
	     "Watch and tune DPAS, the Linux block layer's choice between polling,\n"
	     "sleeping and interrupts, on DEVICE (nvme0n1); without it, on the only\n"
	     "device that has it.\n"
	     "\n"
	     "  -b, --batch --json   print samples and switches as JSON Lines\n"
	     "  -d, --delay SECONDS  look so often, " INTERVAL_RANGE " (1)\n"
	     "  -n, --count COUNT    end after so many looks\n"
	     "      --ascii          no sign outside ASCII\n"
	     "  -h, --help           print this and end\n"
	     "  -V, --version        print the version and end\n"
	     "\n"
	     "On the screen, ? shows the keys. See also dpastop(8).");
}

__attribute__((format(printf, 1, 2)))
static enum options_result options_wrong(const char *format, ...)
{
	va_list arguments;

	fprintf(stderr, "dpastop: ");
	va_start(arguments, format);
	vfprintf(stderr, format, arguments);
	va_end(arguments);
	fprintf(stderr, "\nTry dpastop --help.\n");
	return OPTIONS_WRONG;
}

static bool options_count(const char *text, uint64_t *count)
{
	int64_t value;

	if (!param_parse(text, &value) || value < 1)
		return false;
	*count = (uint64_t)value;
	return true;
}

enum options_result options_parse(struct options *options, int argc,
				  char *argv[])
{
	bool json = false;
	int option;

	*options = (struct options){ .interval_ns = INTERVAL_DEFAULT_NS };
	while ((option = getopt_long(argc, argv, "bn:d:hV", long_options,
				     NULL)) != -1) {
		switch (option) {
		case 'b':
			options->batch = true;
			break;
		case OPTION_JSON:
			json = true;
			break;
		case 'n':
			if (!options_count(optarg, &options->count))
				return options_wrong("-n %s: no count of 1 or more",
						     optarg);
			break;
		case 'd':
			if (!interval_parse(optarg, &options->interval_ns))
				return options_wrong("-d %s: not within "
						     INTERVAL_RANGE, optarg);
			break;
		case OPTION_ASCII:
			options->ascii = true;
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
	}
	if (json != options->batch)
		return options_wrong("--batch and --json go together");
	if (argc - optind > 1)
		return options_wrong("one device at a time: %s is one too many",
				     argv[optind + 1]);
	if (optind < argc)
		options->device = argv[optind];
	return OPTIONS_RUN;
}
