package alttext_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"storehand/app/alttext"
	"storehand/app/alttext/colour"
	"storehand/app/catalog"
	"storehand/app/shot"
)

func composer(t interface {
	Helper()
	Fatalf(string, ...any)
}, text string, language alttext.Language) alttext.Composer {
	t.Helper()
	made, err := alttext.ParseTemplate(text)
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return alttext.NewComposer(made, language)
}

func with(attributes ...catalog.Attribute) []catalog.Attribute { return attributes }

func option(name string, values ...string) catalog.Attribute {
	return catalog.Attribute{Name: name, Values: values, Variation: true}
}

func fact(name string, values ...string) catalog.Attribute {
	return catalog.Attribute{Name: name, Values: values}
}

var pine = []colour.Swatch{{R: 0x3F, G: 0x6B, B: 0x5A, Share: .8}, {R: 0x26, G: 0x43, B: 0x37, Share: .2}}

func TestSuggest(t *testing.T) {
	tests := []struct {
		name     string
		template string
		product  catalog.Product
		file     string
		sight    alttext.Sight
		want     string
	}{
		{"measured colour and view", alttext.English.Template, catalog.Product{Title: "Ridgeline 38 pack"}, "", alttext.Sight{View: shot.Front, Colours: pine}, "Ridgeline 38 pack in pine green, front view"},
		{"view from the file name", alttext.English.Template, catalog.Product{Title: "Ridgeline 38 pack"}, "np-pck-r38_detail_2.jpg", alttext.Sight{}, "Ridgeline 38 pack, detail"},
		{"colour of the option before the measured one", alttext.English.Template, catalog.Product{Title: "Squall shell jacket", Attributes: with(option("Colour", "Rust"), option("Size", "M"))}, "", alttext.Sight{Colours: pine}, "Squall shell jacket in rust"},
		{"many colours say nothing about one picture", alttext.English.Template, catalog.Product{Title: "Squall shell jacket", Attributes: with(option("Colour", "Rust", "Pine"))}, "", alttext.Sight{Colours: pine}, "Squall shell jacket in pine green"},
		{"colour already in the title", alttext.English.Template, catalog.Product{Title: "Speckled stoneware mug, oat", Attributes: with(option("Colour", "Oat"), fact("Material", "Stoneware"))}, "", alttext.Sight{View: shot.Back}, "Speckled stoneware mug, oat, back view"},
		{"title names a colour, so none is guessed", alttext.English.Template, catalog.Product{Title: "Bottle vase, rust"}, "", alttext.Sight{Colours: pine}, "Bottle vase, rust"},
		{"material", alttext.English.Template, catalog.Product{Title: "Serving tray, 40 cm", Attributes: with(fact("Materiale", "Oiled oak"))}, "", alttext.Sight{}, "Serving tray, 40 cm, oiled oak"},
		{"conditions", "{title}{, |option:Size|}{ (|attr:Glaze|)}{ by |vendor}{, |type}", catalog.Product{Title: "Teapot", Vendor: "Alder & Finch", ProductType: "Tea ware", Attributes: with(option("size", "Large"), fact("glaze", "Matt slate"))}, "", alttext.Sight{}, "Teapot, large (matt slate) by Alder & Finch, tea ware"},
		{"absent title leaves no comma", "{title}{, |view}", catalog.Product{}, "", alttext.Sight{View: shot.Front}, "Front view"},
		{"fixed text", "The {title}", catalog.Product{Title: "Teapot"}, "", alttext.Sight{}, "The Teapot"},
		{"entities and spaces of a shop's HTML", "{title}", catalog.Product{Title: " Fig &amp; cedar\n candle "}, "", alttext.Sight{}, "Fig & cedar candle"},
		{"shouted title", "{title}", catalog.Product{Title: "STEEL BOTTLE"}, "", alttext.Sight{}, "Steel bottle"},
		{"small beginning", "{title}", catalog.Product{Title: "oak tray"}, "", alttext.Sight{}, "Oak tray"},
		{"brand with its own capitals", "{title}", catalog.Product{Title: "iCup mug"}, "", alttext.Sight{}, "iCup mug"},
		{"a packshot is not worth saying", alttext.English.Template, catalog.Product{Title: "Mug"}, "", alttext.Sight{View: shot.Packshot}, "Mug"},
		{"what does not fit is left out", "{title}{, |material}{, |view}", catalog.Product{Title: strings.Repeat("long ", 23) + "tray", Attributes: with(fact("Material", "Oak"))}, "", alttext.Sight{View: shot.Top}, strings.Repeat("long ", 23)[:0] + "Long " + strings.Repeat("long ", 22) + "tray, oak"},
		{"a title that is too long ends at a word", "{title}", catalog.Product{Title: strings.Repeat("tray and ", 20)}, "", alttext.Sight{}, "Tray and " + strings.Repeat("tray and ", 12) + "tray"},
	}
	for _, test := range tests {
		image := catalog.Image{FileName: test.file}
		got := composer(t, test.template, alttext.English).Suggest(test.product, image, test.sight)
		if got.Text != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got.Text, test.want)
		}
	}
}

func TestSuggestInGerman(t *testing.T) {
	product := catalog.Product{Title: "Rucksack Ridgeline 38", Attributes: with(fact("Stoff", "Nylon"))}
	got := composer(t, alttext.German.Template, alttext.German).Suggest(product, catalog.Image{}, alttext.Sight{View: shot.Front, Colours: pine})
	if want := "Rucksack Ridgeline 38 in Tannengrün, Nylon, Vorderansicht"; got.Text != want {
		t.Errorf("got %q, want %q", got.Text, want)
	}
}

func TestASuggestionSaysWhereItsPartsComeFrom(t *testing.T) {
	product := catalog.Product{Title: "Ridgeline 38 pack", Images: []catalog.Image{{FileName: "a.jpg", Alt: "Ridgeline 38 pack in pine green, front view"}, {FileName: "b.jpg"}}}
	got := composer(t, alttext.English.Template, alttext.English).Suggest(product, product.Images[1], alttext.Sight{View: shot.Front, Colours: pine})
	want := []alttext.Part{
		{Field: "title", Text: "Ridgeline 38 pack", Source: alttext.FromProduct},
		{Field: "colour", Text: " in pine green", Source: alttext.FromPicture},
		{Field: "view", Text: ", front view", Source: alttext.FromFileName},
	}
	if diff := cmp.Diff(want, got.Parts); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(got.Lint.Findings) != 1 || got.Lint.Findings[0].Rule != alttext.Duplicate {
		t.Errorf("the other picture has the same text, but the check says %+v", got.Lint)
	}
}

func TestEveryLanguageIsComplete(t *testing.T) {
	for _, language := range alttext.Languages {
		for _, view := range shot.Views {
			if _, found := language.Views[view]; !found {
				t.Errorf("%s has no words for the view %q", language.Name, view)
			}
		}
		for _, name := range colour.Names() {
			if language.Colours[name] == "" {
				t.Errorf("%s has no word for the colour %q", language.Name, name)
			}
		}
		if len(language.Colours) != len(colour.Names()) {
			t.Errorf("%s names colours there are not", language.Name)
		}
		if _, err := alttext.ParseTemplate(language.Template); err != nil || language.And == "" || language.Code == "" {
			t.Errorf("%s: template %v, or a word is missing", language.Name, err)
		}
	}
}

func TestSuggestionsAreShortAndSayNothingTwice(t *testing.T) {
	words := rapid.SampledFrom(strings.Fields("mug stoneware Oat oat, Teapot in with GORE-TEX grün 27cm pine & &amp; – Rust Mug"))
	phrase := rapid.Custom(func(t *rapid.T) string { return strings.Join(rapid.SliceOfN(words, 0, 30).Draw(t, "words"), " ") })
	rapid.Check(t, func(t *rapid.T) {
		product := catalog.Product{Title: phrase.Draw(t, "title"), Vendor: phrase.Draw(t, "vendor"), Attributes: with(option("Colour", phrase.Draw(t, "colour")), fact("Material", phrase.Draw(t, "material")))}
		sight := alttext.Sight{View: rapid.SampledFrom(shot.Views).Draw(t, "view"), Colours: pine}
		template := rapid.SampledFrom([]string{alttext.English.Template, "{colour} {title}{, |vendor}{, |options}", "{material}{ |title}"}).Draw(t, "template")
		got := composer(t, template, rapid.SampledFrom(alttext.Languages).Draw(t, "language")).Suggest(product, catalog.Image{}, sight)
		if utf8.RuneCountInString(got.Text) > alttext.Recommended || strings.Contains(got.Text, "  ") || strings.HasPrefix(got.Text, ",") || strings.HasSuffix(got.Text, ",") {
			t.Fatalf("%q", got.Text)
		}
		for i, part := range got.Parts {
			for _, before := range got.Parts[:i] {
				for _, word := range strings.Fields(strings.ToLower(part.Text)) {
					if len(word) > 3 && strings.Contains(" "+strings.ToLower(before.Text)+" ", " "+word+" ") && word != "with" {
						t.Fatalf("%q is said in %q and again in %q", word, before.Text, part.Text)
					}
				}
			}
		}
	})
}

func TestTemplateMistakes(t *testing.T) {
	for text, reason := range map[string]string{
		"":                  "write a template",
		"{titel}":           `no field "titel"`,
		"{, |colr}":         `no field "colr"`,
		"{}":                "name a field",
		"{a|title|b|c}":     "at most two bars",
		"{, |option}":       "say which one, as in {option:Size}",
		"{title:x}":         "takes nothing after a colon",
		"{title":            "not closed",
		"{title}}":          "closes nothing",
		"{title}{ |view|":   "not closed",
		"{title}{ in |Foo}": `character 14: there is no field "foo"`,
	} {
		if _, err := alttext.ParseTemplate(text); err == nil || !strings.Contains(err.Error(), reason) {
			t.Errorf("%q: got %v, want %q", text, err, reason)
		}
	}
	for _, field := range alttext.Fields {
		if _, err := alttext.ParseTemplate("{" + field.Name + "}"); (err != nil) != (field.Name == "option" || field.Name == "attr") {
			t.Errorf("{%s}: %v", field.Name, err)
		}
	}
}

func FuzzParseTemplate(f *testing.F) {
	for _, seed := range []string{alttext.English.Template, "{a|b|c}", "{if view=front}{title}{else if colour}x{else}y{end}", "{if not option:L!=}", "{else}{end}", "{{}", "{option:}", "|}{"} {
		f.Add(seed)
	}
	product := catalog.Product{Title: "Mug", Attributes: with(option("Size", "L"))}
	f.Fuzz(func(t *testing.T, text string) {
		made, err := alttext.ParseTemplate(text)
		if err != nil {
			return
		}
		got := alttext.NewComposer(made, alttext.English).Suggest(product, catalog.Image{}, alttext.Sight{View: shot.Top, Colours: pine})
		if utf8.RuneCountInString(got.Text) > alttext.Recommended {
			t.Errorf("%q wrote %d characters", text, utf8.RuneCountInString(got.Text))
		}
	})
}
