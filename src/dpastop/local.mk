# What src/dpastop adds to the build: the program.
sbin_PROGRAMS += dpastop
dpastop_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/%D%
dpastop_CFLAGS = $(AM_CFLAGS) $(NCURSESW_CFLAGS)
dpastop_LDADD = libdpastop.a libpolicy.a $(JANSSON_LIBS) $(NCURSESW_LIBS) \
	$(NL_LIBS) $(NL_GENL_LIBS)
dpastop_SOURCES = \
	%D%/batch.c %D%/batch.h \
	%D%/editor.c %D%/editor.h \
	%D%/interval.c %D%/interval.h \
	%D%/keys.c %D%/keys.h \
	%D%/loop.c %D%/loop.h \
	%D%/main.c \
	%D%/monitor.c %D%/monitor.h \
	%D%/options.c %D%/options.h \
	%D%/picture.c %D%/picture.h \
	%D%/set_command.c %D%/set_command.h \
	%D%/ui/layout.c %D%/ui/layout.h \
	%D%/ui/number.c %D%/ui/number.h \
	%D%/ui/panel.h \
	%D%/ui/panel_cpus.c %D%/ui/panel_header.c %D%/ui/panel_help.c \
	%D%/ui/panel_status.c %D%/ui/panel_switches.c \
	%D%/ui/panel_title.c %D%/ui/panel_tunables.c \
	%D%/ui/pen.c %D%/ui/pen.h \
	%D%/ui/screen.c %D%/ui/screen.h \
	%D%/ui/theme.c %D%/ui/theme.h \
	%D%/view.h
