package look

import (
	"image/color"

	"fyne.io/fyne/v2"
)

// plain answers for colours while the application wears another theme, as the
// test driver does by default.
var plain = New(System)

// Color resolves a token against the theme and variant the running application
// shows. Objects that outlive a theme change must ask again in Refresh.
func Color(name fyne.ThemeColorName) color.Color {
	app := fyne.CurrentApp()
	if app == nil {
		return plain.Color(name, plain.variant(0))
	}
	t, ok := app.Settings().Theme().(*Theme)
	if !ok {
		t = plain
	}
	return t.Color(name, app.Settings().ThemeVariant())
}

// Faded is a token at half strength: the look of a disabled control.
func Faded(name fyne.ThemeColorName) color.Color {
	r, g, b, a := Color(name).RGBA()
	return color.RGBA64{R: uint16(r / 2), G: uint16(g / 2), B: uint16(b / 2), A: uint16(a / 2)}
}
