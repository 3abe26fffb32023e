# The screen in tmux, on a directory that stands in for /sys.
SCREEN_TESTS = %D%/sizes.sh %D%/editing.sh %D%/life.sh %D%/words.sh \
	%D%/jobs.sh
dist_check_SCRIPTS += $(SCREEN_TESTS)
EXTRA_DIST += %D%/rig.sh
TESTS += $(SCREEN_TESTS)
