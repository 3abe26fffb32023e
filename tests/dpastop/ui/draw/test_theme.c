// SPDX-License-Identifier: GPL-2.0
/*
 * test_theme.c - every theme is legible, also for the colour-blind
 */
#include <criterion/criterion.h>
#include <math.h>

#include "dpastop/ui/draw/theme.h"

/* Linear light intensity, 0 to 1. */
struct light {
	double red, green, blue;
};

static double linear(unsigned int byte)
{
	double value = byte / 255.0;

	return value <= 0.04045 ? value / 12.92 :
				  pow((value + 0.055) / 1.055, 2.4);
}

/* Colour @index of xterm's 6x6x6 cube or grey ramp. */
static struct light light_of(short index)
{
	static const unsigned int level[] = { 0, 95, 135, 175, 215, 255 };
	int cube = index - 16;
	double grey;

	cr_assert(index >= 16 && index <= 255,
		  "colour %d is as the user set it", index);
	if (index >= 232) {
		grey = linear(8 + 10 * (index - 232));
		return (struct light){ grey, grey, grey };
	}
	return (struct light){ linear(level[cube / 36]),
			       linear(level[cube / 6 % 6]),
			       linear(level[cube % 6]) };
}

static double luminance(struct light light)
{
	return 0.2126 * light.red + 0.7152 * light.green + 0.0722 * light.blue;
}

/* Contrast as defined by WCAG: 1 to 21. */
static double contrast(struct light one, struct light other)
{
	double a = luminance(one) + 0.05, b = luminance(other) + 0.05;

	return a > b ? a / b : b / a;
}

/* The default colours of a dark or a light terminal. */
static struct light light_or(short index, bool is_white)
{
	return light_of(index >= 0 ? index : is_white ? 231 : 16);
}

static double style_contrast(struct style style, bool on_white)
{
	return contrast(light_or(style.foreground, !on_white),
			light_or(style.background, on_white));
}

Test(theme, every_role_can_be_read)
{
	unsigned int i, role;

	for (i = 0; palette_name(i); i++) {
		const char *name = palette_name(i);
		const struct palette *palette = palette_find(name);
		bool on_white = !strcmp(name, "light");

		for (role = 0; role < ROLE_COUNT; role++) {
			double ratio = style_contrast(
				palette_style(palette, 256, role), on_white);

			cr_expect(ratio >= 4.5, "%s: role %u has %.2f", name,
				  role, ratio);
		}
	}
}

Test(theme, the_high_contrast_is_higher_and_bold)
{
	const struct palette *palette = palette_find("contrast");
	unsigned int role;

	for (role = 0; role < ROLE_COUNT; role++) {
		struct style style = palette_style(palette, 256, role);
		/*
		 * It sets its own background, so a white terminal does not
		 * matter.
		 */
		double ratio = style_contrast(style, true);

		cr_expect(ratio >= 7, "role %u has %.2f", role, ratio);
		cr_expect(style.attr & A_BOLD || role == ROLE_DIM ||
				  role == ROLE_EDGE || role == ROLE_TAB,
			  "role %u is not bold", role);
	}
}

/* What remains of @light without red or green cones (Vienot et al., 1999). */
static struct light as_seen(struct light light, bool without_red)
{
	double l = 0.31399 * light.red + 0.63951 * light.green +
		0.04650 * light.blue;
	double m = 0.15537 * light.red + 0.75789 * light.green +
		0.08670 * light.blue;
	double s = 0.01775 * light.red + 0.10944 * light.green +
		0.87257 * light.blue;

	if (without_red)
		l = 1.05118 * m - 0.05116 * s;
	else
		m = 0.95131 * l + 0.04866 * s;
	return (struct light){
		5.47221 * l - 4.64196 * m + 0.16963 * s,
		-1.12524 * l + 2.29317 * m - 0.16789 * s,
		0.02980 * l - 0.19318 * m + 1.16365 * s,
	};
}

/* The distance in CIE L*a*b*; 2.3 is just noticeable. */
static double distance(struct light one, struct light other)
{
	const struct light *light[] = { &one, &other };
	double lab[2][3];
	int i;

	for (i = 0; i < 2; i++) {
		const struct light *of = light[i];
		double x = cbrt((0.4124 * of->red + 0.3576 * of->green +
				 0.1805 * of->blue) /
				0.9505);
		double y = cbrt(luminance(*of));
		double z = cbrt((0.0193 * of->red + 0.1192 * of->green +
				 0.9505 * of->blue) /
				1.089);

		lab[i][0] = 116 * y - 16;
		lab[i][1] = 500 * (x - y);
		lab[i][2] = 200 * (y - z);
	}
	return hypot(hypot(lab[0][0] - lab[1][0], lab[0][1] - lab[1][1]),
		     lab[0][2] - lab[1][2]);
}

static struct light mode_light(const struct palette *palette, bool is_ground,
			       unsigned int mode)
{
	struct style style = palette_style(
		palette, 256, (is_ground ? ROLE_MODE : ROLE_SHARE) + mode);

	return light_of(is_ground ? style.background : style.foreground);
}

Test(theme, modes_differ_also_for_the_colour_blind)
{
	static const char *const names[] = { "default", "light", "contrast" };
	unsigned int name, ground, red, a, b;

	for (name = 0; name < 3; name++)
		for (ground = 0; ground < 2; ground++)
			for (red = 0; red < 2; red++)
				for (a = 0; a < DPAS_NR_MODES; a++)
					for (b = 0; b < a; b++) {
						const struct palette *palette =
							palette_find(
								names[name]);
						double far = distance(
							as_seen(mode_light(
									palette,
									ground,
									a),
								red),
							as_seen(mode_light(
									palette,
									ground,
									b),
								red));

						cr_expect(
							far >= 15,
							"%s: modes %u and %u are %.1f apart%s%s",
							names[name], a, b, far,
							red ? " without red" :
							      " without green",
							ground ? ", as ground" :
								 "");
					}
}

Test(theme, few_colours_are_kept_to)
{
	unsigned int i, role;

	for (i = 0; palette_name(i); i++)
		for (role = 0; role < ROLE_COUNT; role++) {
			const struct palette *palette = palette_find(
				palette_name(i));
			struct style of_8 = palette_style(palette, 8, role);
			struct style of_16 = palette_style(palette, 16, role);
			struct style none = palette_style(palette, 2, role);

			cr_expect(of_8.foreground < 8 && of_8.background < 8);
			cr_expect(of_16.foreground < 16 &&
				  of_16.background < 16);
			cr_expect(none.foreground == -1 &&
				  none.background == -1);
			/* Text does not have the colour of its background. */
			cr_expect(of_8.foreground < 0 ||
				  of_8.foreground != of_8.background);
		}
}

Test(theme, palettes_are_found_by_their_names)
{
	cr_expect_str_eq(palette_name(0), "default");
	cr_expect_null(palette_find("Default"));
	cr_expect_null(palette_find(""));
	cr_expect_not_null(palette_find("mono"));
	cr_expect_eq(
		palette_style(palette_find("mono"), 256, ROLE_ERROR).background,
		-1);
}

Test(theme, signs_have_an_ascii_form_of_one_column)
{
	struct theme theme;
	unsigned int sign;

	/* Without a terminal there are no colours, but all signs. */
	theme_init(&theme, palette_find("mono"), 0, true);
	for (sign = 0; sign < SIGN_COUNT; sign++) {
		cr_assert_not_null(theme.sign[sign], "sign %u", sign);
		cr_expect(sign == SIGN_ARROW || sign == SIGN_BOTH ||
			  sign == SIGN_MORE || sign == SIGN_AT_MOST ||
			  strlen(theme.sign[sign]) == 1);
		cr_expect(theme.sign[sign][0] > ' ' &&
			  theme.sign[sign][0] < 127);
	}
}
