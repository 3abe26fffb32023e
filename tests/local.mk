# What tests adds to the build.

# Programs that measure: built by `make check`, run by `make bench`.
BENCHMARKS =

# tests/policy: the policy against its contract.
POLICY_TESTS = %D%/policy/test_sleep %D%/policy/test_modes \
	%D%/policy/test_properties %D%/policy/test_credit
check_PROGRAMS += $(POLICY_TESTS)
TESTS += $(POLICY_TESTS)
POLICY_TEST_CFLAGS = $(AM_CFLAGS) $(CRITERION_CFLAGS)
POLICY_TEST_LIBS = libpolicy.a $(CRITERION_LIBS)

%C%_policy_test_sleep_SOURCES = %D%/policy/test_sleep.c %D%/policy/policy_rig.h
%C%_policy_test_sleep_CFLAGS = $(POLICY_TEST_CFLAGS)
%C%_policy_test_sleep_LDADD = $(POLICY_TEST_LIBS)

%C%_policy_test_modes_SOURCES = %D%/policy/test_modes.c %D%/policy/policy_rig.h
%C%_policy_test_modes_CFLAGS = $(POLICY_TEST_CFLAGS)
%C%_policy_test_modes_LDADD = $(POLICY_TEST_LIBS)

%C%_policy_test_properties_SOURCES = %D%/policy/test_properties.c \
	%D%/policy/policy_rig.h
%C%_policy_test_properties_CFLAGS = $(POLICY_TEST_CFLAGS)
%C%_policy_test_properties_LDADD = $(POLICY_TEST_LIBS)

%C%_policy_test_credit_SOURCES = %D%/policy/test_credit.c \
	%D%/policy/policy_rig.h
%C%_policy_test_credit_CFLAGS = $(POLICY_TEST_CFLAGS)
%C%_policy_test_credit_LDADD = $(POLICY_TEST_LIBS)

# tests/bench: what parts of the project cost.
check_PROGRAMS += bench_policy
BENCHMARKS += bench_policy
bench_policy_SOURCES = %D%/bench/bench_policy.c
bench_policy_LDADD = libpolicy.a

# Runs in the guest: tests/bench/instructions.
check_PROGRAMS += syncread
syncread_SOURCES = %D%/bench/syncread.c

# tests/guest: programs of the tests that run there.
check_PROGRAMS += dpas_ask hostile
dpas_ask_SOURCES = %D%/guest/dpas_ask.c
dpas_ask_CPPFLAGS = -I$(srcdir)/kernel/include/uapi
dpas_ask_CFLAGS = $(AM_CFLAGS) $(NL_CFLAGS) $(NL_GENL_CFLAGS)
dpas_ask_LDADD = $(NL_LIBS) $(NL_GENL_LIBS)
hostile_SOURCES = %D%/guest/hostile.c
hostile_CPPFLAGS = -I$(srcdir)/kernel/include/uapi

.PHONY: bench
bench: $(BENCHMARKS)
	@for program in $(BENCHMARKS); do \
		echo "$$program:"; ./$$program || exit; \
	done

include tests/dpasbench/local.mk
include tests/dpastop/local.mk
include tests/fuzz/local.mk
include tests/lib/local.mk
include tests/scenario/local.mk
include tests/screen/local.mk
include tests/sim/local.mk
include tests/stream/local.mk

EXTRA_DIST += %D%/run %D%/bench/instructions %D%/bench/instructions.sh \
	%D%/bench/screen_cost \
	%D%/guest %D%/kernel %D%/vm
