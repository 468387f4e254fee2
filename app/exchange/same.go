package exchange

import (
	"reflect"
	"slices"

	"storehand/app/catalog"
)

// same reports whether two products are equal in everything that is saved. An
// empty list is the same as none.
func same(a, b *catalog.Product) bool {
	x, y := canonical(*a), canonical(*b)
	return reflect.DeepEqual(&x, &y)
}

// canonical gives a product in which empty lists are nil.
func canonical(p catalog.Product) catalog.Product {
	if len(p.Source) == 0 {
		p.Source = nil
	}
	for _, list := range []*[]string{&p.Tags, &p.Grouped, &p.Upsells, &p.CrossSells} {
		if len(*list) == 0 {
			*list = nil
		}
	}
	p.Categories = orNil(p.Categories)
	p.Images = orNil(p.Images)
	p.Downloads = orNil(p.Downloads)
	p.Meta = orNil(p.Meta)
	p.Attributes = slices.Clone(orNil(p.Attributes))
	for i := range p.Attributes {
		p.Attributes[i].Values = orNil(p.Attributes[i].Values)
	}
	return p
}

func orNil[T any](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	return list
}
