# tests/sim: the simulator and dpassim. guest_same_modes.sh runs in the guest.
SIM_TESTS = %D%/test_trace %D%/test_trace_feedback %D%/test_parts %D%/test_machine \
	%D%/test_modes_emerge %D%/test_source_sim
check_PROGRAMS += $(SIM_TESTS)
TESTS += $(SIM_TESTS)
SIM_TEST_CFLAGS = $(AM_CFLAGS) $(CRITERION_CFLAGS)
SIM_TEST_LIBS = libdpastop.a libpolicy.a $(JANSSON_LIBS) $(BLKID_LIBS) \
	$(CRITERION_LIBS) $(NL_LIBS) $(NL_GENL_LIBS)

%C%_test_trace_SOURCES = %D%/test_trace.c
%C%_test_trace_CFLAGS = $(SIM_TEST_CFLAGS)
%C%_test_trace_LDADD = $(SIM_TEST_LIBS)

%C%_test_trace_feedback_SOURCES = %D%/test_trace_feedback.c
%C%_test_trace_feedback_CFLAGS = $(SIM_TEST_CFLAGS)
%C%_test_trace_feedback_LDADD = $(SIM_TEST_LIBS) -lm

%C%_test_parts_SOURCES = %D%/test_parts.c
%C%_test_parts_CFLAGS = $(SIM_TEST_CFLAGS)
%C%_test_parts_LDADD = $(SIM_TEST_LIBS)

%C%_test_machine_SOURCES = %D%/test_machine.c %D%/sim_rig.h
%C%_test_machine_CFLAGS = $(SIM_TEST_CFLAGS)
%C%_test_machine_LDADD = $(SIM_TEST_LIBS)

%C%_test_modes_emerge_SOURCES = %D%/test_modes_emerge.c %D%/sim_rig.h
%C%_test_modes_emerge_CFLAGS = $(SIM_TEST_CFLAGS)
%C%_test_modes_emerge_LDADD = $(SIM_TEST_LIBS)

%C%_test_source_sim_SOURCES = %D%/test_source_sim.c
%C%_test_source_sim_CFLAGS = $(SIM_TEST_CFLAGS)
%C%_test_source_sim_LDADD = $(SIM_TEST_LIBS)

SIM_SHELL_TESTS = %D%/dpassim_trace.sh %D%/dpassim_feedback.sh \
	%D%/dpassim_formats.sh \
	%D%/dpassim_run.sh %D%/dpassim_plot.sh
dist_check_SCRIPTS += $(SIM_SHELL_TESTS)
TESTS += $(SIM_SHELL_TESTS)
EXTRA_DIST += %D%/dpassim_lib.sh %D%/guest_same_modes.sh \
	%D%/data/bursts.txt %D%/data/by_hand.txt \
	%D%/data/columns.csv %D%/data/fio_mixed.log \
	%D%/data/fio_priority.log %D%/data/fio_averages.log \
	%D%/data/blkparse.txt %D%/data/perf_script.txt \
	%D%/data/perf_sleep.txt %D%/data/trace_cmd.txt \
	%D%/data/tracefs.txt

check_PROGRAMS += bench_sim
BENCHMARKS += bench_sim
bench_sim_SOURCES = tests/bench/bench_sim.c
bench_sim_LDADD = libdpastop.a libpolicy.a $(JANSSON_LIBS) $(BLKID_LIBS) \
	$(NL_LIBS) $(NL_GENL_LIBS)
