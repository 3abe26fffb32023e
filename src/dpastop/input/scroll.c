// SPDX-License-Identifier: GPL-2.0
#include "dpastop/input/scroll.h"

bool scroll_act(size_t *first, size_t last, size_t page, enum action action)
{
	if (*first > last)
		*first = last;
	switch (action) {
	case ACTION_UP:
		*first -= *first > 0;
		break;
	case ACTION_DOWN:
		*first += *first < last;
		break;
	case ACTION_PAGE_UP:
		*first -= *first < page ? *first : page;
		break;
	case ACTION_PAGE_DOWN:
		*first += last - *first < page ? last - *first : page;
		break;
	case ACTION_FIRST:
		*first = 0;
		break;
	case ACTION_LAST:
		*first = last;
		break;
	default:
		return false;
	}
	return true;
}
