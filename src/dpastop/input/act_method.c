// SPDX-License-Identifier: GPL-2.0
#include "dpastop/input/act_method.h"

#include "lib/model/method.h"

void act_method(struct app *app)
{
	enum method method, now = method_of(&app->monitor.sample);
	struct menu *menu = &app->view.menu;

	if (source_is_trace(app->monitor.source)) {
		if (editor_may_write(&app->monitor, &app->view.message))
			message_set(
				&app->view.message, true,
				"A trace shows PAS, LHP, EHP and adaptive PAS side by side; only pas_d_init, pas_up_init and pas_dn_init can be set.");
		return;
	}
	menu_open(menu, MENU_METHODS, "I/O completion methods");
	for (method = METHOD_INT; method < METHOD_COUNT; method++)
		menu_add(menu, method_name(method), method_words(method));
	if (now != METHOD_UNKNOWN && menu->count == METHOD_COUNT - METHOD_INT)
		menu->selected = now - METHOD_INT;
}

void act_method_chosen(struct app *app)
{
	struct menu *menu = &app->view.menu;
	enum method method = METHOD_INT + (enum method)menu->selected;

	menu_close(menu);
	editor_set_method(&app->editor, &app->monitor, method,
			  &app->view.message);
	app_update_model(app);
}
