# What src/lib adds to the build: the library that all programs share.
noinst_LIBRARIES += libdpastop.a
libdpastop_a_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/kernel/include/uapi
libdpastop_a_CFLAGS = $(AM_CFLAGS) $(JANSSON_CFLAGS) $(BLKID_CFLAGS) \
	$(NL_CFLAGS) $(NL_GENL_CFLAGS)
libdpastop_a_SOURCES = \
	%D%/array.c %D%/array.h \
	%D%/changes.c %D%/changes.h \
	%D%/child.c %D%/child.h \
	%D%/clock.c %D%/clock.h \
	%D%/cpu_list.c %D%/cpu_list.h \
	%D%/figure.c %D%/figure.h \
	%D%/gnuplot.c %D%/gnuplot.h \
	%D%/history.c %D%/history.h \
	%D%/history_rate.c %D%/history_rate.h \
	%D%/latency_histogram.c %D%/latency_histogram.h \
	%D%/mark.c %D%/mark.h \
	%D%/measure.c %D%/measure.h \
	%D%/mode_edge.c %D%/mode_edge.h \
	%D%/mode_timeline.c %D%/mode_timeline.h \
	%D%/number.c %D%/number.h \
	%D%/param.c %D%/param.h \
	%D%/param_set.c %D%/param_set.h \
	%D%/ring.h \
	%D%/settings.c %D%/settings.h \
	%D%/small_file.c %D%/small_file.h \
	%D%/snapshot.c %D%/snapshot.h \
	%D%/source.c %D%/source.h \
	%D%/switch_record.c %D%/switch_record.h \
	%D%/whole_file.c %D%/whole_file.h \
	%D%/words.c %D%/words.h \
	%D%/xdg.c %D%/xdg.h

# The live kernel as a source: its files, its log, its netlink.
libdpastop_a_SOURCES += \
	%D%/kernel/device_events.c %D%/kernel/device_events.h \
	%D%/kernel/dpas_netlink.c %D%/kernel/dpas_netlink.h \
	%D%/kernel/kernel_devices.c %D%/kernel/kernel_devices.h \
	%D%/kernel/kernel_log.c %D%/kernel/kernel_log.h \
	%D%/kernel/source_kernel.c %D%/kernel/source_kernel.h \
	%D%/kernel/switch_queue.c %D%/kernel/switch_queue.h \
	%D%/kernel/switch_stat.c %D%/kernel/switch_stat.h \
	%D%/kernel/sysfs.c %D%/kernel/sysfs.h

# The load: what is asked for, fio that does it, and what it costs.
libdpastop_a_SOURCES += \
	%D%/load/device_guard.c %D%/load/device_guard.h \
	%D%/load/fio.c %D%/load/fio.h \
	%D%/load/fio_others.c %D%/load/fio_others.h \
	%D%/load/fio_status.c %D%/load/fio_status.h \
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
	%D%/scenario/scenario.c %D%/scenario/scenario.h

# The simulator: a modelled machine around the policy (SIMULATOR.md).
libdpastop_a_SOURCES += \
	%D%/sim/sim.c %D%/sim/sim.h \
	%D%/sim/sim_cpu.c \
	%D%/sim/sim_device.c %D%/sim/sim_device.h \
	%D%/sim/sim_internal.h \
	%D%/sim/sim_io.c \
	%D%/sim/sim_method.c %D%/sim/sim_method.h \
	%D%/sim/sim_profile.c %D%/sim/sim_profile.h \
	%D%/sim/sim_queue.c %D%/sim/sim_queue.h \
	%D%/sim/sim_random.c %D%/sim/sim_random.h \
	%D%/sim/sim_spec.c %D%/sim/sim_spec.h \
	%D%/sim/sim_trace.c %D%/sim/sim_trace.h \
	%D%/sim/source_sim.c %D%/sim/source_sim.h
EXTRA_DIST += %D%/sim/SIMULATOR.md

# Recordings: their lines, and one as a source.
libdpastop_a_SOURCES += \
	%D%/stream/source_stream.c %D%/stream/source_stream.h \
	%D%/stream/stream_input.c %D%/stream/stream_input.h \
	%D%/stream/stream_parse.c %D%/stream/stream_parse.h \
	%D%/stream/stream_player.c %D%/stream/stream_player.h \
	%D%/stream/stream_reader.c %D%/stream/stream_reader.h \
	%D%/stream/stream_record.c %D%/stream/stream_record.h \
	%D%/stream/stream_tail.c %D%/stream/stream_tail.h \
	%D%/stream/stream_write.c %D%/stream/stream_write.h
