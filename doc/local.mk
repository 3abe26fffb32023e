# Pictures of the screen, for the README and who gives a lecture. `make screenshot`
# takes them anew.
DOC_PICTURES = %D%/dpastop.svg %D%/overview.svg %D%/presenter.svg %D%/tour.svg
EXTRA_DIST += %D%/architecture.md %D%/tune.md %D%/users $(DOC_PICTURES) \
	%D%/screenshot %D%/screen_svg.awk

.PHONY: screenshot
screenshot: dpastop
	for picture in $(DOC_PICTURES); do \
		srcdir=$(srcdir) $(srcdir)/%D%/screenshot $(srcdir)/$$picture || \
			exit 1; \
	done
