# Recordings, and the other outputs of --batch.
STREAM_TESTS = %D%/replay.sh %D%/formats.sh %D%/record.sh %D%/kill.sh
dist_check_SCRIPTS += $(STREAM_TESTS)
EXTRA_DIST += %D%/rig.sh %D%/openmetrics.awk %D%/data
TESTS += $(STREAM_TESTS)
