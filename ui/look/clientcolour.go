package look

import (
	"image/color"
	"strconv"
)

// ClientColour is the colour of a client's monogram from its code, such as
// "#A24E33". A client without a readable code gets a quiet grey.
func ClientColour(code string) color.Color {
	if len(code) != 7 || code[0] != '#' {
		return Color(Ink3)
	}
	value, err := strconv.ParseUint(code[1:], 16, 32)
	if err != nil {
		return Color(Ink3)
	}
	return color.NRGBA{R: uint8(value >> 16), G: uint8(value >> 8), B: uint8(value), A: 0xff}
}
