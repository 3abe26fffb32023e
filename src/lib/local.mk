# What src/lib adds to the build.
