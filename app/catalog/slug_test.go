package catalog

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestSlugs(t *testing.T) {
	for title, want := range map[string]string{
		"Café crème, 250 g":    "cafe-creme-250-g",
		"Fig & cedar candle":   "fig-and-cedar-candle",
		"  Round   teapot  ":   "round-teapot",
		"Straße / Größe":       "strasse-grosse",
		"size -_- large":       "size-large",
		"Чайник":               "chainik",
		"!!!":                  "",
		"Squall: 100 % wind":   "squall-100-wind",
		"Kettle’s best “leaf”": "kettles-best-leaf",
	} {
		if got := Slug(title); got != want {
			t.Errorf("%q became %q, want %q", title, got, want)
		}
	}
}

func TestEverySlugMadeIsAcceptedAndStable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		title := rapid.OneOf(rapid.String(), rapid.StringOfN(rapid.RuneFrom([]rune("aB_- é日9&")), 0, 300, -1)).Draw(t, "title")
		made := Slug(title)
		if err := CheckSlug(made); err != nil {
			t.Fatalf("the slug %q of %q: %v", made, title, err)
		}
		if again := Slug(made); again != made {
			t.Fatalf("the slug of %q is %q", made, again)
		}
	})
}

func TestSlugForm(t *testing.T) {
	for _, good := range []string{"", "oak-tray", "tray_40", "תה-ירוק", "%d7%aa%d7%94", "t-1"} {
		if err := CheckSlug(good); err != nil {
			t.Errorf("%q: %v", good, err)
		}
	}
	for _, bad := range []string{"Oak", "oak tray", "-oak", "oak-", "oak--tray", "oak/tray", strings.Repeat("a", 201)} {
		if CheckSlug(bad) == nil {
			t.Errorf("%q was taken", bad)
		}
	}
	if err := CheckSlug("?"); err == nil || strings.Contains(err.Error(), `""`) {
		t.Errorf("the advice for a slug without letters is empty: %v", err)
	}
}
