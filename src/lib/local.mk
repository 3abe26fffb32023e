# What src/lib adds to the build: the library that all programs share.
noinst_LIBRARIES += libdpastop.a
libdpastop_a_CFLAGS = $(AM_CFLAGS) $(JANSSON_CFLAGS)
libdpastop_a_SOURCES = \
	%D%/history.c %D%/history.h \
	%D%/kernel_log.c %D%/kernel_log.h \
	%D%/params.c %D%/params.h \
	%D%/snapshot.c %D%/snapshot.h \
	%D%/source.c %D%/source.h \
	%D%/source_kernel.c %D%/source_kernel.h \
	%D%/stream.h %D%/stream_read.c %D%/stream_write.c \
	%D%/switch_record.c %D%/switch_record.h \
	%D%/switch_stat.c %D%/switch_stat.h \
	%D%/sysfs.c %D%/sysfs.h
