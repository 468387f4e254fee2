package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Mode says who chooses between light and dark.
type Mode int

// The modes a user can choose.
const (
	System Mode = iota // as the operating system says
	Light
	Dark
)

// Theme is the program's look as a fyne.Theme: the tokens under their own
// names, and the same tokens under Fyne's names so that its stock widgets fit
// in. Use it on the UI goroutine only.
type Theme struct {
	mode Mode
}

var _ fyne.Theme = (*Theme)(nil)

// New returns a theme in the given mode.
func New(mode Mode) *Theme { return &Theme{mode: mode} }

// Mode says who chooses between light and dark at the moment.
func (t *Theme) Mode() Mode { return t.mode }

// SetMode switches the mode. When the running application wears this theme,
// every window is coloured anew at once.
func (t *Theme) SetMode(mode Mode) {
	if t.mode == mode {
		return
	}
	t.mode = mode
	if app := fyne.CurrentApp(); app != nil && app.Settings().Theme() == fyne.Theme(t) {
		app.Settings().SetTheme(t)
	}
}

// Color resolves a token or one of Fyne's own names. The mode outranks the
// variant the system reports, unless it is System.
func (t *Theme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	if bare[name] {
		return color.Transparent
	}
	if token, ok := stockColours[name]; ok {
		name = token
	}
	if c, ok := t.palette(variant)[name]; ok {
		return c
	}
	return theme.DefaultTheme().Color(name, t.variant(variant))
}

// Font returns the cut for a style. Italic has no semi-bold cut, so bold wins.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Symbol:
		return theme.DefaultSymbolFont()
	case style.Monospace:
		return FontMono()
	case style.Bold:
		return FontSemi()
	case style.Italic:
		return FontItalic()
	default:
		return FontText()
	}
}

// Icon returns the icon a stock Fyne widget asks for: ours where we have one.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	if icon, ok := stockIcons[name]; ok {
		return icon.Resource(Ink2)
	}
	return theme.DefaultTheme().Icon(name)
}

// Size returns a measure in device-independent pixels.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	if size, ok := stockSizes[name]; ok {
		return size
	}
	return theme.DefaultTheme().Size(name)
}

func (t *Theme) palette(variant fyne.ThemeVariant) palette {
	if t.variant(variant) == theme.VariantDark {
		return darkPalette
	}
	return lightPalette
}

// variant is the one shown when the system reports the given one.
func (t *Theme) variant(reported fyne.ThemeVariant) fyne.ThemeVariant {
	switch t.mode {
	case Light:
		return theme.VariantLight
	case Dark:
		return theme.VariantDark
	default:
		return reported
	}
}
