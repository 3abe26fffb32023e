# Readers, given damaged texts. A fuzzer is FUZZ_SOURCES and one file of its own.
FUZZERS = %D%/fuzz_switch_stat
check_PROGRAMS += $(FUZZERS)
TESTS += $(FUZZERS)
FUZZ_SOURCES = %D%/fuzz.c %D%/fuzz.h
FUZZ_LIBS = libdpastop.a libpolicy.a $(JANSSON_LIBS) $(NL_LIBS) $(NL_GENL_LIBS) -lm

%C%_fuzz_switch_stat_SOURCES = %D%/fuzz_switch_stat.c $(FUZZ_SOURCES)
%C%_fuzz_switch_stat_LDADD = $(FUZZ_LIBS)
