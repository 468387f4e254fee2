package grid

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// letters measures every letter as one wide.
func letters(s string) float32 { return float32(utf8.RuneCountInString(s)) }

func TestFit(t *testing.T) {
	for _, tc := range []struct {
		s    string
		room float32
		want string
	}{
		{"Round teapot", 12, "Round teapot"},
		{"Round teapot", 11, "Round teap…"},
		{"Round teapot", 7, "Round…"},
		{"Round teapot", 0, "…"},
		{"", 0, ""},
		{"קומקום עגול", 7, "קומקום…"},
	} {
		if got, short := fit(tc.s, tc.room, letters); got != tc.want || short != (got != tc.s) {
			t.Errorf("fit(%q, %v) = %q, %v, want %q", tc.s, tc.room, got, short, tc.want)
		}
	}
}

func TestFitTakesAsMuchAsThereIsRoomFor(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`[a-zא-ת]{0,40}`).Draw(t, "s")
		room := float32(rapid.IntRange(1, 50).Draw(t, "room"))
		got, short := fit(s, room, letters)
		if letters(got) > room {
			t.Fatalf("%q is wider than %v", got, room)
		}
		if short && letters(got) != room {
			t.Fatalf("%q leaves room of %v unused", got, room)
		}
		if !strings.HasPrefix(s, strings.TrimSuffix(got, ellipsis)) {
			t.Fatalf("%q is not the beginning of %q", got, s)
		}
	})
}

func TestOneLine(t *testing.T) {
	if got := oneLine("two\r\nlines\tand  more"); got != "two lines and more" {
		t.Errorf("oneLine = %q", got)
	}
	if got := oneLine("two  spaces"); got != "two  spaces" {
		t.Errorf("oneLine = %q", got)
	}
}

func TestVeryLongTextIsNotMeasuredWhole(t *testing.T) {
	if got := clipped(strings.Repeat("ש", 100_000)); len(got) > longest+len(ellipsis) || !utf8.ValidString(got) {
		t.Errorf("%d bytes are left", len(got))
	}
}
