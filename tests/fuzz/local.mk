# Readers, given damaged texts. A fuzzer is FUZZ_SOURCES and one file of its own.
FUZZERS = %D%/fuzz_stream %D%/fuzz_source_stream %D%/fuzz_scenario \
	%D%/fuzz_switch_stat %D%/fuzz_kernel_log %D%/fuzz_netlink %D%/fuzz_fio \
	%D%/fuzz_preset %D%/fuzz_config %D%/fuzz_trace %D%/fuzz_results \
	%D%/fuzz_job_file
check_PROGRAMS += $(FUZZERS)
TESTS += $(FUZZERS)
EXTRA_DIST += %D%/corpus

# With libFuzzer's main() or our own.
if FUZZER
FUZZ_SOURCES = %D%/cover.c %D%/fuzz.h %D%/rows.h
else
FUZZ_SOURCES = %D%/fuzz.c %D%/fuzz.h %D%/rows.h %D%/seeds.c %D%/seeds.h
endif
FUZZ_LIBS = $(FUZZER_LIBS) $(PROGRAM_LIBS)

.PHONY: fuzzers
fuzzers: $(FUZZERS)

%C%_fuzz_config_SOURCES = %D%/fuzz_config.c $(FUZZ_SOURCES) $(CONFIG_SOURCES)
%C%_fuzz_config_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_fuzz_config_CFLAGS = $(AM_CFLAGS) $(NCURSESW_CFLAGS)
%C%_fuzz_config_LDADD = $(FUZZ_LIBS) $(NCURSESW_LIBS)

%C%_fuzz_fio_SOURCES = %D%/fuzz_fio.c $(FUZZ_SOURCES)
%C%_fuzz_fio_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_fuzz_fio_LDADD = $(FUZZ_LIBS)

%C%_fuzz_job_file_SOURCES = %D%/fuzz_job_file.c $(FUZZ_SOURCES) \
	src/dpasbench/job_file.c src/dpasbench/job_file.h
%C%_fuzz_job_file_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_fuzz_job_file_LDADD = $(FUZZ_LIBS)

%C%_fuzz_kernel_log_SOURCES = %D%/fuzz_kernel_log.c $(FUZZ_SOURCES)
%C%_fuzz_kernel_log_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_fuzz_kernel_log_LDADD = $(FUZZ_LIBS)

%C%_fuzz_netlink_SOURCES = %D%/fuzz_netlink.c $(FUZZ_SOURCES)
%C%_fuzz_netlink_CPPFLAGS = $(libdpastop_a_CPPFLAGS) $(TEST_CPPFLAGS)
%C%_fuzz_netlink_CFLAGS = $(libdpastop_a_CFLAGS)
%C%_fuzz_netlink_LDADD = $(FUZZ_LIBS)

%C%_fuzz_preset_SOURCES = %D%/fuzz_preset.c $(FUZZ_SOURCES) \
	src/dpastop/tune/preset.c src/dpastop/tune/preset.h
%C%_fuzz_preset_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_fuzz_preset_LDADD = $(FUZZ_LIBS)

%C%_fuzz_results_SOURCES = %D%/fuzz_results.c $(FUZZ_SOURCES) \
	tests/dpasbench/small_plan.h \
	src/dpasbench/measurement.c src/dpasbench/measurement.h \
	src/dpasbench/plan.c src/dpasbench/plan.h \
	src/dpasbench/results.c src/dpasbench/results.h \
	src/dpasbench/results_file.c src/dpasbench/results_file.h \
	src/dpasbench/summary.c src/dpasbench/summary.h
%C%_fuzz_results_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_fuzz_results_LDADD = $(FUZZ_LIBS)

%C%_fuzz_scenario_SOURCES = %D%/fuzz_scenario.c $(FUZZ_SOURCES)
%C%_fuzz_scenario_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_fuzz_scenario_LDADD = $(FUZZ_LIBS)

%C%_fuzz_source_stream_SOURCES = %D%/fuzz_source_stream.c $(FUZZ_SOURCES)
%C%_fuzz_source_stream_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_fuzz_source_stream_LDADD = $(FUZZ_LIBS)

%C%_fuzz_stream_SOURCES = %D%/fuzz_stream.c $(FUZZ_SOURCES)
%C%_fuzz_stream_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_fuzz_stream_LDADD = $(FUZZ_LIBS)

%C%_fuzz_switch_stat_SOURCES = %D%/fuzz_switch_stat.c $(FUZZ_SOURCES)
%C%_fuzz_switch_stat_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_fuzz_switch_stat_LDADD = $(FUZZ_LIBS)

%C%_fuzz_trace_SOURCES = %D%/fuzz_trace.c $(FUZZ_SOURCES)
%C%_fuzz_trace_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_fuzz_trace_LDADD = $(FUZZ_LIBS)
