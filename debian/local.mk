# Debian's packaging: dpkg-buildpackage uses it, make does not.
EXTRA_DIST += \
	%D%/changelog \
	%D%/control \
	%D%/copyright \
	%D%/dpastop-lab.docs \
	%D%/dpastop-lab.install \
	%D%/dpastop-lab.links \
	%D%/dpastop-lab.manpages \
	%D%/dpastop.docs \
	%D%/dpastop.install \
	%D%/rules \
	%D%/source/format \
	%D%/tests/bench \
	%D%/tests/control \
	%D%/tests/scenario \
	%D%/tests/watch
