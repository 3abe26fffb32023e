# The policy against its contract. What else is here takes a built kernel.
KERNEL_TESTS = \
	%D%/policy/test_contract \
	%D%/policy/test_credit \
	%D%/policy/test_ehp \
	%D%/policy/test_modes \
	%D%/policy/test_properties \
	%D%/policy/test_sleep
check_PROGRAMS += $(KERNEL_TESTS)
TESTS += $(KERNEL_TESTS)

%C%_policy_test_contract_SOURCES = %D%/policy/test_contract.c
%C%_policy_test_contract_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_policy_test_contract_CFLAGS = $(TEST_CFLAGS)
%C%_policy_test_contract_LDADD = $(TEST_LDADD)

%C%_policy_test_credit_SOURCES = %D%/policy/test_credit.c %D%/policy/policy_rig.h
%C%_policy_test_credit_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_policy_test_credit_CFLAGS = $(TEST_CFLAGS)
%C%_policy_test_credit_LDADD = $(TEST_LDADD)

%C%_policy_test_ehp_SOURCES = %D%/policy/test_ehp.c %D%/policy/policy_rig.h
%C%_policy_test_ehp_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_policy_test_ehp_CFLAGS = $(TEST_CFLAGS)
%C%_policy_test_ehp_LDADD = $(TEST_LDADD)

%C%_policy_test_modes_SOURCES = %D%/policy/test_modes.c %D%/policy/policy_rig.h
%C%_policy_test_modes_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_policy_test_modes_CFLAGS = $(TEST_CFLAGS)
%C%_policy_test_modes_LDADD = $(TEST_LDADD)

%C%_policy_test_properties_SOURCES = %D%/policy/test_properties.c %D%/policy/policy_rig.h
%C%_policy_test_properties_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_policy_test_properties_CFLAGS = $(TEST_CFLAGS)
%C%_policy_test_properties_LDADD = $(TEST_LDADD)

%C%_policy_test_sleep_SOURCES = %D%/policy/test_sleep.c %D%/policy/policy_rig.h
%C%_policy_test_sleep_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_policy_test_sleep_CFLAGS = $(TEST_CFLAGS)
%C%_policy_test_sleep_LDADD = $(TEST_LDADD)
EXTRA_DIST += \
	%D%/hooks.sh \
	%D%/kconfig.sh \
	%D%/patch.sh \
	%D%/source.sh \
	%D%/style.sh \
	%D%/vm
