package catalog

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"storehand/app/money"
)

func TestValidation(t *testing.T) {
	mug := func(change func(*Product)) Product {
		p := Product{Kind: Simple, Title: "Mug", Slug: "mug", GTIN: "4006381333931", RegularPrice: money.Of(2400)}
		change(&p)
		return p
	}
	tests := []struct {
		name    string
		product Product
		fields  []string // with a severe problem
	}{
		{"in order", mug(func(*Product) {}), nil},
		{"no title", mug(func(p *Product) { p.Title = "  " }), []string{"title"}},
		{"a variation needs no title", mug(func(p *Product) { p.Title, p.Kind = "", Variation }), nil},
		{"barcode", mug(func(p *Product) { p.GTIN = "4006381333930" }), []string{"gtin"}},
		{"link address", mug(func(p *Product) { p.Slug = "My Mug" }), []string{"slug"}},
		{"sale below price", mug(func(p *Product) { p.SalePrice = money.Of(2399) }), nil},
		{"free on sale", mug(func(p *Product) { p.SalePrice = money.Of(0) }), nil},
		{"sale at the price", mug(func(p *Product) { p.SalePrice = money.Of(2400) }), []string{"sale_price"}},
		{"sale without a price", mug(func(p *Product) { p.RegularPrice, p.SalePrice = money.Amount{}, money.Of(1) }), []string{"sale_price"}},
		{"sale ends early", mug(func(p *Product) { p.SaleFrom, p.SaleTo = "2026-03-20", "2026-03-19 23:59:59" }), []string{"sale_to"}},
		{"sale of one day", mug(func(p *Product) { p.SaleFrom, p.SaleTo = "2026-03-20", "2026-03-20" }), nil},
		{"sale from the morning to the end of that day", mug(func(p *Product) { p.SaleFrom, p.SaleTo = "2026-03-20 09:00:00", "2026-03-20" }), nil},
		{"two at once", mug(func(p *Product) { p.Title, p.GTIN = "", "1" }), []string{"title", "gtin"}},
	}
	for _, test := range tests {
		var fields []string
		for _, problem := range Validate(&test.product) {
			if problem.Text == "" || !problem.Severe {
				t.Errorf("%s: problem without words or weight: %+v", test.name, problem)
			}
			fields = append(fields, problem.Field)
		}
		if diff := cmp.Diff(test.fields, fields); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

func TestAVariationIsCompletedFromItsProduct(t *testing.T) {
	product := Product{
		Kind: Variable, SKU: "TPT", GTIN: "4006381333931", Title: "Teapot", Slug: "teapot", Vendor: "Alder & Finch", RegularPrice: money.Of(7800),
		Categories: []CategoryPath{{"Tea"}}, Images: []Image{{FileName: "pot.jpg"}},
		Attributes: []Attribute{{Name: "Glaze", Values: []string{"Slate", "Oat"}, Variation: true}, {Name: "Material", Values: []string{"Stoneware"}}},
	}
	variation := Product{Kind: Variation, SKU: "TPT-OAT", Attributes: []Attribute{{Name: "Glaze", Values: []string{"Oat"}, Variation: true}}}
	want := Product{
		Kind: Variation, SKU: "TPT-OAT", Title: "Teapot", Slug: "teapot", Vendor: "Alder & Finch",
		Categories: []CategoryPath{{"Tea"}}, Images: []Image{{FileName: "pot.jpg"}},
		Attributes: []Attribute{{Name: "Glaze", Values: []string{"Oat"}, Variation: true}, {Name: "Material", Values: []string{"Stoneware"}}},
	}
	if diff := cmp.Diff(want, Completed(variation, product)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(variation.Attributes) != 1 {
		t.Error("completing a variation changed it")
	}
}
