package look_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"storehand/ui/look"
)

func parse(t *testing.T, r fyne.Resource) *sfnt.Font {
	t.Helper()
	f, err := sfnt.Parse(r.Content())
	if err != nil {
		t.Fatalf("%s: %v", r.Name(), err)
	}
	return f
}

// Columns of numbers align only if all digits and the minus are equally wide,
// and a number does not move when it turns bold only if both cuts agree.
func TestFiguresAreEquallyWideInEveryCut(t *testing.T) {
	var want fixed.Int26_6
	for _, cut := range []fyne.Resource{look.FontText(), look.FontSemi()} {
		f := parse(t, cut)
		for _, figure := range "0123456789−" {
			glyph, err := f.GlyphIndex(nil, figure)
			if err != nil || glyph == 0 {
				t.Fatalf("%s has no %q (error %v)", cut.Name(), figure, err)
			}
			width, err := f.GlyphAdvance(nil, glyph, fixed.I(1000), font.HintingNone)
			if err != nil {
				t.Fatal(err)
			}
			if want == 0 {
				want = width
			}
			if width != want {
				t.Errorf("%s: %q is %v wide, others %v", cut.Name(), figure, width, want)
			}
		}
	}
}

// Product data is written in the client's language. The letters of these lines
// must all be in the font the text is drawn with.
func TestTextIsDrawnWithAFontThatHasItsLetters(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look.New(look.Light))
	for _, words := range []string{
		"Round teapot, 1.1 litre – €24.00 × 2 …", "₪82.00", "Größe, Šálek, Фарфор",
		"קומקום עגול 1.1 ליטר ₪82", "إبريق شاي AF-110", "−4.00 46 %",
	} {
		for _, opt := range []look.TextOption{look.Italic, look.Semi} {
			text := look.Text(words, look.SizeBody, look.Ink, opt)
			drawn := text.FontSource
			if drawn == nil {
				drawn = app.Settings().Theme().Font(text.TextStyle)
			}
			f := parse(t, drawn)
			for _, letter := range words {
				if glyph, err := f.GlyphIndex(nil, letter); err != nil || glyph == 0 {
					t.Errorf("%q is drawn with %s, which has no %q", words, drawn.Name(), letter)
				}
			}
		}
	}
}

func TestSetTextGoesBackToTheLatinCut(t *testing.T) {
	test.NewTempApp(t)
	text := look.Text("קומקום", look.SizeBody, look.Ink)
	if text.FontSource == nil {
		t.Fatal("Hebrew is left to the Latin cut")
	}
	look.SetText(text, "Teapot")
	if text.FontSource != nil {
		t.Errorf("Latin text is drawn with %s", text.FontSource.Name())
	}
}

func TestTextTakesItsOptions(t *testing.T) {
	test.NewTempApp(t)
	text := look.Text("AF-110", look.SizeSmall, look.Ink2, look.Mono, look.Right)
	if !text.TextStyle.Monospace || text.Alignment != fyne.TextAlignTrailing || text.TextSize != look.SizeSmall {
		t.Errorf("style %+v, alignment %v, size %v", text.TextStyle, text.Alignment, text.TextSize)
	}
	if text.Color != look.Color(look.Ink2) {
		t.Errorf("colour %v", text.Color)
	}
}
