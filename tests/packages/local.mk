# `tests/run packages`, which is not part of make check.
EXTRA_DIST += \
	%D%/build.sh \
	%D%/cross.sh \
	%D%/debian13.sh \
	%D%/install.sh \
	%D%/lib.sh \
	%D%/prometheus.sh \
	%D%/uninstall.sh
