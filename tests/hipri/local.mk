# The library to preload.
check_PROGRAMS += %D%/direct_read
%C%_direct_read_SOURCES = %D%/direct_read.c
dist_check_SCRIPTS += %D%/hipri.sh
TESTS += %D%/hipri.sh
