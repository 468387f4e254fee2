package bulk

import (
	"slices"
	"strings"

	"storehand/app/catalog"
)

// attributeStep changes one attribute by its name, without regard to case and
// accents. Values of options that variations are told apart by are never taken
// away: the variations would have nothing to be told apart by.
func attributeStep(r Rule) step {
	change := map[Op]func(Rule, *cell, int) error{
		SetAttribute: setAttribute, AddValue: addValue, RemoveValue: removeValue,
		RenameValue: renameValue, RenameAttribute: renameAttribute, RemoveAttribute: removeAttribute,
	}[r.Op]
	return func(c *cell) error {
		// The list is shared with the product as it was.
		c.product.Attributes = slices.Clone(c.product.Attributes)
		wanted := catalog.Fold(strings.TrimSpace(r.Name))
		at := slices.IndexFunc(c.product.Attributes, func(a catalog.Attribute) bool { return catalog.Fold(a.Name) == wanted })
		return change(r, c, at)
	}
}

// values reads "Red | Blue", or one value.
func values(text string) []string {
	var all []string
	for part := range strings.SplitSeq(text, "|") {
		if part = strings.TrimSpace(part); part != "" {
			all = append(all, part)
		}
	}
	return all
}

func setAttribute(r Rule, c *cell, at int) error {
	if at < 0 {
		c.product.Attributes = append(c.product.Attributes, catalog.Attribute{Name: strings.TrimSpace(r.Name), Values: values(r.Value), Visible: true})
		return nil
	}
	attribute := &c.product.Attributes[at]
	if attribute.Variation {
		return skip("%s tells its variations apart", attribute.Name)
	}
	attribute.Values = values(r.Value)
	return nil
}

func addValue(r Rule, c *cell, at int) error {
	if at < 0 {
		return setAttribute(r, c, at)
	}
	attribute := &c.product.Attributes[at]
	after := changedList(Add, attribute.Values, values(r.Value))
	if len(after) == len(attribute.Values) {
		return skip("has %s “%s” already", attribute.Name, r.Value)
	}
	attribute.Values = after
	return nil
}

func removeValue(r Rule, c *cell, at int) error {
	if at < 0 {
		return skip("has no attribute “%s”", r.Name)
	}
	attribute := &c.product.Attributes[at]
	after := changedList(Remove, attribute.Values, values(r.Value))
	switch {
	case len(after) == len(attribute.Values):
		return skip("%s is not “%s”", attribute.Name, r.Value)
	case attribute.Variation:
		return skip("%s tells its variations apart", attribute.Name)
	}
	attribute.Values = after
	return nil
}

func renameValue(r Rule, c *cell, at int) error {
	if at < 0 {
		return skip("has no attribute “%s”", r.Name)
	}
	attribute := &c.product.Attributes[at]
	attribute.Values = slices.Clone(attribute.Values)
	folded, found := catalog.Fold(r.Find), false
	for i, value := range attribute.Values {
		if catalog.Fold(value) == folded {
			attribute.Values[i], found = strings.TrimSpace(r.Value), true
		}
	}
	if !found {
		return skip("%s is not “%s”", attribute.Name, r.Find)
	}
	attribute.Values = changedList(RemoveDuplicates, attribute.Values, nil)
	if catalog.Fold(attribute.Default) == folded {
		attribute.Default = strings.TrimSpace(r.Value)
	}
	return nil
}

func renameAttribute(r Rule, c *cell, at int) error {
	switch name := strings.TrimSpace(r.Value); {
	case at < 0:
		return skip("has no attribute “%s”", r.Name)
	case name == "":
		return skip("an attribute needs a name")
	default:
		c.product.Attributes[at].Name = name
		return nil
	}
}

func removeAttribute(r Rule, c *cell, at int) error {
	if at < 0 {
		return skip("has no attribute “%s”", r.Name)
	}
	if c.product.Attributes[at].Variation {
		return skip("%s tells its variations apart", c.product.Attributes[at].Name)
	}
	c.product.Attributes = slices.Delete(c.product.Attributes, at, at+1)
	return nil
}
