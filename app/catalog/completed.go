package catalog

import (
	"cmp"
	"slices"
)

// Completed is a variation with what a buyer sees of its product: title, link
// address, brand, categories, facts and pictures where the variation has none
// of its own. Prices, stock and the barcode stay the variation's.
func Completed(variation, product Product) Product {
	variation.SKU = cmp.Or(variation.SKU, product.SKU)
	variation.Title = cmp.Or(variation.Title, product.Title)
	variation.Slug = cmp.Or(variation.Slug, product.Slug)
	variation.Vendor = cmp.Or(variation.Vendor, product.Vendor)
	variation.ProductType = cmp.Or(variation.ProductType, product.ProductType)
	variation.Categories = orList(variation.Categories, product.Categories)
	variation.Tags = orList(variation.Tags, product.Tags)
	variation.Images = orList(variation.Images, product.Images)
	variation.Attributes = completedAttributes(variation.Attributes, product.Attributes)
	return variation
}

func orList[T any](own, inherited []T) []T {
	if len(own) > 0 {
		return own
	}
	return inherited
}

// completedAttributes adds the product's facts to a variation's options. The
// product's options are left out: they list what other variations have.
func completedAttributes(own, inherited []Attribute) []Attribute {
	all := slices.Clone(own)
	for _, fact := range inherited {
		known := slices.ContainsFunc(own, func(a Attribute) bool { return a.Name == fact.Name })
		if !fact.Variation && !known {
			all = append(all, fact)
		}
	}
	return all
}
