# The library, and what of the programs is pure: Criterion tests.
LIB_TESTS = %D%/test_params %D%/test_switch_stat %D%/test_history \
	%D%/test_stream %D%/test_source_stream %D%/test_source_kernel \
	%D%/test_switch_queue \
	%D%/test_layout %D%/test_overview %D%/test_device_events %D%/test_snapshot \
	%D%/test_changes %D%/test_scenario %D%/test_compare \
	%D%/test_load_spec %D%/test_load_fio %D%/test_fio_status \
	%D%/test_task_usage \
	%D%/test_braille %D%/test_switch_list %D%/test_cpu_span %D%/test_moment
check_PROGRAMS += $(LIB_TESTS)
TESTS += $(LIB_TESTS)
LIB_TEST_CFLAGS = $(AM_CFLAGS) $(CRITERION_CFLAGS)
LIB_TEST_LIBS = libdpastop.a libpolicy.a $(JANSSON_LIBS) $(BLKID_LIBS) \
	$(CRITERION_LIBS) $(NL_LIBS) $(NL_GENL_LIBS) -lm

%C%_test_params_SOURCES = %D%/test_params.c
%C%_test_params_CFLAGS = $(LIB_TEST_CFLAGS)
%C%_test_params_LDADD = $(LIB_TEST_LIBS)

%C%_test_switch_stat_SOURCES = %D%/test_switch_stat.c
%C%_test_switch_stat_CFLAGS = $(LIB_TEST_CFLAGS)
%C%_test_switch_stat_LDADD = $(LIB_TEST_LIBS)

%C%_test_history_SOURCES = %D%/test_history.c
%C%_test_history_CFLAGS = $(LIB_TEST_CFLAGS)
%C%_test_history_LDADD = $(LIB_TEST_LIBS)

%C%_test_stream_SOURCES = %D%/test_stream.c
%C%_test_stream_CFLAGS = $(LIB_TEST_CFLAGS)
%C%_test_stream_LDADD = $(LIB_TEST_LIBS)

%C%_test_source_kernel_SOURCES = %D%/test_source_kernel.c
%C%_test_source_kernel_CFLAGS = $(LIB_TEST_CFLAGS)
%C%_test_source_kernel_LDADD = $(LIB_TEST_LIBS)

%C%_test_switch_queue_SOURCES = %D%/test_switch_queue.c
%C%_test_switch_queue_CFLAGS = $(LIB_TEST_CFLAGS)
%C%_test_switch_queue_LDADD = $(LIB_TEST_LIBS)

%C%_test_source_stream_SOURCES = %D%/test_source_stream.c
%C%_test_source_stream_CFLAGS = $(LIB_TEST_CFLAGS)
%C%_test_source_stream_LDADD = $(LIB_TEST_LIBS)

%C%_test_layout_SOURCES = %D%/test_layout.c \
	src/dpastop/model/interval.c src/dpastop/model/interval.h \
	src/dpastop/ui/draw/layout.c src/dpastop/ui/draw/layout.h
%C%_test_layout_CPPFLAGS = $(AM_CPPFLAGS)
%C%_test_layout_CFLAGS = $(LIB_TEST_CFLAGS)
%C%_test_layout_LDADD = $(CRITERION_LIBS)

%C%_test_overview_SOURCES = %D%/test_overview.c \
	src/dpastop/model/observed.c src/dpastop/model/observed.h \
	src/dpastop/model/picture.c src/dpastop/model/picture.h \
	src/dpastop/ui/draw/machine_layout.c src/dpastop/ui/draw/machine_layout.h \
	src/dpastop/ui/draw/pen.c src/dpastop/ui/draw/pen.h \
	src/dpastop/ui/draw/timeline.c src/dpastop/ui/draw/timeline.h \
	src/dpastop/model/view.c src/dpastop/model/view.h
%C%_test_overview_CPPFLAGS = $(AM_CPPFLAGS)
%C%_test_overview_CFLAGS = $(LIB_TEST_CFLAGS) $(NCURSESW_CFLAGS)
%C%_test_overview_LDADD = $(LIB_TEST_LIBS) $(NCURSESW_LIBS)

%C%_test_device_events_SOURCES = %D%/test_device_events.c
%C%_test_device_events_CFLAGS = $(LIB_TEST_CFLAGS)
%C%_test_device_events_LDADD = $(LIB_TEST_LIBS)

%C%_test_snapshot_SOURCES = %D%/test_snapshot.c
%C%_test_snapshot_CFLAGS = $(LIB_TEST_CFLAGS)
%C%_test_snapshot_LDADD = $(LIB_TEST_LIBS)

%C%_test_changes_SOURCES = %D%/test_changes.c
%C%_test_changes_CFLAGS = $(LIB_TEST_CFLAGS)
%C%_test_changes_LDADD = $(LIB_TEST_LIBS)

%C%_test_scenario_SOURCES = %D%/test_scenario.c
%C%_test_scenario_CFLAGS = $(LIB_TEST_CFLAGS)
%C%_test_scenario_LDADD = $(LIB_TEST_LIBS)

%C%_test_braille_SOURCES = %D%/test_braille.c \
	src/dpastop/ui/draw/braille.c src/dpastop/ui/draw/braille.h \
	src/dpastop/ui/draw/scale.c src/dpastop/ui/draw/scale.h
%C%_test_braille_CPPFLAGS = $(AM_CPPFLAGS)
%C%_test_braille_CFLAGS = $(LIB_TEST_CFLAGS)
%C%_test_braille_LDADD = $(CRITERION_LIBS) -lm

%C%_test_switch_list_SOURCES = %D%/test_switch_list.c \
	src/dpastop/model/switch_filter.c src/dpastop/model/switch_filter.h \
	src/dpastop/model/switch_list.c src/dpastop/model/switch_list.h
%C%_test_switch_list_CPPFLAGS = $(AM_CPPFLAGS)
%C%_test_switch_list_CFLAGS = $(LIB_TEST_CFLAGS)
%C%_test_switch_list_LDADD = $(LIB_TEST_LIBS)

%C%_test_cpu_span_SOURCES = %D%/test_cpu_span.c \
	src/dpastop/model/cpu_span.c src/dpastop/model/cpu_span.h \
	src/dpastop/model/series.c src/dpastop/model/series.h
%C%_test_cpu_span_CPPFLAGS = $(AM_CPPFLAGS)
%C%_test_cpu_span_CFLAGS = $(LIB_TEST_CFLAGS)
%C%_test_cpu_span_LDADD = $(LIB_TEST_LIBS)

%C%_test_load_spec_SOURCES = %D%/test_load_spec.c
%C%_test_load_spec_CFLAGS = $(LIB_TEST_CFLAGS)
%C%_test_load_spec_LDADD = $(LIB_TEST_LIBS)

%C%_test_load_fio_SOURCES = %D%/test_load_fio.c
%C%_test_load_fio_CFLAGS = $(LIB_TEST_CFLAGS)
%C%_test_load_fio_LDADD = $(LIB_TEST_LIBS)

%C%_test_fio_status_SOURCES = %D%/test_fio_status.c
%C%_test_fio_status_CFLAGS = $(LIB_TEST_CFLAGS)
%C%_test_fio_status_LDADD = $(LIB_TEST_LIBS)

%C%_test_task_usage_SOURCES = %D%/test_task_usage.c
%C%_test_task_usage_CFLAGS = $(LIB_TEST_CFLAGS)
%C%_test_task_usage_LDADD = $(LIB_TEST_LIBS)

%C%_test_compare_SOURCES = %D%/test_compare.c \
	src/dpastop/model/compare.c src/dpastop/model/compare.h \
	src/dpastop/model/load_part.c src/dpastop/model/load_part.h
%C%_test_compare_CPPFLAGS = $(AM_CPPFLAGS)
%C%_test_compare_CFLAGS = $(LIB_TEST_CFLAGS)
%C%_test_compare_LDADD = $(LIB_TEST_LIBS)

%C%_test_moment_SOURCES = %D%/test_moment.c \
	src/dpastop/model/moment.c src/dpastop/model/moment.h
%C%_test_moment_CPPFLAGS = $(AM_CPPFLAGS)
%C%_test_moment_CFLAGS = $(LIB_TEST_CFLAGS)
%C%_test_moment_LDADD = $(CRITERION_LIBS)
