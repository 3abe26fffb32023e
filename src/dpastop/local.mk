# What src/dpastop adds to the build: the program.
sbin_PROGRAMS += dpastop
dpastop_CPPFLAGS = $(AM_CPPFLAGS) \
	-DSCENARIO_DIR='"$(scenariodir)"'
dpastop_CFLAGS = $(AM_CFLAGS) $(NCURSESW_CFLAGS)
dpastop_LDADD = $(PROGRAM_LIBS) $(NCURSESW_LIBS)
dpastop_SOURCES = \
	%D%/app.c %D%/app.h \
	%D%/config.c %D%/config.h \
	%D%/first_run.c %D%/first_run.h \
	%D%/start_menu.c %D%/start_menu.h \
	%D%/loop.c %D%/loop.h \
	%D%/main.c \
	%D%/options.c %D%/options.h \
	%D%/views.c %D%/views.h

# What is shown and how the user looks at it, without a terminal.
dpastop_SOURCES += \
	%D%/model/compare.c %D%/model/compare.h \
	%D%/model/effect.c %D%/model/effect.h \
	%D%/model/cpu_column.c %D%/model/cpu_column.h \
	%D%/model/cpu_span.c %D%/model/cpu_span.h \
	%D%/model/interval.c %D%/model/interval.h \
	%D%/model/load_part.c %D%/model/load_part.h \
	%D%/model/menu.c %D%/model/menu.h \
	%D%/model/time_spec.c %D%/model/time_spec.h \
	%D%/model/monitor.c %D%/model/monitor.h \
	%D%/model/tunable_list.c %D%/model/tunable_list.h \
	%D%/model/tunable_status.c %D%/model/tunable_status.h \
	%D%/model/model.c %D%/model/model.h \
	%D%/model/prompt.c %D%/model/prompt.h \
	%D%/model/series.c %D%/model/series.h \
	%D%/model/shares.c %D%/model/shares.h \
	%D%/model/switch_filter.c %D%/model/switch_filter.h \
	%D%/model/switch_list.c %D%/model/switch_list.h \
	%D%/model/view.c %D%/model/view.h \
	%D%/model/view_list.h \
	%D%/model/why.c %D%/model/why.h

# Changing tunables: the editor, presets, putting back, the tuner.
dpastop_SOURCES += \
	%D%/tune/candidate_order.c %D%/tune/candidate_order.h \
	%D%/tune/editor.c %D%/tune/editor.h \
	%D%/tune/preset.c %D%/tune/preset.h \
	%D%/tune/restore.c %D%/tune/restore.h \
	%D%/tune/summary.c %D%/tune/summary.h \
	%D%/tune/tuner.c %D%/tune/tuner.h \
	%D%/tune/tuner_result.c %D%/tune/tuner_result.h \
	%D%/tune/tuner_state.h \
	%D%/tune/tuner_trial.c %D%/tune/tuner_trial.h

# dpastop keep: a device's tunables for good.
dpastop_SOURCES += \
	%D%/keep_command/keep_command.c %D%/keep_command/keep_command.h \
	%D%/keep_command/keep_options.c %D%/keep_command/keep_options.h \
	%D%/keep_command/keep_rule.c %D%/keep_command/keep_rule.h \
	%D%/keep_command/keep_udev.c %D%/keep_command/keep_udev.h

# dpastop tune: the tuner without a screen.
dpastop_SOURCES += \
	%D%/tune_command/tune_command.c %D%/tune_command/tune_command.h \
	%D%/tune_command/tune_json.c %D%/tune_command/tune_json.h \
	%D%/tune_command/tune_options.c %D%/tune_command/tune_options.h \
	%D%/tune_command/tune_progress.c %D%/tune_command/tune_progress.h \
	%D%/tune_command/tune_report.c %D%/tune_command/tune_report.h \
	%D%/tune_command/tune_svg.c %D%/tune_command/tune_svg.h \
	%D%/tune_command/tune_table.c %D%/tune_command/tune_table.h

# Scenarios: finding them, playing them, playing one on the screen.
dpastop_SOURCES += \
	%D%/scenario/scenario_session.c %D%/scenario/scenario_session.h \
	%D%/scenario/scenario_files.c %D%/scenario/scenario_files.h \
	%D%/scenario/scenario_player.c %D%/scenario/scenario_player.h

# What --batch prints and --record writes, by format.
dpastop_SOURCES += \
	%D%/output/output.c %D%/output/output.h \
	%D%/output/output_csv.c \
	%D%/output/output_json.c \
	%D%/output/output_openmetrics.c \
	%D%/output/output_people.c \
	%D%/output/output_text.c %D%/output/output_text.h \
	%D%/output/recorder.c %D%/output/recorder.h

# Without a screen.
dpastop_SOURCES += \
	%D%/batch/batch.c %D%/batch/batch.h \
	%D%/batch/batch_scenario.c %D%/batch/batch_scenario.h \
	%D%/batch/load_command.c %D%/batch/load_command.h \
	%D%/batch/set_command.c %D%/batch/set_command.h

# Keys, the mouse, and what they do.
dpastop_SOURCES += \
	%D%/input/act_compare.c %D%/input/act_compare.h \
	%D%/input/act_cpu.c \
	%D%/input/act_load.c %D%/input/act_load.h \
	%D%/input/act_marks.c %D%/input/act_marks.h \
	%D%/input/act_overview.c %D%/input/act_overview.h \
	%D%/input/act_method.c %D%/input/act_method.h \
	%D%/input/act_preset.c %D%/input/act_preset.h \
	%D%/input/act_record.c %D%/input/act_record.h \
	%D%/input/act_scenario.c %D%/input/act_scenario.h \
	%D%/input/act_search.c %D%/input/act_search.h \
	%D%/input/act_speed.c %D%/input/act_speed.h \
	%D%/input/act_switches.c \
	%D%/input/act_time.c %D%/input/act_time.h \
	%D%/input/act_tune.c %D%/input/act_tune.h \
	%D%/input/actions.c %D%/input/actions.h \
	%D%/input/key_name.c %D%/input/key_name.h \
	%D%/input/keys.c %D%/input/keys.h \
	%D%/input/mouse.c %D%/input/mouse.h \
	%D%/input/scroll.c %D%/input/scroll.h

# The screen: means of drawing, panels, and the views made of them.
dpastop_SOURCES += \
	%D%/ui/screen.c %D%/ui/screen.h \
	%D%/ui/terminal.c %D%/ui/terminal.h \
	%D%/ui/tty.c %D%/ui/tty.h
dpastop_SOURCES += \
	%D%/ui/draw/braille.c %D%/ui/draw/braille.h \
	%D%/ui/draw/canvas.c %D%/ui/draw/canvas.h \
	%D%/ui/draw/change_words.c %D%/ui/draw/change_words.h \
	%D%/ui/draw/chart.c %D%/ui/draw/chart.h \
	%D%/ui/draw/diagram.c %D%/ui/draw/diagram.h \
	%D%/ui/draw/digits.c %D%/ui/draw/digits.h \
	%D%/ui/draw/layout.c %D%/ui/draw/layout.h \
	%D%/ui/draw/machine_layout.c %D%/ui/draw/machine_layout.h \
	%D%/ui/draw/number.c %D%/ui/draw/number.h \
	%D%/ui/draw/pen.c %D%/ui/draw/pen.h \
	%D%/ui/draw/record_line.c %D%/ui/draw/record_line.h \
	%D%/ui/draw/scale.c %D%/ui/draw/scale.h \
	%D%/ui/draw/spark.c %D%/ui/draw/spark.h \
	%D%/ui/draw/theme.c %D%/ui/draw/theme.h \
	%D%/ui/draw/time_axis.c %D%/ui/draw/time_axis.h \
	%D%/ui/draw/timeline.c %D%/ui/draw/timeline.h
dpastop_SOURCES += \
	%D%/ui/panel/panel.h \
	%D%/ui/panel/panel_cpus.c \
	%D%/ui/panel/panel_effect.c %D%/ui/panel/panel_header.c \
	%D%/ui/panel/panel_heat.c \
	%D%/ui/panel/panel_help.c \
	%D%/ui/panel/panel_machine.c \
	%D%/ui/panel/panel_menu.c \
	%D%/ui/panel/panel_prompt.c \
	%D%/ui/panel/panel_scenario.c \
	%D%/ui/panel/panel_status.c \
	%D%/ui/panel/panel_strip.c \
	%D%/ui/panel/panel_switches.c \
	%D%/ui/panel/panel_tabs.c \
	%D%/ui/panel/panel_title.c \
	%D%/ui/panel/panel_why.c \
	%D%/ui/panel/panel_tunables.c
dpastop_SOURCES += \
	%D%/ui/view/cpu_columns.c %D%/ui/view/cpu_columns.h \
	%D%/ui/view/overview.c \
	%D%/ui/view/presenter.c \
	%D%/ui/view/view_compare.c \
	%D%/ui/view/view_cpu.c \
	%D%/ui/view/view_load.c \
	%D%/ui/view/view_switches.c %D%/ui/view/view_switches.h \
	%D%/ui/view/view_tune.c \
	%D%/ui/view/view_tune_picture.c %D%/ui/view/view_tune_picture.h

# Demonstrations for lectures; tests/dpastop/scenario plays them.
scenariodir = $(pkgdatadir)/scenarios
dist_scenario_DATA = \
	%D%/scenarios/pas-to-cp.scenario \
	%D%/scenarios/pas-to-ol-to-int.scenario \
	%D%/scenarios/recovery.scenario \
	%D%/scenarios/tour-1-five-methods.scenario \
	%D%/scenarios/tour-2-modes.scenario \
	%D%/scenarios/tour-3-thresholds.scenario \
	%D%/scenarios/tour-4-sleep.scenario \
	%D%/scenarios/what-d-init-does.scenario \
	%D%/scenarios/why-pas-io-stays-below-polled-io.scenario

# Completion of its command line; where bash-completion and zsh look for it.
bashcompletiondir = $(datadir)/bash-completion/completions
zshcompletiondir = $(datadir)/zsh/site-functions
dist_bashcompletion_DATA = %D%/completions/dpastop
dist_zshcompletion_DATA = %D%/completions/_dpastop
