// SPDX-License-Identifier: GPL-2.0
#include "lib/sim/sim_profile.h"

#include <string.h>

/* A 3 to 4 GHz server, Linux 5.18, 250 ticks a second. */
static const struct sim_machine bare_metal = {
	.app = 300,
	.submit = 900,
	.complete = 500,
	.interrupt = 1000,
	.timer = 900,
	.arm = 400,
	.switching = 900,
	.idle_exit = 1000,
	.reap = 100,
	.late_mean = 150,
	.tick = 4000000,
	.slice_latency = 6000000,
	.slice_min = 750000,
	.wakeup_granularity = 1000000,
};

/* QEMU with binary translation (TCG), as measured: SIMULATOR.md. */
static const struct sim_machine emulated = {
	.app = 13000,
	.submit = 16000,
	.complete = 6000,
	.interrupt = 20000,
	.timer = 14000,
	.arm = 15000,
	.switching = 12000,
	.idle_exit = 13000,
	.reap = 2000,
	.late_mean = 45000,
	.tick = 4000000,
	.slice_latency = 6000000,
	.slice_min = 750000,
	.wakeup_granularity = 1000000,
};

static const struct sim_quantile optane_read[] = {
	{ 0, 5200 },	    { 500000, 5900 },  { 900000, 6300 },
	{ 990000, 7600 },   { 999000, 11000 }, { 999900, 20000 },
	{ 1000000, 60000 },
};

static const struct sim_quantile optane_write[] = {
	{ 0, 5400 },	    { 500000, 6200 },  { 900000, 6800 },
	{ 990000, 8600 },   { 999000, 13000 }, { 999900, 25000 },
	{ 1000000, 70000 },
};

static const struct sim_quantile znand_read[] = {
	{ 0, 8000 },	     { 500000, 9200 },	{ 900000, 10500 },
	{ 990000, 14000 },   { 999000, 28000 }, { 999900, 60000 },
	{ 1000000, 200000 },
};

static const struct sim_quantile znand_write[] = {
	{ 0, 7500 },	     { 500000, 8600 },	{ 900000, 11000 },
	{ 990000, 16000 },   { 999000, 40000 }, { 999900, 90000 },
	{ 1000000, 300000 },
};

/* Three page types, each with its own read time. */
static const struct sim_quantile tlc_read[] = {
	{ 0, 48000 },	      { 310000, 56000 },  { 350000, 66000 },
	{ 640000, 72000 },    { 680000, 80000 },  { 970000, 86000 },
	{ 990000, 110000 },   { 999000, 260000 }, { 999900, 600000 },
	{ 1000000, 2000000 },
};

/* To the drive's buffer; if that is full, after a program operation. */
static const struct sim_quantile tlc_write[] = {
	{ 0, 7000 },	      { 500000, 8500 },	  { 900000, 12000 },
	{ 980000, 20000 },    { 990000, 300000 }, { 999000, 700000 },
	{ 1000000, 1500000 },
};

/* QEMU's I/O thread, which waits for a CPU of the host. */
static const struct sim_quantile qemu_io[] = {
	{ 0, 14000 },	      { 500000, 20000 },  { 900000, 27000 },
	{ 990000, 150000 },   { 999000, 800000 }, { 999900, 2500000 },
	{ 1000000, 5000000 },
};

const struct sim_profile sim_profiles[] = {
	{
		.name = "optane",
		.about = "3D XPoint, about 8 us per 4 KiB read",
		.channels = 7,
		.pipeline = 2000,
		.per_kib = 350,
		.read = optane_read,
		.write = optane_write,
		.machine = &bare_metal,
	},
	{
		.name = "znand",
		.about = "Z-NAND, about 12 us per 4 KiB read",
		.channels = 16,
		.pipeline = 3000,
		.per_kib = 300,
		.read = znand_read,
		.write = znand_write,
		.gc_kib = 32 * 1024,
		.gc_mean = 300000,
		.machine = &bare_metal,
	},
	{
		.name = "tlc",
		.about = "TLC NAND, about 80 us per 4 KiB read",
		.channels = 32,
		.pipeline = 6000,
		.per_kib = 400,
		.read = tlc_read,
		.write = tlc_write,
		.gc_kib = 16 * 1024,
		.gc_mean = 2000000,
		.machine = &bare_metal,
	},
	{
		.name = "qemu",
		.about = "QEMU's emulated NVMe in a guest without KVM",
		.channels = 1,
		.pipeline = 28000,
		.per_kib = 300,
		.read = qemu_io,
		.write = qemu_io,
		.machine = &emulated,
	},
	{ .name = NULL },
};

const struct sim_profile *sim_profile_find(const char *name)
{
	const struct sim_profile *profile;

	for (profile = sim_profiles; profile->name; profile++)
		if (!strcmp(profile->name, name))
			return profile;
	return NULL;
}
