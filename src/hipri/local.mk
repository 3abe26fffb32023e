# The library that makes direct reads of an application polled ones.
pkglibexec_PROGRAMS += %D%/libdpas-hipri.so
%C%_libdpas_hipri_so_SOURCES = %D%/hipri.c
# It goes into programs without sanitizers, which would not start with them.
%C%_libdpas_hipri_so_CFLAGS = $(AM_CFLAGS) -fPIC -fno-sanitize=all
%C%_libdpas_hipri_so_LDFLAGS = -shared -fno-sanitize=all
