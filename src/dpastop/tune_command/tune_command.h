/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tune_command.h - dpastop tune: the tuner without a screen
 */
#ifndef DPASTOP_TUNE_COMMAND_TUNE_COMMAND_H
#define DPASTOP_TUNE_COMMAND_TUNE_COMMAND_H

/*
 * @argv[0] is "tune". Returns the exit status; results go to standard output,
 * progress (on a terminal) and errors to standard error. A simulated machine
 * runs as fast as it can be computed. SIGINT, SIGTERM and SIGHUP end it after
 * everything has been restored, and the results so far are printed.
 */
int tune_command_run(int argc, char *argv[]);

#endif
