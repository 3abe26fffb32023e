# `tests/run packages`, which is not part of make check.
EXTRA_DIST += \
	%D%/build.sh \
	%D%/install.sh \
	%D%/prometheus.sh \
	%D%/uninstall.sh
