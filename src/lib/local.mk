# What src/lib adds to the build: the library that all programs share.
noinst_LIBRARIES += libdpastop.a
libdpastop_a_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/kernel/include/uapi
libdpastop_a_CFLAGS = $(AM_CFLAGS) $(JANSSON_CFLAGS) $(BLKID_CFLAGS) \
	$(NL_CFLAGS) $(NL_GENL_CFLAGS) $(TRACEEVENT_CFLAGS)
libdpastop_a_SOURCES = \
	%D%/source.c %D%/source.h \
	%D%/source_open.c %D%/source_open.h

# What any program could use: containers, numbers, files, time.
libdpastop_a_SOURCES += \
	%D%/base/array.c %D%/base/array.h \
	%D%/base/child.c %D%/base/child.h \
	%D%/base/clock.c %D%/base/clock.h \
	%D%/base/cpu_list.c %D%/base/cpu_list.h \
	%D%/base/end_signals.c %D%/base/end_signals.h \
	%D%/base/json_read.c %D%/base/json_read.h \
	%D%/base/number.c %D%/base/number.h \
	%D%/base/problem.c %D%/base/problem.h \
	%D%/base/progress_line.c %D%/base/progress_line.h \
	%D%/base/ring.h \
	%D%/base/settings.c %D%/base/settings.h \
	%D%/base/option_name.c %D%/base/option_name.h \
	%D%/base/small_file.c %D%/base/small_file.h \
	%D%/base/standard_streams.c %D%/base/standard_streams.h \
	%D%/base/stdio_flush.c %D%/base/stdio_flush.h \
	%D%/base/atomic_file.c %D%/base/atomic_file.h \
	%D%/base/text.c %D%/base/text.h \
	%D%/base/tokens.c %D%/base/tokens.h \
	%D%/base/welch.c %D%/base/welch.h \
	%D%/base/xdg.c %D%/base/xdg.h

# Pictures and pages.
libdpastop_a_SOURCES += \
	%D%/chart/bar_chart.c %D%/chart/bar_chart.h \
	%D%/chart/gnuplot.c %D%/chart/gnuplot.h \
	%D%/chart/html.c %D%/chart/html.h \
	%D%/chart/html_report.c %D%/chart/html_report.h

# What is known of a device with DPAS: tunables, samples, switches, history.
libdpastop_a_SOURCES += \
	%D%/model/changes.c %D%/model/changes.h \
	%D%/model/current.c %D%/model/current.h \
	%D%/model/figure.c %D%/model/figure.h \
	%D%/model/history.c %D%/model/history.h \
	%D%/model/history_rate.c %D%/model/history_rate.h \
	%D%/model/latency_histogram.c %D%/model/latency_histogram.h \
	%D%/model/mark.c %D%/model/mark.h \
	%D%/model/measure.c %D%/model/measure.h \
	%D%/model/method.c %D%/model/method.h \
	%D%/model/mode_edge.c %D%/model/mode_edge.h \
	%D%/model/mode_timeline.c %D%/model/mode_timeline.h \
	%D%/model/tunable.c %D%/model/tunable.h \
	%D%/model/tunable_set.c %D%/model/tunable_set.h \
	%D%/model/sample.c %D%/model/sample.h \
	%D%/model/switch_record.c %D%/model/switch_record.h \
	%D%/model/switch_runs.c %D%/model/switch_runs.h

# The live kernel as a source: its files, its log, its netlink.
libdpastop_a_SOURCES += \
	%D%/live/device_events.c %D%/live/device_events.h \
	%D%/live/dpas_message.c %D%/live/dpas_message.h \
	%D%/live/dpas_netlink.c %D%/live/dpas_netlink.h \
	%D%/live/kernel_devices.c %D%/live/kernel_devices.h \
	%D%/live/kernel_log.c %D%/live/kernel_log.h \
	%D%/live/device_stack.c %D%/live/device_stack.h \
	%D%/live/poll_obstacle.c %D%/live/poll_obstacle.h \
	%D%/live/queue_files.c %D%/live/queue_files.h \
	%D%/live/source_kernel.c %D%/live/source_kernel.h \
	%D%/live/stat_rows.c %D%/live/stat_rows.h \
	%D%/live/switch_backlog.c %D%/live/switch_backlog.h \
	%D%/live/switch_queue.c %D%/live/switch_queue.h \
	%D%/live/switch_stat.c %D%/live/switch_stat.h \
	%D%/live/sysfs.c %D%/live/sysfs.h

# Capture: a disk's service times as the kernel traces them.
libdpastop_a_SOURCES += \
	%D%/capture/block_events.c %D%/capture/block_events.h \
	%D%/capture/capture.c %D%/capture/capture.h \
	%D%/capture/tracefs_instance.c %D%/capture/tracefs_instance.h

# The load: what is asked for, fio that does it, and what it costs.
libdpastop_a_SOURCES += \
	%D%/load/device_guard.c %D%/load/device_guard.h \
	%D%/load/fio.c %D%/load/fio.h \
	%D%/load/fio_others.c %D%/load/fio_others.h \
	%D%/load/fio_status.c %D%/load/fio_status.h \
	%D%/load/fio_report.c %D%/load/fio_report.h \
	%D%/load/load.c %D%/load/load.h \
	%D%/load/load_check.c %D%/load/load_check.h \
	%D%/load/load_figures.c %D%/load/load_figures.h \
	%D%/load/load_fio.c %D%/load/load_fio.h \
	%D%/load/load_latency.c %D%/load/load_latency.h \
	%D%/load/load_spec.c %D%/load/load_spec.h \
	%D%/load/task_reader.c %D%/load/task_reader.h \
	%D%/load/task_totals.c %D%/load/task_totals.h

# Scenarios: their steps, and the conditions that they wait for.
libdpastop_a_SOURCES += \
	%D%/scenario/condition.c %D%/scenario/condition.h \
	%D%/scenario/condition_check.c %D%/scenario/condition_check.h \
	%D%/scenario/scenario.c %D%/scenario/scenario.h \
	%D%/scenario/scenario_line.c %D%/scenario/scenario_line.h \
	%D%/scenario/scenario_read.c %D%/scenario/scenario_read.h

# The simulator: a simulated machine around the policy (SIMULATOR.md).
libdpastop_a_SOURCES += \
	%D%/sim/sim.c %D%/sim/sim.h \
	%D%/sim/sim_call.h \
	%D%/sim/sim_cpu.h \
	%D%/sim/sim_device.c %D%/sim/sim_device.h \
	%D%/sim/sim_drive.c %D%/sim/sim_drive.h \
	%D%/sim/sim_io.h \
	%D%/sim/sim_loop.c %D%/sim/sim_loop.h \
	%D%/sim/sim_profile.c %D%/sim/sim_profile.h \
	%D%/sim/sim_queue.c %D%/sim/sim_queue.h \
	%D%/sim/sim_random.c %D%/sim/sim_random.h \
	%D%/sim/sim_recorded.c %D%/sim/sim_recorded.h \
	%D%/sim/sim_spec.c %D%/sim/sim_spec.h \
	%D%/sim/sim_state.h %D%/sim/sim_switch.h \
	%D%/sim/sim_trace.c %D%/sim/sim_trace.h \
	%D%/sim/source_sim.c %D%/sim/source_sim.h \
	%D%/sim/source_trace.c %D%/sim/source_trace.h \
	%D%/sim/trace_spec.c %D%/sim/trace_spec.h
EXTRA_DIST += %D%/sim/SIMULATOR.md

# Recordings: their lines, and one as a source.
libdpastop_a_SOURCES += \
	%D%/stream/source_stream.c %D%/stream/source_stream.h \
	%D%/stream/stream_axis.c %D%/stream/stream_axis.h \
	%D%/stream/stream_input.c %D%/stream/stream_input.h \
	%D%/stream/stream_parse.c %D%/stream/stream_parse.h \
	%D%/stream/stream_player.c %D%/stream/stream_player.h \
	%D%/stream/stream_reader.c %D%/stream/stream_reader.h \
	%D%/stream/stream_record.c %D%/stream/stream_record.h \
	%D%/stream/stream_tail.c %D%/stream/stream_tail.h \
	%D%/stream/stream_unpack.c %D%/stream/stream_unpack.h \
	%D%/stream/stream_write.c %D%/stream/stream_write.h

# Traces: service times of I/Os, recorded or made up.
libdpastop_a_SOURCES += \
	%D%/trace/trace.c %D%/trace/trace.h \
	%D%/trace/trace_change.c %D%/trace/trace_change.h \
	%D%/trace/trace_foreign.c %D%/trace/trace_foreign.h \
	%D%/trace/trace_format.c %D%/trace/trace_format.h \
	%D%/trace/trace_format_biosnoop.c \
	%D%/trace/trace_format_events.c \
	%D%/trace/trace_format_fio.c \
	%D%/trace/trace_format_plain.c \
	%D%/trace/trace_open.c %D%/trace/trace_open.h \
	%D%/trace/trace_progress.c %D%/trace/trace_progress.h \
	%D%/trace/trace_origin.h \
	%D%/trace/trace_pairing.c %D%/trace/trace_pairing.h \
	%D%/trace/trace_reader.c %D%/trace/trace_reader.h \
	%D%/trace/trace_stock.c %D%/trace/trace_stock.h

# The tuner's reckoning: what to try, what came of it, and how sure that is.
libdpastop_a_SOURCES += \
	%D%/tune/tune_curve.c %D%/tune/tune_curve.h \
	%D%/tune/tune_design.c %D%/tune/tune_design.h \
	%D%/tune/tune_goal.c %D%/tune/tune_goal.h \
	%D%/tune/tune_candidates.c %D%/tune/tune_candidates.h \
	%D%/tune/tune_pack.c %D%/tune/tune_pack.h \
	%D%/tune/tune_search.c %D%/tune/tune_search.h \
	%D%/tune/tune_space.c %D%/tune/tune_space.h \
	%D%/tune/tune_trials.c %D%/tune/tune_trials.h \
	%D%/tune/tune_unpack.c \
	%D%/tune/tune_verdict.c %D%/tune/tune_verdict.h
