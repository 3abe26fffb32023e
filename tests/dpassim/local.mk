# dpassim.
DPASSIM_SHELL_TESTS = %D%/capture.sh %D%/drive.sh %D%/feedback.sh %D%/formats.sh %D%/plot.sh %D%/report.sh %D%/run.sh %D%/trace.sh
dist_check_SCRIPTS += $(DPASSIM_SHELL_TESTS)
TESTS += $(DPASSIM_SHELL_TESTS)
EXTRA_DIST += %D%/lib.sh %D%/data
