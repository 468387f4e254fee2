#!/bin/sh
# Makes the sample shops' photos in photos/ from the drawings in ../products.
# Needs rsvg-convert (librsvg2-bin) and convert (imagemagick); see README.md.
set -eu
cd "$(dirname "$0")"
drawings=../products
side=640

# jpeg NAME < SVG: one photo of 640 px.
jpeg() {
	rsvg-convert --width $side --height $side --format png |
		convert png:- -strip -colorspace sRGB -sampling-factor 4:2:0 -quality 85 "photos/$1.jpg"
}

# detail < SVG: the middle of the drawing, close.
detail() { sed 's/viewBox="0 0 100 100"/viewBox="24 20 52 52"/'; }

# recolour DRAWING NAME DARK LOW BASE HIGH: a drawing in the colours given, for
# the dark accent, the shaded side, the body and the lit side.
recolour() {
	old=$(grep -o 'stop-color="#[0-9A-Fa-f]*"' "$drawings/$1.svg" | cut -d'"' -f2)
	set -- "$1" "$2" "$3" "$4" "$5" "$6" $old
	accent=$(grep -oi '#[0-9a-f]\{6\}' "$drawings/$1.svg" | grep -vi -e '#1b2630' -e '#ffffff' -e "$7" -e "$8" -e "$9" | head -n 1)
	sed -e "s/$accent/$3/gI" -e "s/$9/$4/gI" -e "s/$8/$5/gI" -e "s/$7/$6/gI" "$drawings/$1.svg"
}

mkdir -p photos
rm -f photos/*.jpg
for drawing in "$drawings"/*.svg; do
	name=$(basename "$drawing" .svg)
	jpeg "$name" < "$drawing"
	case $name in
	*_backdrop) ;;
	*) detail < "$drawing" | jpeg "${name}_detail" ;;
	esac
done

recolour AF-TPT-110 oat '#6E6251' '#A9A194' '#D9CFBE' '#E3DCD0' | jpeg AF-TPT-110_oat
recolour AF-TPT-110 sage '#55695A' '#7A8B7C' '#9DB3A0' '#B7C7B9' | jpeg AF-TPT-110_sage
recolour AF-TPT-110 ink '#22303F' '#3A4A5E' '#4A5F78' '#7B8A9C' | jpeg AF-TPT-110_ink
recolour NP-JKT-SQL pine '#243E34' '#315346' '#3F6B5A' '#739387' | jpeg NP-JKT-SQL_pine
recolour NP-JKT-LOW plum '#48344E' '#624669' '#7D5A86' '#A087A7' | jpeg NP-JKT-LOW_plum
