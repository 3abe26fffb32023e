// SPDX-License-Identifier: GPL-2.0
#include "lib/sim/sim.h"

#include <stdlib.h>
#include <string.h>

#include "lib/model/method.h"
#include "lib/sim/sim_cpu.h"
#include "lib/sim/sim_loop.h"
#include "lib/sim/sim_state.h"

struct sim_load sim_load_default(void)
{
	return (struct sim_load){
		.jobs = 1,
		.block_bytes = 4096,
		.read_percent = 100,
		.polled = true,
	};
}

/* An exponential distribution with this mean, by its quantiles -ln(1 - p). */
static void sim_init_lateness(struct sim_distribution *late, uint32_t mean)
{
	static const uint32_t permille[][2] = {
		{ 0, 0 },	  { 250000, 288 },  { 500000, 693 },
		{ 750000, 1386 }, { 900000, 2303 }, { 950000, 2996 },
		{ 990000, 4605 }, { 999000, 6908 }, { 1000000, 10000 },
	};
	struct sim_quantile quantile[sizeof(permille) / sizeof(*permille)];
	size_t i;

	for (i = 0; i < sizeof(permille) / sizeof(*permille); i++) {
		quantile[i].parts = permille[i][0];
		quantile[i].ns = (uint32_t)((uint64_t)mean * permille[i][1] /
					    1000);
	}
	sim_distribution_init(late, quantile);
}

static bool sim_init_cpu(struct sim *sim, unsigned int number)
{
	struct sim_cpu *cpu = &sim->cpus[number];

	cpu->number = number;
	cpu->event = SIM_NEVER;
	cpu->last_done = &cpu->first_done;
	dpas_cpu_restart(&cpu->policy);
	dpas_buckets_restart(&cpu->policy, &sim->tunables);
	return sim_queue_init(&cpu->events, 0) &&
		sim_queue_init(&cpu->ready, 0);
}

static void sim_init_threads(struct sim *sim)
{
	unsigned int i;

	for (i = 0; i < SIM_MAX_JOBS; i++) {
		sim->threads[i].number = (uint16_t)i;
		sim->threads[i].wake_at = SIM_NEVER;
		sim->threads[i].done_at = SIM_NEVER;
	}
}

/* Zeroed, and aligned to cache lines. */
static void *sim_allocate(size_t count, size_t size)
{
	void *array = aligned_alloc(SIM_LINE, count * size);

	if (array)
		memset(array, 0, count * size);
	return array;
}

struct sim *sim_new(const struct sim_config *config)
{
	struct sim *sim = calloc(1, sizeof(*sim));
	unsigned int i;

	if (!sim)
		return NULL;
	sim->nr_cpus = config->cpus;
	sim->cpus = sim_allocate(config->cpus, sizeof(*sim->cpus));
	sim->threads = sim_allocate(SIM_MAX_JOBS, sizeof(*sim->threads));
	if (!sim->cpus || !sim->threads ||
	    !sim_queue_init(&sim->first, config->cpus)) {
		sim_free(sim);
		return NULL;
	}
	sim->machine = *config->profile->machine;
	sim->random.state = config->seed;
	sim->on_switch = config->on_switch;
	sim->context = config->context;
	sim->epoch_end = SIM_EPOCH_NS;
	/* Separate random streams for the drive and the jobs, from one seed. */
	sim_device_init(&sim->device, config->profile,
			sim_random_next(&sim->random));
	sim_init_lateness(&sim->late, sim->machine.late_mean);
	dpas_tunables_init(&sim->tunables);
	sim->io_poll_delay = -1;
	sim_init_threads(sim);
	for (i = 0; i < config->cpus; i++)
		if (!sim_init_cpu(sim, i)) {
			sim_free(sim);
			return NULL;
		}
	return sim;
}

void sim_free(struct sim *sim)
{
	unsigned int i;

	if (!sim)
		return;
	for (i = 0; sim->cpus && i < sim->nr_cpus; i++) {
		sim_queue_release(&sim->cpus[i].events);
		sim_queue_release(&sim->cpus[i].ready);
	}
	sim_queue_release(&sim->first);
	free(sim->threads);
	free(sim->cpus);
	free(sim);
}

static bool sim_load_is_sound(const struct sim *sim,
			      const struct sim_load *load)
{
	unsigned int i;

	for (i = 0; load->cpus && i < load->nr_cpus; i++)
		if (load->cpus[i] >= sim->nr_cpus)
			return false;
	return load->jobs <= SIM_MAX_JOBS && load->block_bytes >= 512 &&
		load->block_bytes <= SIM_MAX_BLOCK &&
		load->block_bytes % 512 == 0 && load->read_percent <= 100 &&
		(!load->cpus || load->nr_cpus);
}

/* The CPU on which job @number of @load should run. */
static unsigned int sim_job_cpu(const struct sim *sim,
				const struct sim_load *load,
				unsigned int number)
{
	if (load->cpus)
		return load->cpus[number % load->nr_cpus];
	return number % sim->nr_cpus;
}

/* The future queues of a CPU, and the number of slots in use. */
struct placement {
	struct sim_queue events;
	struct sim_queue ready;
	uint32_t used;
	uint32_t slots;
};

static void sim_placement_free(struct placement *placement, unsigned int count)
{
	unsigned int i;

	for (i = 0; placement && i < count; i++) {
		sim_queue_release(&placement[i].events);
		sim_queue_release(&placement[i].ready);
	}
	free(placement);
}

/* Does thread @number keep, or get, a slot on the CPU where it is now? */
static bool sim_is_present(const struct sim_thread *thread)
{
	return thread->state != THREAD_OFF;
}

/*
 * Make room for every thread on its current CPU and on the one where it should
 * run. Everything that can fail in a change of load fails here.
 */
static struct placement *sim_placement_new(const struct sim *sim,
					   const struct sim_load *load,
					   unsigned int nr_threads)
{
	struct placement *placement = calloc(sim->nr_cpus, sizeof(*placement));
	unsigned int i;

	if (!placement)
		return NULL;
	for (i = 0; i < nr_threads; i++) {
		if (sim_is_present(&sim->threads[i]))
			placement[sim->threads[i].cpu].slots++;
		if (i < load->jobs)
			placement[sim_job_cpu(sim, load, i)].slots++;
	}
	for (i = 0; i < sim->nr_cpus; i++)
		if (!sim_queue_init(&placement[i].events, placement[i].slots) ||
		    !sim_queue_init(&placement[i].ready, placement[i].slots)) {
			sim_placement_free(placement, sim->nr_cpus);
			return NULL;
		}
	return placement;
}

/* A CPU gets its new queues, and @placement the old. */
static void sim_swap_queues(struct sim_cpu *cpu, struct placement *placement)
{
	struct sim_queue events = cpu->events, ready = cpu->ready;

	cpu->events = placement->events;
	cpu->ready = placement->ready;
	placement->events = events;
	placement->ready = ready;
}

/* Assign slots to each thread, and enqueue its event and the ready ones. */
static void sim_place_threads(struct sim *sim, const struct sim_load *load,
			      struct placement *placement)
{
	unsigned int i;

	for (i = 0; i < sim->nr_threads; i++) {
		struct sim_thread *thread = &sim->threads[i];

		thread->wanted = i < load->jobs;
		if (thread->wanted)
			thread->next_cpu = (uint16_t)sim_job_cpu(sim, load, i);
		if (sim_is_present(thread))
			thread->slot = placement[thread->cpu].used++;
		if (thread->wanted)
			thread->next_slot = sim_is_present(thread) &&
					thread->next_cpu == thread->cpu ?
				thread->slot :
				placement[thread->next_cpu].used++;
		if (sim_is_present(thread))
			sim_queue_set(&placement[thread->cpu].events,
				      thread->slot, sim_thread_event(thread));
		if (thread->state == THREAD_READY)
			sim_queue_set(&placement[thread->cpu].ready,
				      thread->slot, sim_ready_key(thread));
	}
	for (i = 0; i < sim->nr_cpus; i++)
		sim_swap_queues(&sim->cpus[i], &placement[i]);
}

static void sim_start_jobs(struct sim *sim)
{
	unsigned int i;

	for (i = 0; i < sim->nr_threads; i++) {
		struct sim_thread *thread = &sim->threads[i];
		struct sim_cpu *cpu = &sim->cpus[thread->next_cpu];

		if (!thread->wanted || sim_is_present(thread))
			continue;
		thread->cpu = thread->next_cpu;
		thread->slot = thread->next_slot;
		thread->step = STEP_START;
		thread->vruntime = cpu->min_vruntime;
		thread->due_at = sim->now;
		sim->nr_running++;
		sim_cpu_wake(sim, cpu, thread,
			     sim_cpu_interrupt(sim, cpu, sim->now, 0));
	}
}

static void sim_set_workload(struct sim *sim, const struct sim_load *load)
{
	sim->polled = load->polled;
	sim->bucket[false] = dpas_bucket_index(false, load->block_bytes / 512);
	sim->bucket[true] = dpas_bucket_index(true, load->block_bytes / 512);
	sim->all_writes = load->read_percent == 0;
	sim->write_chance = sim->all_writes ?
		0 :
		(uint32_t)(((uint64_t)(100 - load->read_percent) << 32) / 100);
	sim->think_ns = load->think_ns;
	sim->period_ns = load->rate_iops ? 1000000000 / load->rate_iops : 0;
	sim_device_set_block(&sim->device, load->block_bytes);
}

bool sim_set_load(struct sim *sim, const struct sim_load *load)
{
	unsigned int nr_threads = sim->nr_threads, i;
	struct placement *placement;

	if (!sim_load_is_sound(sim, load))
		return false;
	if (nr_threads < load->jobs)
		nr_threads = load->jobs;
	placement = sim_placement_new(sim, load, nr_threads);
	if (!placement)
		return false;
	sim->nr_threads = nr_threads;
	sim_place_threads(sim, load, placement);
	sim_placement_free(placement, sim->nr_cpus);
	sim_set_workload(sim, load);
	sim_start_jobs(sim);
	for (i = 0; i < sim->nr_cpus; i++)
		sim_cpu_publish(sim, &sim->cpus[i]);
	return true;
}

bool sim_set_tunable(struct sim *sim, enum dpas_tunable id, int64_t value)
{
	uint32_t before = sim->tunables.value[id];
	unsigned int i;

	if (!dpas_tunable_accepts(id, value))
		return false;
	sim->tunables.value[id] = (uint32_t)value;
	for (i = 0; i < sim->nr_cpus; i++) {
		dpas_cpu_look_again(&sim->cpus[i].policy);
		if (id == DPAS_PAS_D_INIT || id == DPAS_EHP_ENABLED)
			dpas_buckets_restart(&sim->cpus[i].policy,
					     &sim->tunables);
		if (id == DPAS_SWITCH_ENABLED && value && !before)
			dpas_cpu_restart(&sim->cpus[i].policy);
	}
	return true;
}

const struct dpas_tunables *sim_tunables(const struct sim *sim)
{
	return &sim->tunables;
}

bool sim_set_io_poll_delay(struct sim *sim, int64_t value)
{
	if (value < -1 || value > INT32_MAX)
		return false;
	sim->io_poll_delay = value;
	return true;
}

int64_t sim_io_poll_delay(const struct sim *sim)
{
	return sim->io_poll_delay;
}

void sim_set_method(struct sim *sim, enum method method)
{
	unsigned int id;
	int64_t value;

	for (id = 0; id < DPAS_NR_TUNABLES; id++)
		if (method_value(method, id, &value))
			sim_set_tunable(sim, (enum dpas_tunable)id, value);
	method_value(method, TUNABLE_IO_POLL_DELAY, &value);
	sim_set_io_poll_delay(sim, value);
}

bool sim_run(struct sim *sim, uint64_t until_ns, uint64_t max_ios)
{
	uint64_t furthest_ns;

	if (until_ns >= SIM_QUEUE_END)
		until_ns = SIM_QUEUE_END - 1;
	if (sim_loop_run(sim, until_ns, max_ios)) {
		sim->now = sim_later(sim->now, until_ns);
		return true;
	}
	/* The other CPUs catch up with the one that is ahead of all. */
	furthest_ns = sim->now;
	sim_loop_run(sim, furthest_ns, UINT64_MAX);
	sim->now = furthest_ns;
	return false;
}

uint64_t sim_now(const struct sim *sim)
{
	return sim->now;
}

unsigned int sim_nr_cpus(const struct sim *sim)
{
	return sim->nr_cpus;
}

const struct dpas_cpu *sim_policy(const struct sim *sim, unsigned int cpu)
{
	return &sim->cpus[cpu].policy;
}

const struct latency_histogram *sim_latencies(const struct sim *sim)
{
	return &sim->latencies;
}

static uint64_t sim_busy_ns(const struct sim *sim, const struct sim_cpu *cpu)
{
	uint64_t idle_ns = cpu->idle_ns;

	if (!cpu->current && sim->now > cpu->idle_from)
		idle_ns += sim->now - cpu->idle_from;
	return sim->now > idle_ns ? sim->now - idle_ns : 0;
}

void sim_get_totals(const struct sim *sim, struct sim_totals *totals)
{
	unsigned int i;

	*totals = (struct sim_totals){
		.reads = sim->ios[false],
		.writes = sim->ios[true],
		.context_switches = sim->context_switches,
		.run_delay_ns = sim->run_delay_ns,
		.collections = sim->device.collections,
		.jobs = sim->nr_running,
	};
	for (i = 0; i < sim->nr_cpus; i++)
		totals->busy_ns += sim_busy_ns(sim, &sim->cpus[i]);
}
