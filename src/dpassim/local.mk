# What src/dpassim adds to the build.
bin_PROGRAMS += dpassim
dpassim_SOURCES = \
	%D%/capture_command.c \
	%D%/commands.c %D%/commands.h \
	%D%/json_output.c %D%/json_output.h \
	%D%/main.c \
	%D%/plot.c %D%/plot.h \
	%D%/run_command.c \
	%D%/run_report.c %D%/run_report.h \
	%D%/run_result.c %D%/run_result.h \
	%D%/style.c %D%/style.h \
	%D%/trace_command.c \
	%D%/trace_emulation.c %D%/trace_emulation.h \
	%D%/trace_explain.c %D%/trace_explain.h \
	%D%/trace_grid.c %D%/trace_grid.h \
	%D%/trace_options.c %D%/trace_options.h \
	%D%/trace_chart.c %D%/trace_chart.h
dpassim_CFLAGS = $(AM_CFLAGS) $(JANSSON_CFLAGS)
dpassim_LDADD = $(PROGRAM_LIBS) $(TRACEEVENT_LIBS)
