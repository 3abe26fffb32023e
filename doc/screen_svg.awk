# SPDX-License-Identifier: GPL-2.0
# screen_svg.awk - a screen with its colours, as tmux capture-pane -e prints it,
# as an SVG picture. For gawk in a UTF-8 locale.
#
# Letters are text of the viewer's monospace font, each run held to its columns.
# Lines, blocks and braille are drawn, as fonts join them badly or lack them.

BEGIN {
	CELL_W = 8.4; CELL_H = 18; SIZE = 14; BASE = 13.5; MARGIN = 10
	BACKGROUND = "#14171c"; FOREGROUND = "#d3d7de"
	split("#23272e #e06c62 #7fbf6b #d9a94a #6ba4e8 #c184d6 #5bb8c4 " \
	      "#c8ccd4 #6b7280 #f28b82 #9bd88a #f2c866 #8fbdf5 #d8a3ea " \
	      "#80d2dc #f4f6f9", basic, " ")
	make_signs()
	reset()
}

function reset() {
	fg = bg = ""
	bold = dim = italic = underline = reverse = 0
}

# Of each line sign which arms it has: up 1, right 2, down 4, left 8.
function make_signs(  i) {
	for (i = 0; i < 256; i++)
		braille[sprintf("%c", 0x2800 + i)] = i
	for (i = 1; i <= 8; i++) {
		lower[sprintf("%c", 0x2580 + i)] = i	# eighths from below
		left[sprintf("%c", 0x2590 - i)] = i	# eighths from the left
	}
	split("─ 10 │ 5 ┌ 6 ┐ 12 └ 3 ┘ 9 ├ 7 ┤ 13 ┬ 14 ┴ 11 ┼ 15 " \
	      "╭ 6 ╮ 12 ╰ 3 ╯ 9 ╴ 8 ╵ 1 ╶ 2 ╷ 4 " \
	      "━ 26 ┃ 21 ┏ 22 ┓ 28 ┗ 19 ┛ 25 " \
	      "═ 26 ║ 21 ╔ 22 ╗ 28 ╚ 19 ╝ 25", pairs, " ")
	for (i = 1; i in pairs; i += 2)
		arms[pairs[i]] = pairs[i + 1]	# and 16: thick
	shade["░"] = 0.25
	shade["▒"] = 0.5
	shade["▓"] = 0.75
}

function hex(r, g, b) { return sprintf("#%02x%02x%02x", r, g, b); }

function level(n) { return n ? 55 + 40 * n : 0; }

function colour(n) {
	if (n < 16)
		return basic[n + 1]
	if (n >= 232)
		return hex(8 + 10 * (n - 232), 8 + 10 * (n - 232),
			   8 + 10 * (n - 232))
	n -= 16
	return hex(level(int(n / 36)), level(int(n / 6) % 6), level(n % 6))
}

# Colour 38 or 48 at code[i]: sets `found`; returns how many more it took.
function extended(code, i) {
	if (code[i + 1] == 5) {
		found = colour(code[i + 2])
		return 2
	}
	found = hex(code[i + 2], code[i + 3], code[i + 4])
	return 4
}

function sgr(text,  code, count, i, n) {
	count = split(text, code, ";")
	if (!count)
		reset()
	for (i = 1; i <= count; i++) {
		n = code[i] + 0
		if (n == 0) reset()
		else if (n == 1) bold = 1
		else if (n == 2) dim = 1
		else if (n == 3) italic = 1
		else if (n == 4) underline = 1
		else if (n == 7) reverse = 1
		else if (n == 22) bold = dim = 0
		else if (n == 23) italic = 0
		else if (n == 24) underline = 0
		else if (n == 27) reverse = 0
		else if (n == 38) { i += extended(code, i); fg = found }
		else if (n == 48) { i += extended(code, i); bg = found }
		else if (n == 39) fg = ""
		else if (n == 49) bg = ""
		else if (n >= 30 && n <= 37) fg = colour(n - 30)
		else if (n >= 40 && n <= 47) bg = colour(n - 40)
		else if (n >= 90 && n <= 97) fg = colour(n - 82)
		else if (n >= 100 && n <= 107) bg = colour(n - 92)
	}
}

function escape(text) {
	gsub(/&/, "\\&amp;", text)
	gsub(/</, "\\&lt;", text)
	gsub(/>/, "\\&gt;", text)
	return text
}

# 0.1 is enough for a place.
function place(n) { return sprintf("%.1f", n) + 0; }
function at_x(column) { return place(MARGIN + column * CELL_W); }
function at_y(line) { return MARGIN + line * CELL_H; }

function rect(x, y, w, h, fill, more) {
	body = body sprintf("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"%s/>\n",
			    place(x), place(y), place(w), place(h), fill, more)
}

function style_of(  ink) {
	ink = reverse ? (bg ? bg : BACKGROUND) : (fg ? fg : FOREGROUND)
	return ink SUBSEP bold SUBSEP dim SUBSEP italic SUBSEP underline
}

function paper_of() {
	return reverse ? (fg ? fg : FOREGROUND) : bg
}

function draw_arms(x, y, which, ink,  path, mid_x, mid_y) {
	mid_x = place(x + CELL_W / 2)
	mid_y = place(y + CELL_H / 2)
	if (and(which, 1)) path = path sprintf("M%s %sV%s", mid_x, mid_y, y)
	if (and(which, 2)) path = path sprintf("M%s %sH%s", mid_x, mid_y, place(x + CELL_W))
	if (and(which, 4)) path = path sprintf("M%s %sV%s", mid_x, mid_y, y + CELL_H)
	if (and(which, 8)) path = path sprintf("M%s %sH%s", mid_x, mid_y, x)
	body = body sprintf("<path d=\"%s\" stroke=\"%s\" stroke-width=\"%s\"/>\n",
			    path, ink, and(which, 16) ? 2.5 : 1.2)
}

# Dots 1 to 3 and 7 stand in the left column, 4 to 6 and 8 in the right one.
function draw_braille(x, y, dots, ink,  i, column, row) {
	for (i = 0; i < 8; i++) {
		if (!and(dots, lshift(1, i)))
			continue
		column = i < 6 ? int(i / 3) : i - 6
		row = i < 6 ? i % 3 : 3
		body = body sprintf("<circle cx=\"%s\" cy=\"%s\" r=\"1.4\" fill=\"%s\"/>\n",
				    place(x + CELL_W * (0.27 + 0.46 * column)),
				    place(y + CELL_H * (0.14 + 0.24 * row)), ink)
	}
}

function is_drawn(sign) {
	return sign in arms || sign in braille || sign in lower ||
		sign in left || sign in shade || sign == "▀" || sign == "▐"
}

function draw_sign(x, y, sign, ink) {
	if (sign in arms)
		draw_arms(x, y, arms[sign], ink)
	else if (sign in braille)
		draw_braille(x, y, braille[sign], ink)
	else if (sign in lower)
		rect(x, y + CELL_H * (1 - lower[sign] / 8), CELL_W,
		     CELL_H * lower[sign] / 8, ink)
	else if (sign in left)
		rect(x, y, CELL_W * left[sign] / 8, CELL_H, ink)
	else if (sign in shade)
		rect(x, y, CELL_W, CELL_H, ink, " opacity=\"" shade[sign] "\"")
	else if (sign == "▀")
		rect(x, y, CELL_W, CELL_H / 2, ink)
	else
		rect(x + CELL_W / 2, y, CELL_W / 2, CELL_H, ink)
}

# Text of one style, from @first on: its blanks at both ends are left out.
function draw_words(line, first, text, style,  part, more) {
	match(text, /^ */)
	first += RLENGTH
	gsub(/^ +| +$/, "", text)
	if (text == "")
		return
	split(style, part, SUBSEP)
	if (part[2]) more = more " font-weight=\"bold\""
	if (part[3]) more = more " opacity=\"0.6\""
	if (part[4]) more = more " font-style=\"italic\""
	if (part[5]) more = more " text-decoration=\"underline\""
	body = body sprintf("<text x=\"%s\" y=\"%s\" textLength=\"%s\" fill=\"%s\"%s>%s</text>\n",
			    at_x(first), at_y(line) + BASE,
			    place(length(text) * CELL_W), part[1], more,
			    escape(text))
}

# A run of one style, from @first on. Many viewers make one blank of several,
# whatever xml:space says, so those stand between texts and not in one.
function draw_text(line, first, text, style,  at) {
	while (at = index(text, "  ")) {
		draw_words(line, first, substr(text, 1, at - 1), style)
		first += at + 1
		text = substr(text, at + 2)
	}
	draw_words(line, first, text, style)
}

# Signs of one style next to each other become one text; what is drawn, and
# what a font may have at another width, stands alone.
function draw_line(line, count,  i, run, first) {
	for (i = 0; i < count; i++) {
		if (run != "" && (style[i] != style[first] || alone(sign[i]))) {
			draw_text(line, first, run, style[first])
			run = ""
		}
		if (is_drawn(sign[i])) {
			draw_sign(at_x(i), at_y(line), sign[i],
				  substr(style[i], 1, 7))
		} else if (alone(sign[i])) {
			draw_text(line, i, sign[i], style[i])
		} else {
			if (run == "")
				first = i
			run = run sign[i]
		}
	}
	draw_text(line, first, run, style[first])
}

function alone(text) { return text !~ /^[ -~]$/; }

function draw_papers(line, count,  i, first) {
	for (i = first = 0; i <= count; i++) {
		if (i < count && paper[i] == paper[first])
			continue
		if (paper[first] != "")
			rect(at_x(first), at_y(line), (i - first) * CELL_W,
			     CELL_H, paper[first])
		first = i
	}
}

{
	count = 0
	text = $0
	gsub(/[\016\017]/, "", text)
	while (text != "") {
		if (match(text, /^\033\[[0-9;]*m/)) {
			sgr(substr(text, 3, RLENGTH - 3))
			text = substr(text, RLENGTH + 1)
			continue
		}
		sign[count] = substr(text, 1, 1)
		style[count] = style_of()
		paper[count++] = paper_of()
		text = substr(text, 2)
	}
	draw_papers(NR - 1, count)
	draw_line(NR - 1, count)
	if (count > columns)
		columns = count
}

END {
	width = place(2 * MARGIN + columns * CELL_W)
	height = 2 * MARGIN + NR * CELL_H
	printf("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%s\" height=\"%s\" viewBox=\"0 0 %s %s\">\n",
	       width, height, width, height)
	printf("<rect width=\"100%%\" height=\"100%%\" rx=\"6\" fill=\"%s\"/>\n", BACKGROUND)
	printf("<g font-family=\"'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', monospace\" font-size=\"%s\" fill=\"none\">\n", SIZE)
	printf("%s</g>\n</svg>\n", body)
}
