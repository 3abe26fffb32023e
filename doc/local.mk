# The README's pictures of the screen. `make screenshot` takes them anew.
EXTRA_DIST += %D%/architecture.md %D%/tune.md %D%/users %D%/dpastop.svg %D%/tour.svg %D%/screenshot %D%/screen_svg.awk

.PHONY: screenshot
screenshot: dpastop
	srcdir=$(srcdir) $(srcdir)/%D%/screenshot $(srcdir)/%D%/dpastop.svg && \
	srcdir=$(srcdir) $(srcdir)/%D%/screenshot $(srcdir)/%D%/tour.svg
