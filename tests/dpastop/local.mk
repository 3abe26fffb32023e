# tests/dpastop: what of the program can be tested without a terminal.
DPASTOP_TESTS = %D%/test_theme %D%/test_preset %D%/test_restore \
	%D%/test_config
check_PROGRAMS += $(DPASTOP_TESTS)
TESTS += $(DPASTOP_TESTS) %D%/completions.sh %D%/options.sh
dist_check_SCRIPTS += %D%/completions.sh %D%/options.sh
DPASTOP_TEST_CPPFLAGS = $(AM_CPPFLAGS)
DPASTOP_TEST_CFLAGS = $(AM_CFLAGS) $(NCURSESW_CFLAGS) $(CRITERION_CFLAGS)

%C%_test_theme_SOURCES = %D%/test_theme.c \
	src/dpastop/ui/draw/theme.c src/dpastop/ui/draw/theme.h
%C%_test_theme_CPPFLAGS = $(DPASTOP_TEST_CPPFLAGS)
%C%_test_theme_CFLAGS = $(DPASTOP_TEST_CFLAGS)
%C%_test_theme_LDADD = $(CRITERION_LIBS) $(NCURSESW_LIBS) -lm

DPASTOP_TEST_LIBS = libdpastop.a libpolicy.a $(JANSSON_LIBS) $(BLKID_LIBS) $(NL_LIBS) \
	$(NL_GENL_LIBS) $(CRITERION_LIBS)

%C%_test_preset_SOURCES = %D%/test_preset.c %D%/home_rig.h \
	src/dpastop/tune/preset.c src/dpastop/tune/preset.h
%C%_test_preset_CPPFLAGS = $(DPASTOP_TEST_CPPFLAGS)
%C%_test_preset_CFLAGS = $(DPASTOP_TEST_CFLAGS)
%C%_test_preset_LDADD = $(DPASTOP_TEST_LIBS)

%C%_test_restore_SOURCES = %D%/test_restore.c %D%/home_rig.h \
	src/dpastop/tune/restore.c src/dpastop/tune/restore.h
%C%_test_restore_CPPFLAGS = $(DPASTOP_TEST_CPPFLAGS)
%C%_test_restore_CFLAGS = $(DPASTOP_TEST_CFLAGS)
%C%_test_restore_LDADD = $(DPASTOP_TEST_LIBS)

# What reading the configuration takes.
CONFIG_SOURCES = src/dpastop/config.c src/dpastop/config.h \
	src/dpastop/input/actions.c src/dpastop/input/actions.h \
	src/dpastop/model/interval.c src/dpastop/model/interval.h \
	src/dpastop/input/key_name.c src/dpastop/input/key_name.h \
	src/dpastop/model/picture.c src/dpastop/model/picture.h \
	src/dpastop/ui/draw/theme.c src/dpastop/ui/draw/theme.h

%C%_test_config_SOURCES = %D%/test_config.c %D%/home_rig.h $(CONFIG_SOURCES)
%C%_test_config_CPPFLAGS = $(DPASTOP_TEST_CPPFLAGS)
%C%_test_config_CFLAGS = $(DPASTOP_TEST_CFLAGS)
%C%_test_config_LDADD = $(DPASTOP_TEST_LIBS) $(NCURSESW_LIBS)
