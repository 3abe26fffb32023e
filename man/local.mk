# What man adds to the build.
dist_man_MANS += %D%/dpassim.1
