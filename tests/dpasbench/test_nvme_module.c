// SPDX-License-Identifier: GPL-2.0
/*
 * test_nvme_module.c - the driver of a disk is reloaded, with a modprobe and a sysfs
 * of the test's own. There are two disks, called null and zero, so that their nodes in
 * /dev are there. A line of order/ says which they are, at first and after each
 * loading; removing fails as often as busy says.
 */
#include <stdlib.h>
#include <unistd.h>

#include "dpasbench/disk_identity.h"
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
	"read -r null zero <order\n"
	"sed -i 1d order\n"
	"echo load $* >>log\n"
	"mkdir -p sysfs/module/nvme/parameters\n"
	"echo 0 >sysfs/module/nvme/refcnt\n"
	"echo 2 >sysfs/module/nvme/parameters/poll_queues\n"
	"disk() {\n"
	"	mkdir -p sysfs/block/$1/device/device\n"
	"	ln -s ../../../drivers/nvme sysfs/block/$1/device/device/driver\n"
	"	echo $2 >sysfs/block/$1/wwid\n"
	"	echo 100 >sysfs/block/$1/size\n"
	"}\n"
	"disk null $null\n"
	"disk zero $zero\n";

static char *directory;
static struct nvme_module module;
static struct problem problem;

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
	begin("one two\none two\n", "0");
	cr_expect_eq(nvme_module_reload(&module, 4, &problem),
		     NVME_MODULE_LOADED, "%s", problem.reason);
	cr_expect_str_eq(module.device, "null");
	expect_loads("load nvme\nload nvme poll_queues=4\n");
}

Test(nvme_module, disks_that_swap_their_names_and_swap_them_back)
{
	begin("one two\ntwo one\none two\n", "0");
	cr_expect_eq(nvme_module_reload(&module, 4, &problem),
		     NVME_MODULE_LOADED, "%s", problem.reason);
	cr_expect_str_eq(module.device, "zero");
	cr_expect_eq(nvme_module_reload(&module, 2, &problem),
		     NVME_MODULE_LOADED, "%s", problem.reason);
	cr_expect_str_eq(module.device, "null");
	expect_loads("load nvme\nload nvme poll_queues=4\n"
		     "load nvme poll_queues=2\n");
}

/* Of two that cannot be told apart, none is followed. */
Test(nvme_module, a_name_that_goes_to_another_disk)
{
	begin("one one\ntwo one\n", "0");
	cr_expect_eq(nvme_module_reload(&module, 4, &problem),
		     NVME_MODULE_FAILED);
	cr_expect(strstr(problem.reason, "it is another disk"), "%s",
		  problem.reason);
	rig_remove(directory);
}

/* A hidden path has the identity of the disk that it leads to, which is another. */
Test(nvme_module, a_hidden_path_is_not_its_disk)
{
	char sysfs[PATH_MAX], identity[256], name[64];

	directory = rig_directory();
	snprintf(sysfs, sizeof(sysfs), "%s", directory);
	rig_write(directory, "block/nvme0n1/size", "100\n");
	rig_write(directory, "block/nvme0n1/wwid", "one\n");
	rig_write(directory, "block/nvme0c0n1/size", "100\n");
	rig_write(directory, "block/nvme0c0n1/wwid", "one\n");
	rig_write(directory, "block/nvme0c0n1/hidden", "1\n");
	cr_assert(
		disk_identity(sysfs, "nvme0c0n1", identity, sizeof(identity)));
	cr_expect(disk_identity_is_unique(sysfs, "nvme0n1", identity));
	cr_expect_not(disk_identity_is_unique(sysfs, "nvme0c0n1", identity));
	cr_expect(disk_identity_find(sysfs, identity, name, sizeof(name)));
	cr_expect_str_eq(name, "nvme0n1");
	rig_remove(directory);
}

Test(nvme_module, opened_just_before_it_is_removed)
{
	begin("one two\none two\n", "3");
	cr_expect_eq(nvme_module_reload(&module, 4, &problem),
		     NVME_MODULE_LOADED, "%s", problem.reason);
	expect_loads("load nvme\nload nvme poll_queues=4\n");
}

Test(nvme_module, in_use_by_others)
{
	begin("one two\n", "1000000");
	cr_expect_eq(nvme_module_reload(&module, 4, &problem),
		     NVME_MODULE_IN_USE);
	cr_expect(strstr(problem.reason, "in use"), "%s", problem.reason);
	expect_loads("load nvme\n");
}
