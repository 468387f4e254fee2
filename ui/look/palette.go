package look

import (
	"image/color"

	"fyne.io/fyne/v2"
)

// palette is what every token looks like in one variant.
type palette map[fyne.ThemeColorName]color.NRGBA

// rgb is an opaque colour written as 0xRRGGBB.
func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xFF}
}

var lightPalette = palette{
	Window:      rgb(0xF2F4F5),
	Surface:     rgb(0xFFFFFF),
	Raised:      rgb(0xF8F9FA),
	Sunken:      rgb(0xECEFF1),
	Hover:       rgb(0xEFF2F4),
	Line:        rgb(0xE1E5E8),
	Line2:       rgb(0xC6CDD3),
	LineCtl:     rgb(0x87929C),
	Ink:         rgb(0x17212B),
	Ink2:        rgb(0x46535F),
	Ink3:        rgb(0x606C77),
	Accent:      rgb(0x0B6785),
	AccentHover: rgb(0x08526B),
	OnAccent:    rgb(0xFFFFFF),
	AccentSoft:  rgb(0xE2F0F5),
	AccentLine:  rgb(0xA9D2E0),
	AccentInk:   rgb(0x0A5A75),
	Pencil:      rgb(0x5F3DB8),
	PencilSoft:  rgb(0xF2EEFC),
	PencilLine:  rgb(0xCFC1F2),
	PencilDot:   rgb(0x7A58D1),
	Good:        rgb(0x1A7346),
	GoodSoft:    rgb(0xE3F4EA),
	GoodLine:    rgb(0xA9D9BD),
	Warn:        rgb(0x8A5100),
	WarnSoft:    rgb(0xFFF3DC),
	WarnLine:    rgb(0xEBCB8F),
	WarnDot:     rgb(0xC27C10),
	Bad:         rgb(0xB92D27),
	BadSoft:     rgb(0xFCEBE9),
	BadLine:     rgb(0xF0BDB8),
	BadDot:      rgb(0xD6453D),
	Inverse:     rgb(0x1D2832),
	OnInverse:   rgb(0xF3F5F6),
	OnInverse2:  rgb(0xAFBAC3),
	InverseLine: rgb(0x36434F),
	C1:          rgb(0x0B7EA4),
	C2:          rgb(0xC27A0E),
	C3:          rgb(0x1D6A3C),
	C4:          rgb(0x75386A),
	C5:          rgb(0x878E95),
	C6:          rgb(0x3450C4),
	Pos:         rgb(0x2A9A78),
	C1Soft:      rgb(0xD7EAF1),
	Grid:        rgb(0xE8ECEE),
	Paper:       rgb(0xFFFFFF),
	Scrim:       color.NRGBA{R: 0x17, G: 0x21, B: 0x2B, A: 107}, // 42 %
}

var darkPalette = palette{
	Window:      rgb(0x12171B),
	Surface:     rgb(0x191F24),
	Raised:      rgb(0x1E252B),
	Sunken:      rgb(0x0F1316),
	Hover:       rgb(0x232B32),
	Line:        rgb(0x2A323A),
	Line2:       rgb(0x3D4853),
	LineCtl:     rgb(0x6B7885),
	Ink:         rgb(0xE6EBEF),
	Ink2:        rgb(0xB4BFC9),
	Ink3:        rgb(0x8E9AA5),
	Accent:      rgb(0x58B9D8),
	AccentHover: rgb(0x7DCBE4),
	OnAccent:    rgb(0x05222D),
	AccentSoft:  rgb(0x15323D),
	AccentLine:  rgb(0x27566A),
	AccentInk:   rgb(0x82CDE5),
	Pencil:      rgb(0xBBA7F7),
	PencilSoft:  rgb(0x292342),
	PencilLine:  rgb(0x4B3F7C),
	PencilDot:   rgb(0x9B82EC),
	Good:        rgb(0x67C795),
	GoodSoft:    rgb(0x15301F),
	GoodLine:    rgb(0x27573A),
	Warn:        rgb(0xE8B45C),
	WarnSoft:    rgb(0x352912),
	WarnLine:    rgb(0x614A1C),
	WarnDot:     rgb(0xDB9A36),
	Bad:         rgb(0xF48E86),
	BadSoft:     rgb(0x3B1D1C),
	BadLine:     rgb(0x6E312D),
	BadDot:      rgb(0xE5645B),
	Inverse:     rgb(0x33404C),
	OnInverse:   rgb(0xF1F4F6),
	OnInverse2:  rgb(0xB9C4CD),
	InverseLine: rgb(0x4D5B68),
	C1:          rgb(0x4FB3D4),
	C2:          rgb(0xF0AB42),
	C3:          rgb(0x57D98A),
	C4:          rgb(0xD9669A),
	C5:          rgb(0xBEC7CE),
	C6:          rgb(0x5174B8),
	Pos:         rgb(0x4DBE9A),
	C1Soft:      rgb(0x17343F),
	Grid:        rgb(0x262E35),
	Paper:       rgb(0xFFFFFF),
	Scrim:       color.NRGBA{R: 0x05, G: 0x08, B: 0x0A, A: 158}, // 62 %
}
