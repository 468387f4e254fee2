package look

import (
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Type sizes in device-independent pixels.
const (
	SizeKPI     float32 = 26 // one number per card
	SizeTitle   float32 = 20 // page title, large figures
	SizeLead    float32 = 15 // panel and dialog title
	SizeBody    float32 = 13 // everything else
	SizeSmall   float32 = 12 // table head, SKU, small buttons
	SizeCaption float32 = 11 // meta lines, chips, axis labels
)

// TextOption varies the cut or alignment of a Text.
type TextOption func(*canvas.Text)

// Semi sets the semi-bold cut.
func Semi(t *canvas.Text) { t.TextStyle.Bold = true }

// Mono sets the monospaced cut, for SKU, barcode and templates.
func Mono(t *canvas.Text) { t.TextStyle.Monospace = true }

// Italic sets the italic cut.
func Italic(t *canvas.Text) { t.TextStyle.Italic = true }

// Right aligns the text to the right edge, as numbers are.
func Right(t *canvas.Text) { t.Alignment = fyne.TextAlignTrailing }

// Centred aligns the text to the middle. Never use it in a table.
func Centred(t *canvas.Text) { t.Alignment = fyne.TextAlignCenter }

// Text returns one line of text in a token colour. A canvas.Text does not
// follow the theme by itself: its owner sets Color again in Refresh.
func Text(s string, size float32, colour fyne.ThemeColorName, opts ...TextOption) *canvas.Text {
	t := canvas.NewText("", Color(colour))
	t.TextSize = size
	for _, opt := range opts {
		opt(t)
	}
	SetText(t, s)
	return t
}

// SetText changes the words of a text and picks the font that can write them:
// product data may be Hebrew or Arabic, which the Latin cuts cannot draw. The
// caller refreshes the text.
func SetText(t *canvas.Text, s string) {
	t.Text = s
	t.FontSource = scriptFont(s, t.TextStyle)
}

// scriptFont is the font for the first letter outside the Latin cuts, or nil
// when the theme's own font will do. Both script fonts hold Latin letters and
// digits too, so a mixed line keeps one face.
func scriptFont(s string, style fyne.TextStyle) fyne.Resource {
	for _, r := range s {
		switch {
		case r < 0x0590: // Latin, Greek and Cyrillic end before Hebrew begins
		case unicode.Is(unicode.Hebrew, r):
			return bySemi(style, hebrewSemiFont, hebrewFont)
		case unicode.Is(unicode.Arabic, r):
			return bySemi(style, arabicSemiFont, arabicFont)
		}
	}
	return nil
}

func bySemi(style fyne.TextStyle, semi, text func() fyne.Resource) fyne.Resource {
	if style.Bold {
		return semi()
	}
	return text()
}
