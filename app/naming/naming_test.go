package naming_test

import (
	"errors"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"storehand/app/catalog"
	"storehand/app/naming"
	"storehand/app/shot"
	"storehand/app/template"
)

var pack = naming.Photo{
	Product: catalog.Product{
		SKU: "NP-PCK-R38", Title: "Ridgeline 38 pack", Slug: "ridgeline-38-pack", GTIN: "4006381333931", Vendor: "Northpass", ProductType: "Backpacks",
		RemoteID: "8123", Tags: []string{"New in", "Trail"},
		Categories: []catalog.CategoryPath{{"Packs & bags", "Hiking packs"}},
		Attributes: []catalog.Attribute{
			{Name: "Colour", Values: []string{"Pine green"}, Variation: true},
			{Name: "Size", Values: []string{"S", "M"}, Variation: true},
			{Name: "Material", Values: []string{"Nylon", "Steel"}},
		},
	},
	Position: 1, Count: 7, View: shot.Front, Original: "photos/Shoot May/IMG_4471.JPG", Preset: "web", Store: "Northpass EU", Date: time.Date(2026, 3, 9, 23, 0, 0, 0, time.UTC),
}

func parse(t interface{ Fatalf(string, ...any) }, text string) naming.Template {
	made, err := naming.Parse(text)
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return made
}

func TestRender(t *testing.T) {
	for source, want := range map[string]string{
		"{sku}-{title}-{n}":               "np-pck-r38-ridgeline-38-pack-1",
		"{sku|keep}_{n:03}":               "NP-PCK-R38_001",
		"{SKU}":                           "np-pck-r38",
		"{ title | max:12 }":              "ridgeline-38",
		"{title|max:4}":                   "ridg",
		"{title|upper|max:9}":             "RIDGELINE",
		"{title|slug}":                    "ridgeline-38-pack",
		"{slug}-{view}":                   "ridgeline-38-pack-front",
		"{title|words}":                   "Ridgeline-38-Pack",
		"{ATTR:Material|Words}":           "Nylon-Steel",
		"{option:Size|or:all sizes}":      "img_4471", // the product is not named by what stands in
		"{sku}-{option:Length|or:One}":    "np-pck-r38-one",
		"{id}-{tags}":                     "8123-new-in-trail",
		"{brand}-{barcode}-{position:02}": "northpass-4006381333931-01",
		"{name}-{count:04}-{counter}":     "IMG_4471-0007-7",
		"{folder}_{n}":                    "Shoot-May_1",
		"{store|upper}-{preset}-{n}":      "NORTHPASS-EU-web-1",
		"{gtin} {vendor}":                 "4006381333931-northpass",
		"{category}":                      "hiking-packs",
		"{type}":                          "backpacks",
		"{option:colour}-{options}":       "pine-green-pine-green",
		"{option:Size}-{n}":               "img_4471-1",
		"{attr:material}":                 "nylon-steel",
		"{name}":                          "IMG_4471",
		"{name|lower}":                    "img_4471",
		"{date}":                          "2026-03-09",
		"{date:yyyymmdd}-{n}":             "20260309-1",
		"{sku}-{option:Length}-{n}":       "np-pck-r38-1",
		"{sku}_{option:Length}_{n}":       "np-pck-r38_1",
		"Photo of {title}, No. {n}":       "photo-of-ridgeline-38-pack-no-1",
		"Über {vendor}":                   "uber-northpass",
		"{n}":                             "1",
		"con":                             "con_",
		"?":                               "img_4471",
		"a-{title}{title}{title}{title}z": "a-ridgeline-38-packridgeline-38-packridgeline-38-packridgeline-38-packz",
	} {
		if got := parse(t, source).Render(pack); got != want {
			t.Errorf("%q gave %q, want %q", source, got, want)
		}
	}
}

// TestOtherScripts writes what readers of each language would read out.
func TestOtherScripts(t *testing.T) {
	for title, want := range map[string][2]string{ // in general, and as German writes it
		"Tasse für Öl, groß":       {"tasse-fur-ol-gross", "tasse-fuer-oel-gross"},
		"Tasse fu\u0308r O\u0308l": {"tasse-fur-ol", "tasse-fuer-oel"}, // accents as macOS stores them
		"Crème brûlée & Co":        {"creme-brulee-and-co", "creme-brulee-und-co"},
		"Чайник":                   {"chainik", "chainik"},
		"Κούπα τσαγιού":            {"koupa-tsagiou", "koupa-tsagiou"},
		"קומקום תה":                {"qvmqvm-th", "qvmqvm-th"},
		"茶壶":                       {"cha-hu", "cha-hu"},
		"ティーポット":                   {"teipotsuto", "teipotsuto"},
		"주전자":                      {"jujeonja", "jujeonja"},
		"إبريق شاي":                {"bryq-shy", "bryq-shy"},
		"🫖 Tea ½ l":                {"tea-1-2-l", "tea-1-2-l"},
	} {
		photo := naming.Photo{Product: catalog.Product{Title: title}}
		if got := parse(t, "{title}").Render(photo); got != want[0] {
			t.Errorf("%q gave %q, want %q", title, got, want[0])
		}
		if got := parse(t, "{title|lang:de}").Render(photo); got != want[1] {
			t.Errorf("%q gave %q in German, want %q", title, got, want[1])
		}
	}
	kept := parse(t, "{title|keep|lang:de}").Render(naming.Photo{Product: catalog.Product{Title: "ÄRMEL_Größe L"}})
	if kept != "AERMEL_Groesse-L" {
		t.Errorf("with its capitals it is %q", kept)
	}
}

func TestAPhotoWithoutAProductKeepsItsOwnName(t *testing.T) {
	alone := naming.Photo{Original: "Tea 1.5 litre.final.jpeg", Position: 3}
	if got := parse(t, "{sku}-{title}-{n}").Render(alone); got != "tea-1-5-litre-final-3" {
		t.Errorf("got %q", got)
	}
	if got := parse(t, "{sku}-{view}").Render(naming.Photo{}); got != "photo" {
		t.Errorf("got %q for a photo about which nothing is known", got)
	}
}

func TestALongTitleDoesNotPushTheCounterOut(t *testing.T) {
	photo := naming.Photo{Product: catalog.Product{SKU: "X-1", Title: strings.Repeat("very long title ", 20)}, Position: 12}
	got := parse(t, "{sku}-{title}-{n:03}").Render(photo)
	if len(got) > 120 || !strings.HasPrefix(got, "x-1-very-long") || !strings.HasSuffix(got, "-012") {
		t.Errorf("got %q with %d characters", got, len(got))
	}
}

func TestMistakesAreMarkedWhereTheyAre(t *testing.T) {
	tests := []struct {
		template string
		marked   []string // the parts of the template that are marked
		reason   string
	}{
		{"", []string{""}, "write a template"},
		{"{sku}-{titel}-{n}", []string{"titel"}, `there is no field "titel"`},
		{"{foo}{bar:x}", []string{"foo", "bar"}, `there is no field "bar"`},
		{"{Colour}-{optoin:Size}", []string{"Colour", "optoin"}, `there is no field "optoin": write {option}`},
		{"{count:4}", []string{"count:4"}, "such as {count:03}"},
		{"{sku|lang:xx}{sku|or:}{sku|lang}", []string{"lang:xx", "or:", "lang"}, "no spelling for the language \"xx\": use bg, cs, de"},
		{"{}", []string{"{}"}, "name a field"},
		{"{:x}", []string{"{:x}"}, "name a field"},
		{"{sku", []string{"{sku"}, "not closed"},
		{"{sku-{n}", []string{"{sku-"}, "not closed"},
		{"{sku}}", []string{"}"}, "closes nothing"},
		{"../{sku}", []string{"..", "/"}, "another folder"},
		{`a\{sku}`, []string{`\`}, "another folder"},
		{"{option}", []string{"option"}, "say which one, as in {option:Colour}"},
		{"{attr: }", []string{"attr: "}, "say which one, as in {attr:Material}"},
		{"{n:3}", []string{"n:3"}, "such as {n:03}"},
		{"{n:}", []string{"n:"}, "such as {n:03}"},
		{"{sku:1}", []string{"sku:1"}, "takes nothing"},
		{"{date:MM/dd}", []string{"date:MM/dd"}, "yyyy, mm and dd"},
		{"{title|shout}", []string{"shout"}, `no filter "shout": use slug, lower, upper, words, keep, max:40, lang:de or or:new`},
		{"{title|max:0|upper:2}", []string{"max:0", "upper:2"}, "from 1 to 120"},
		{"{title|}", []string{""}, "no filter"},
		{"ä{titel}", []string{"titel"}, "character 4"},
	}
	for _, test := range tests {
		_, err := naming.Parse(test.template)
		var mistakes template.Mistakes
		if !errors.As(err, &mistakes) {
			t.Errorf("%q was taken: %v", test.template, err)
			continue
		}
		var marked []string
		for _, mistake := range mistakes {
			marked = append(marked, test.template[mistake.Start:mistake.End])
		}
		if diff := cmp.Diff(test.marked, marked); diff != "" {
			t.Errorf("%q marks (-want +got):\n%s", test.template, diff)
		}
		if !strings.Contains(err.Error(), test.reason) {
			t.Errorf("%q: %v does not say %q", test.template, err, test.reason)
		}
	}
}

var nameForm = regexp.MustCompile(`^[A-Za-z0-9_-]{1,121}$`)

// checkName says what keeps a name from being one safe element of a path.
func checkName(t interface{ Fatalf(string, ...any) }, template, name string) {
	if !nameForm.MatchString(name) || !filepath.IsLocal(name) || filepath.Base(name) != name {
		t.Fatalf("%q made the name %q", template, name)
	}
}

func TestEveryNameIsOneSafeElementOfAPath(t *testing.T) {
	texts := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"../../etc", `C:\x`, "con", "..", "\x00", "\xff", "北京", "تیار", strings.Repeat("long ", 80)}))
	pieces := rapid.SampledFrom([]string{"{sku}", "{title|keep}", "{n:06}", "{option:Colour}", "{attr:Colour|max:1}", "{name|upper}", "{view}", "{date:yyyy}", "-", "_", " é.", "Ω", "aux"})
	rapid.Check(t, func(t *rapid.T) {
		source := strings.Join(rapid.SliceOfN(pieces, 1, 40).Draw(t, "template"), "")
		photo := naming.Photo{
			Product:  catalog.Product{SKU: texts.Draw(t, "sku"), Title: texts.Draw(t, "title"), Attributes: []catalog.Attribute{{Name: "Colour", Values: []string{texts.Draw(t, "colour")}, Variation: rapid.Bool().Draw(t, "option")}}},
			Position: rapid.Int().Draw(t, "n"), View: shot.View(texts.Draw(t, "view")), Original: texts.Draw(t, "original"),
		}
		checkName(t, source, parse(t, source).Render(photo))
	})
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"{sku}-{title}-{n}", "{title|slug|upper|max:40}", "{n:03}", "{option:Colour}", "../{sku", "{{}}", "{|}", "{:|:}", "ä{date:yyyymmdd}", "{sku}\x00"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		made, err := naming.Parse(text)
		var mistakes template.Mistakes
		if errors.As(err, &mistakes) {
			for _, mistake := range mistakes {
				if mistake.Start < 0 || mistake.End < mistake.Start || mistake.End > len(text) || mistake.Text == "" {
					t.Fatalf("%q: the mistake %+v is outside of it or without words", text, mistake)
				}
			}
			return
		}
		if err != nil {
			t.Fatalf("%q: the error %v is not of type template.Mistakes", text, err)
		}
		checkName(t, text, made.Render(pack))
		checkName(t, text, made.Render(naming.Photo{}))
	})
}

func FuzzRender(f *testing.F) {
	f.Add("{title}-{name}", "Tea pot", "IMG_1.jpg", "")
	f.Add("{title|lang:de|keep}", "A\u0308rmel 茶 \u202e \xff", `..\..\con`, "new")
	f.Add("{title|words|max:3|or:one}_{folder}", "\u0301", "a//b/../c.", "COM1")
	f.Fuzz(func(t *testing.T, text, title, original, tag string) {
		made, err := naming.Parse(text)
		if err != nil {
			return
		}
		photo := naming.Photo{Product: catalog.Product{Title: title, SKU: tag, Tags: []string{tag}}, Original: original, Store: title, Preset: tag, Count: len(title)}
		checkName(t, text, made.Render(photo))
	})
}
