# The library to preload.
check_PROGRAMS += %D%/direct_read
%C%_direct_read_SOURCES = %D%/direct_read.c
# Neither a preloaded library nor strace goes together with sanitizers.
%C%_direct_read_CFLAGS = $(AM_CFLAGS) -fno-sanitize=all
dist_check_SCRIPTS += %D%/hipri.sh
TESTS += %D%/hipri.sh
