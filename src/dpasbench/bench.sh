#!/bin/sh
# bench.sh - the name that old handouts of the lab know; dpasbench does the work
#
# sudo bash bench.sh [methods...] [R|W] [repeat_count]
exec dpasbench "$@"
