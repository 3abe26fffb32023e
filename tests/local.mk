# What tests adds to the build. Folders are those of the source: kernel, lib,
# dpastop, dpassim, dpasbench. Beside them are fuzz, bench and guest.

# For every test with Criterion; the linker takes what a test uses.
TEST_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/tests
TEST_CFLAGS = $(AM_CFLAGS) $(CRITERION_CFLAGS) $(NCURSESW_CFLAGS)
TEST_LDADD = $(PROGRAM_LIBS) $(CRITERION_LIBS) $(NCURSESW_LIBS)

include tests/kernel/local.mk
include tests/lib/local.mk
include tests/dpastop/local.mk
include tests/dpassim/local.mk
include tests/dpasbench/local.mk
include tests/fuzz/local.mk
include tests/bench/local.mk

# Programs of the tests that run in the guest.
check_PROGRAMS += dpas_ask hostile
dpas_ask_SOURCES = %D%/guest/dpas_ask.c
dpas_ask_CPPFLAGS = -I$(srcdir)/kernel/include/uapi
dpas_ask_CFLAGS = $(AM_CFLAGS) $(NL_CFLAGS) $(NL_GENL_CFLAGS)
dpas_ask_LDADD = $(NL_LIBS) $(NL_GENL_LIBS)
hostile_SOURCES = %D%/guest/hostile.c
hostile_CPPFLAGS = -I$(srcdir)/kernel/include/uapi

EXTRA_DIST += %D%/run %D%/rig.sh %D%/guest
