#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# What doc/screen_svg.awk makes of a screen: text held to its columns, colours,
# and signs that are drawn.
export LC_ALL=C.UTF-8
command -v gawk >/dev/null || exit 77

svg=$(printf '%b' 'a \e[1mbold\e[0m  <&>\n\e[7mx\e[27m \e[38;5;208;48;5;22mµ⣿─\e[39m▄\nc   d\n' |
	gawk -f "${srcdir:-.}/doc/screen_svg.awk") || exit 1

holds() {
	[[ $svg == *"$1"* ]] && return
	printf 'FAIL: not in the picture: %s\n%s\n' "$1" "$svg"
	exit 1
}

holds ' width="112.4" height="74" '
holds '<text x="10" y="23.5" textLength="8.4" fill="#d3d7de">a</text>'
holds '<text x="26.8" y="23.5" textLength="33.6" fill="#d3d7de" font-weight="bold">bold</text>'
holds '<text x="77.2" y="23.5" textLength="25.2" fill="#d3d7de">&lt;&amp;&gt;</text>'
# Columns apart, also for a viewer that makes one blank of several.
holds '<text x="10" y="59.5" textLength="8.4" fill="#d3d7de">c</text>'
holds '<text x="43.6" y="59.5" textLength="8.4" fill="#d3d7de">d</text>'
# Reversed; then four cells on one paper, a letter, eight dots, a line, a half.
holds '<rect x="10" y="28" width="8.4" height="18" fill="#d3d7de"/>'
holds ' fill="#14171c">x</text>'
holds '<rect x="26.8" y="28" width="33.6" height="18" fill="#005f00"/>'
holds ' fill="#ff8700">µ</text>'
[ "$(grep -c '<circle .* fill="#ff8700"/>' <<<"$svg")" = 8 ] || {
	echo "FAIL: not eight dots"
	exit 1
}
holds '<path d="M47.8 37H52M47.8 37H43.6" stroke="#ff8700"'
holds '<rect x="52" y="37" width="8.4" height="9" fill="#d3d7de"/>'
exit 0
