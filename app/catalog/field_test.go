package catalog

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"storehand/app/money"
)

func TestWritingBackAFieldsOwnTextChangesNothing(t *testing.T) {
	formats := []Format{{Currency: "EUR"}, {Currency: "EUR", Decimal: ','}, {Currency: "JPY"}, {Currency: "KWD", Decimal: '.'}, {Currency: "CLF"}}
	rapid.Check(t, func(t *rapid.T) {
		before := drawProduct(t)
		format := rapid.SampledFrom(formats).Draw(t, "format")
		for _, field := range Fields {
			after := before
			if err := field.SetText(&after, field.Text(&before, format), format); err != nil {
				t.Fatalf("%s: its own text %q is refused: %v", field.Key, field.Text(&before, format), err)
			}
			if diff := cmp.Diff(before, after); diff != "" {
				t.Fatalf("%s: writing back %q changed the product:\n%s", field.Key, field.Text(&before, format), diff)
			}
		}
	})
}

func TestARefusedTextLeavesTheProductAsItWas(t *testing.T) {
	refused := map[string]string{
		"kind": "bundle", "status": "gone", "featured": "perhaps", "regular_price": "-1", "cost": "1.234,5.6",
		"sale_from": "20/03/2026", "stock": "1.5", "low_stock": "few", "weight": "-0.5", "length": "1.2.3",
		"attributes": "Wool", "images": "unknown.jpg", "meta": "no equals sign", "position": "first",
	}
	rapid.Check(t, func(t *rapid.T) {
		before := drawProduct(t)
		for key, text := range refused {
			field, found := FieldByKey(key)
			if !found {
				t.Fatalf("no field %q", key)
			}
			after := before
			if err := field.SetText(&after, text, Format{Currency: "EUR"}); err == nil {
				t.Fatalf("%s took %q", key, text)
			}
			if diff := cmp.Diff(before, after); diff != "" {
				t.Fatalf("%s: the refused %q changed the product:\n%s", key, text, diff)
			}
		}
	})
}

func TestFieldKeysAreUniqueAndFound(t *testing.T) {
	seen := map[string]bool{}
	for _, field := range Fields {
		if seen[field.Key] || field.Label == "" {
			t.Errorf("field %q: key used twice or label missing", field.Key)
		}
		seen[field.Key] = true
		if found, ok := FieldByKey(field.Key); !ok || found != field {
			t.Errorf("FieldByKey(%q) does not find the field", field.Key)
		}
	}
	if _, found := FieldByKey("colour"); found {
		t.Error("a key no field has was found")
	}
}

func TestFieldsTakeWhatPeopleWrite(t *testing.T) {
	euros := Format{Currency: "EUR", Decimal: ','}
	tests := []struct {
		key, written, want string
	}{
		{"sku", "  AF-MUG-OAT ", "AF-MUG-OAT"},
		{"title", " Mug ", " Mug "},
		{"status", " DRAFT ", "draft"},
		{"featured", "Y", "yes"},
		{"featured", "", "no"},
		{"regular_price", "24", "24,00"},
		{"regular_price", "€ 1.234,5", "1234,50"},
		{"sale_price", "", ""},
		{"stock", "12.0", "12"},
		{"stock", "−3", "-3"},
		{"stock", "", ""},
		{"weight", ",50", "0.5"},
		{"sale_from", "2026-03-20T9:05", "2026-03-20 09:05:00"},
		{"categories", "Home>Vases ,, > , Gifts", "Home > Vases, Gifts"},
		{"tags", `one, two\, three,`, `one, two\, three`},
		{"attributes", "Colour: Red|Blue ; Material:Wool", "Colour: Red | Blue; Material: Wool"},
		{"meta", "a = 1\n\nb=x=y", "a= 1\nb=x=y"},
		{"images", "https://shop.example/a.jpg", "https://shop.example/a.jpg"},
	}
	for _, test := range tests {
		field, _ := FieldByKey(test.key)
		var p Product
		if err := field.SetText(&p, test.written, euros); err != nil {
			t.Errorf("%s refused %q: %v", test.key, test.written, err)
		} else if got := field.Text(&p, euros); got != test.want {
			t.Errorf("%s: %q became %q, want %q", test.key, test.written, got, test.want)
		}
	}
}

func TestListFieldsKeepWhatTheirLineCannotSay(t *testing.T) {
	p := Product{
		Attributes: []Attribute{{Name: "Colour", Values: []string{"Oat", "Ink"}, Variation: true, Default: "Oat", LinkedTo: "x.y"}, {Name: "Material", Values: []string{"Clay"}}},
		Images:     []Image{{Src: "https://shop.example/a.jpg", Alt: "A"}, {FileName: "b.jpg", Original: "h1", Alt: "B"}, {FileName: "b.jpg", Original: "h2", Alt: "B2"}},
		Downloads:  []Download{{ID: "1", Name: "Guide", URL: "https://shop.example/guide.pdf"}},
	}
	set := func(key, text string) {
		t.Helper()
		field, _ := FieldByKey(key)
		if err := field.SetText(&p, text, Format{}); err != nil {
			t.Fatalf("%s: %v", key, err)
		}
	}
	set("attributes", "Glaze: Matt; Colour: Ink")
	set("images", "b.jpg, https://shop.example/a.jpg, b.jpg")
	set("downloads", "https://shop.example/new.pdf, https://shop.example/guide.pdf")
	want := Product{
		Attributes: []Attribute{{Name: "Glaze", Values: []string{"Matt"}, Visible: true}, {Name: "Colour", Values: []string{"Ink"}, Variation: true, Default: "Oat", LinkedTo: "x.y"}},
		Images:     []Image{{FileName: "b.jpg", Original: "h1", Alt: "B"}, {Src: "https://shop.example/a.jpg", Alt: "A"}, {FileName: "b.jpg", Original: "h2", Alt: "B2"}},
		Downloads:  []Download{{URL: "https://shop.example/new.pdf"}, {ID: "1", Name: "Guide", URL: "https://shop.example/guide.pdf"}},
	}
	if diff := cmp.Diff(want, p); diff != "" {
		t.Errorf("after reordering (-want +got):\n%s", diff)
	}
}

func TestErrorsNameTheFieldAndTheChoice(t *testing.T) {
	for key, text := range map[string]string{"status": "gone", "featured": "perhaps", "weight": "-1"} {
		field, _ := FieldByKey(key)
		err := field.SetText(&Product{}, text, Format{Currency: money.Currency("EUR")})
		if err == nil || !strings.HasPrefix(err.Error(), strings.ToLower(field.Label)) {
			t.Errorf("%s: the error %v does not begin with the field's label", key, err)
		}
	}
}
