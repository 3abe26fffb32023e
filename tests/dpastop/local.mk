# The program: Criterion tests of what needs no terminal; scripts of the rest.
# Those in ui/ run it in tmux, on a directory that stands in for /sys.
DPASTOP_TESTS = \
	%D%/test_config \
	%D%/model/test_compare \
	%D%/model/test_effect \
	%D%/model/test_cpu_span \
	%D%/model/test_shares \
	%D%/model/test_time_spec \
	%D%/model/test_prompt \
	%D%/model/test_switch_list \
	%D%/model/test_model \
	%D%/model/test_why \
	%D%/scenario/test_player \
	%D%/tune/test_preset \
	%D%/tune/test_restore \
	%D%/ui/draw/test_braille \
	%D%/ui/draw/test_layout \
	%D%/ui/draw/test_number \
	%D%/ui/draw/test_overview \
	%D%/ui/draw/test_theme
check_PROGRAMS += $(DPASTOP_TESTS)
TESTS += $(DPASTOP_TESTS)

# What reading the configuration takes.
CONFIG_SOURCES = \
	src/dpastop/config.c src/dpastop/config.h \
	src/dpastop/input/actions.c src/dpastop/input/actions.h \
	src/dpastop/input/key_name.c src/dpastop/input/key_name.h \
	src/dpastop/model/cpu_column.c src/dpastop/model/cpu_column.h \
	src/dpastop/model/interval.c src/dpastop/model/interval.h \
	src/dpastop/model/model.c src/dpastop/model/model.h \
	src/dpastop/model/view_list.h \
	src/dpastop/ui/draw/theme.c src/dpastop/ui/draw/theme.h

%C%_test_config_SOURCES = %D%/test_config.c %D%/home_rig.h $(CONFIG_SOURCES)
%C%_test_config_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_test_config_CFLAGS = $(TEST_CFLAGS)
%C%_test_config_LDADD = $(TEST_LDADD)

%C%_model_test_compare_SOURCES = %D%/model/test_compare.c \
	src/dpastop/model/compare.c src/dpastop/model/compare.h \
	src/dpastop/model/load_part.c src/dpastop/model/load_part.h
%C%_model_test_compare_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_model_test_compare_CFLAGS = $(TEST_CFLAGS)
%C%_model_test_compare_LDADD = $(TEST_LDADD)

%C%_model_test_effect_SOURCES = %D%/model/test_effect.c \
	src/dpastop/model/compare.c src/dpastop/model/compare.h \
	src/dpastop/model/effect.c src/dpastop/model/effect.h \
	src/dpastop/model/load_part.c src/dpastop/model/load_part.h
%C%_model_test_effect_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_model_test_effect_CFLAGS = $(TEST_CFLAGS)
%C%_model_test_effect_LDADD = $(TEST_LDADD)

%C%_model_test_cpu_span_SOURCES = %D%/model/test_cpu_span.c \
	src/dpastop/model/cpu_span.c src/dpastop/model/cpu_span.h \
	src/dpastop/model/series.c src/dpastop/model/series.h
%C%_model_test_cpu_span_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_model_test_cpu_span_CFLAGS = $(TEST_CFLAGS)
%C%_model_test_cpu_span_LDADD = $(TEST_LDADD)

%C%_model_test_model_SOURCES = %D%/model/test_model.c \
	src/dpastop/model/model.c src/dpastop/model/model.h
%C%_model_test_model_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_model_test_model_CFLAGS = $(TEST_CFLAGS)
%C%_model_test_model_LDADD = $(TEST_LDADD)

%C%_model_test_shares_SOURCES = %D%/model/test_shares.c \
	src/dpastop/model/shares.c src/dpastop/model/shares.h
%C%_model_test_shares_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_model_test_shares_CFLAGS = $(TEST_CFLAGS)
%C%_model_test_shares_LDADD = $(TEST_LDADD)

%C%_model_test_why_SOURCES = %D%/model/test_why.c \
	src/dpastop/model/model.c src/dpastop/model/model.h \
	src/dpastop/model/why.c src/dpastop/model/why.h
%C%_model_test_why_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_model_test_why_CFLAGS = $(TEST_CFLAGS)
%C%_model_test_why_LDADD = $(TEST_LDADD)

%C%_model_test_time_spec_SOURCES = %D%/model/test_time_spec.c \
	src/dpastop/model/time_spec.c src/dpastop/model/time_spec.h
%C%_model_test_time_spec_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_model_test_time_spec_CFLAGS = $(TEST_CFLAGS)
%C%_model_test_time_spec_LDADD = $(TEST_LDADD)

%C%_model_test_prompt_SOURCES = %D%/model/test_prompt.c \
	src/dpastop/model/prompt.c src/dpastop/model/prompt.h
%C%_model_test_prompt_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_model_test_prompt_CFLAGS = $(TEST_CFLAGS)
%C%_model_test_prompt_LDADD = $(TEST_LDADD)

%C%_model_test_switch_list_SOURCES = %D%/model/test_switch_list.c \
	src/dpastop/model/switch_filter.c src/dpastop/model/switch_filter.h \
	src/dpastop/model/switch_list.c src/dpastop/model/switch_list.h
%C%_model_test_switch_list_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_model_test_switch_list_CFLAGS = $(TEST_CFLAGS)
%C%_model_test_switch_list_LDADD = $(TEST_LDADD)

%C%_scenario_test_player_SOURCES = %D%/scenario/test_player.c \
	src/dpastop/model/load_part.c src/dpastop/model/load_part.h \
	src/dpastop/model/monitor.c src/dpastop/model/monitor.h \
	src/dpastop/output/output.c src/dpastop/output/output.h \
	src/dpastop/output/output_json.c \
	src/dpastop/output/recorder.c src/dpastop/output/recorder.h \
	src/dpastop/scenario/scenario_player.c src/dpastop/scenario/scenario_player.h
%C%_scenario_test_player_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_scenario_test_player_CFLAGS = $(TEST_CFLAGS)
%C%_scenario_test_player_LDADD = $(TEST_LDADD)

%C%_tune_test_preset_SOURCES = %D%/tune/test_preset.c %D%/home_rig.h \
	src/dpastop/tune/preset.c src/dpastop/tune/preset.h
%C%_tune_test_preset_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_tune_test_preset_CFLAGS = $(TEST_CFLAGS)
%C%_tune_test_preset_LDADD = $(TEST_LDADD)

%C%_tune_test_restore_SOURCES = %D%/tune/test_restore.c %D%/home_rig.h \
	src/dpastop/tune/restore.c src/dpastop/tune/restore.h
%C%_tune_test_restore_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_tune_test_restore_CFLAGS = $(TEST_CFLAGS)
%C%_tune_test_restore_LDADD = $(TEST_LDADD)

%C%_ui_draw_test_braille_SOURCES = %D%/ui/draw/test_braille.c \
	src/dpastop/ui/draw/braille.c src/dpastop/ui/draw/braille.h \
	src/dpastop/ui/draw/scale.c src/dpastop/ui/draw/scale.h
%C%_ui_draw_test_braille_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_ui_draw_test_braille_CFLAGS = $(TEST_CFLAGS)
%C%_ui_draw_test_braille_LDADD = $(TEST_LDADD)

%C%_ui_draw_test_layout_SOURCES = %D%/ui/draw/test_layout.c \
	src/dpastop/model/interval.c src/dpastop/model/interval.h \
	src/dpastop/ui/draw/layout.c src/dpastop/ui/draw/layout.h
%C%_ui_draw_test_layout_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_ui_draw_test_layout_CFLAGS = $(TEST_CFLAGS)
%C%_ui_draw_test_layout_LDADD = $(TEST_LDADD)

%C%_ui_draw_test_number_SOURCES = %D%/ui/draw/test_number.c \
	src/dpastop/ui/draw/number.c src/dpastop/ui/draw/number.h
%C%_ui_draw_test_number_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_ui_draw_test_number_CFLAGS = $(TEST_CFLAGS)
%C%_ui_draw_test_number_LDADD = $(TEST_LDADD) -lm

%C%_ui_draw_test_overview_SOURCES = %D%/ui/draw/test_overview.c \
	src/dpastop/model/tunable_status.c src/dpastop/model/tunable_status.h \
	src/dpastop/model/model.c src/dpastop/model/model.h \
	src/dpastop/model/view.c src/dpastop/model/view.h \
	src/dpastop/ui/draw/canvas.c src/dpastop/ui/draw/canvas.h \
	src/dpastop/ui/draw/machine_layout.c src/dpastop/ui/draw/machine_layout.h \
	src/dpastop/ui/draw/pen.c src/dpastop/ui/draw/pen.h \
	src/dpastop/ui/terminal.c src/dpastop/ui/terminal.h \
	src/dpastop/ui/tty.c src/dpastop/ui/tty.h \
	src/dpastop/ui/draw/timeline.c src/dpastop/ui/draw/timeline.h
%C%_ui_draw_test_overview_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_ui_draw_test_overview_CFLAGS = $(TEST_CFLAGS)
%C%_ui_draw_test_overview_LDADD = $(TEST_LDADD)

%C%_ui_draw_test_theme_SOURCES = %D%/ui/draw/test_theme.c \
	src/dpastop/ui/draw/theme.c src/dpastop/ui/draw/theme.h
%C%_ui_draw_test_theme_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_ui_draw_test_theme_CFLAGS = $(TEST_CFLAGS)
%C%_ui_draw_test_theme_LDADD = $(TEST_LDADD)

DPASTOP_SHELL_TESTS = \
	%D%/completions.sh \
	%D%/keep.sh \
	%D%/long_paths.sh \
	%D%/options.sh %D%/stalled.sh %D%/streams.sh %D%/writers.sh %D%/tunables.sh \
	%D%/output/formats.sh \
	%D%/output/kill.sh \
	%D%/output/record.sh \
	%D%/output/replay.sh \
	%D%/scenario/play.sh \
	%D%/tune/tune.sh \
	%D%/ui/absurd.sh \
	%D%/ui/background.sh \
	%D%/ui/belief.sh \
	%D%/ui/compare_view.sh \
	%D%/ui/config.sh \
	%D%/ui/cpu_view.sh \
	%D%/ui/effect.sh \
	%D%/ui/other_kernel.sh \
	%D%/ui/editing.sh \
	%D%/ui/front.sh \
	%D%/ui/golden.sh \
	%D%/ui/heal.sh \
	%D%/ui/jobs.sh \
	%D%/ui/life.sh \
	%D%/ui/load_view.sh \
	%D%/ui/numbers.sh \
	%D%/ui/presets.sh \
	%D%/ui/random_keys.sh \
	%D%/ui/replay.sh \
	%D%/ui/restore.sh \
	%D%/ui/shift.sh \
	%D%/ui/scenario.sh \
	%D%/ui/sizes.sh \
	%D%/ui/speed.sh \
	%D%/ui/stall.sh \
	%D%/ui/stall_fio.sh \
	%D%/ui/svg.sh \
	%D%/ui/switches_view.sh \
	%D%/ui/methods.sh \
	%D%/ui/mouse.sh \
	%D%/ui/table.sh \
	%D%/ui/time.sh \
	%D%/ui/tour.sh \
	%D%/ui/trace_source.sh \
	%D%/ui/tune_device.sh \
	%D%/ui/tune_view.sh \
	%D%/ui/typing.sh \
	%D%/ui/words.sh
dist_check_SCRIPTS += $(DPASTOP_SHELL_TESTS)
TESTS += $(DPASTOP_SHELL_TESTS)
EXTRA_DIST += \
	%D%/output/lib.sh \
	%D%/output/openmetrics.awk \
	%D%/output/data \
	%D%/ui/lib.sh \
	%D%/ui/golden

# Types at random for ui/random_keys.sh.
check_PROGRAMS += %D%/ui/key_storm
%C%_ui_key_storm_SOURCES = %D%/ui/key_storm.c
%C%_ui_key_storm_LDADD = -lutil
