// SPDX-License-Identifier: GPL-2.0
#include "dpastop/first_run.h"

#include <unistd.h>

#include "lib/base/xdg.h"

bool first_run(void)
{
	char path[PATH_MAX];

	return xdg_path(path, XDG_STATE, "") && access(path, F_OK) &&
		xdg_make_directories(path);
}
