# What man adds to the build.
dist_man_MANS += %D%/dpasbench.8
dist_man_MANS += %D%/dpassim.1
dist_man_MANS += %D%/dpastop-scenario.5
dist_man_MANS += %D%/dpastop-stream.5
dist_man_MANS += %D%/dpastop-keep.8
dist_man_MANS += %D%/dpastop-tune.8
dist_man_MANS += %D%/dpastop.8
