package alttext_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"storehand/app/alttext"
	"storehand/app/catalog"
	"storehand/app/client"
)

func TestLint(t *testing.T) {
	long := "A " + strings.Repeat("stoneware ", 1) + strings.Join(strings.Fields(strings.Repeat("ab cd ef gh ij kl mn op qr st uv wx yz ", 4)), " ")
	tests := []struct {
		text  string
		about alttext.About
		rules []alttext.Rule
		fixed string
	}{
		{"Speckled oat mug with a round handle", alttext.About{Title: "Speckled mug"}, nil, "Speckled oat mug with a round handle"},
		{"", alttext.About{}, []alttext.Rule{alttext.Empty}, ""},
		{" \n", alttext.About{}, []alttext.Rule{alttext.Empty}, " \n"},
		{"Image of a teapot", alttext.About{}, []alttext.Rule{alttext.PictureOf}, "A teapot"},
		{"A photo showing the lid", alttext.About{}, []alttext.Rule{alttext.PictureOf}, "The lid"},
		{"Picture: teapot", alttext.About{}, nil, "Picture: teapot"},
		{"Bild von einer Kanne", alttext.About{}, []alttext.Rule{alttext.PictureOf}, "Einer Kanne"},
		{"Photo frame of oak", alttext.About{Title: "Photo frame"}, nil, "Photo frame of oak"},
		{"Photo of a photo frame", alttext.About{Title: "Oak frame"}, []alttext.Rule{alttext.PictureOf, alttext.Repeated}, "A photo frame"},
		{"teapot image grey teapot", alttext.About{Title: "Round teapot"}, []alttext.Rule{alttext.PictureOf, alttext.Repeated, alttext.Beginning}, "Teapot grey"},
		{"IMG_1234", alttext.About{}, []alttext.Rule{alttext.FileName}, "IMG_1234"},
		{"DSC01234.JPG", alttext.About{}, []alttext.Rule{alttext.FileName}, "DSC01234.JPG"},
		{"mug-front.jpg", alttext.About{}, []alttext.Rule{alttext.FileName}, "Mug front"},
		{"oat_mug_front", alttext.About{}, []alttext.Rule{alttext.FileName}, "Oat mug front"},
		{"round-teapot-slate", alttext.About{}, []alttext.Rule{alttext.FileName}, "Round teapot slate"},
		{"Hand-thrown mug", alttext.About{}, nil, "Hand-thrown mug"},
		{"SPECKLED OAT MUG", alttext.About{}, []alttext.Rule{alttext.AllCapitals}, "Speckled oat mug"},
		{"LED USB", alttext.About{}, nil, "LED USB"},
		{"Oak tray in oak, front", alttext.About{}, []alttext.Rule{alttext.Repeated}, "Oak tray, front"},
		{"Tray of oak for the oak table in the house", alttext.About{Title: "Oak tray for oak tables"}, nil, "Tray of oak for the oak table in the house"},
		{"Set of 2 glasses, 2 litres", alttext.About{}, nil, "Set of 2 glasses, 2 litres"},
		{"Tea-towel with tea", alttext.About{}, []alttext.Rule{alttext.Repeated}, "Tea-towel"},
		{long, alttext.About{}, []alttext.Rule{alttext.Repeated, alttext.TooLong}, ""},
		{"Mug, oat", alttext.About{Others: []string{"Bowl", "MUG, oat"}}, []alttext.Rule{alttext.Duplicate}, "Mug, oat"},
		{"mug &  bowl", alttext.About{Title: "Mug &amp; bowl"}, []alttext.Rule{alttext.Beginning, alttext.TitleOnly}, "Mug &  bowl"},
		{"iCup mug", alttext.About{}, nil, "iCup mug"},
		{"… – !", alttext.About{}, []alttext.Rule{alttext.NoWords}, "… – !"},
		{"Oat mug IMG_4471", alttext.About{}, []alttext.Rule{alttext.FileName}, "Oat mug"},
		{"<b>Oat</b> mug &amp; saucer", alttext.About{}, []alttext.Rule{alttext.Markup}, "Oat mug & saucer"},
		{"Oat mug,", alttext.About{}, []alttext.Rule{alttext.Ending}, "Oat mug"},
		{"Oat mug!!!", alttext.About{}, []alttext.Rule{alttext.Ending}, "Oat mug."},
		{"Oat mug on a tray.", alttext.About{}, nil, "Oat mug on a tray."},
		{"Oat mug for €24.90", alttext.About{}, []alttext.Rule{alttext.Price}, "Oat mug for €24.90"},
		{"Mug, cup, beaker, tea mug, coffee mug, gift", alttext.About{}, []alttext.Rule{alttext.Repeated, alttext.Keywords}, "Mug, cup, beaker, tea, coffee, gift"},
		{"Foto de una taza", alttext.About{}, []alttext.Rule{alttext.PictureOf}, "Una taza"},
		{"Image d’une tasse", alttext.About{}, []alttext.Rule{alttext.PictureOf}, "Une tasse"},
		{"Foto dell'orso", alttext.About{}, []alttext.Rule{alttext.PictureOf}, "Orso"},
		{"תמונה של ספל", alttext.About{}, []alttext.Rule{alttext.PictureOf}, "ספל"},
		{"תמונת ספל", alttext.About{}, []alttext.Rule{alttext.PictureOf}, "ספל"},
	}
	for _, test := range tests {
		report := alttext.Lint(test.text, test.about)
		var rules []alttext.Rule
		for _, finding := range report.Findings {
			rules = append(rules, finding.Rule)
			if finding.Message == "" || finding.Points == 0 || finding.Rule.Guidance().Name == "" || (finding.Fix == "") != (finding.Action == "") {
				t.Errorf("%q: incomplete: %+v", test.text, finding)
			}
		}
		if test.text == long {
			rules, test.rules = rules[len(rules)-1:], test.rules[1:]
		}
		if diff := cmp.Diff(test.rules, rules); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.text, diff)
		}
		if got := alttext.Fixed(test.text, test.about); got != test.fixed && test.text != long {
			t.Errorf("%q is fixed as %q, want %q", test.text, got, test.fixed)
		}
	}
}

func TestScoresFallWithSeverity(t *testing.T) {
	about := alttext.About{Title: "Round teapot"}
	score := func(text string) int { return alttext.Lint(text, about).Score }
	texts := []string{"Round teapot in slate blue, side view", "Round teapot", "Image of a teapot", "Teapot image grey teapot", "round-teapot.jpg", ""}
	for i := 1; i < len(texts); i++ {
		if score(texts[i]) >= score(texts[i-1]) {
			t.Errorf("%q has %d, %q has %d", texts[i-1], score(texts[i-1]), texts[i], score(texts[i]))
		}
	}
	if score(texts[0]) != 100 || score("") != 0 {
		t.Errorf("a good text has %d, none has %d", score(texts[0]), score(""))
	}
}

func TestShopifysLimitCountsForShopifyAlone(t *testing.T) {
	words := make([]string, 0, 200)
	for i := range 200 {
		words = append(words, strings.Repeat(string(rune('a'+i%26)), 2))
	}
	text := strings.Join(words, " ")
	if rule := alttext.Lint(text, alttext.About{Platform: client.Shopify}).Findings[0].Rule; rule != alttext.OverLimit {
		t.Errorf("on Shopify the first finding is %q", rule)
	}
	if rule := alttext.Lint(text, alttext.About{Platform: client.WooCommerce}).Findings[0].Rule; rule != alttext.TooLong {
		t.Errorf("on WooCommerce the first finding is %q", rule)
	}
	if fixed := alttext.Fixed(text, alttext.About{Platform: client.Shopify}); len(fixed) > alttext.Recommended || !strings.HasPrefix(text, "aa"+fixed[2:]) {
		t.Errorf("shortened to %q", fixed)
	}
}

func TestAPictureIsComparedWithTheOthersOfItsProduct(t *testing.T) {
	picture := catalog.Image{FileName: "a.jpg", Alt: "Mug"}
	product := catalog.Product{Title: "T", Images: []catalog.Image{picture, {FileName: "b.jpg"}, picture, {FileName: "c.jpg", Alt: "Lid"}}}
	want := alttext.About{Title: "T", Others: []string{"Mug", "Lid"}}
	if diff := cmp.Diff(want, alttext.AboutImage(product, picture)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A fix puts right what it is for, and a fixed text has no fixable finding.
func TestFixesFix(t *testing.T) {
	word := rapid.SampledFrom(strings.Fields("Image photo of a teapot oak, oak_tray mug.jpg IMG_12 SHOUTING round-red-mug showing grün in - , 27 Teapot <b> &amp; €5 !! תמונה של, DSC_0001 מג׳נטה"))
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(word, 0, 40).Draw(t, "words"), " ")
		about := alttext.About{Title: "Oak tray"}
		for _, finding := range alttext.Lint(text, about).Findings {
			if finding.Fix != "" && finding.Fix == text {
				t.Fatalf("%q: the fix for %q changes nothing", text, finding.Rule)
			}
		}
		fixed := alttext.Fixed(text, about)
		for _, finding := range alttext.Lint(fixed, about).Findings {
			if finding.Fix != "" {
				t.Fatalf("%q is fixed as %q, which still could be: %+v", text, fixed, finding)
			}
		}
	})
}
