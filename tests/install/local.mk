# `tests/run install`, which is not part of make check.
EXTRA_DIST += \
	%D%/guest.sh \
	%D%/install.sh \
	%D%/make_image.sh
