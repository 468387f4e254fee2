package snippet_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"storehand/app/snippet"
)

func TestWidth(t *testing.T) {
	for text, want := range map[string]int{
		"":                     0,
		"W":                    19, // 944 thousandths of 20 px
		"iiiiiiiiii":           44,
		"0000000000":           111,
		"Round teapot":         120, // 722 + 8 × 556 + 3 × 278 = 6004
		"Café":                 42,  // as Cafe
		"Cafe\u0301":           42,  // the same, spelt apart
		"茶":                    20,
		"zero\u200bwidth":      snippet.Width("zerowidth", 20),
		"A line\nof two words": snippet.Width("A lineof two words", 20),
	} {
		if got := snippet.Width(text, 20); got != want {
			t.Errorf("%q is %d px wide, want %d", text, got, want)
		}
	}
}

func TestCut(t *testing.T) {
	if shown, cut := snippet.Cut("Round  teapot ", 20, 600); cut || shown != "Round teapot" {
		t.Errorf("a short title is %q", shown)
	}
	long := strings.Repeat("teapot ", 30)
	shown, cut := snippet.Cut(long, snippet.TitleSize, snippet.TitleRoom)
	if !cut || !strings.HasSuffix(shown, "teapot ...") {
		t.Errorf("a long title is %q", shown)
	}
}

func TestWhatIsShownFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		room := rapid.IntRange(40, 700).Draw(t, "room")
		shown, cut := snippet.Cut(text, 14, room)
		if width := snippet.Width(shown, 14); width > room {
			t.Fatalf("%q is %d px wide in %d", shown, width, room)
		}
		if whole := strings.Join(strings.Fields(text), " "); !cut && shown != whole {
			t.Fatalf("%q became %q without being cut", whole, shown)
		}
	})
}
