// SPDX-License-Identifier: GPL-2.0
#include "lib/sim/source_sim.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/clock.h"
#include "lib/base/cpu_list.h"
#include "lib/load/load_check.h"
#include "lib/load/load_latency.h"
#include "lib/model/changes.h"
#include "lib/sim/sim.h"
#include "lib/sim/sim_spec.h"

#define RING_SIZE 4096		  /* switch records queued until taken */
#define SLICE_IOS 2048		  /* interval of clock checks */
#define SLICE_NS 6000000	  /* real time limit of a call */
#define REST_NS 20000000	  /* interval of calls when on time */
#define BUSY_REST_NS 2000000	  /* interval of calls when behind */
#define LAG_NS 100000000	  /* real time that may be caught up */
#define SLOW_LAG_NS (2 * REST_NS) /* the same in slow motion, without jumps */
#define ENOUGH 0.9		  /* of the time: below it is reported */

struct source_sim {
	struct source source;
	struct sim_spec spec;
	struct sim_drive drive;
	struct sim *sim;
	unsigned int load_cpus[SIM_MAX_CPUS];

	uint64_t seen_ns;     /* real time that corresponds to target_ns */
	int64_t seen_real_ns; /* the same as CLOCK_REALTIME */
	uint64_t target_ns;   /* simulated time due */
	uint64_t due_ns;
	uint64_t skipped_ns; /* real time since the last sample */

	uint64_t sampled_ns;  /* simulated time of the last sample */
	uint64_t reported_ns; /* when that says it was; at first, the start */
	bool has_sample;
	/* From the first work or sample on; before that, nothing has begun. */
	bool is_running;
	struct sim_load first_load;
	bool is_changed;	  /* set by the user since the last sample */
	uint64_t base_ns;	  /* simulated time: start of rates */
	struct sim_totals totals; /* then */
	struct latency_histogram latencies;
	struct latency_histogram since; /* then */

	struct switch_record ring[RING_SIZE];
	size_t first, count;
	uint64_t sequence;
	uint64_t missed;
	struct changes changes;
};

static struct source_sim *source_sim_of(struct source *source)
{
	return (struct source_sim *)source;
}

/* The real time between simulated time @ns and the time due. */
static uint64_t source_sim_real_behind(const struct source_sim *self,
				       uint64_t ns)
{
	if (ns >= self->target_ns || !self->source.speed)
		return 0;
	return (uint64_t)((double)(self->target_ns - ns) / self->source.speed);
}

static void source_sim_record_switch(void *context, uint64_t now_ns,
				     unsigned int cpu,
				     const struct dpas_switch *event)
{
	struct source_sim *self = context;
	uint64_t behind = source_sim_real_behind(self, now_ns);
	struct switch_record *record;

	if (self->count == RING_SIZE) {
		self->first = (self->first + 1) % RING_SIZE;
		self->count--;
		self->missed++;
	}
	record = &self->ring[(self->first + self->count++) % RING_SIZE];
	*record = (struct switch_record){
		.sequence = self->sequence++,
		.mono_ns = self->seen_ns - behind,
		.real_ns = self->seen_real_ns - (int64_t)behind,
		.count = 1,
		.cpu = cpu,
		.event = *event,
	};
}

/* Skip anything older. */
static uint64_t source_sim_lag_ns(const struct source_sim *self)
{
	return self->source.speed < 1 ? SLOW_LAG_NS : LAG_NS;
}

/* Advance the simulated time due according to real time. */
static void source_sim_move_target(struct source_sim *self)
{
	double speed = self->source.speed;
	uint64_t lag_ns = source_sim_lag_ns(self);
	uint64_t now_ns = clock_mono_ns(), most, elapsed;

	elapsed = now_ns - self->seen_ns;
	self->seen_ns = now_ns;
	self->seen_real_ns = clock_real_ns();
	if (!speed || !self->is_running)
		return;
	/* Skip anything too old, before an overflow is possible. */
	if (elapsed > lag_ns) {
		self->skipped_ns += elapsed - lag_ns;
		elapsed = lag_ns;
	}
	self->target_ns += (uint64_t)((double)elapsed * speed);
	most = sim_now(self->sim) + (uint64_t)((double)lag_ns * speed);
	if (self->target_ns > most) {
		self->skipped_ns +=
			(uint64_t)((double)(self->target_ns - most) / speed);
		self->target_ns = most;
	}
}

static void source_sim_advance(struct source_sim *self)
{
	uint64_t until_ns;
	bool reached;

	source_sim_move_target(self);
	until_ns = self->seen_ns + SLICE_NS;
	do
		reached = sim_run(self->sim, self->target_ns, SLICE_IOS);
	while (!reached && clock_mono_ns() < until_ns);
	if (reached && !self->source.speed)
		self->due_ns = SOURCE_NEVER;
	else
		self->due_ns = clock_mono_ns() +
			(reached ? REST_NS : BUSY_REST_NS);
}

/* Describe the speed, or the actual speed if this computer is too slow. */
static void source_sim_report_speed(struct source_sim *self, double reached)
{
	char *pace = self->source.pace;
	size_t size = sizeof(self->source.pace);
	double speed = self->source.speed;

	if (!speed)
		snprintf(pace, size, "stands still");
	else if (speed < 1)
		snprintf(pace, size, "slow motion 1/%.6g", 1 / speed);
	else if (reached < ENOUGH)
		snprintf(pace, size, "too slow here: %.0f %%", 100 * reached);
	else if (speed > 1)
		snprintf(pace, size, "%.6gx real time", speed);
	else
		snprintf(pace, size, "in real time");
}

/* What was due at the old speed is not caught up at the new one. */
static void source_sim_set_speed(struct source *source, double speed)
{
	struct source_sim *self = source_sim_of(source);

	source_sim_advance(self);
	self->target_ns = sim_now(self->sim);
	self->due_ns = clock_mono_ns();
	source->speed = speed;
	source_sim_report_speed(self, 1);
}

static uint64_t source_sim_due_ns(const struct source *source)
{
	return ((const struct source_sim *)source)->due_ns;
}

/* Begin with the load that has been chosen by now. False: no memory. */
static bool source_sim_begin(struct source_sim *self)
{
	if (!self->is_running)
		self->is_running = sim_set_load(self->sim, &self->first_load);
	return self->is_running;
}

static bool source_sim_work(struct source *source)
{
	struct source_sim *self = source_sim_of(source);

	if (source_sim_begin(self) && clock_mono_ns() >= self->due_ns)
		source_sim_advance(self);
	return false;
}

static void source_sim_sample_tunables(const struct source_sim *self,
				       struct sample *sample)
{
	unsigned int id;

	for (id = 0; id < DPAS_NR_TUNABLES; id++)
		sample_set_tunable(sample, id,
				   sim_tunables(self->sim)->value[id]);
	sample_set_tunable(sample, TUNABLE_IO_POLL_DELAY,
			   sim_io_poll_delay(self->sim));
}

static void source_sim_sample_cpu(const struct source_sim *self,
				  struct sample *sample, unsigned int number)
{
	const struct dpas_cpu *cpu = sim_policy(self->sim, number);
	struct cpu_row *row = sample_add_row(sample, number);
	unsigned int i;

	if (!row)
		return;
	cpu_row_set(row, CPU_MODE, cpu->mode);
	cpu_row_set(row, CPU_QD, cpu->qd);
	for (i = 0; i < DPAS_NR_MODES; i++)
		cpu_row_set(row, (enum cpu_field)(CPU_IOS_INT + i),
			    cpu->ios[i]);
	cpu_row_set(row, CPU_TF, cpu->tf);
	cpu_row_set(row, CPU_DUR_NS, cpu->bucket[cpu->last_bucket].dur_ns);
	cpu_row_set(row, CPU_WINDOW_IOS, cpu->window_ios);
	cpu_row_set(row, CPU_AVERAGE_QD10, dpas_average_qd10(cpu));
	cpu_row_set(row, CPU_TF_TOTAL, cpu->tf_total);
	cpu_row_set_buckets(row, cpu->bucket);
	cpu_row_set(row, CPU_SWITCHES, cpu->switches);
}

/*
 * What the jobs have done since the last sample or, in slow motion, in the
 * minimum interval of a rate.
 */
static void source_sim_sample_load(struct source_sim *self,
				   struct sample *sample)
{
	uint64_t now_ns = sim_now(self->sim);
	uint64_t elapsed = now_ns - self->base_ns;
	const struct latency_histogram *since = &self->since;
	struct sim_totals totals;

	sim_get_totals(self->sim, &totals);
	sample_set_load(sample, LOAD_CONTEXT_SWITCHES, totals.context_switches);
	sample_set_load(sample, LOAD_CPU_NS, totals.busy_ns);
	sample_set_load(sample, LOAD_RUN_DELAY_NS, totals.run_delay_ns);
	sample_set_queue(sample, QUEUE_MACHINE_NS, now_ns);
	sample_set_queue(sample, QUEUE_READS, totals.reads);
	sample_set_queue(sample, QUEUE_WRITES, totals.writes);
	if (self->has_sample && elapsed) {
		latency_histogram_since(&self->since, sim_latencies(self->sim),
					&self->latencies);
		sample_set_load(sample, LOAD_IOPS,
				(uint64_t)((double)since->count * 1e9 /
						   (double)elapsed +
					   0.5));
		sample_set_load(sample, LOAD_CPU_PERMILLE,
				(totals.busy_ns - self->totals.busy_ns) * 1000 /
					elapsed);
		load_latency_to_sample(since, sample);
	}
	if (!self->has_sample || elapsed >= SAMPLE_RATE_LEAST_NS) {
		self->totals = totals;
		self->latencies = *sim_latencies(self->sim);
		self->base_ns = now_ns;
	}
	self->sampled_ns = now_ns;
	self->reported_ns = sample->mono_ns;
	self->has_sample = true;
}

/* The fraction of the real time since the last sample that was simulated. */
static double source_sim_reached(struct source_sim *self, uint64_t elapsed_ns)
{
	double skipped = (double)self->skipped_ns;

	self->skipped_ns = 0;
	return elapsed_ns > skipped ? 1 - skipped / (double)elapsed_ns : 1;
}

/* Simulate up to now; store the time, tunables and requested load. */
static void source_sim_read_back(struct source *source, struct sample *sample)
{
	struct source_sim *self = source_sim_of(source);
	struct sim_totals totals;
	uint64_t behind;

	source_sim_advance(self);
	behind = source_sim_real_behind(self, sim_now(self->sim));
	sample->mono_ns = self->seen_ns - behind;
	sample->real_ns = self->seen_real_ns - (int64_t)behind;
	source_sim_sample_tunables(self, sample);
	load_to_sample(&self->source.asked, sample);
	sim_get_totals(self->sim, &totals);
	sample_set_load(sample, LOAD_JOBS, totals.jobs);
}

static enum source_status source_sim_sample(struct source *source,
					    struct sample *sample,
					    bool *after_gap,
					    struct problem *error)
{
	struct source_sim *self = source_sim_of(source);
	uint64_t last_ns = self->reported_ns;
	unsigned int i;

	(void)after_gap;
	if (!source_sim_begin(self)) {
		problem_set(error, "sim", NULL, "out of memory", NULL);
		return SOURCE_END;
	}
	source_sim_read_back(source, sample);
	if (self->has_sample && !self->is_changed &&
	    sim_now(self->sim) == self->sampled_ns) {
		sample_clear(sample);
		return SOURCE_SAME;
	}
	self->is_changed = false;
	snprintf(sample->device, sizeof(sample->device), "sim:%s",
		 self->drive.name);
	snprintf(sample->kernel, sizeof(sample->kernel), "simulated");
	snprintf(sample->origin, sizeof(sample->origin),
		 "the simulated machine");
	sample_set_queue(sample, QUEUE_IO_POLL,
			 method_is_polled(self->spec.method));
	sample_set_queue(sample, QUEUE_POLL_QUEUES, self->spec.cpus);
	source_sim_sample_load(self, sample);
	for (i = 0; i < self->spec.cpus; i++)
		source_sim_sample_cpu(self, sample, i);
	changes_sample(&self->changes, sample, clock_mono_ns());
	source_sim_report_speed(
		self, source_sim_reached(self, sample->mono_ns - last_ns));
	return SOURCE_OK;
}

static size_t source_sim_take_switches(struct source *source,
				       struct switch_record *records,
				       size_t max, uint64_t *missed)
{
	struct source_sim *self = source_sim_of(source);
	size_t taken;

	for (taken = 0; taken < max && self->count; taken++) {
		records[taken] = self->ring[self->first];
		self->first = (self->first + 1) % RING_SIZE;
		self->count--;
	}
	*missed += self->missed;
	self->missed = 0;
	return taken;
}

static size_t source_sim_take_marks(struct source *source, struct mark *marks,
				    size_t max)
{
	return changes_take(&source_sim_of(source)->changes, marks, max);
}

static bool source_sim_set(struct source *source, unsigned int id,
			   int64_t value, struct problem *error)
{
	struct source_sim *self = source_sim_of(source);
	char text[32];
	bool good;

	if (id >= TUNABLE_NR_KNOWN)
		return problem_fail(error, tunable_get(id).name,
				    "the simulator has no such tunable");
	if (id == TUNABLE_IO_POLL_DELAY)
		good = sim_set_io_poll_delay(self->sim, value);
	else
		good = sim_set_tunable(self->sim, (enum dpas_tunable)id, value);
	if (good) {
		changes_own(&self->changes, id, value);
		self->is_changed = true;
	} else {
		snprintf(text, sizeof(text), "%" PRId64, value);
		problem_set(error, tunable_get(id).name, text, "out of range",
			    NULL);
	}
	return good;
}

/* Stores the CPUs of the jobs in @load->cpus, which must outlive it. */
static bool source_sim_load_cpus(struct source_sim *self, const char *text,
				 struct sim_load *load, struct problem *error)
{
	unsigned long highest;

	if (!*text)
		return true;
	if (!cpu_list_parse(text, self->spec.cpus, self->load_cpus,
			    &load->nr_cpus)) {
		if (cpu_list_highest(text, &highest))
			return problem_fail(error, "CPUs",
					    "there is no CPU %lu, only 0 to %u",
					    highest, self->spec.cpus - 1);
		problem_fail(error, "CPUs",
			     "it takes a list such as 0-1,3, of CPUs 0 to %u",
			     self->spec.cpus - 1);
		problem_value(error, "%s", text);
		return false;
	}
	load->cpus = self->load_cpus;
	return true;
}

static bool source_sim_set_load_of(struct source *source,
				   const struct load *wanted,
				   struct problem *error)
{
	struct source_sim *self = source_sim_of(source);
	struct sim_load load = {
		.jobs = wanted->jobs,
		.block_bytes = wanted->block_bytes,
		.read_percent = wanted->read_percent,
		.rate_iops = wanted->rate_iops,
		.think_ns = self->spec.think_ns,
		.polled = wanted->polled,
	};

	if (!load_check(wanted, SIM_MAX_JOBS, 512, error) ||
	    !source_sim_load_cpus(self, wanted->cpus, &load, error))
		return false;
	source_sim_advance(self);
	if (!self->is_running)
		self->first_load = load;
	else if (!sim_set_load(self->sim, &load))
		return problem_fail(error, "load", "out of memory");
	self->is_changed = true;
	return true;
}

static void source_sim_close(struct source *source)
{
	struct source_sim *self = source_sim_of(source);

	sim_free(self->sim);
	sim_drive_close(&self->drive);
	free(self);
}

static const struct source_ops sim_ops = {
	.name = "sim",
	.due_ns = source_sim_due_ns,
	.work = source_sim_work,
	.sample = source_sim_sample,
	.read_back = source_sim_read_back,
	.take_switches = source_sim_take_switches,
	.take_marks = source_sim_take_marks,
	.set = source_sim_set,
	.set_load = source_sim_set_load_of,
	.set_speed = source_sim_set_speed,
	.close = source_sim_close,
};

/* Create the machine with its method and first jobs. False: no memory. */
static bool source_sim_start(struct source_sim *self)
{
	struct sim_config config = {
		.profile = self->drive.profile,
		.cpus = self->spec.cpus,
		.seed = self->spec.seed,
		.on_switch = source_sim_record_switch,
		.context = self,
	};
	struct sim_load load = sim_load_default();

	self->sim = sim_new(&config);
	if (!self->sim)
		return false;
	sim_set_method(self->sim, self->spec.method);
	source_sim_sample_tunables(self, &self->changes.reported);
	load.jobs = self->spec.jobs;
	load.think_ns = self->spec.think_ns;
	load.polled = method_is_polled(self->spec.method);
	self->source.asked = load_default();
	self->source.asked.jobs = load.jobs;
	self->source.asked.polled = load.polled;
	self->source.speed = self->spec.speed;
	source_sim_report_speed(self, 1);
	self->seen_ns = clock_mono_ns();
	self->reported_ns = self->seen_ns;
	self->seen_real_ns = clock_real_ns();
	self->first_load = load;
	return true;
}

struct source *source_sim_open(const char *spec, struct problem *error)
{
	struct source_sim *self = calloc(1, sizeof(*self));

	if (self && !sim_spec_parse(&self->spec, spec, error)) {
		free(self);
		problem_in(error, "sim");
		return NULL;
	}
	if (self && !sim_drive_open(&self->drive, &self->spec.drive, error)) {
		free(self);
		return NULL;
	}
	if (!self || !source_sim_start(self)) {
		if (self)
			source_sim_close(&self->source);
		problem_set(error, "sim", NULL, "out of memory", NULL);
		return NULL;
	}
	self->source.ops = &sim_ops;
	self->source.records_events = true;
	return &self->source;
}
