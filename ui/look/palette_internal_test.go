package look

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestBothPalettesKnowTheSameTokens(t *testing.T) {
	for token := range lightPalette {
		if _, ok := darkPalette[token]; !ok {
			t.Errorf("%s has no dark colour", token)
		}
	}
	for token := range darkPalette {
		if _, ok := lightPalette[token]; !ok {
			t.Errorf("%s has no light colour", token)
		}
	}
	for stock, token := range stockColours {
		if _, ok := lightPalette[token]; !ok {
			t.Errorf("Fyne's %s is %s, which is no token", stock, token)
		}
	}
}

func TestEveryTokenIsInThePalette(t *testing.T) {
	tokens := []fyne.ThemeColorName{
		Window, Surface, Raised, Sunken, Hover, Line, Line2, LineCtl, Ink, Ink2, Ink3,
		Accent, AccentHover, OnAccent, AccentSoft, AccentLine, AccentInk,
		Pencil, PencilSoft, PencilLine, PencilDot, Good, GoodSoft, GoodLine,
		Warn, WarnSoft, WarnLine, WarnDot, Bad, BadSoft, BadLine, BadDot,
		Inverse, OnInverse, OnInverse2, InverseLine, Scrim,
		C1, C2, C3, C4, C5, C6, C1Soft, Pos, Grid, Paper,
	}
	for _, token := range tokens {
		if _, ok := lightPalette[token]; !ok {
			t.Errorf("%s has no colour", token)
		}
	}
	if len(tokens) != len(lightPalette) {
		t.Errorf("%d tokens, %d colours", len(tokens), len(lightPalette))
	}
}
