# tests/dpasbench: dpasbench and what of the library only it uses.
BENCH_TESTS = %D%/test_arguments %D%/test_fio %D%/test_device_guard \
	%D%/test_results
check_PROGRAMS += $(BENCH_TESTS)
TESTS += $(BENCH_TESTS)
BENCH_TEST_CPPFLAGS = $(AM_CPPFLAGS)
BENCH_TEST_CFLAGS = $(AM_CFLAGS) $(CRITERION_CFLAGS)
BENCH_TEST_LIBS = libdpastop.a libpolicy.a $(NL_LIBS) $(NL_GENL_LIBS) $(JANSSON_LIBS) $(BLKID_LIBS) \
	$(NL_GENL_LIBS) $(NL_LIBS) \
	$(CRITERION_LIBS) -lm

%C%_test_arguments_SOURCES = %D%/test_arguments.c %D%/bench_rig.h \
	src/dpasbench/arguments.c src/dpasbench/plan.c
%C%_test_arguments_CPPFLAGS = $(BENCH_TEST_CPPFLAGS)
%C%_test_arguments_CFLAGS = $(BENCH_TEST_CFLAGS)
%C%_test_arguments_LDADD = $(BENCH_TEST_LIBS)

%C%_test_fio_SOURCES = %D%/test_fio.c %D%/bench_rig.h
%C%_test_fio_CPPFLAGS = $(BENCH_TEST_CPPFLAGS)
%C%_test_fio_CFLAGS = $(BENCH_TEST_CFLAGS)
%C%_test_fio_LDADD = $(BENCH_TEST_LIBS)

%C%_test_device_guard_SOURCES = %D%/test_device_guard.c %D%/bench_rig.h
%C%_test_device_guard_CPPFLAGS = $(BENCH_TEST_CPPFLAGS)
%C%_test_device_guard_CFLAGS = $(BENCH_TEST_CFLAGS)
%C%_test_device_guard_LDADD = $(BENCH_TEST_LIBS)

%C%_test_results_SOURCES = %D%/test_results.c %D%/bench_rig.h \
	src/dpasbench/measurement.c src/dpasbench/plan.c \
	src/dpasbench/report_csv.c src/dpasbench/results.c \
	src/dpasbench/summary.c
%C%_test_results_CPPFLAGS = $(BENCH_TEST_CPPFLAGS)
%C%_test_results_CFLAGS = $(BENCH_TEST_CFLAGS)
%C%_test_results_LDADD = $(BENCH_TEST_LIBS)

dist_check_SCRIPTS += %D%/sim.sh
TESTS += %D%/sim.sh
EXTRA_DIST += %D%/data/fio-read.txt
