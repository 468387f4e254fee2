package data

import (
	"database/sql"
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	"storehand/app/catalog"
)

// savedColumns names what SaveProduct writes, in the order of productValues.
var savedColumns = func() []string {
	var names []string
	for _, c := range productColumns {
		names = append(names, c.name)
	}
	return append(names, "categories", "title_key", "search_text", "image_count", "alt_missing")
}()

// stageable reports whether an edit of the saved column i is staged: it is
// neither local nor derived.
func stageable(i int) bool {
	if i < len(productColumns) {
		return !productColumns[i].local
	}
	return savedColumns[i] == "categories"
}

// productValues gives the stored value of each of savedColumns.
func productValues(p *catalog.Product, categories []int64) ([]driver.Value, error) {
	values := make([]driver.Value, 0, len(savedColumns))
	for _, c := range productColumns {
		value, err := stored(c.at(p))
		if err != nil {
			return nil, fmt.Errorf("store %s of %q: %w", c.name, p.Title, err)
		}
		values = append(values, value)
	}
	paths, err := stored(list(&categories))
	if err != nil {
		return nil, fmt.Errorf("store categories of %q: %w", p.Title, err)
	}
	return append(values, paths, catalog.Fold(p.Title), searchText(p), int64(len(p.Images)), altMissing(p)), nil
}

// searchText is what the filter box looks through.
func searchText(p *catalog.Product) string {
	parts := append([]string{p.Title, p.SKU, p.GTIN, p.Slug}, p.Tags...)
	return catalog.Fold(strings.Join(parts, "\x1f"))
}

func altMissing(p *catalog.Product) int64 {
	missing := int64(0)
	for _, image := range p.Images {
		if strings.TrimSpace(image.Alt) == "" {
			missing++
		}
	}
	return missing
}

// assign puts a stored value into the place a productColumn points at.
func assign(at, value any) error {
	if scanner, is := at.(sql.Scanner); is {
		return scanner.Scan(value)
	}
	place := reflect.ValueOf(at).Elem()
	switch v := value.(type) {
	case string:
		place.SetString(v)
	case int64:
		if place.Kind() == reflect.Bool {
			place.SetBool(v != 0)
		} else {
			place.SetInt(v)
		}
	case nil:
		place.SetZero()
	default:
		return fmt.Errorf("a column of %s cannot hold %T", place.Type(), value)
	}
	return nil
}

// assignField puts a stored value into the product's field of that key.
func assignField(p *catalog.Product, key string, value any, paths func([]int64) []catalog.CategoryPath) error {
	if key == "categories" {
		var ids []int64
		if text, is := value.(string); is {
			if err := json.Unmarshal([]byte(text), &ids); err != nil {
				return fmt.Errorf("read the categories the shop has: %w", err)
			}
		}
		p.Categories = paths(ids)
		return nil
	}
	for _, c := range productColumns {
		if c.name == key {
			return assign(c.at(p), value)
		}
	}
	return nil
}
