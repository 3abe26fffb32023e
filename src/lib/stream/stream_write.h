/* SPDX-License-Identifier: GPL-2.0 */
/*
 * stream_write.h - write records to a file as lines of JSON
 */
#ifndef LIB_STREAM_STREAM_WRITE_H
#define LIB_STREAM_STREAM_WRITE_H

#include "lib/stream/stream_record.h"

/*
 * Write one record to @fd as one line. False: errno says why (ENOMEM, or as
 * from write(2)). Part of the line may then have been written.
 */
bool stream_write_header(int fd, const struct stream_header *header);
bool stream_write_sample(int fd, const struct sample *sample);
bool stream_write_switch(int fd, const struct switch_record *record);
bool stream_write_gap(int fd, const struct stream_gap *gap);
bool stream_write_mark(int fd, const struct mark *mark); /* change, marker */
bool stream_write_search(int fd, const struct tune_packed *search);

#endif
