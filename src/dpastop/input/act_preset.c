// SPDX-License-Identifier: GPL-2.0
#include "dpastop/input/act_preset.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "dpastop/tune/preset.h"

/* The first few values, for a preset without a description. */
static void act_preset_values(const struct preset *preset, char *text,
			      size_t size)
{
	size_t length = 0;
	unsigned int id;
	int64_t value;

	text[0] = '\0';
	for (id = 0; id < TUNABLE_COUNT && length < size; id++)
		if (tunable_set_get(&preset->values, id, &value) &&
		    !(tunable_has_default(id) && value == tunable_get(id).init))
			length += (size_t)snprintf(text + length, size - length,
						   "%s%s %" PRId64,
						   length ? ", " : "",
						   tunable_get(id).name, value);
}

/*
 * The detail shown beside the name in the menu, or why the preset is invalid.
 */
static void act_preset_add(struct menu *menu, const char *name)
{
	char detail[sizeof(menu->items->detail)];
	struct problem problem;
	struct preset preset;

	if (!preset_load(&preset, name, &problem))
		problem_text(&problem, detail, sizeof(detail));
	else if (*preset.meaning)
		snprintf(detail, sizeof(detail), "%s", preset.meaning);
	else
		act_preset_values(&preset, detail, sizeof(detail));
	menu_add(menu, name, detail);
}

void act_preset(struct app *app)
{
	struct view *view = &app->view;
	struct problem problem;
	struct preset_list list;
	size_t i;

	menu_open(&view->menu, MENU_PRESETS, "Presets: sets of tunables");
	if (!preset_list(&list, &problem))
		message_problem(&view->message, &problem);
	for (i = 0; i < list.count; i++)
		act_preset_add(&view->menu, list.name[i]);
	preset_list_free(&list);
}

void act_preset_chosen(struct app *app)
{
	struct menu *menu = &app->view.menu;
	struct message *message = &app->view.message;
	const char *name = menu->items[menu->selected].name;
	struct problem problem;
	struct preset preset;

	menu_close(menu);
	if (preset_load(&preset, name, &problem))
		editor_apply(&app->editor, &app->monitor, &preset.values, name,
			     message);
	else
		message_problem(message, &problem);
	app_update_model(app);
}

void act_preset_ask(struct app *app, enum prompt_kind kind)
{
	struct problem problem;

	if (preset_check_place(&problem))
		prompt_open(&app->view.prompt, kind, "");
	else
		message_problem(&app->view.message, &problem);
}

bool act_preset_save(struct app *app, const struct tunable_set *values)
{
	const char *name = app->view.prompt.text;
	struct message *message = &app->view.message;
	struct problem problem;
	char key[KEY_NAME_SIZE];

	if (!preset_save(name, values, &problem)) {
		message_problem(message, &problem);
		return false;
	}
	bindings_key_name(&app->bindings, ACTION_PRESETS, key);
	message_set(message, false, "saved as preset \"%s\"; %s offers it",
		    name, key);
	return true;
}

void act_preset_entered(struct app *app)
{
	struct tunable_set values = tunable_set_of(app_shown_tunables(app));

	if (act_preset_save(app, &values))
		prompt_close(&app->view.prompt);
}
