package editing

import (
	"slices"
	"strings"
	"testing"

	"storehand/app/catalog"
	"storehand/app/client"
	"storehand/app/money"
)

var euro = catalog.Format{Currency: "EUR"}

func teapot() catalog.Product {
	return catalog.Product{
		ID: 7, Kind: catalog.Simple, Title: "Round teapot", SKU: "AF-TPT-110", Slug: "round-teapot", Status: catalog.Published,
		RegularPrice: money.Of(7800), SalePrice: money.Of(6900),
	}
}

func TestCheckText(t *testing.T) {
	imported := teapot()
	imported.GTIN = "12345" // what a shop holds need not be right
	variation := teapot()
	variation.Kind = catalog.Variation
	variable := teapot()
	variable.Kind = catalog.Variable
	for _, test := range []struct {
		name       string
		product    catalog.Product
		field      string
		text, want string // want is part of the refusal, empty for none
	}{
		{"a lower price", teapot(), "regular_price", "70", ""},
		{"a price under the sale price", teapot(), "regular_price", "50", "sale price has to be below"},
		{"a sale price above the price", teapot(), "sale_price", "78", "sale price has to be below"},
		{"a price that is a word", teapot(), "regular_price", "dear", "not an amount"},
		{"a price below zero", teapot(), "regular_price", "-4", "below zero"},
		{"no title", teapot(), "title", " ", "title"},
		{"a slug with capitals", teapot(), "slug", "Round Teapot", "small letters"},
		{"a barcode with a wrong digit", teapot(), "gtin", "4006381333932", "should be 1"},
		{"a price beside an old wrong barcode", imported, "regular_price", "80", ""},
		{"the same wrong barcode again", imported, "gtin", "12345", ""},
		{"another wrong barcode", imported, "gtin", "1234", "4 digits"},
		{"a title for a variation", variation, "title", "Mine", "from its product"},
		{"a price for a product with variations", variable, "regular_price", "80", "each variation"},
		{"the price a product with variations has", variable, "regular_price", "78.00", ""},
		{"words for a choice", teapot(), "stock_status", "Out of stock", ""},
		{"a choice there is not", teapot(), "status", "Gone", "choose"},
		{"a field there is not", teapot(), "colour", "red", "no field"},
	} {
		err := CheckText(test.product, test.field, test.text, euro)
		switch {
		case test.want == "" && err != nil:
			t.Errorf("%s is refused: %v", test.name, err)
		case test.want != "" && (err == nil || !strings.Contains(strings.ToLower(err.Error()), strings.ToLower(test.want))):
			t.Errorf("%s: %v, want words like %q", test.name, err, test.want)
		}
	}
}

func TestEditsOfOneProductAreJudgedTogether(t *testing.T) {
	edits := []Edit{{7, "regular_price", "60"}, {7, "gtin", "123"}, {7, "sale_price", "50"}, {7, "title", "Teapot"}}
	after, refused := applied(subject{product: teapot()}, edits, euro)
	if after.RegularPrice != money.Of(6000) || after.SalePrice != money.Of(5000) || after.Title != "Teapot" {
		t.Errorf("price %v, sale %v, title %q", after.RegularPrice, after.SalePrice, after.Title)
	}
	if len(refused) != 1 || refused[0].Edit.Field != "gtin" || refused[0].Title != "Teapot" || after.GTIN != "" {
		t.Errorf("refused %+v, barcode %q", refused, after.GTIN)
	}
}

func TestStockThatIsWrittenIsCounted(t *testing.T) {
	after, refused := applied(subject{product: teapot()}, []Edit{{7, "stock", "4"}}, euro)
	if len(refused) != 0 || !after.ManageStock || after.Stock != catalog.CountOf(4) {
		t.Errorf("refused %v, counts %v, stock %v", refused, after.ManageStock, after.Stock)
	}
	after, _ = applied(subject{product: after}, []Edit{{7, "stock", ""}}, euro)
	if after.ManageStock {
		t.Error("stock is still counted though none is written")
	}
}

func TestKindIsKeptWhileThereAreVariations(t *testing.T) {
	variable := teapot()
	variable.Kind = catalog.Variable
	_, refused := applied(subject{variable, 2}, []Edit{{7, "kind", "Simple"}}, euro)
	if len(refused) != 1 || !strings.Contains(refused[0].Reason.Error(), "2 variations") {
		t.Errorf("refused %+v", refused)
	}
	after, refused := applied(subject{variable, 0}, []Edit{{7, "kind", "Simple"}}, euro)
	if len(refused) != 0 || after.Kind != catalog.Simple {
		t.Errorf("refused %+v, kind %s", refused, after.Kind)
	}
}

func TestChoicesAreReadAsTheyAreShown(t *testing.T) {
	for _, field := range catalog.Fields {
		words := Choices(field, client.Other)
		for i, value := range field.Choices {
			if words[i] == "" || field.Type == catalog.ChoiceField && words[i] == value {
				t.Errorf("%s: %q has no words", field.Key, value)
			}
			if got := Value(field, strings.ToUpper(words[i])); got != value {
				t.Errorf("%s: %q is read as %q, want %q", field.Key, words[i], got, value)
			}
		}
	}
}

func TestAPlatformOffersWhatItHas(t *testing.T) {
	status, _ := catalog.FieldByKey("status")
	for platform, want := range map[client.Platform]string{
		client.WooCommerce: "Published Draft Private Pending", client.Shopify: "Published Draft Archived Unlisted",
	} {
		if got := strings.Join(Choices(status, platform), " "); got != want {
			t.Errorf("%s offers %s", platform.Name(), got)
		}
	}
	for platform, fields := range offered {
		for key, values := range fields {
			field, known := catalog.FieldByKey(key)
			for _, value := range values {
				if !known || !slices.Contains(field.Choices, value) {
					t.Errorf("%s: %s cannot be %q", platform.Name(), key, value)
				}
			}
		}
	}
}
