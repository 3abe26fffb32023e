# What src/dpastop adds to the build: the program.
sbin_PROGRAMS += dpastop
dpastop_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/%D% \
	-DSCENARIO_DIR='"$(scenariodir)"'
dpastop_CFLAGS = $(AM_CFLAGS) $(NCURSESW_CFLAGS)
dpastop_LDADD = libdpastop.a libpolicy.a $(JANSSON_LIBS) $(BLKID_LIBS) $(NCURSESW_LIBS) \
	$(NL_LIBS) $(NL_GENL_LIBS) -lm
dpastop_SOURCES = \
	%D%/act_compare.c %D%/act_compare.h \
	%D%/act_cpu.c %D%/act_cpu.h \
	%D%/act_load.c %D%/act_load.h \
	%D%/act_marks.c %D%/act_marks.h \
	%D%/act_overview.c %D%/act_overview.h \
	%D%/act_preset.c %D%/act_preset.h \
	%D%/act_record.c %D%/act_record.h \
	%D%/act_scenario.c %D%/act_scenario.h \
	%D%/act_switches.c %D%/act_switches.h \
	%D%/act_time.c %D%/act_time.h \
	%D%/act_tune.c %D%/act_tune.h \
	%D%/actions.c %D%/actions.h \
	%D%/app.c %D%/app.h \
	%D%/batch.c %D%/batch.h \
	%D%/batch_scenario.c %D%/batch_scenario.h \
	%D%/compare.c %D%/compare.h \
	%D%/config.c %D%/config.h \
	%D%/cpu_span.c %D%/cpu_span.h \
	%D%/editor.c %D%/editor.h \
	%D%/interval.c %D%/interval.h \
	%D%/key_name.c %D%/key_name.h \
	%D%/keys.c %D%/keys.h \
	%D%/lecture.c %D%/lecture.h \
	%D%/load_command.c %D%/load_command.h \
	%D%/load_part.c %D%/load_part.h \
	%D%/loop.c %D%/loop.h \
	%D%/main.c \
	%D%/menu.c %D%/menu.h \
	%D%/moment.c %D%/moment.h \
	%D%/monitor.c %D%/monitor.h \
	%D%/mouse.c %D%/mouse.h \
	%D%/observed.c %D%/observed.h \
	%D%/options.c %D%/options.h \
	%D%/output.h %D%/output_csv.c %D%/output_json.c \
	%D%/output_openmetrics.c %D%/output_text.c %D%/output_text.h \
	%D%/picture.c %D%/picture.h \
	%D%/preset.c %D%/preset.h \
	%D%/prompt.c %D%/prompt.h \
	%D%/recorder.c %D%/recorder.h \
	%D%/restore.c %D%/restore.h \
	%D%/scenario_files.c %D%/scenario_files.h \
	%D%/scenario_player.c %D%/scenario_player.h \
	%D%/series.c %D%/series.h \
	%D%/set_command.c %D%/set_command.h \
	%D%/switch_filter.c %D%/switch_filter.h \
	%D%/switch_list.c %D%/switch_list.h \
	%D%/ui/braille.c %D%/ui/braille.h \
	%D%/ui/chart.c %D%/ui/chart.h \
	%D%/ui/cpu_columns.c %D%/ui/cpu_columns.h \
	%D%/ui/diagram.c %D%/ui/diagram.h \
	%D%/ui/digits.c %D%/ui/digits.h \
	%D%/ui/layout.c %D%/ui/layout.h \
	%D%/ui/machine_layout.c %D%/ui/machine_layout.h \
	%D%/ui/number.c %D%/ui/number.h \
	%D%/ui/overview.c \
	%D%/ui/panel.h \
	%D%/ui/panel_cpus.c %D%/ui/panel_header.c %D%/ui/panel_heat.c \
	%D%/ui/panel_help.c %D%/ui/panel_machine.c %D%/ui/panel_menu.c \
	%D%/ui/panel_speech.c %D%/ui/panel_status.c \
	%D%/ui/panel_strip.c %D%/ui/panel_switches.c %D%/ui/panel_tabs.c \
	%D%/ui/panel_title.c %D%/ui/panel_tunables.c \
	%D%/ui/pen.c %D%/ui/pen.h \
	%D%/ui/presenter.c \
	%D%/ui/record_line.c %D%/ui/record_line.h \
	%D%/ui/scale.c %D%/ui/scale.h \
	%D%/ui/screen.c %D%/ui/screen.h \
	%D%/ui/shift.c %D%/ui/shift.h \
	%D%/ui/theme.c %D%/ui/theme.h \
	%D%/ui/timeline.c %D%/ui/timeline.h \
	%D%/ui/spark.c %D%/ui/spark.h \
	%D%/ui/time_axis.c %D%/ui/time_axis.h \
	%D%/ui/view_compare.c %D%/ui/view_cpu.c %D%/ui/view_load.c \
	%D%/ui/view_switches.c %D%/ui/view_switches.h \
	%D%/view.c %D%/view.h

# Demonstrations for lectures; tests/scenario plays them.
scenariodir = $(pkgdatadir)/scenarios
dist_scenario_DATA = \
	%D%/scenarios/pas-to-cp.scenario \
	%D%/scenarios/pas-to-ol-to-int.scenario \
	%D%/scenarios/recovery.scenario \
	%D%/scenarios/what-d-init-does.scenario \
	%D%/scenarios/why-pas-io-stays-below-polled-io.scenario

# Completion of its command line; where bash-completion and zsh look for it.
bashcompletiondir = $(datadir)/bash-completion/completions
zshcompletiondir = $(datadir)/zsh/site-functions
dist_bashcompletion_DATA = %D%/completions/dpastop
dist_zshcompletion_DATA = %D%/completions/_dpastop
