// SPDX-License-Identifier: GPL-2.0
#include "lib/live/dpas_message.h"

#include <netlink/attr.h>
#include <netlink/genl/genl.h>
#include <string.h>

bool dpas_message_copy(void *to, size_t size, const struct nlattr *attr)
{
	if (!attr || nla_len(attr) < (int)size)
		return false;
	memcpy(to, nla_data(attr), size);
	return true;
}

int64_t dpas_message_real_ns(uint64_t mono_ns, int64_t real_offset_ns)
{
	return (int64_t)(mono_ns + (uint64_t)real_offset_ns);
}

#define DPAS_MESSAGE_EVIDENCE(field) .field = reported->field,

void dpas_message_record(const struct dpas_genl_switch *reported,
			 int64_t real_offset_ns, struct switch_record *record)
{
	*record = (struct switch_record){
		.sequence = reported->sequence,
		.mono_ns = reported->time_ns,
		.real_ns = dpas_message_real_ns(reported->time_ns,
						real_offset_ns),
		.count = 1,
		.cpu = reported->cpu,
		.event = { .from = reported->from,
			   .to = reported->to,
			   .reason = reported->reason,
			   SWITCH_EVIDENCE(DPAS_MESSAGE_EVIDENCE) },
	};
}

void dpas_message_row(struct cpu_row *row, const struct dpas_genl_cpu *reported)
{
	unsigned int mode;

	if (reported->mode < DPAS_NR_MODES)
		cpu_row_set(row, CPU_MODE, reported->mode);
	for (mode = 0; mode < DPAS_NR_MODES; mode++)
		cpu_row_set(row, CPU_IOS_INT + mode, reported->ios[mode]);
	cpu_row_set(row, CPU_QD, reported->qd);
	cpu_row_set(row, CPU_TF, reported->tf);
	cpu_row_set(row, CPU_DUR_NS, reported->dur_ns);
	cpu_row_set(row, CPU_WINDOW_IOS, reported->window_ios);
	cpu_row_set(row, CPU_AVERAGE_QD10, reported->average_qd10);
	cpu_row_set(row, CPU_TF_TOTAL, reported->tf_total);
	cpu_row_set(row, CPU_SWITCHES, reported->switches);
}

void dpas_message_buckets(struct cpu_row *row, struct genlmsghdr *genl)
{
	struct dpas_bucket buckets[DPAS_NR_BUCKETS] = { 0 };
	struct dpas_genl_bucket reported;
	struct nlattr *attr;
	int left;

	nla_for_each_attr(attr, genlmsg_attrdata(genl, 0),
			  genlmsg_attrlen(genl, 0),
			  left) if (nla_type(attr) == DPAS_ATTR_BUCKET &&
				    dpas_message_copy(&reported,
						      sizeof(reported), attr) &&
				    reported.bucket < DPAS_NR_BUCKETS)
		buckets[reported.bucket] = (struct dpas_bucket){
			.dur_ns = reported.dur_ns,
			.overs = reported.overs,
			.unders = reported.unders,
		};
	cpu_row_set_buckets(row, buckets);
}
