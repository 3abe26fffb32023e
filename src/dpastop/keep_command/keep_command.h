/* SPDX-License-Identifier: GPL-2.0 */
/*
 * keep_command.h - dpastop keep: a device's tunables for good
 */
#ifndef DPASTOP_KEEP_COMMAND_KEEP_COMMAND_H
#define DPASTOP_KEEP_COMMAND_KEEP_COMMAND_H

/*
 * @argv[0] is "keep". The exit status; what would be written is shown on standard
 * output first, and on a terminal it asks. Files are below /etc, or below the
 * directory that the environment variable DPASTOP_ETC names.
 */
int keep_command_run(int argc, char *argv[]);

#endif
