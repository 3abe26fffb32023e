# What src/dpasbench adds to the build.
