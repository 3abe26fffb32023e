# Scenarios: the shipped ones unattended on the simulator, and the player.
dist_check_SCRIPTS += %D%/play.sh
TESTS += %D%/play.sh

check_PROGRAMS += %D%/test_player
TESTS += %D%/test_player
%C%_test_player_SOURCES = %D%/test_player.c \
	src/dpastop/model/monitor.c src/dpastop/model/monitor.h \
	src/dpastop/output/output.h src/dpastop/output/output_json.c \
	src/dpastop/output/recorder.c src/dpastop/output/recorder.h \
	src/dpastop/scenario/scenario_player.c src/dpastop/scenario/scenario_player.h
%C%_test_player_CPPFLAGS = $(AM_CPPFLAGS)
%C%_test_player_CFLAGS = $(AM_CFLAGS) $(CRITERION_CFLAGS)
%C%_test_player_LDADD = libdpastop.a libpolicy.a $(JANSSON_LIBS) $(BLKID_LIBS) \
	$(CRITERION_LIBS) $(NL_LIBS) $(NL_GENL_LIBS) -lm
