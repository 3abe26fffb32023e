# What src/dpasbench adds to the build.
sbin_PROGRAMS += dpasbench
dpasbench_SOURCES = \
	%D%/arguments.c %D%/arguments.h \
	%D%/bench.c %D%/bench.h \
	%D%/db_bench.c %D%/db_bench.h \
	%D%/disk_identity.c %D%/disk_identity.h \
	%D%/fio_run.c %D%/fio_run.h \
	%D%/job_file.c %D%/job_file.h \
	%D%/main.c \
	%D%/measurement.c %D%/measurement.h \
	%D%/mode_counts.c %D%/mode_counts.h \
	%D%/nvme_module.c %D%/nvme_module.h \
	%D%/online_cpus.c %D%/online_cpus.h \
	%D%/plan.c %D%/plan.h \
	%D%/progress.c %D%/progress.h \
	%D%/queue_settings.c %D%/queue_settings.h \
	%D%/run_tunables.c %D%/run_tunables.h \
	%D%/report/report.h %D%/report/report_csv.c %D%/report/report_html.c %D%/report/report_svg.c \
	%D%/report/report_answers.c %D%/report/report_answers.h \
	%D%/requirements.c %D%/requirements.h \
	%D%/results.c %D%/results.h \
	%D%/results_file.c %D%/results_file.h \
	%D%/scratch_fs.c %D%/scratch_fs.h \
	%D%/stop_signal.c %D%/stop_signal.h \
	%D%/summary.c %D%/summary.h \
	%D%/table.c %D%/table.h \
	%D%/ycsb.c %D%/ycsb.h \
	%D%/ycsb_workload.c %D%/ycsb_workload.h \
	%D%/target.h %D%/target_kernel.c %D%/target_sim.c
dpasbench_CPPFLAGS = $(AM_CPPFLAGS) -DPKGLIBEXECDIR='"$(pkglibexecdir)"'
dpasbench_CFLAGS = $(AM_CFLAGS) $(JANSSON_CFLAGS)
dpasbench_LDADD = $(PROGRAM_LIBS)

# Old handouts of the lab copy it from here.
dist_pkgdata_SCRIPTS = %D%/bench.sh
