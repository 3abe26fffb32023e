# The policy, as user space compiles it.
noinst_LIBRARIES += libpolicy.a
libpolicy_a_SOURCES = %D%/policy/dpas_policy.c %D%/policy/dpas_policy.h
