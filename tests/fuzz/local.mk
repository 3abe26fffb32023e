# Readers, given damaged texts. A fuzzer is FUZZ_SOURCES and one file of its own.
FUZZERS = %D%/fuzz_stream %D%/fuzz_source_stream %D%/fuzz_scenario \
	%D%/fuzz_switch_stat %D%/fuzz_preset %D%/fuzz_config
check_PROGRAMS += $(FUZZERS)
TESTS += $(FUZZERS)
FUZZ_SOURCES = %D%/fuzz.c %D%/fuzz.h %D%/seed_file.c %D%/seed_file.h

%C%_fuzz_config_SOURCES = %D%/fuzz_config.c $(FUZZ_SOURCES) $(CONFIG_SOURCES)
%C%_fuzz_config_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_fuzz_config_CFLAGS = $(AM_CFLAGS) $(NCURSESW_CFLAGS)
%C%_fuzz_config_LDADD = $(PROGRAM_LIBS) $(NCURSESW_LIBS)

%C%_fuzz_preset_SOURCES = %D%/fuzz_preset.c $(FUZZ_SOURCES) \
	src/dpastop/tune/preset.c src/dpastop/tune/preset.h
%C%_fuzz_preset_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_fuzz_preset_LDADD = $(PROGRAM_LIBS)

%C%_fuzz_scenario_SOURCES = %D%/fuzz_scenario.c $(FUZZ_SOURCES)
%C%_fuzz_scenario_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_fuzz_scenario_LDADD = $(PROGRAM_LIBS)

%C%_fuzz_source_stream_SOURCES = %D%/fuzz_source_stream.c $(FUZZ_SOURCES)
%C%_fuzz_source_stream_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_fuzz_source_stream_LDADD = $(PROGRAM_LIBS)

%C%_fuzz_stream_SOURCES = %D%/fuzz_stream.c $(FUZZ_SOURCES)
%C%_fuzz_stream_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_fuzz_stream_LDADD = $(PROGRAM_LIBS)

%C%_fuzz_switch_stat_SOURCES = %D%/fuzz_switch_stat.c $(FUZZ_SOURCES)
%C%_fuzz_switch_stat_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_fuzz_switch_stat_LDADD = $(PROGRAM_LIBS)
