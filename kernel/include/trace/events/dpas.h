/* SPDX-License-Identifier: GPL-2.0 */
#undef TRACE_SYSTEM
#define TRACE_SYSTEM dpas

#if !defined(_TRACE_DPAS_H) || defined(TRACE_HEADER_MULTI_READ)
#define _TRACE_DPAS_H

#include <linux/kdev_t.h>
#include <linux/tracepoint.h>

struct dpas_io;
struct dpas_switch;

TRACE_DEFINE_ENUM(DPAS_INT);
TRACE_DEFINE_ENUM(DPAS_CP);
TRACE_DEFINE_ENUM(DPAS_PAS);
TRACE_DEFINE_ENUM(DPAS_OL);
TRACE_DEFINE_ENUM(DPAS_QD_IS_ONE);
TRACE_DEFINE_ENUM(DPAS_TF_ABOVE_PARAM1);
TRACE_DEFINE_ENUM(DPAS_QD_WITHIN_PARAM2);
TRACE_DEFINE_ENUM(DPAS_QD_ABOVE_PARAM3);
TRACE_DEFINE_ENUM(DPAS_CP_WINDOW_OVER);
TRACE_DEFINE_ENUM(DPAS_INT_WINDOW_OVER);
TRACE_DEFINE_ENUM(DPAS_OVER);
TRACE_DEFINE_ENUM(DPAS_UNDER);

#define show_dpas_mode(mode)				\
	__print_symbolic(mode,				\
		{ DPAS_INT,	"INT" },		\
		{ DPAS_CP,	"CP" },			\
		{ DPAS_PAS,	"PAS" },		\
		{ DPAS_OL,	"OL" })

/* The words are those of dpastop's records. */
#define show_dpas_reason(reason)				\
	__print_symbolic(reason,				\
		{ DPAS_QD_IS_ONE,	"qd_is_one" },		\
		{ DPAS_TF_ABOVE_PARAM1,	"tf_above_param1" },	\
		{ DPAS_QD_WITHIN_PARAM2, "qd_within_param2" },	\
		{ DPAS_QD_ABOVE_PARAM3,	"qd_above_param3" },	\
		{ DPAS_CP_WINDOW_OVER,	"cp_window_over" },	\
		{ DPAS_INT_WINDOW_OVER,	"int_window_over" })

/* A CPU changed its mode, with the evidence that it was compared with. */
TRACE_EVENT(dpas_switch,

	TP_PROTO(dev_t dev, unsigned int cpu, u64 sequence,
		 const struct dpas_switch *record),

	TP_ARGS(dev, cpu, sequence, record),

	TP_STRUCT__entry(
		__field(dev_t, dev)
		__field(u32, cpu)
		__field(u64, sequence)
		__field(u8, from)
		__field(u8, to)
		__field(u8, reason)
		__field(u32, window_ios)
		__field(u32, average_qd10)
		__field(u32, tf)
		__field(u32, dur_ns)
		__field(u32, param1)
		__field(u32, param2)
		__field(u32, param3)
		__field(u32, param4)
		__field(u32, window_limit)
	),

	TP_fast_assign(
		__entry->dev		= dev;
		__entry->cpu		= cpu;
		__entry->sequence	= sequence;
		__entry->from		= record->from;
		__entry->to		= record->to;
		__entry->reason		= record->reason;
		__entry->window_ios	= record->window_ios;
		__entry->average_qd10	= record->average_qd10;
		__entry->tf		= record->tf;
		__entry->dur_ns		= record->dur_ns;
		__entry->param1		= record->param1;
		__entry->param2		= record->param2;
		__entry->param3		= record->param3;
		__entry->param4		= record->param4;
		__entry->window_limit	= record->window_limit;
	),

	TP_printk("%d,%d cpu=%u seq=%llu %s->%s reason=%s window=%u/%u avg_qd10=%u tf=%u dur=%u param1=%u param2=%u param3=%u param4=%u",
		  MAJOR(__entry->dev), MINOR(__entry->dev), __entry->cpu,
		  __entry->sequence, show_dpas_mode(__entry->from),
		  show_dpas_mode(__entry->to),
		  show_dpas_reason(__entry->reason),
		  __entry->window_ios, __entry->window_limit,
		  __entry->average_qd10, __entry->tf, __entry->dur_ns,
		  __entry->param1, __entry->param2, __entry->param3,
		  __entry->param4)
);

/* An I/O slept before it polled: what it asked for and how it turned out. */
TRACE_EVENT(dpas_sleep,

	TP_PROTO(dev_t dev, const struct dpas_io *io, u64 actual_ns,
		 unsigned int outcome),

	TP_ARGS(dev, io, actual_ns, outcome),

	TP_STRUCT__entry(
		__field(dev_t, dev)
		__field(u8, mode)
		__field(u8, bucket)
		__field(u8, outcome)
		__field(u32, requested_ns)
		__field(u64, actual_ns)
	),

	TP_fast_assign(
		__entry->dev		= dev;
		__entry->mode		= io->mode;
		__entry->bucket		= io->bucket;
		__entry->outcome	= outcome;
		__entry->requested_ns	= io->sleep_ns;
		__entry->actual_ns	= actual_ns;
	),

	TP_printk("%d,%d %s bucket=%u requested=%u actual=%llu %s",
		  MAJOR(__entry->dev), MINOR(__entry->dev),
		  show_dpas_mode(__entry->mode), __entry->bucket,
		  __entry->requested_ns, __entry->actual_ns,
		  __print_symbolic(__entry->outcome,
			{ DPAS_OVER, "over" }, { DPAS_UNDER, "under" }))
);

#endif /* _TRACE_DPAS_H */

/* This part must be outside protection */
#include <trace/define_trace.h>
