# The library, room by room.
LIB_TESTS = \
	%D%/base/test_atomic_file \
	%D%/base/test_welch \
	%D%/model/test_changes \
	%D%/model/test_current \
	%D%/model/test_history \
	%D%/model/test_tunables \
	%D%/model/test_sample \
	%D%/live/test_device_events \
	%D%/live/test_source_kernel \
	%D%/live/test_switch_queue \
	%D%/live/test_switch_stat \
	%D%/load/test_device_guard \
	%D%/load/test_fio \
	%D%/load/test_fio_status \
	%D%/load/test_load_fio \
	%D%/load/test_load_spec \
	%D%/load/test_task_usage \
	%D%/scenario/test_scenario \
	%D%/sim/test_drive \
	%D%/sim/test_machine \
	%D%/sim/test_modes_emerge \
	%D%/sim/test_parts \
	%D%/sim/test_source_sim \
	%D%/sim/test_trace \
	%D%/sim/test_trace_feedback \
	%D%/stream/test_source_stream \
	%D%/stream/test_stream \
	%D%/tune/test_tune_search \
	%D%/tune/test_tune_space
check_PROGRAMS += $(LIB_TESTS) %D%/model/print_tunables
TESTS += $(LIB_TESTS)

%C%_base_test_atomic_file_SOURCES = %D%/base/test_atomic_file.c
%C%_base_test_atomic_file_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_base_test_atomic_file_CFLAGS = $(TEST_CFLAGS)
%C%_base_test_atomic_file_LDADD = $(TEST_LDADD)

%C%_model_test_changes_SOURCES = %D%/model/test_changes.c
%C%_model_test_changes_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_model_test_changes_CFLAGS = $(TEST_CFLAGS)
%C%_model_test_changes_LDADD = $(TEST_LDADD)

%C%_model_test_current_SOURCES = %D%/model/test_current.c
%C%_model_test_current_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_model_test_current_CFLAGS = $(TEST_CFLAGS)
%C%_model_test_current_LDADD = $(TEST_LDADD)

%C%_model_test_history_SOURCES = %D%/model/test_history.c
%C%_model_test_history_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_model_test_history_CFLAGS = $(TEST_CFLAGS)
%C%_model_test_history_LDADD = $(TEST_LDADD)

%C%_model_test_tunables_SOURCES = %D%/model/test_tunables.c
%C%_model_test_tunables_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_model_test_tunables_CFLAGS = $(TEST_CFLAGS)
%C%_model_test_tunables_LDADD = $(TEST_LDADD)

%C%_model_print_tunables_SOURCES = %D%/model/print_tunables.c
%C%_model_print_tunables_LDADD = $(PROGRAM_LIBS)

%C%_model_test_sample_SOURCES = %D%/model/test_sample.c
%C%_model_test_sample_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_model_test_sample_CFLAGS = $(TEST_CFLAGS)
%C%_model_test_sample_LDADD = $(TEST_LDADD)

%C%_live_test_device_events_SOURCES = %D%/live/test_device_events.c
%C%_live_test_device_events_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_live_test_device_events_CFLAGS = $(TEST_CFLAGS)
%C%_live_test_device_events_LDADD = $(TEST_LDADD)

%C%_live_test_source_kernel_SOURCES = %D%/live/test_source_kernel.c
%C%_live_test_source_kernel_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_live_test_source_kernel_CFLAGS = $(TEST_CFLAGS)
%C%_live_test_source_kernel_LDADD = $(TEST_LDADD)

%C%_live_test_switch_queue_SOURCES = %D%/live/test_switch_queue.c
%C%_live_test_switch_queue_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_live_test_switch_queue_CFLAGS = $(TEST_CFLAGS)
%C%_live_test_switch_queue_LDADD = $(TEST_LDADD)

%C%_live_test_switch_stat_SOURCES = %D%/live/test_switch_stat.c
%C%_live_test_switch_stat_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_live_test_switch_stat_CFLAGS = $(TEST_CFLAGS)
%C%_live_test_switch_stat_LDADD = $(TEST_LDADD)

%C%_load_test_device_guard_SOURCES = %D%/load/test_device_guard.c tests/file_rig.h
%C%_load_test_device_guard_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_load_test_device_guard_CFLAGS = $(TEST_CFLAGS)
%C%_load_test_device_guard_LDADD = $(TEST_LDADD)

%C%_load_test_fio_SOURCES = %D%/load/test_fio.c tests/file_rig.h
%C%_load_test_fio_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_load_test_fio_CFLAGS = $(TEST_CFLAGS)
%C%_load_test_fio_LDADD = $(TEST_LDADD)

%C%_load_test_fio_status_SOURCES = %D%/load/test_fio_status.c
%C%_load_test_fio_status_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_load_test_fio_status_CFLAGS = $(TEST_CFLAGS)
%C%_load_test_fio_status_LDADD = $(TEST_LDADD)

%C%_load_test_load_fio_SOURCES = %D%/load/test_load_fio.c
%C%_load_test_load_fio_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_load_test_load_fio_CFLAGS = $(TEST_CFLAGS)
%C%_load_test_load_fio_LDADD = $(TEST_LDADD)

%C%_load_test_load_spec_SOURCES = %D%/load/test_load_spec.c
%C%_load_test_load_spec_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_load_test_load_spec_CFLAGS = $(TEST_CFLAGS)
%C%_load_test_load_spec_LDADD = $(TEST_LDADD)

%C%_load_test_task_usage_SOURCES = %D%/load/test_task_usage.c
%C%_load_test_task_usage_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_load_test_task_usage_CFLAGS = $(TEST_CFLAGS)
%C%_load_test_task_usage_LDADD = $(TEST_LDADD)

%C%_scenario_test_scenario_SOURCES = %D%/scenario/test_scenario.c
%C%_scenario_test_scenario_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_scenario_test_scenario_CFLAGS = $(TEST_CFLAGS)
%C%_scenario_test_scenario_LDADD = $(TEST_LDADD)

%C%_sim_test_machine_SOURCES = %D%/sim/test_machine.c %D%/sim/sim_rig.h
%C%_sim_test_machine_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_sim_test_machine_CFLAGS = $(TEST_CFLAGS)
%C%_sim_test_machine_LDADD = $(TEST_LDADD)

%C%_sim_test_modes_emerge_SOURCES = %D%/sim/test_modes_emerge.c %D%/sim/sim_rig.h
%C%_sim_test_modes_emerge_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_sim_test_modes_emerge_CFLAGS = $(TEST_CFLAGS)
%C%_sim_test_modes_emerge_LDADD = $(TEST_LDADD)

%C%_sim_test_drive_SOURCES = %D%/sim/test_drive.c
%C%_sim_test_drive_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_sim_test_drive_CFLAGS = $(TEST_CFLAGS)
%C%_sim_test_drive_LDADD = $(TEST_LDADD)
%C%_sim_test_parts_SOURCES = %D%/sim/test_parts.c
%C%_sim_test_parts_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_sim_test_parts_CFLAGS = $(TEST_CFLAGS)
%C%_sim_test_parts_LDADD = $(TEST_LDADD)

%C%_sim_test_source_sim_SOURCES = %D%/sim/test_source_sim.c
%C%_sim_test_source_sim_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_sim_test_source_sim_CFLAGS = $(TEST_CFLAGS)
%C%_sim_test_source_sim_LDADD = $(TEST_LDADD)

%C%_sim_test_trace_feedback_SOURCES = %D%/sim/test_trace_feedback.c
%C%_sim_test_trace_feedback_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_sim_test_trace_feedback_CFLAGS = $(TEST_CFLAGS)
%C%_sim_test_trace_feedback_LDADD = $(TEST_LDADD)

%C%_sim_test_trace_SOURCES = %D%/sim/test_trace.c
%C%_sim_test_trace_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_sim_test_trace_CFLAGS = $(TEST_CFLAGS)
%C%_sim_test_trace_LDADD = $(TEST_LDADD)

%C%_stream_test_source_stream_SOURCES = %D%/stream/test_source_stream.c
%C%_stream_test_source_stream_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_stream_test_source_stream_CFLAGS = $(TEST_CFLAGS)
%C%_stream_test_source_stream_LDADD = $(TEST_LDADD)

%C%_stream_test_stream_SOURCES = %D%/stream/test_stream.c
%C%_stream_test_stream_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_stream_test_stream_CFLAGS = $(TEST_CFLAGS)
%C%_stream_test_stream_LDADD = $(TEST_LDADD)
EXTRA_DIST += \
	%D%/load/data/fio-read.txt

%C%_base_test_welch_SOURCES = %D%/base/test_welch.c
%C%_base_test_welch_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_base_test_welch_CFLAGS = $(TEST_CFLAGS)
%C%_base_test_welch_LDADD = $(TEST_LDADD)

%C%_tune_test_tune_search_SOURCES = %D%/tune/test_tune_search.c %D%/tune/tune_rig.h
%C%_tune_test_tune_search_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_tune_test_tune_search_CFLAGS = $(TEST_CFLAGS)
%C%_tune_test_tune_search_LDADD = $(TEST_LDADD)

%C%_tune_test_tune_space_SOURCES = %D%/tune/test_tune_space.c
%C%_tune_test_tune_space_CPPFLAGS = $(TEST_CPPFLAGS)
%C%_tune_test_tune_space_CFLAGS = $(TEST_CFLAGS)
%C%_tune_test_tune_space_LDADD = $(TEST_LDADD)
