# What src/dpastop adds to the build.
