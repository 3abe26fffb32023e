// SPDX-License-Identifier: GPL-2.0
#include "dpastop/start_menu.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/live/kernel_devices.h"

/* The choices besides devices. */
static const struct {
	const char *name;
	const char *meaning;
} start_menu_others[] = {
	{ START_MENU_TOUR, "a guided tour of DPAS on the simulator" },
	{ "sim", "the simulator: needs neither root nor a special kernel" },
};

#define NR_OTHERS (sizeof(start_menu_others) / sizeof(*start_menu_others))

bool start_menu_is_needed(const char *sysfs)
{
	char device[SAMPLE_TEXT_SIZE];
	struct problem ignored;

	return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) &&
		!kernel_devices_choose(sysfs, NULL, device, &ignored);
}

static void start_menu_print(const char *sysfs)
{
	char device[SAMPLE_TEXT_SIZE];
	struct problem reason;
	bool has_dpas;
	size_t i;

	kernel_devices_choose(sysfs, NULL, device, &reason);
	printf("dpastop: %s. What do you want to watch?\n\n", reason.reason);
	for (i = 0; i < NR_OTHERS; i++)
		printf("%4zu  %-12s %s\n", i + 1, start_menu_others[i].name,
		       start_menu_others[i].meaning);
	for (i = 0; kernel_devices_get(sysfs, i, device, &has_dpas); i++)
		printf("%4zu  %-12s %s\n", NR_OTHERS + i + 1, device,
		       has_dpas ? "has DPAS" : "no DPAS: shows why");
	putchar('\n');
}

/* Was a number of the list typed? */
static bool start_menu_choose(const char *sysfs, const char *text,
			      char name[SAMPLE_TEXT_SIZE])
{
	char *end;
	unsigned long number = strtoul(text, &end, 10);
	bool has_dpas;

	if (end == text || end[strspn(end, " \n")] || !number)
		return false;
	if (number > NR_OTHERS)
		return kernel_devices_get(sysfs, number - NR_OTHERS - 1, name,
					  &has_dpas);
	snprintf(name, SAMPLE_TEXT_SIZE, "%s",
		 start_menu_others[number - 1].name);
	return true;
}

bool start_menu_ask(const char *sysfs, char name[SAMPLE_TEXT_SIZE])
{
	char text[64];

	start_menu_print(sysfs);
	do {
		fputs("Its number, or q: ", stdout);
		fflush(stdout);
		if (!fgets(text, sizeof(text), stdin) || *text == 'q')
			return false;
	} while (!start_menu_choose(sysfs, text, name));
	return true;
}
