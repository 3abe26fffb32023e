# dpasbench.
DPASBENCH_TESTS = \
	%D%/test_arguments \
	%D%/test_db_bench \
	%D%/test_job_file \
	%D%/test_nvme_module \
	%D%/test_results \
	%D%/test_ycsb
check_PROGRAMS += $(DPASBENCH_TESTS)
TESTS += $(DPASBENCH_TESTS)

%C%_test_arguments_SOURCES = %D%/test_arguments.c tests/file_rig.h \
	src/dpasbench/arguments.c src/dpasbench/arguments.h \
	src/dpasbench/plan.c src/dpasbench/plan.h \
	src/dpasbench/scratch_fs.c src/dpasbench/scratch_fs.h \
	src/dpasbench/stop_signal.c src/dpasbench/stop_signal.h \
	src/dpasbench/ycsb_workload.c src/dpasbench/ycsb_workload.h
%C%_test_arguments_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_arguments_CFLAGS = $(TEST_CFLAGS)
%C%_test_arguments_LDADD = $(TEST_LDADD)

%C%_test_db_bench_SOURCES = %D%/test_db_bench.c tests/file_rig.h \
	src/dpasbench/db_bench.c src/dpasbench/db_bench.h
%C%_test_db_bench_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_db_bench_CFLAGS = $(TEST_CFLAGS)
%C%_test_db_bench_LDADD = $(TEST_LDADD)
EXTRA_DIST += %D%/data

%C%_test_job_file_SOURCES = %D%/test_job_file.c tests/file_rig.h \
	src/dpasbench/job_file.c src/dpasbench/job_file.h
%C%_test_job_file_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_job_file_CFLAGS = $(TEST_CFLAGS)
%C%_test_job_file_LDADD = $(TEST_LDADD)

%C%_test_nvme_module_SOURCES = %D%/test_nvme_module.c tests/file_rig.h \
	src/dpasbench/disk_identity.c src/dpasbench/disk_identity.h \
	src/dpasbench/nvme_module.c src/dpasbench/nvme_module.h
%C%_test_nvme_module_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_nvme_module_CFLAGS = $(TEST_CFLAGS)
%C%_test_nvme_module_LDADD = $(TEST_LDADD)

%C%_test_results_SOURCES = %D%/test_results.c %D%/small_plan.h tests/file_rig.h \
	src/dpasbench/measurement.c src/dpasbench/measurement.h \
	src/dpasbench/plan.c src/dpasbench/plan.h \
	src/dpasbench/report/report_csv.c \
	src/dpasbench/results.c src/dpasbench/results.h \
	src/dpasbench/results_file.c src/dpasbench/results_file.h \
	src/dpasbench/summary.c src/dpasbench/summary.h
%C%_test_results_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_results_CFLAGS = $(TEST_CFLAGS)
%C%_test_results_LDADD = $(TEST_LDADD)

%C%_test_ycsb_SOURCES = %D%/test_ycsb.c \
	src/dpasbench/db_bench.c src/dpasbench/db_bench.h \
	src/dpasbench/plan.c src/dpasbench/plan.h \
	src/dpasbench/ycsb.c src/dpasbench/ycsb.h \
	src/dpasbench/ycsb_workload.c src/dpasbench/ycsb_workload.h
%C%_test_ycsb_CPPFLAGS = $(TEST_CPPFLAGS) -DPKGLIBEXECDIR='"$(pkglibexecdir)"'
%C%_test_ycsb_CFLAGS = $(TEST_CFLAGS)
%C%_test_ycsb_LDADD = $(TEST_LDADD)

DPASBENCH_SHELL_TESTS = \
	%D%/report.sh \
	%D%/sim.sh
dist_check_SCRIPTS += $(DPASBENCH_SHELL_TESTS)
TESTS += $(DPASBENCH_SHELL_TESTS)
