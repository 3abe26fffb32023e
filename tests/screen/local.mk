# The screen in tmux, on a directory that stands in for /sys.
SCREEN_TESTS = %D%/sizes.sh %D%/editing.sh %D%/life.sh %D%/words.sh \
	%D%/jobs.sh %D%/random_keys.sh %D%/svg.sh %D%/config.sh %D%/time.sh \
	%D%/restore.sh %D%/presets.sh
SCREEN_TESTS += %D%/typing.sh
SCREEN_TESTS += %D%/golden.sh
SCREEN_TESTS += %D%/table.sh %D%/shift.sh
SCREEN_TESTS += %D%/replay.sh
SCREEN_TESTS += %D%/compare_view.sh %D%/load_view.sh
SCREEN_TESTS += %D%/cpu_view.sh %D%/switches_view.sh
dist_check_SCRIPTS += $(SCREEN_TESTS)
EXTRA_DIST += %D%/rig.sh %D%/golden
TESTS += $(SCREEN_TESTS)

# Types at random for random_keys.sh.
check_PROGRAMS += %D%/key_storm
%C%_key_storm_SOURCES = %D%/key_storm.c
%C%_key_storm_LDADD = -lutil
