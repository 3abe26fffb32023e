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
	%D%/condition.c %D%/condition.h \
	%D%/condition_check.c %D%/condition_check.h \
	%D%/cpu_list.c %D%/cpu_list.h \
	%D%/device_events.c %D%/device_events.h \
	%D%/device_guard.c %D%/device_guard.h \
	%D%/dpas_netlink.c %D%/dpas_netlink.h \
	%D%/fio.c %D%/fio.h \
	%D%/fio_others.c %D%/fio_others.h \
	%D%/fio_status.c %D%/fio_status.h \
	%D%/gnuplot.c %D%/gnuplot.h \
	%D%/history.c %D%/history.h \
	%D%/history_rate.c %D%/history_rate.h \
	%D%/kernel_devices.c %D%/kernel_devices.h \
	%D%/kernel_log.c %D%/kernel_log.h \
	%D%/latency_histogram.c %D%/latency_histogram.h \
	%D%/load_check.c %D%/load_check.h \
	%D%/load_figures.c %D%/load_figures.h \
	%D%/load_latency.c %D%/load_latency.h \
	%D%/load_fio.c %D%/load_fio.h \
	%D%/load_spec.c %D%/load_spec.h \
	%D%/mark.c %D%/mark.h \
	%D%/mode_edge.c %D%/mode_edge.h \
	%D%/mode_timeline.c %D%/mode_timeline.h \
	%D%/number.c %D%/number.h \
	%D%/param_set.c %D%/param_set.h \
	%D%/param.c %D%/param.h \
	%D%/ring.h \
	%D%/settings.c %D%/settings.h \
	%D%/scenario.c %D%/scenario.h \
	%D%/small_file.c %D%/small_file.h \
	%D%/snapshot.c %D%/snapshot.h \
	%D%/source.c %D%/source.h \
	%D%/source_kernel.c %D%/source_kernel.h \
	%D%/source_stream.c %D%/source_stream.h \
	%D%/stream_input.c %D%/stream_input.h \
	%D%/stream_parse.c %D%/stream_parse.h \
	%D%/stream_player.c %D%/stream_player.h \
	%D%/stream_reader.c %D%/stream_reader.h \
	%D%/stream_record.c %D%/stream_record.h \
	%D%/stream_tail.c %D%/stream_tail.h \
	%D%/stream_write.c %D%/stream_write.h \
	%D%/switch_queue.c %D%/switch_queue.h \
	%D%/switch_record.c %D%/switch_record.h \
	%D%/switch_stat.c %D%/switch_stat.h \
	%D%/sysfs.c %D%/sysfs.h \
	%D%/task_reader.c %D%/task_reader.h \
	%D%/task_totals.c %D%/task_totals.h \
	%D%/whole_file.c %D%/whole_file.h \
	%D%/words.c %D%/words.h \
	%D%/xdg.c %D%/xdg.h

# The simulator: a modelled machine around the policy (SIMULATOR.md).
libdpastop_a_SOURCES += \
	%D%/sim.c %D%/sim.h %D%/sim_internal.h \
	%D%/sim_cpu.c \
	%D%/sim_device.c %D%/sim_device.h \
	%D%/sim_io.c \
	%D%/sim_method.c %D%/sim_method.h \
	%D%/sim_profile.c %D%/sim_profile.h \
	%D%/sim_queue.c %D%/sim_queue.h \
	%D%/sim_random.c %D%/sim_random.h \
	%D%/sim_spec.c %D%/sim_spec.h \
	%D%/sim_trace.c %D%/sim_trace.h \
	%D%/source_sim.c %D%/source_sim.h
EXTRA_DIST += %D%/SIMULATOR.md
