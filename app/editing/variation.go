package editing

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
	"storehand/app/money"
)

// ErrNoOptions is returned by AddVariation for a product none of whose
// attributes tells variations apart.
var ErrNoOptions = errors.New("mark an attribute with values as used for variations first")

// AddVariation adds the first combination of options a product does not sell
// yet, at the price and with the stock rules of its first variation. A simple
// product becomes one with variations; its price goes to the variation.
func (e *Editor) AddVariation(ctx context.Context, store client.Store, product catalog.ID) (catalog.ID, change.Set, error) {
	whose, err := e.nameOfProducts(ctx, []catalog.ID{product})
	if err != nil {
		return 0, change.Set{}, err
	}
	name := "add a variation to " + whose
	var id catalog.ID
	set, err := e.door.Do(ctx, edited(name, store), func(ctx context.Context, tx change.Tx) error {
		parent, err := tx.Product(ctx, product)
		if err != nil {
			return err
		}
		rows, err := e.products.Variations(ctx, product)
		if err != nil {
			return err
		}
		variation, err := nextVariation(parent, rows)
		if err != nil {
			return err
		}
		if variation.SKU, err = e.free(ctx, store.ID, "sku", variation.SKU, nil); err != nil {
			return err
		}
		if err := makeVariable(ctx, tx, parent); err != nil {
			return err
		}
		id, err = tx.SaveProduct(ctx, variation)
		return err
	})
	if err != nil {
		return 0, change.Set{}, fmt.Errorf("%s: %w", name, err)
	}
	return id, set, nil
}

// makeVariable turns a simple product into one with variations, which have the
// prices from then on.
func makeVariable(ctx context.Context, tx change.Tx, p catalog.Product) error {
	if p.Kind == catalog.Variable {
		return nil
	}
	p.Kind = catalog.Variable
	p.RegularPrice, p.SalePrice, p.SaleFrom, p.SaleTo = money.Amount{}, money.Amount{}, "", ""
	_, err := tx.SaveProduct(ctx, p)
	return err
}

// nextVariation is the variation AddVariation adds, its SKU not yet made free.
func nextVariation(parent catalog.Product, siblings []catalog.Row) (catalog.Product, error) {
	options, err := nextOptions(parent, siblings)
	if err != nil {
		return catalog.Product{}, err
	}
	model := parent
	if len(siblings) > 0 {
		model = siblings[0].Product
	}
	variation := catalog.Product{
		StoreID: parent.StoreID, ParentID: parent.ID, Kind: catalog.Variation, Status: catalog.Published,
		Attributes: options, RegularPrice: model.RegularPrice, Cost: model.Cost,
		ManageStock: model.ManageStock, StockStatus: catalog.InStock, Backorders: model.Backorders,
		Weight: model.Weight, WeightUnit: model.WeightUnit,
		TaxStatus: model.TaxStatus, TaxClass: model.TaxClass, ShippingClass: model.ShippingClass,
		Position: int64(len(siblings)) + 1,
	}
	if model.ManageStock {
		variation.Stock = catalog.CountOf(0)
	}
	for _, row := range siblings {
		variation.Position = max(variation.Position, row.Product.Position+1)
	}
	variation.SKU = skuOf(parent, options)
	return variation, nil
}

// skuOf is the product's SKU with the options behind it: "AF-MUG-OAT-LARGE".
func skuOf(parent catalog.Product, options []catalog.Attribute) string {
	if parent.SKU == "" {
		return ""
	}
	parts := []string{parent.SKU}
	for _, option := range options {
		if part := catalog.Slug(strings.Join(option.Values, " ")); part != "" {
			parts = append(parts, strings.ToUpper(part))
		}
	}
	return strings.Join(parts, "-")
}

// nextOptions is the first combination of the product's options that none of
// its variations has. Like an odometer, the last option turns fastest.
func nextOptions(parent catalog.Product, siblings []catalog.Row) ([]catalog.Attribute, error) {
	var choices []catalog.Attribute
	for _, attribute := range parent.Attributes {
		if attribute.Variation && len(attribute.Values) > 0 {
			choices = append(choices, attribute)
		}
	}
	if len(choices) == 0 {
		return nil, ErrNoOptions
	}
	for n := range len(siblings) + 1 {
		options, exists := combination(choices, n)
		if !exists {
			break
		}
		sold := slices.ContainsFunc(siblings, func(row catalog.Row) bool { return sameOptions(row.Product.Attributes, options) })
		if !sold {
			return options, nil
		}
	}
	return nil, fmt.Errorf("every combination of the options is there: add a value to an attribute first")
}

// combination is the n-th combination of values, or false past the last.
func combination(choices []catalog.Attribute, n int) (options []catalog.Attribute, exists bool) {
	options = make([]catalog.Attribute, len(choices))
	for i := len(choices) - 1; i >= 0; i-- {
		values := choices[i].Values
		options[i] = catalog.Attribute{Name: choices[i].Name, Values: []string{values[n%len(values)]}, Global: choices[i].Global, Variation: true}
		n /= len(values)
	}
	return options, n == 0
}

// sameOptions compares what a variation is sold as with a combination. An
// option without a value stands for any, which other variations may still
// spell out.
func sameOptions(own, options []catalog.Attribute) bool {
	for _, option := range options {
		at := slices.IndexFunc(own, func(a catalog.Attribute) bool { return a.Name == option.Name })
		if at < 0 || !slices.Equal(own[at].Values, option.Values) {
			return false
		}
	}
	return true
}
