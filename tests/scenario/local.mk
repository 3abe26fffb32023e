# Scenarios: the shipped ones unattended on the simulator, and the player.
dist_check_SCRIPTS += %D%/play.sh
TESTS += %D%/play.sh

check_PROGRAMS += %D%/test_player
TESTS += %D%/test_player
%C%_test_player_SOURCES = %D%/test_player.c \
	src/dpastop/monitor.c src/dpastop/monitor.h \
	src/dpastop/output.h src/dpastop/output_json.c \
	src/dpastop/recorder.c src/dpastop/recorder.h \
	src/dpastop/scenario_player.c src/dpastop/scenario_player.h
%C%_test_player_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/src/dpastop
%C%_test_player_CFLAGS = $(AM_CFLAGS) $(CRITERION_CFLAGS)
%C%_test_player_LDADD = libdpastop.a libpolicy.a $(JANSSON_LIBS) $(BLKID_LIBS) \
	$(CRITERION_LIBS) $(NL_LIBS) $(NL_GENL_LIBS) -lm
