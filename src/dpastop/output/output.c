// SPDX-License-Identifier: GPL-2.0
#include "dpastop/output/output.h"

#include <errno.h>
#include <string.h>

void output_init(struct output *output, const struct output_format *format,
		 const struct source *source, int fd)
{
	memset(output, 0, sizeof(*output));
	output->format = format;
	output->source = source;
	output->fd = fd;
	sample_init(&output->last);
}

void output_release(struct output *output)
{
	sample_free(&output->last);
}

/* If not @is_written, errno says why. */
static bool output_wrote(struct output *output, bool is_written)
{
	if (!is_written && !output->error)
		output->error = errno ? errno : EIO;
	return is_written;
}

bool output_begin(struct output *output)
{
	const struct output_format *format = output->format;

	if (output->error)
		return false;
	if (output->is_begun)
		return true;
	/* Not earlier: the source may learn its name from its first input. */
	output->is_begun = true;
	return !format->begin ||
		output_wrote(output, format->begin(output->fd, output->source));
}

/* Write @item if the format represents it. */
static bool output_write(struct output *output, const struct output_item *item)
{
	const struct output_format *format = output->format;
	int fd = output->fd;

	if (item->sample)
		return output_begin(output) && format->sample(fd, item->sample);
	if (item->event)
		return !format->switched ||
			(output_begin(output) &&
			 format->switched(fd, item->event));
	if (item->mark)
		return !format->mark ||
			(output_begin(output) && format->mark(fd, item->mark));
	if (item->search)
		return !format->search ||
			(output_begin(output) &&
			 format->search(fd, item->search));
	return !format->gap ||
		(output_begin(output) && format->gap(fd, item->gap));
}

/* Keep @sample: some formats need the previous or the last one. */
static bool output_keep(struct output *output, const struct sample *sample)
{
	errno = ENOMEM;
	return sample_copy(&output->last, sample);
}

static bool output_write_since(struct output *output,
			       const struct sample *sample)
{
	if (strcmp(output->last.device, sample->device) != 0)
		sample_clear(&output->last);
	return output_begin(output) &&
		output->format->since(output->fd, &output->last, sample) &&
		output_keep(output, sample);
}

bool output_take(struct output *output, const struct output_item *item)
{
	bool is_taken;

	if (output->error)
		return false;
	if (item->gap && output->format->since && !item->gap->missed)
		sample_clear(&output->last);
	if (item->sample && output->format->is_of_last)
		is_taken = output_keep(output, item->sample);
	else if (item->sample && output->format->since)
		is_taken = output_write_since(output, item->sample);
	else
		is_taken = output_write(output, item);
	output->samples += is_taken && item->sample;
	return output_wrote(output, is_taken);
}

bool output_end(struct output *output)
{
	const struct output_format *format = output->format;

	if (output->error)
		return false;
	return !format->is_of_last || !output->samples ||
		output_wrote(output, format->sample(output->fd, &output->last));
}
