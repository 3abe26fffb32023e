# What tests adds to the build. Folders are those of the source: kernel, lib,
# dpastop, dpassim, dpasbench, hipri. Beside them are fuzz, bench and guest.

# For every test with Criterion; the linker takes what a test uses.
TEST_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/tests
TEST_CFLAGS = $(AM_CFLAGS) $(CRITERION_CFLAGS) $(NCURSESW_CFLAGS)
TEST_LDADD = $(PROGRAM_LIBS) $(CRITERION_LIBS) $(NCURSESW_LIBS)

include tests/kernel/local.mk
include tests/lib/local.mk
include tests/dpastop/local.mk
include tests/dpassim/local.mk
include tests/dpasbench/local.mk
include tests/hipri/local.mk
include tests/fuzz/local.mk
include tests/bench/local.mk
include tests/guest/local.mk
include tests/install/local.mk
include tests/packages/local.mk

EXTRA_DIST += %D%/README.md %D%/run %D%/rig.sh
