# tests/dpastop: what of the program can be tested without a terminal.
DPASTOP_TESTS = %D%/test_theme
check_PROGRAMS += $(DPASTOP_TESTS)
TESTS += $(DPASTOP_TESTS)
DPASTOP_TEST_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/src/dpastop
DPASTOP_TEST_CFLAGS = $(AM_CFLAGS) $(NCURSESW_CFLAGS) $(CRITERION_CFLAGS)

%C%_test_theme_SOURCES = %D%/test_theme.c \
	src/dpastop/ui/theme.c src/dpastop/ui/theme.h
%C%_test_theme_CPPFLAGS = $(DPASTOP_TEST_CPPFLAGS)
%C%_test_theme_CFLAGS = $(DPASTOP_TEST_CFLAGS)
%C%_test_theme_LDADD = $(CRITERION_LIBS) $(NCURSESW_LIBS) -lm
