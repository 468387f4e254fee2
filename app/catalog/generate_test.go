package catalog

import (
	"strings"

	"pgregory.net/rapid"

	"storehand/app/client"
	"storehand/app/money"
)

// trimmedText draws text with the marks the list language is made of.
func trimmedText(least int) *rapid.Generator[string] {
	const marks = `ab ,;|:=\'"-éß日<`
	return rapid.Custom(func(t *rapid.T) string {
		text := rapid.StringOfN(rapid.RuneFrom([]rune(marks)), least, 12, -1).Draw(t, "text")
		if trimmed := strings.TrimSpace(text); len(trimmed) >= least {
			return trimmed
		}
		return "x"
	})
}

func oneOf[T any](t *rapid.T, name string, values ...T) T {
	return rapid.SampledFrom(values).Draw(t, name)
}

func drawList[T any](t *rapid.T, name string, entry *rapid.Generator[T]) []T {
	drawn := rapid.SliceOfN(entry, 0, 4).Draw(t, name)
	if len(drawn) == 0 {
		return nil
	}
	return drawn
}

func drawAmount(t *rapid.T, name string) money.Amount {
	if !rapid.Bool().Draw(t, name+" set") {
		return money.Amount{}
	}
	return money.Of(rapid.Int64Range(0, 1<<50).Draw(t, name))
}

func drawCount(t *rapid.T, name string, least int64) Count {
	if !rapid.Bool().Draw(t, name+" set") {
		return Count{}
	}
	return CountOf(rapid.Int64Range(least, 1<<50).Draw(t, name))
}

func drawDecimal(t *rapid.T, name string) Decimal {
	text := rapid.StringMatching(`([0-9]{1,6}([.,][0-9]{1,6})?)?`).Draw(t, name)
	parsed, err := ParseDecimal(text)
	if err != nil {
		t.Fatalf("decimal %q: %v", text, err)
	}
	return parsed
}

func drawTime(t *rapid.T, name string) WallTime {
	return oneOf(t, name, WallTime(""), "2026-03-20", "2026-02-28 00:00:00", "1999-12-31 23:59:59")
}

func drawAttribute(t *rapid.T) Attribute {
	return Attribute{
		Name:      trimmedText(1).Draw(t, "name"),
		Values:    drawList(t, "values", trimmedText(1)),
		Visible:   rapid.Bool().Draw(t, "visible"),
		Global:    rapid.Bool().Draw(t, "global"),
		Variation: rapid.Bool().Draw(t, "variation"),
		Default:   trimmedText(0).Draw(t, "default"),
	}
}

func drawImage(t *rapid.T) Image {
	return Image{
		Src:      oneOf(t, "src", "", "https://shop.example/a,b.jpg", "https://shop.example/a.jpg", ` https://shop.example/c\`),
		FileName: trimmedText(1).Draw(t, "file"),
		Alt:      trimmedText(0).Draw(t, "alt"),
	}
}

func drawPath(t *rapid.T) CategoryPath {
	return rapid.SliceOfN(trimmedText(1), 1, 4).Draw(t, "steps")
}

func drawProduct(t *rapid.T) Product {
	word := func(name string) string { return trimmedText(0).Draw(t, name) }
	yes := func(name string) bool { return rapid.Bool().Draw(t, name) }
	return Product{
		ID: 7, StoreID: client.ID(3),
		Kind: oneOf(t, "kind", Simple, Variable, Variation, Grouped, External),
		SKU:  word("sku"), GTIN: word("gtin"), Title: rapid.String().Draw(t, "title"), Slug: word("slug"),
		Description: rapid.String().Draw(t, "description"), ShortDescription: word("short"),
		Status:       oneOf(t, "status", Published, Draft, Private, Pending, Archived, Unlisted, ""),
		Visibility:   oneOf(t, "visibility", Visible, CatalogOnly, SearchOnly, Hidden, ""),
		Featured:     yes("featured"),
		RegularPrice: drawAmount(t, "price"), SalePrice: drawAmount(t, "sale"), Cost: drawAmount(t, "cost"),
		SaleFrom: drawTime(t, "from"), SaleTo: drawTime(t, "to"),
		ManageStock: yes("manage"), Stock: drawCount(t, "stock", -50), LowStock: drawCount(t, "low", 0),
		StockStatus: oneOf(t, "availability", InStock, OutOfStock, OnBackorder, ""),
		Backorders:  oneOf(t, "backorders", BackordersNo, BackordersNotify, BackordersYes, ""),
		Weight:      drawDecimal(t, "weight"), WeightUnit: oneOf(t, "unit", "", "kg", "oz"), Length: drawDecimal(t, "length"),
		Categories: drawList(t, "categories", rapid.Custom(drawPath)),
		Tags:       drawList(t, "tags", trimmedText(1)),
		Attributes: drawList(t, "attributes", rapid.Custom(drawAttribute)),
		Images:     drawList(t, "images", rapid.Custom(drawImage)),
		Downloads: drawList(t, "downloads", rapid.Custom(func(t *rapid.T) Download {
			return Download{ID: trimmedText(0).Draw(t, "id"), Name: trimmedText(1).Draw(t, "name"), URL: oneOf(t, "url", "", "https://shop.example/x,y.pdf")}
		})),
		Grouped: drawList(t, "grouped", trimmedText(1)), Upsells: drawList(t, "upsells", trimmedText(1)),
		Meta: drawList(t, "meta", rapid.Custom(func(t *rapid.T) Meta {
			value := rapid.StringOf(rapid.RuneFrom([]rune("a\\n\n\"={} é"))).Draw(t, "value")
			return Meta{Key: oneOf(t, "key", "_yoast_wpseo_title", "colour code", "k"), Value: value}
		})),
		DownloadLimit: word("limit"), ExternalURL: word("external"), Position: rapid.Int64().Draw(t, "position"),
		Vendor: word("vendor"), GiftCard: yes("gift"),
	}
}
