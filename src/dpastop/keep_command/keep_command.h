/* SPDX-License-Identifier: GPL-2.0 */
/*
 * keep_command.h - dpastop keep: make a device's tunables persistent
 */
#ifndef DPASTOP_KEEP_COMMAND_KEEP_COMMAND_H
#define DPASTOP_KEEP_COMMAND_KEEP_COMMAND_H

/*
 * @argv[0] is "keep". Returns the exit status. What would be written is shown
 * on standard output first, and it asks for confirmation on a terminal. Files
 * are below /etc, or below the directory in the environment variable
 * DPASTOP_ETC.
 */
int keep_command_run(int argc, char *argv[]);

#endif
