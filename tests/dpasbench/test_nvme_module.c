// SPDX-License-Identifier: GPL-2.0
/*
 * test_nvme_module.c - the driver of a disk is reloaded, with a modprobe and a sysfs
 * of the test's own: loading gives the name to the disks that are listed in order/,
 * one each time, and removing fails as often as busy says. The disk is called null,
 * so that its node in /dev is there.
 */
#include <stdlib.h>
#include <unistd.h>

#include "dpasbench/nvme_module.h"
#include "file_rig.h"

static const char modprobe[] =
	"#!/bin/sh\n"
	"cd \"${0%/*}\" || exit\n"
	"if [ \"$1\" = -r ]; then\n"
	"	busy=$(cat busy)\n"
	"	if [ $busy -gt 0 ]; then\n"
	"		echo $((busy - 1)) >busy\n"
	"		echo modprobe: FATAL: Module nvme is in use. >&2\n"
	"		exit 1\n"
	"	fi\n"
	"	rm -r sysfs/module/nvme sysfs/block\n"
	"	exit\n"
	"fi\n"
	"read -r disk <order\n"
	"sed -i 1d order\n"
	"echo load $* >>log\n"
	"mkdir -p sysfs/module/nvme/parameters sysfs/block/null/device/device\n"
	"echo 0 >sysfs/module/nvme/refcnt\n"
	"echo 2 >sysfs/module/nvme/parameters/poll_queues\n"
	"ln -s ../../../drivers/nvme sysfs/block/null/device/device/driver\n"
	"echo $disk >sysfs/block/null/wwid\n"
	"echo 100 >sysfs/block/null/size\n";

static char *directory;
static struct nvme_module module;
static struct problem problem;

/* @order: who has the name, at first and after each loading. */
static void begin(const char *order, const char *busy)
{
	char path[PATH_MAX], sysfs[PATH_MAX];

	directory = rig_directory();
	rig_write(directory, "modprobe", modprobe);
	rig_write(directory, "order", order);
	rig_write(directory, "busy", busy);
	snprintf(path, sizeof(path), "%s/modprobe", directory);
	cr_assert_eq(chmod(path, 0755), 0);
	snprintf(path, sizeof(path), "%s:%s", directory, getenv("PATH"));
	setenv("PATH", path, 1);
	cr_assert_eq(system("modprobe nvme"), 0);
	snprintf(sysfs, sizeof(sysfs), "%s/sysfs", directory);
	cr_assert(nvme_module_init(&module, sysfs, "null", &problem), "%s",
		  problem.reason);
}

static void expect_loads(const char *expected)
{
	char path[PATH_MAX], *log;
	size_t size;

	snprintf(path, sizeof(path), "%s/log", directory);
	log = rig_read(path, &size);
	cr_expect_str_eq(log, expected);
	free(log);
	rig_remove(directory);
}

Test(nvme_module, a_disk_that_comes_back_under_its_name)
{
	begin("one\none\n", "0");
	cr_expect_eq(nvme_module_reload(&module, 4, &problem),
		     NVME_MODULE_LOADED, "%s", problem.reason);
	expect_loads("load nvme\nload nvme poll_queues=4\n");
}

Test(nvme_module, a_name_that_goes_to_another_disk_comes_back)
{
	begin("one\ntwo\ntwo\none\n", "0");
	cr_expect_eq(nvme_module_reload(&module, 4, &problem),
		     NVME_MODULE_LOADED, "%s", problem.reason);
	expect_loads("load nvme\nload nvme poll_queues=4\n"
		     "load nvme poll_queues=4\nload nvme poll_queues=4\n");
}

Test(nvme_module, a_disk_that_is_gone_for_good)
{
	begin("one\n2\n2\n2\n2\n2\n2\n2\n2\n2\n2\none\n", "0");
	cr_expect_eq(nvme_module_reload(&module, 4, &problem),
		     NVME_MODULE_FAILED);
	cr_expect(strstr(problem.reason, "it is another disk each time"), "%s",
		  problem.reason);
	rig_remove(directory);
}

Test(nvme_module, opened_just_before_it_is_removed)
{
	begin("one\none\n", "3");
	cr_expect_eq(nvme_module_reload(&module, 4, &problem),
		     NVME_MODULE_LOADED, "%s", problem.reason);
	expect_loads("load nvme\nload nvme poll_queues=4\n");
}

Test(nvme_module, in_use_by_others)
{
	begin("one\n", "1000000");
	cr_expect_eq(nvme_module_reload(&module, 4, &problem),
		     NVME_MODULE_IN_USE);
	cr_expect(strstr(problem.reason, "in use"), "%s", problem.reason);
	expect_loads("load nvme\n");
}
