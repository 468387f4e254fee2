package editing

import (
	"errors"
	"fmt"
	"slices"

	"storehand/app/catalog"
)

// soldByVariation are the fields that a shop reads from the variations alone
// once a product has them.
var soldByVariation = []string{"regular_price", "sale_price", "sale_from", "sale_to"}

// Locked says in words for the user why a field of the product cannot be
// edited, or nil. variations is how many it has.
func Locked(p *catalog.Product, field *catalog.Field, variations int) error {
	switch {
	case p.IsVariation() && !field.OnVariations:
		return fmt.Errorf("a variation takes its %s from its product", nameOfField(field))
	case p.Kind == catalog.Variable && slices.Contains(soldByVariation, field.Key):
		return fmt.Errorf("each variation has its own %s: open the product to change them", nameOfField(field))
	case field.Key == "kind" && p.Kind == catalog.Variable && variations > 0:
		return fmt.Errorf("remove its %s first", counted(variations, "variation"))
	}
	return nil
}

// CheckText says in words for the user why a text cannot stand in a field of
// the product, or nil. It looks at the product alone, so it is quick enough for
// every key that is pressed; see Free for what needs the workspace.
func CheckText(p catalog.Product, key, text string, format catalog.Format) error {
	after := p
	if err := write(&after, subject{product: p}, Edit{Field: key, Text: text}, format); err != nil {
		return err
	}
	return objection(&p, &after, format)
}

// subject is a product with what its rules depend on beside it.
type subject struct {
	product    catalog.Product
	variations int
}

// applied makes as many of the edits as can stand. Where all of them together
// cannot, they are tried one by one, and those that failed once more after each
// round that got further: what one needs another may bring.
func applied(s subject, edits []Edit, format catalog.Format) (catalog.Product, []Refusal) {
	together := s.product
	clean := true
	for _, edit := range edits {
		clean = clean && write(&together, s, edit, format) == nil
	}
	if clean && objection(&s.product, &together, format) == nil {
		return together, nil
	}
	return oneByOne(s, edits, format)
}

func oneByOne(s subject, edits []Edit, format catalog.Format) (catalog.Product, []Refusal) {
	current := s.product
	var refused []Refusal
	for waiting, tried := edits, len(edits)+1; len(waiting) < tried; {
		tried, refused = len(waiting), nil
		var held []Edit
		for _, edit := range waiting {
			trial := current
			err := write(&trial, s, edit, format)
			if err == nil {
				err = objection(&current, &trial, format)
			}
			if err != nil {
				held = append(held, edit)
				refused = append(refused, Refusal{Edit: edit, Title: current.Title, Reason: err})
				continue
			}
			current = trial
		}
		waiting = held
	}
	return current, refused
}

// write puts one edit's text into the product.
func write(p *catalog.Product, s subject, edit Edit, format catalog.Format) error {
	field, known := catalog.FieldByKey(edit.Field)
	if !known {
		return fmt.Errorf("there is no field %q", edit.Field)
	}
	text := Value(field, edit.Text)
	if field.Text(p, format) == text {
		return nil
	}
	if err := Locked(&s.product, field, s.variations); err != nil {
		return err
	}
	if err := field.SetText(p, text, format); err != nil {
		return err
	}
	if field.Key == "stock" {
		p.ManageStock = p.Stock.Set // a shop ignores a number it does not count
	}
	return nil
}

// objection is the first severe problem that came with a change: one that was
// not there before, or one of a field whose text is new. Problems a product
// came with do not keep the user from editing the rest of it.
func objection(before, after *catalog.Product, format catalog.Format) error {
	known := catalog.Validate(before)
	for _, problem := range catalog.Validate(after) {
		if problem.Severe && (!slices.Contains(known, problem) || rewritten(before, after, problem.Field, format)) {
			return errors.New(problem.Text)
		}
	}
	return nil
}

func rewritten(before, after *catalog.Product, key string, format catalog.Format) bool {
	field, known := catalog.FieldByKey(key)
	return known && field.Text(before, format) != field.Text(after, format)
}
