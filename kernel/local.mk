# The policy, as user space compiles it.
noinst_LIBRARIES += libpolicy.a
libpolicy_a_SOURCES = %D%/policy/dpas_policy.c %D%/policy/dpas_policy.h

# The kernel part and the lab: built by mkkernel, not by make.
EXTRA_DIST += %D%/README.md %D%/dpastop-lab.8 %D%/mkkernel %D%/block %D%/hooks %D%/include %D%/vm
