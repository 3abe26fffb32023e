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

#define DPAS_MESSAGE_EVIDENCE(field) .field = told->field,

void dpas_message_record(const struct dpas_genl_switch *told,
			 int64_t real_offset_ns, struct switch_record *record)
{
	*record = (struct switch_record){
		.sequence = told->sequence,
		.mono_ns = told->time_ns,
		.real_ns = dpas_message_real_ns(told->time_ns, real_offset_ns),
		.count = 1,
		.cpu = told->cpu,
		.event = {
			.from = told->from,
			.to = told->to,
			.reason = told->reason,
			SWITCH_EVIDENCE(DPAS_MESSAGE_EVIDENCE)
		},
	};
}

void dpas_message_row(struct cpu_row *row, const struct dpas_genl_cpu *told)
{
	unsigned int mode;

	if (told->mode < DPAS_NR_MODES)
		cpu_row_set(row, CPU_MODE, told->mode);
	for (mode = 0; mode < DPAS_NR_MODES; mode++)
		cpu_row_set(row, CPU_IOS_INT + mode, told->ios[mode]);
	cpu_row_set(row, CPU_QD, told->qd);
	cpu_row_set(row, CPU_TF, told->tf);
	cpu_row_set(row, CPU_DUR_NS, told->dur_ns);
	cpu_row_set(row, CPU_WINDOW_IOS, told->window_ios);
	cpu_row_set(row, CPU_AVERAGE_QD10, told->average_qd10);
	cpu_row_set(row, CPU_TF_TOTAL, told->tf_total);
	cpu_row_set(row, CPU_SWITCHES, told->switches);
}

void dpas_message_buckets(struct cpu_row *row, struct genlmsghdr *genl)
{
	struct dpas_bucket buckets[DPAS_NR_BUCKETS] = { 0 };
	struct dpas_genl_bucket told;
	struct nlattr *attr;
	int left;

	nla_for_each_attr(attr, genlmsg_attrdata(genl, 0),
			  genlmsg_attrlen(genl, 0), left)
		if (nla_type(attr) == DPAS_ATTR_BUCKET &&
		    dpas_message_copy(&told, sizeof(told), attr) &&
		    told.bucket < DPAS_NR_BUCKETS)
			buckets[told.bucket] = (struct dpas_bucket){
				.dur_ns = told.dur_ns,
				.overs = told.overs,
				.unders = told.unders,
			};
	cpu_row_set_buckets(row, buckets);
}
