package look_test

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"storehand/ui/look"
)

func TestModeOutranksTheSystemsVariant(t *testing.T) {
	white := color.NRGBA{R: 0xFF, G: 0xFF, B: 0xFF, A: 0xFF}
	night := color.NRGBA{R: 0x19, G: 0x1F, B: 0x24, A: 0xFF}
	cases := []struct {
		mode    look.Mode
		variant fyne.ThemeVariant
		want    color.Color
	}{
		{look.System, theme.VariantLight, white},
		{look.System, theme.VariantDark, night},
		{look.Light, theme.VariantDark, white},
		{look.Dark, theme.VariantLight, night},
	}
	for _, c := range cases {
		if got := look.New(c.mode).Color(look.Surface, c.variant); got != c.want {
			t.Errorf("mode %d, system variant %d: surface is %v, want %v", c.mode, c.variant, got, c.want)
		}
	}
}

func TestSetModeRecoloursTheRunningProgram(t *testing.T) {
	app := test.NewTempApp(t)
	worn := look.New(look.Light)
	app.Settings().SetTheme(worn)
	light := look.Color(look.Ink)
	told := 0
	app.Settings().AddListener(func(fyne.Settings) { told++ })

	worn.SetMode(look.Dark)

	if look.Color(look.Ink) == light {
		t.Error("ink kept its light colour")
	}
	if told == 0 {
		t.Error("the windows were not told")
	}
}

func TestColorWithoutOurThemeIsStillAToken(t *testing.T) {
	test.NewTempApp(t)
	if got := look.Color(look.Pencil); got != (color.NRGBA{R: 0x5F, G: 0x3D, B: 0xB8, A: 0xFF}) {
		t.Errorf("pencil is %v", got)
	}
}

func TestStockWidgetsTakeOurTokens(t *testing.T) {
	th := look.New(look.Light)
	for name, token := range map[fyne.ThemeColorName]fyne.ThemeColorName{
		theme.ColorNameForeground: look.Ink, theme.ColorNamePrimary: look.Accent,
		theme.ColorNameSeparator: look.Line, theme.ColorNameError: look.Bad,
	} {
		if got, want := th.Color(name, 0), th.Color(token, 0); got != want {
			t.Errorf("%s is %v, want %s %v", name, got, token, want)
		}
	}
	if _, _, _, alpha := th.Color(theme.ColorNameShadow, 0).RGBA(); alpha != 0 {
		t.Error("there is a shadow")
	}
	if got := th.Size(theme.SizeNameText); got != look.SizeBody {
		t.Errorf("text is %v px", got)
	}
}

// Text must be readable and marks visible in both variants.
func TestContrast(t *testing.T) {
	const text, mark = 4.5, 3.0
	pairs := []struct {
		ink, ground fyne.ThemeColorName
		least       float64
	}{
		{look.Ink, look.Surface, text}, {look.Ink2, look.Surface, text}, {look.Ink3, look.Surface, text},
		{look.Ink2, look.Window, text}, {look.Ink3, look.Window, text}, {look.Ink3, look.Raised, text},
		{look.OnAccent, look.Accent, text}, {look.AccentInk, look.AccentSoft, text},
		{look.Pencil, look.PencilSoft, text}, {look.Good, look.GoodSoft, text},
		{look.Warn, look.WarnSoft, text}, {look.Bad, look.BadSoft, text},
		{look.OnInverse, look.Inverse, text}, {look.OnInverse2, look.Inverse, text},
		{look.LineCtl, look.Surface, mark}, {look.Accent, look.Surface, mark},
		{look.PencilDot, look.Surface, mark}, {look.WarnDot, look.Surface, mark}, {look.BadDot, look.Surface, mark},
	}
	for name, mode := range map[string]look.Mode{"light": look.Light, "dark": look.Dark} {
		th := look.New(mode)
		for _, p := range pairs {
			if got := contrast(th.Color(p.ink, 0), th.Color(p.ground, 0)); got < p.least {
				t.Errorf("%s: %s on %s is %.2f:1, want %.1f", name, p.ink, p.ground, got, p.least)
			}
		}
	}
}

// contrast is the ratio of WCAG 2.2, from 1 to 21.
func contrast(a, b color.Color) float64 {
	lighter, darker := luminance(a), luminance(b)
	if lighter < darker {
		lighter, darker = darker, lighter
	}
	return (lighter + 0.05) / (darker + 0.05)
}

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		s := float64(v) / 0xFFFF
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}
