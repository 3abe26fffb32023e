// SPDX-License-Identifier: GPL-2.0
#include "lib/sim/source_trace.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/clock.h"
#include "lib/model/changes.h"
#include "lib/model/method.h"
#include "lib/sim/sim_trace.h"
#include "lib/sim/trace_spec.h"
#include "lib/trace/trace_open.h"

#define WHOLE_NS 60e9	 /* default duration of the whole trace */
#define SLICE_NS 6000000 /* real time limit of a call */
#define SLICE_IOS 256	 /* I/Os between clock checks */
#define REST_NS 20000000 /* interval of calls */
#define LAG_NS 100000000 /* real time that may be caught up */

/* In order of CPU number. */
static const struct {
	enum trace_policy policy;
	const char *name;
} lane[TRACE_NR_POLICIES] = {
	{ TRACE_PAS, "PAS" },
	{ TRACE_LHP, "LHP" },
	{ TRACE_EHP, "EHP" },
	{ TRACE_ADAPTIVE, "adaptive" },
};

struct source_trace {
	struct source source;
	struct trace_spec spec;
	struct trace trace;
	struct trace_run run[TRACE_NR_POLICIES];
	struct trace_step last[TRACE_NR_POLICIES];
	uint64_t overs[TRACE_NR_POLICIES];
	uint64_t ios;
	uint64_t writes;
	size_t next;	    /* index of the next I/O */
	double position_ns; /* when that is issued, in trace time */
	double target_ns;   /* trace time due */
	uint64_t seen_ns;   /* when that was updated */
	uint64_t due_ns;
	bool is_late;
	bool has_sample;
	struct changes changes;
};

static struct source_trace *source_trace_of(struct source *source)
{
	return (struct source_trace *)source;
}

static void source_trace_do_io(struct source_trace *self)
{
	uint64_t service_ns = self->trace.service_ns[self->next];
	uint8_t bucket = self->trace.bucket[self->next];
	unsigned int i;

	for (i = 0; i < TRACE_NR_POLICIES; i++) {
		self->last[i] = sim_trace_next(&self->run[i], service_ns,
					       bucket);
		self->overs[i] += self->last[i].outcome == DPAS_OVER;
	}
	self->ios++;
	self->writes += bucket % 2;
	self->position_ns += (double)service_ns;
	self->next = (self->next + 1) % self->trace.count;
}

/* Run up to now; time that this computer is too slow for is skipped. */
static void source_trace_advance(struct source_trace *self)
{
	uint64_t now_ns = clock_mono_ns(), elapsed = now_ns - self->seen_ns;
	unsigned int i = 0;

	if (elapsed > LAG_NS)
		elapsed = LAG_NS;
	self->seen_ns = now_ns;
	self->target_ns += (double)elapsed * self->source.speed;
	while (self->position_ns <= self->target_ns) {
		source_trace_do_io(self);
		if (++i % SLICE_IOS == 0 &&
		    clock_mono_ns() - now_ns >= SLICE_NS)
			break;
	}
	self->is_late = self->target_ns - self->position_ns >
		LAG_NS * self->source.speed;
	if (self->is_late)
		self->target_ns = self->position_ns;
	self->due_ns = self->source.speed ? clock_mono_ns() + REST_NS :
					    SOURCE_NEVER;
}

static void source_trace_report_speed(struct source_trace *self)
{
	char *pace = self->source.pace;
	size_t size = sizeof(self->source.pace);
	double speed = self->source.speed;

	if (!speed)
		snprintf(pace, size, "stands still");
	else if (self->is_late)
		snprintf(pace, size, "too slow here for %.3gx", speed);
	else if (speed < 1)
		snprintf(pace, size, "slow motion 1/%.*f", speed > 0.1 ? 1 : 0,
			 1 / speed);
	else
		snprintf(pace, size, "%.3gx its own time", speed);
}

static void source_trace_set_speed(struct source *source, double speed)
{
	struct source_trace *self = source_trace_of(source);

	source_trace_advance(self);
	self->target_ns = self->position_ns;
	self->due_ns = clock_mono_ns();
	source->speed = speed;
	source_trace_report_speed(self);
}

static uint64_t source_trace_due_ns(const struct source *source)
{
	return ((const struct source_trace *)source)->due_ns;
}

static bool source_trace_work(struct source *source)
{
	struct source_trace *self = source_trace_of(source);

	if (clock_mono_ns() >= self->due_ns)
		source_trace_advance(self);
	return false;
}

static void source_trace_sample_tunables(const struct source_trace *self,
					 struct sample *sample)
{
	unsigned int id;

	for (id = 0; id < DPAS_NR_TUNABLES; id++)
		sample_set_tunable(sample, id, self->run[0].tunables.value[id]);
	sample_set_tunable(sample, TUNABLE_IO_POLL_DELAY, 0);
}

static void source_trace_sample_cpu(const struct source_trace *self,
				    struct sample *sample, unsigned int i)
{
	struct cpu_row *row = sample_add_row(sample, i);
	const struct trace_step *last = &self->last[i];

	if (!row || !self->ios)
		return;
	if (lane[i].policy == TRACE_PAS || lane[i].policy == TRACE_ADAPTIVE)
		cpu_row_set(row, CPU_MODE, DPAS_PAS);
	/* All of them sleep, then poll. */
	cpu_row_set(row, CPU_IOS_INT, 0);
	cpu_row_set(row, CPU_IOS_CP, 0);
	cpu_row_set(row, CPU_IOS_PAS, self->ios);
	cpu_row_set(row, CPU_IOS_OL, 0);
	cpu_row_set(row, CPU_DUR_NS, last->dur_ns);
	cpu_row_set(row, CPU_SERVICE_NS, last->service_ns);
	cpu_row_set(row, CPU_OVERS, self->overs[i]);
	cpu_row_set(row, CPU_UNDERS, self->ios - self->overs[i]);
}

static void source_trace_read_back(struct source *source, struct sample *sample)
{
	struct source_trace *self = source_trace_of(source);

	source_trace_advance(self);
	sample->mono_ns = self->seen_ns;
	sample->real_ns = clock_real_ns();
	source_trace_sample_tunables(self, sample);
}

static void source_trace_write_policies(struct source_trace *self)
{
	char *text = self->source.policies;
	size_t size = sizeof(self->source.policies), used = 0;
	unsigned int i;

	for (i = 0; i < TRACE_NR_POLICIES; i++)
		used += (size_t)snprintf(text + used, size - used,
					 "%sCPU %u is %s", i ? ", " : "", i,
					 lane[i].name);
}

static enum source_status source_trace_sample(struct source *source,
					      struct sample *sample,
					      bool *after_gap,
					      struct problem *error)
{
	struct source_trace *self = source_trace_of(source);
	const char *slash = strrchr(self->spec.name, '/');
	unsigned int i;

	(void)after_gap;
	(void)error;
	source_trace_read_back(source, sample);
	if (self->has_sample && !source->speed) {
		sample_clear(sample);
		return SOURCE_SAME;
	}
	self->has_sample = true;
	snprintf(sample->device, sizeof(sample->device), "trace:%.*s",
		 (int)sizeof(sample->device) - 7,
		 slash ? slash + 1 : self->spec.name);
	snprintf(sample->kernel, sizeof(sample->kernel), "simulated");
	snprintf(sample->origin, sizeof(sample->origin), "the trace");
	sample_set_queue(sample, QUEUE_MACHINE_NS, (uint64_t)self->position_ns);
	sample_set_queue(sample, QUEUE_READS, self->ios - self->writes);
	sample_set_queue(sample, QUEUE_WRITES, self->writes);
	for (i = 0; i < TRACE_NR_POLICIES; i++)
		source_trace_sample_cpu(self, sample, i);
	changes_sample(&self->changes, sample, clock_mono_ns());
	source_trace_report_speed(self);
	return SOURCE_OK;
}

static size_t source_trace_take_switches(struct source *source,
					 struct switch_record *records,
					 size_t max, uint64_t *missed)
{
	(void)source;
	(void)records;
	(void)max;
	(void)missed;
	return 0;
}

static size_t source_trace_take_marks(struct source *source, struct mark *marks,
				      size_t max)
{
	return changes_take(&source_trace_of(source)->changes, marks, max);
}

/* The tunables that the sleep depends on. */
static bool source_trace_can_set(unsigned int id)
{
	return id == DPAS_PAS_D_INIT || id == DPAS_PAS_UP_INIT ||
		id == DPAS_PAS_DN_INIT;
}

static bool source_trace_set(struct source *source, unsigned int id,
			     int64_t value, struct problem *error)
{
	struct source_trace *self = source_trace_of(source);
	char text[32];
	unsigned int i;

	if (!source_trace_can_set(id) ||
	    !dpas_tunable_accepts((enum dpas_tunable)id, value)) {
		snprintf(text, sizeof(text), "%" PRId64, value);
		problem_set(
			error, tunable_get(id).name, text,
			source_trace_can_set(id) ?
				"out of range" :
				"a trace that is played has nothing that it works on",
			"pas_up_init, pas_dn_init and pas_d_init can be set");
		return false;
	}
	for (i = 0; i < TRACE_NR_POLICIES; i++) {
		struct trace_run *run = &self->run[i];

		run->tunables.value[id] = (uint32_t)value;
		dpas_cpu_look_again(&run->cpu);
		if (id == DPAS_PAS_D_INIT)
			dpas_buckets_restart(&run->cpu, &run->tunables);
	}
	changes_own(&self->changes, id, value);
	return true;
}

static void source_trace_close(struct source *source)
{
	struct source_trace *self = source_trace_of(source);

	trace_release(&self->trace);
	free(self);
}

static const struct source_ops trace_ops = {
	.name = "trace",
	.due_ns = source_trace_due_ns,
	.work = source_trace_work,
	.sample = source_trace_sample,
	.read_back = source_trace_read_back,
	.take_switches = source_trace_take_switches,
	.take_marks = source_trace_take_marks,
	.set = source_trace_set,
	.set_speed = source_trace_set_speed,
	.close = source_trace_close,
};

static void source_trace_start(struct source_trace *self)
{
	struct trace_settings settings = {
		.up = dpas_tunable_limits[DPAS_PAS_UP_INIT].init,
		.dn = dpas_tunable_limits[DPAS_PAS_DN_INIT].init,
		.d_init_ns = dpas_tunable_limits[DPAS_PAS_D_INIT].init,
		.feedback = self->spec.feedback,
		.wakeup_ns = self->spec.wakeup_ns,
	};
	double whole_ns = 0;
	size_t i;

	for (i = 0; i < TRACE_NR_POLICIES; i++) {
		settings.policy = lane[i].policy;
		sim_trace_start(&self->run[i], &settings);
	}
	for (i = 0; i < self->trace.count; i++)
		whole_ns += (double)self->trace.service_ns[i];
	self->source.speed = self->spec.speed ? self->spec.speed :
						whole_ns / WHOLE_NS;
	if (self->source.speed < SOURCE_SLOWEST)
		self->source.speed = SOURCE_SLOWEST;
	if (self->source.speed > SOURCE_FASTEST)
		self->source.speed = SOURCE_FASTEST;
	self->seen_ns = clock_mono_ns();
	source_trace_sample_tunables(self, &self->changes.reported);
	source_trace_do_io(self);
	source_trace_write_policies(self);
}

struct source *source_trace_open(const char *text, struct problem *error)
{
	struct source_trace *self = calloc(1, sizeof(*self));
	struct trace_origin origin;

	if (!self) {
		problem_set(error, "trace", NULL, "out of memory", NULL);
		return NULL;
	}
	if (!trace_spec_parse(&self->spec, text, error) ||
	    !trace_open(&self->trace, &origin, self->spec.name, NULL, error)) {
		free(self);
		return NULL;
	}
	source_trace_start(self);
	self->source.ops = &trace_ops;
	self->source.records_events = true;
	return &self->source;
}
