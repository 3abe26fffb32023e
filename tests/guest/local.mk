# Tests that run in the lab's guest, and their programs.
check_PROGRAMS += dpas_ask fail_nth fill_ring hostile
dpas_ask_SOURCES = %D%/dpas_ask.c %D%/question.c %D%/question.h
dpas_ask_CPPFLAGS = -I$(srcdir)/kernel/include/uapi
dpas_ask_CFLAGS = $(AM_CFLAGS) $(NL_CFLAGS) $(NL_GENL_CFLAGS)
dpas_ask_LDADD = $(NL_LIBS) $(NL_GENL_LIBS)
fail_nth_SOURCES = %D%/fail_nth.c %D%/question.c %D%/question.h
fail_nth_CPPFLAGS = -I$(srcdir)/kernel/include/uapi
fail_nth_CFLAGS = $(AM_CFLAGS) $(NL_CFLAGS) $(NL_GENL_CFLAGS)
fail_nth_LDADD = $(NL_LIBS) $(NL_GENL_LIBS)
fill_ring_SOURCES = %D%/fill_ring.c
hostile_SOURCES = %D%/hostile.c
hostile_CPPFLAGS = -I$(srcdir)/kernel/include/uapi

# Each by its name: a directory would take along what is built in it.
EXTRA_DIST += \
	%D%/bench.sh \
	%D%/capture.sh \
	%D%/debug.sh \
	%D%/dpastop.sh \
	%D%/endurance.sh \
	%D%/events.sh \
	%D%/faults.sh \
	%D%/freeze.sh \
	%D%/fs.sh \
	%D%/injection.sh \
	%D%/keep.sh \
	%D%/lib.sh \
	%D%/load.sh \
	%D%/methods.sh \
	%D%/modes.sh \
	%D%/netlink.sh \
	%D%/ring.sh \
	%D%/same_modes.sh \
	%D%/same_order.sh \
	%D%/scenarios.sh \
	%D%/stacked.sh \
	%D%/stress.sh \
	%D%/sysfs.sh \
	%D%/told.sh \
	%D%/tools.sh \
	%D%/tune.sh \
	%D%/watch_lib.sh \
	%D%/ycsb.sh
