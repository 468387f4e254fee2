package alttext_test

import (
	"strings"
	"testing"

	"storehand/app/alttext"
	"storehand/app/catalog"
	"storehand/app/shot"
)

func TestConditions(t *testing.T) {
	oak := catalog.Product{
		Title: "Serving tray", Vendor: "Alder & Finch", ProductType: "Tableware",
		Attributes: with(fact("Material", "Oiled oak", "Beech"), option("Size", "XL")),
		Categories: []catalog.CategoryPath{{"Kitchen", "Trays"}},
	}
	bare := catalog.Product{Title: "Serving tray"}
	tests := []struct {
		template string
		product  catalog.Product
		sight    alttext.Sight
		want     string
	}{
		{"{if material}{title} of {material}{else}{title}{end}", oak, alttext.Sight{}, "Serving tray of oiled oak, beech"},
		{"{if material}{title} of {material}{else}{title}{end}", bare, alttext.Sight{}, "Serving tray"},
		{"{if not material}Plain {end}{title}", bare, alttext.Sight{}, "Plain Serving tray"},
		{"{if view=detail|close-up}Detail of {end}{title}", bare, alttext.Sight{View: shot.CloseUp}, "Detail of Serving tray"},
		{"{if view=Detail}Detail of {end}{title}", bare, alttext.Sight{View: shot.Front}, "Serving tray"},
		{"{title}{if view!=front}{, |view}{end}", bare, alttext.Sight{View: shot.Front}, "Serving tray"},
		{"{title}{if view!=front}{, |view}{end}", bare, alttext.Sight{View: shot.Back}, "Serving tray, back view"},
		{"{title}{if option:size=xl}, extra large{else if option:Size}{, |option:Size}{else}, one size{end}", oak, alttext.Sight{}, "Serving tray, extra large"},
		{"{title}{if option:size=L}, large{else if option:Size}{, size |option:Size}{else}, one size{end}", oak, alttext.Sight{}, "Serving tray, size XL"},
		{"{title}{if option:size=L}, large{else if option:Size}{, size |option:Size}{else}, one size{end}", bare, alttext.Sight{}, "Serving tray, one size"},
		{"{title}{if attr:Material=beech}, with beech{end}", oak, alttext.Sight{}, "Serving tray, with beech"},
		{"{if category=kitchen}Kitchen: {end}{title}", oak, alttext.Sight{}, "Kitchen: Serving tray"},
		{"{if vendor}{if type}{type} by {vendor}{else}By {vendor}{end}: {end}{title}", oak, alttext.Sight{}, "Tableware by Alder & Finch: Serving tray"},
		{"{title}{if colour=pine green}, the colour of firs{end}", bare, alttext.Sight{Colours: pine}, "Serving tray, the colour of firs"},
		{"{title}{if not colour=pine green}, another colour{end}", bare, alttext.Sight{Colours: pine}, "Serving tray"},
	}
	for _, test := range tests {
		got := composer(t, test.template, alttext.English).Suggest(test.product, catalog.Image{}, test.sight)
		if got.Text != test.want {
			t.Errorf("%s: got %q, want %q", test.template, got.Text, test.want)
		}
	}
}

// A template that was written for one language compares colours and views in
// English too, so that it can be taken over to another.
func TestConditionsCompareInTheLanguageAndInEnglish(t *testing.T) {
	for _, template := range []string{"{title}{if colour=vert sapin}, oui{end}", "{title}{if colour=pine green}, oui{end}", "{title}{if view=vue de face}, oui{end}", "{title}{if view=front}, oui{end}"} {
		got := composer(t, template, alttext.French).Suggest(catalog.Product{Title: "Tasse"}, catalog.Image{}, alttext.Sight{View: shot.Front, Colours: pine})
		if got.Text != "Tasse, oui" {
			t.Errorf("%s: got %q", template, got.Text)
		}
	}
}

func TestMeasuredColourBesideTheOption(t *testing.T) {
	product := catalog.Product{Title: "Jacket", Attributes: with(option("Colour", "Rust"))}
	got := composer(t, "{title} in {colour}{, looks |measured}", alttext.English).Suggest(product, catalog.Image{}, alttext.Sight{Colours: pine})
	if want := "Jacket in rust, looks pine green"; got.Text != want {
		t.Errorf("got %q, want %q", got.Text, want)
	}
}

func TestConditionMistakes(t *testing.T) {
	for text, reason := range map[string]string{
		"{if material}{title}":                  "character 2: this {if} has no {end}",
		"{title}{end}":                          "character 9: this {end} has no {if}",
		"{title}{else}":                         "this {else} has no {if}",
		"{if titel}x{end}":                      `character 5: there is no field "titel"`,
		"{if not titel}x{end}":                  `character 9: there is no field "titel"`,
		"{if vieww=front}x{end}":                `there is no field "vieww"`,
		"{if view=}x{end}":                      "write a value after =",
		"{if option=L}x{end}":                   "say which one, as in {option:Size}",
		"{if }x{end}":                           "name a field",
		"{if type}x{else}y{else}z{end}":         "nothing can follow {else}",
		"{if type}x{else}y{else if type}z{end}": "nothing can follow {else}",
		"{if type}x{else if tipe}y{end}":        `character 20: there is no field "tipe"`,
	} {
		if _, err := alttext.ParseTemplate(text); err == nil || !strings.Contains(err.Error(), reason) {
			t.Errorf("%q: got %v, want %q", text, err, reason)
		}
	}
}
