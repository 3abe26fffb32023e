# What parts of the project cost: built by `make check`, run by `make bench`.
BENCHMARKS = bench_policy bench_sim
check_PROGRAMS += $(BENCHMARKS)
bench_policy_SOURCES = %D%/bench_policy.c
bench_policy_LDADD = libpolicy.a
bench_sim_SOURCES = %D%/bench_sim.c
bench_sim_LDADD = $(PROGRAM_LIBS)

# Runs in the guest: tests/bench/instructions.
check_PROGRAMS += syncread
syncread_SOURCES = %D%/syncread.c

EXTRA_DIST += %D%/instructions %D%/instructions.sh %D%/screen_cost \
	%D%/tune_exhaustive.sh \
	%D%/tune_gain.sh

.PHONY: bench
bench: $(BENCHMARKS)
	@for program in $(BENCHMARKS); do \
		echo "$$program:"; ./$$program || exit; \
	done
