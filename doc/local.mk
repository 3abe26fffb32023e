# The README's picture of the screen. `make screenshot` takes it anew.
EXTRA_DIST += %D%/architecture.md %D%/users %D%/dpastop.svg %D%/screenshot %D%/screen_svg.awk

.PHONY: screenshot
screenshot: dpastop
	srcdir=$(srcdir) $(srcdir)/%D%/screenshot $(srcdir)/%D%/dpastop.svg
