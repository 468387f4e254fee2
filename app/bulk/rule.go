package bulk

import (
	"fmt"
	"strings"

	"storehand/app/catalog"
)

// Rule is one change to one field. It is kept as JSON in playbooks.
type Rule struct {
	// Field is the key of a catalog.Field, or AltField.
	Field string `json:"field"`
	Op    Op     `json:"op"`
	// Value is what the operation works with, as a person writes it: an amount,
	// a percentage, a text, a template, a date. See Operation.Argument.
	Value string `json:"value,omitempty"`
	// Find and the three switches are for FindAndReplace; Value then is what is
	// put in place. Find is also the old name or value of an attribute.
	Find       string `json:"find,omitempty"`
	Pattern    bool   `json:"pattern,omitempty"` // Find is a regular expression (RE2), $1 in Value a group
	AnyCase    bool   `json:"any_case,omitempty"`
	WholeWords bool   `json:"whole_words,omitempty"`
	// Name is the attribute that the attribute operations speak of.
	Name string `json:"name,omitempty"`
	// Round gives a price its ending once it is worked out.
	Round Rounding `json:"round,omitzero"`
	// OnlyEmpty leaves alone what has a value already.
	OnlyEmpty bool `json:"only_empty,omitempty"`
}

// AltField is the field of the ALT texts of a product's pictures, which no
// column of the catalogue has alone.
const AltField = "alt"

// altPictures stands for the ALT texts where a catalogue field is asked for.
var altPictures = &catalog.Field{Key: AltField, Label: "ALT texts", Type: catalog.TextField, OnVariations: true}

// FieldOf finds the field a rule of that key changes, AltField included.
func FieldOf(key string) (*catalog.Field, bool) {
	if key == AltField {
		return altPictures, true
	}
	return catalog.FieldByKey(key)
}

// untouchable are fields that are not edited in bulk: lists whose entries mean
// something in one product only, and the kind, on which the others depend.
var untouchable = map[string]bool{"kind": true, "images": true, "downloads": true, "meta": true, "position": true}

// Fields lists the fields that rules may change, in the order of the editor.
func Fields() []*catalog.Field {
	var fields []*catalog.Field
	for _, field := range catalog.Fields {
		if !untouchable[field.Key] {
			fields = append(fields, field)
		}
		if field.Key == "images" {
			fields = append(fields, altPictures)
		}
	}
	return fields
}

// Words reads the rule as a sentence: "Price: decrease by percent 12, ending in
// .90".
func (r Rule) Words() string {
	label := r.Field
	if field, known := FieldOf(r.Field); known {
		label = field.Label
	}
	operation, known := OperationOf(r.Op)
	if !known {
		return fmt.Sprintf("%s: %s", label, r.Op)
	}
	parts := []string{strings.ToLower(operation.Label[:1]) + operation.Label[1:]}
	for _, said := range []string{r.Name, r.Find, r.Value} {
		if said != "" {
			parts = append(parts, "“"+said+"”")
		}
	}
	if r.Round.Ending != "" {
		parts = append(parts, r.Round.Words())
	}
	return label + ": " + strings.Join(parts, " ")
}
