package editing

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode"

	"storehand/app/catalog"
)

// nameOf is the name of a batch of edits, as it stands behind "Undo ": "edit
// price of 3 products", "edit title of “Round teapot”".
func (e *Editor) nameOf(ctx context.Context, edits []Edit) (string, error) {
	fields := make(map[string]bool)
	var ids []catalog.ID
	seen := make(map[catalog.ID]bool)
	for _, edit := range edits {
		fields[edit.Field] = true
		if !seen[edit.Product] {
			seen[edit.Product] = true
			ids = append(ids, edit.Product)
		}
	}
	what := counted(len(fields), "field")
	if field, known := catalog.FieldByKey(edits[0].Field); known && len(fields) == 1 {
		what = nameOfField(field)
	}
	whose, err := e.nameOfProducts(ctx, ids)
	return fmt.Sprintf("edit %s of %s", what, whose), err
}

// nameOfProducts is one product by its title, or how many there are. What they
// are is told by the first: a batch comes from one list.
func (e *Editor) nameOfProducts(ctx context.Context, ids []catalog.ID) (string, error) {
	if len(ids) == 0 {
		return counted(0, "product"), nil
	}
	first, err := e.products.Product(ctx, ids[0])
	switch {
	case errors.Is(err, catalog.ErrNotFound):
		return counted(len(ids), "product"), nil
	case err != nil:
		return "", err
	case len(ids) > 1 && first.IsVariation():
		return counted(len(ids), "variation"), nil
	case len(ids) > 1:
		return counted(len(ids), "product"), nil
	}
	return e.titleOf(ctx, first)
}

// titleOf is the product's title in quotes; a variation's is its product's,
// with the options that tell it apart.
func (e *Editor) titleOf(ctx context.Context, p catalog.Product) (string, error) {
	if !p.IsVariation() {
		return quoted(p.Title), nil
	}
	parent, err := e.products.Product(ctx, p.ParentID)
	if err != nil && !errors.Is(err, catalog.ErrNotFound) {
		return "", err
	}
	return quoted(strings.TrimSpace(parent.Title + " " + Options(p))), nil
}

// Options are the values that tell a variation apart, "Slate, 1.1 l". An option
// without a value stands for any.
func Options(variation catalog.Product) string {
	var values []string
	for _, attribute := range variation.Attributes {
		if len(attribute.Values) > 0 {
			values = append(values, strings.Join(attribute.Values, " "))
		} else {
			values = append(values, "any "+lowerFirst(attribute.Name))
		}
	}
	return strings.Join(values, ", ")
}

// longestTitle is how many characters of a title stand in an operation's name.
const longestTitle = 40

func quoted(title string) string {
	if runes := []rune(title); len(runes) > longestTitle {
		title = strings.TrimSpace(string(runes[:longestTitle-1])) + "…"
	}
	if title == "" {
		return "a product without title"
	}
	return "“" + title + "”"
}

// nameOfField is a field's label within a sentence: "price", "SKU".
func nameOfField(field *catalog.Field) string {
	switch field.Key {
	case "regular_price":
		return "price"
	case "sale_price":
		return "sale price"
	}
	return lowerFirst(field.Label)
}

// lowerFirst makes a label part of a sentence. Abbreviations stay as they are.
func lowerFirst(label string) string {
	runes := []rune(label)
	if len(runes) < 2 || unicode.IsUpper(runes[1]) {
		return label
	}
	return string(unicode.ToLower(runes[0])) + string(runes[1:])
}

// counted writes a number of things: "1 product", "3 products".
func counted(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
