// SPDX-License-Identifier: GPL-2.0
/*
 * test_device_guard.c - which devices may be overwritten, and which must not
 */
#include <unistd.h>

#include "file_rig.h"
#include "lib/load/device_guard.h"

static char *top;
static struct device_guard_roots roots;
static struct problem problem;

/* A machine with an empty nvme0n1 and a system disk sda. */
static void set_up(void)
{
	static char sysfs[PATH_MAX], proc[PATH_MAX], dev[PATH_MAX];
	char disk[PATH_MAX];

	top = rig_directory();
	snprintf(sysfs, sizeof(sysfs), "%s/sys", top);
	snprintf(proc, sizeof(proc), "%s/proc", top);
	snprintf(dev, sizeof(dev), "%s/dev", top);
	roots = (struct device_guard_roots){ sysfs, proc, dev };
	rig_write(top, "sys/block/nvme0n1/dev", "259:0\n");
	rig_write(top, "sys/block/nvme0n1/queue/nr_requests", "64\n");
	rig_write(top, "sys/block/sda/dev", "8:0\n");
	rig_write(top, "proc/self/mountinfo",
		  "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"
		  "23 22 0:21 / /proc rw - proc proc rw\n");
	rig_write(top, "proc/swaps",
		  "Filename\tType\tSize\tUsed\tPriority\n"
		  "/dev/sda2 partition 8388604 0 -2\n");
	rig_write(top, "dev/nvme0n1", "");
	snprintf(disk, sizeof(disk), "%s/dev/nvme0n1", top);
	cr_assert_eq(truncate(disk, 64 << 20), 0);
}

static void tear_down(void)
{
	rig_remove(top);
}

TestSuite(guard, .init = set_up, .fini = tear_down);

static void add_line(const char *path, const char *line)
{
	char name[PATH_MAX];
	FILE *file;

	snprintf(name, sizeof(name), "%s/%s", top, path);
	file = fopen(name, "a");
	cr_assert(file);
	fputs(line, file);
	fclose(file);
}

static void add_partition(void)
{
	rig_write(top, "sys/block/nvme0n1/nvme0n1p1/dev", "259:1\n");
	rig_write(top, "sys/block/nvme0n1/nvme0n1p1/partition", "1\n");
}

/* Write @bytes to the disk at @offset. */
static void put(long offset, const void *bytes, size_t size)
{
	char name[PATH_MAX];
	FILE *file;

	snprintf(name, sizeof(name), "%s/dev/nvme0n1", top);
	file = fopen(name, "r+");
	cr_assert(file && !fseek(file, offset, SEEK_SET));
	cr_assert_eq(fwrite(bytes, 1, size, file), size);
	fclose(file);
}

static void is_refused(const char *words)
{
	cr_assert(!device_guard_is_safe("nvme0n1", &roots, &problem));
	cr_assert(strstr(problem.reason, words), "\"%s\" has no \"%s\"",
		  problem.reason, words);
}

Test(guard, an_empty_disk_is_safe)
{
	cr_assert(device_guard_is_safe("nvme0n1", &roots, &problem), "%s",
		  problem.reason);
}

Test(guard, no_such_disk)
{
	cr_assert(!device_guard_is_safe("nvme9n1", &roots, &problem));
	cr_assert(strstr(problem.reason, "no such disk"));
}

Test(guard, mounted)
{
	add_line("proc/self/mountinfo",
		 "40 22 259:0 / /data rw shared:7 - xfs /dev/root rw\n");
	is_refused("nvme0n1 is mounted on /data");
}

/* Without optional fields, and a number that only starts the same. */
Test(guard, the_number_is_compared_whole)
{
	add_line("proc/self/mountinfo",
		 "40 22 259:01 / /a rw - xfs /dev/sdb1 rw\n"
		 "41 22 259:0 / /b rw - xfs /dev/other rw\n");
	is_refused("/b");
}

Test(guard, others_that_are_called_alike_do_not_matter)
{
	add_line("proc/self/mountinfo",
		 "40 22 259:10 / /a rw - xfs /dev/nvme0n10 rw\n"
		 "41 22 0:30 / /b rw - tmpfs nvme0n1 rw\n");
	add_line("proc/swaps", "/dev/nvme0n12 partition 1 0 -3\n");
	cr_assert(device_guard_is_safe("nvme0n1", &roots, &problem), "%s",
		  problem.reason);
}

Test(guard, btrfs_has_a_number_of_its_own)
{
	add_line("proc/self/mountinfo",
		 "40 22 0:50 / /pool rw shared:9 - btrfs /dev/nvme0n1 rw\n");
	is_refused("mounted on /pool");
}

Test(guard, a_partition_is_mounted)
{
	add_partition();
	add_line("proc/self/mountinfo",
		 "40 22 259:1 / /home rw - ext4 /dev/nvme0n1p1 rw\n");
	is_refused("nvme0n1p1 is mounted on /home");
}

Test(guard, partitions)
{
	add_partition();
	is_refused("it has partitions (nvme0n1p1)");
}

Test(guard, swap)
{
	add_line("proc/swaps", "/dev/nvme0n1\t\tpartition\t1024\t0\t-3\n");
	is_refused("nvme0n1 is in use as swap");
}

Test(guard, a_partition_is_swap)
{
	add_partition();
	add_line("proc/swaps", "/dev/nvme0n1p1 partition 1024 0 -3\n");
	is_refused("nvme0n1p1 is in use as swap");
}

Test(guard, raid)
{
	rig_write(top, "sys/block/nvme0n1/holders/md0", "");
	is_refused("in use by md0 (RAID)");
}

Test(guard, lvm_on_a_partition)
{
	add_partition();
	rig_write(top, "sys/block/nvme0n1/nvme0n1p1/holders/dm-3", "");
	is_refused("nvme0n1p1 is in use by dm-3 (LVM");
}

Test(guard, a_file_system)
{
	/* ext2's superblock, as far as it is checked. */
	unsigned char super[1024] = { 16, 0, 0, 0, 0, 0x40 };

	super[56] = 0x53;
	super[57] = 0xef;
	super[76] = 1;
	put(1024, super, sizeof(super));
	is_refused("it holds a file system (ext2)");
}

Test(guard, swap_that_is_not_in_use)
{
	static const unsigned char version[] = { 1, 0, 0, 0, 0xff, 0x3f, 0, 0 };

	put(1024, version, sizeof(version));
	put(4086, "SWAPSPACE2", 10);
	is_refused("(swap)");
}

Test(guard, a_member_of_lvm)
{
	unsigned char label[512] = "LABELONE";

	/* sector 1, checksum, offset 32, and the type */
	label[8] = 1;
	label[20] = 32;
	memcpy(label + 24, "LVM2 001", 8);
	put(512, label, sizeof(label));
	/* The label needs a valid checksum, which is computed here. */
	{
		unsigned int crc = 0xf597a6cf, i, bit;

		for (i = 20; i < 512; i++) {
			crc ^= label[i];
			for (bit = 0; bit < 8; bit++)
				crc = crc & 1 ? crc >> 1 ^ 0xedb88320 :
						crc >> 1;
		}
		memcpy(label + 16, &crc, sizeof(crc));
	}
	put(512, label, sizeof(label));
	is_refused("LVM2_member");
}

Test(guard, a_partition_table)
{
	unsigned char table[512] = { 0 };

	/* One Linux partition of 4096 sectors, from sector 2048. */
	table[446 + 4] = 0x83;
	table[446 + 9] = 8;
	table[446 + 13] = 16;
	table[510] = 0x55;
	table[511] = 0xaa;
	put(0, table, sizeof(table));
	is_refused("partition table (dos)");
}

Test(guard, what_cannot_be_found_out_is_not_safe)
{
	char name[PATH_MAX];

	snprintf(name, sizeof(name), "%s/dev/nvme0n1", top);
	unlink(name);
	is_refused("cannot be opened");
	snprintf(name, sizeof(name), "%s/proc/self/mountinfo", top);
	unlink(name);
	is_refused("cannot be read");
}
