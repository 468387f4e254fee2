package bulk

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"storehand/app/alttext"
	"storehand/app/catalog"
	"storehand/app/client"
)

// cell is what one rule works on: a product or variation as the rules before
// left it.
type cell struct {
	product *catalog.Product
	parent  *catalog.Product // of a variation, otherwise the product itself
	format  catalog.Format
}

// step is a rule that is ready to run. It changes the cell's product or says
// why it cannot; an error of type skipped leaves the row alone.
type step func(*cell) error

// skipped is the reason, in words for the user, why a rule left a row alone.
type skipped struct{ reason string }

// Error implements error.
func (s skipped) Error() string { return s.reason }

func skip(format string, args ...any) error { return skipped{fmt.Sprintf(format, args...)} }

// write puts a text into a field of the cell's product.
func (c *cell) write(field *catalog.Field, text string) error {
	if err := field.SetText(c.product, text, c.format); err != nil {
		return err
	}
	if field.Key == "stock" {
		c.product.ManageStock = c.product.Stock.Set // a shop ignores a number it does not count
	}
	return nil
}

// compile makes a rule ready, or says what is missing or wrong in it.
func compile(r Rule, store client.Store) (step, error) {
	field, known := FieldOf(r.Field)
	if !known || untouchable[r.Field] {
		return nil, fmt.Errorf("there is no field %q that can be edited in bulk", r.Field)
	}
	operation, known := OperationOf(r.Op)
	if !known || !operation.fits(field) {
		return nil, fmt.Errorf("%s cannot be changed by %q", nameOf(field), r.Op)
	}
	if operation.Name && strings.TrimSpace(r.Name) == "" {
		return nil, errors.New("name the attribute")
	}
	if operation.Find && r.Find == "" {
		return nil, errors.New("write what to find")
	}
	if operation.Argument == Entry && strings.TrimSpace(r.Value) == "" {
		return nil, fmt.Errorf("write which of the %s", nameOf(field))
	}
	made, err := stepOf(r, operation, field, store)
	if err != nil || !r.OnlyEmpty || field.Key == AltField {
		return made, err
	}
	return onlyEmpty(field, made), nil
}

// onlyEmpty keeps a rule from fields that have a value.
func onlyEmpty(field *catalog.Field, do step) step {
	return func(c *cell) error {
		if strings.TrimSpace(field.Text(c.product, c.format)) != "" {
			return skip("has a %s already", nameOf(field))
		}
		return do(c)
	}
}

func stepOf(r Rule, operation Operation, field *catalog.Field, store client.Store) (step, error) {
	format := catalog.Format{Currency: store.Currency}
	switch {
	case field.Key == AltField:
		return altStep(r)
	case operation.Op == Set:
		return setStep(r, field, format)
	case operation.Op == Clear:
		return func(c *cell) error { return c.write(field, "") }, nil
	case field.Key == "attributes":
		return attributeStep(r), nil
	case operation.Op == ShiftDays:
		return shiftStep(r, field)
	case operation.Op == Slug:
		return func(c *cell) error { return c.write(field, catalog.Slug(c.parent.Title)) }, nil
	}
	switch field.Type {
	case catalog.MoneyField:
		return moneyStep(r, field, format)
	case catalog.CountField:
		return countStep(r, field)
	case catalog.DecimalField:
		return decimalStep(r, field)
	case catalog.ListField:
		return listStep(r, field), nil
	}
	rewrite, err := textStep(r)
	if err != nil {
		return nil, err
	}
	return func(c *cell) error {
		text, err := rewrite(field.Text(c.product, c.format), c)
		if err != nil {
			return err
		}
		return c.write(field, text)
	}, nil
}

// setStep writes one value everywhere. It is tried once beforehand, so that a
// value that no product can have is said at once.
func setStep(r Rule, field *catalog.Field, format catalog.Format) (step, error) {
	if strings.TrimSpace(r.Value) == "" {
		return nil, fmt.Errorf("write the %s, or choose Clear", nameOf(field))
	}
	probe := catalog.Product{Title: "any"}
	if err := field.SetText(&probe, r.Value, format); err != nil {
		return nil, err
	}
	return func(c *cell) error { return c.write(field, r.Value) }, nil
}

// altStep changes the ALT texts of all pictures of a product.
func altStep(r Rule) (step, error) {
	rewrite, err := altRewrite(r)
	if err != nil {
		return nil, err
	}
	return func(c *cell) error {
		if len(c.product.Images) == 0 {
			return skip("has no pictures")
		}
		images := slices.Clone(c.product.Images)
		for i := range images {
			if r.OnlyEmpty && strings.TrimSpace(images[i].Alt) != "" {
				continue
			}
			text, err := rewrite(images[i], c)
			if err != nil {
				return err
			}
			images[i].Alt = text
		}
		c.product.Images = images
		return nil
	}, nil
}

func altRewrite(r Rule) (func(catalog.Image, *cell) (string, error), error) {
	switch r.Op {
	case AltText:
		template, err := alttext.ParseTemplate(r.Value)
		if err != nil {
			return nil, err
		}
		composer := alttext.NewComposer(template, alttext.English)
		return func(image catalog.Image, c *cell) (string, error) {
			return composer.Suggest(*c.product, image, alttext.Sight{}).Text, nil
		}, nil
	case Set:
		if strings.TrimSpace(r.Value) == "" {
			return nil, errors.New("write the ALT text, or choose Clear")
		}
		return func(catalog.Image, *cell) (string, error) { return r.Value, nil }, nil
	case Clear:
		return func(catalog.Image, *cell) (string, error) { return "", nil }, nil
	}
	rewrite, err := textStep(r)
	if err != nil {
		return nil, err
	}
	return func(image catalog.Image, c *cell) (string, error) { return rewrite(image.Alt, c) }, nil
}

// nameOf is a field's label within a sentence: "price", "SKU".
func nameOf(field *catalog.Field) string {
	runes := []rune(field.Label)
	if len(runes) > 1 && unicode.IsUpper(runes[1]) {
		return field.Label
	}
	return string(unicode.ToLower(runes[0])) + string(runes[1:])
}

func nameOfKey(key string) string {
	field, _ := FieldOf(key) // rules only speak of fields there are
	return nameOf(field)
}
