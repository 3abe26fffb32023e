/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tune_command.h - dpastop tune: the tuner without a screen
 */
#ifndef DPASTOP_TUNE_COMMAND_TUNE_COMMAND_H
#define DPASTOP_TUNE_COMMAND_TUNE_COMMAND_H

/*
 * @argv[0] is "tune". The exit status; what is found goes to standard output,
 * progress (on a terminal) and complaints to standard error. A modelled machine
 * runs in its own time, as fast as it can be computed. SIGINT, SIGTERM and SIGHUP
 * end it once all is put back, and what is known by then is printed.
 */
int tune_command_run(int argc, char *argv[]);

#endif
