# What src/dpassim adds to the build.
