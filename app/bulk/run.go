package bulk

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"storehand/app/catalog"
	"storehand/app/client"
	"storehand/app/editing"
	"storehand/app/money"
)

// Run is a bulk edit of products of one store.
type Run struct {
	Store  client.Store
	Rules  []Rule
	Only   Only
	Guards Guards
	// Lifted are guards that the user let go of for this run.
	Lifted map[Guard]bool
	// Excluded are rows the user took out of the run.
	Excluded map[catalog.ID]bool
}

// Only narrows which rows the rules are for.
type Only struct {
	NotOnSale  bool `json:"not_on_sale,omitempty"` // leave products alone that have a sale price
	Untouched  bool `json:"untouched,omitempty"`   // leave fields alone that have staged edits
	InStock    bool `json:"in_stock,omitempty"`    // leave products alone whose counted stock is used up
	Published  bool `json:"published,omitempty"`   // leave drafts and the like alone
	Variations bool `json:"variations,omitempty"`  // change fields of products in their variations too
}

// State is what becomes of a row.
type State int

// The states.
const (
	Unchanged State = iota // the rules leave every field as it is
	Changed
	Skipped // a rule is not for this row; the reason says why
	Blocked // a guard stops the run because of this row
)

// Change is one field of a row before and after the run, as texts.
type Change struct {
	Field         *catalog.Field
	Before, After string
}

// Row is what the run does to one product or variation.
type Row struct {
	ID, Parent catalog.ID
	State      State
	Changes    []Change
	// Reason says in plain words why the row is skipped or blocked.
	Reason string
	// Guard is what blocks a blocked row.
	Guard Guard
	// Warning is worth a look and stops nothing.
	Warning string
	// After is the product as the run leaves it. Fields that no rule needs are
	// empty.
	After catalog.Product
	// Before is the product as it is.
	Before catalog.Product

	family string // title of the product a variation belongs to
}

// Title is the product's title; a variation's is its product's with the options
// that tell it apart. It is whole in rows that Preview.Rows gives.
func (r *Row) Title() string {
	if r.Parent == 0 {
		return r.Before.Title
	}
	return strings.TrimSpace(r.family + " " + editing.Options(r.Before))
}

// Price is what a buyer would pay before and after the run, while a sale price
// is in force.
func (r *Row) Price() (before, after money.Amount) { return inForce(&r.Before), inForce(&r.After) }

// BadRule is a rule that cannot run.
type BadRule struct {
	Rule int   // its place in the run, from 0
	Err  error // what is missing or wrong, in words for the user
}

// Error implements error.
func (b BadRule) Error() string { return fmt.Sprintf("rule %d: %v", b.Rule+1, b.Err) }

// Unwrap gives what is wrong.
func (b BadRule) Unwrap() error { return b.Err }

// program is a run that is ready.
type program struct {
	run    Run
	steps  []step
	fields []*catalog.Field // of each rule
	format catalog.Format
	writes []string // columns the rules write
	reads  []string // columns that judging a row needs
}

// prepare makes a run ready. The error is a BadRule, for the first rule that
// cannot run.
func prepare(run Run) (*program, error) {
	if len(run.Rules) == 0 {
		return nil, errors.New("add a rule first")
	}
	p := &program{run: run, format: catalog.Format{Currency: run.Store.Currency}}
	for i, rule := range run.Rules {
		made, err := compile(rule, run.Store)
		if err != nil {
			return nil, BadRule{i, err}
		}
		field, _ := FieldOf(rule.Field) // compile knows it
		p.steps, p.fields = append(p.steps, made), append(p.fields, field)
		p.writes = append(p.writes, columnOf(rule.Field))
		if rule.Field == "stock" {
			p.writes = append(p.writes, "manage_stock")
		}
		p.reads = append(p.reads, needs(rule)...)
	}
	p.writes = compact(p.writes)
	p.reads = compact(slices.Concat(p.reads, p.writes, judged))
	return p, nil
}

func compact(names []string) []string {
	slices.Sort(names)
	return slices.Compact(names)
}

// Check says whether the rules can run, without looking at any product. The
// error is a BadRule for the first one that cannot.
func Check(run Run) error {
	_, err := prepare(run)
	return err
}

// columnOf is the column that a field is kept in.
func columnOf(field string) string {
	if field == AltField {
		return "images"
	}
	return field
}

// judged are the columns that guards and the rules of products look at.
var judged = []string{
	"title", "sku", "gtin", "slug", "status", "regular_price", "sale_price", "cost", "sale_from", "sale_to", "manage_stock", "stock",
}

// spoken are the columns that templates may speak of besides those they name.
var spoken = []string{"categories", "tags", "attributes", "vendor", "product_type", "images"}

// needs are the columns a rule reads besides its own.
func needs(r Rule) []string {
	if r.Op != Template && r.Op != AltText {
		return nil
	}
	named := slices.Clone(spoken)
	for _, field := range catalog.Fields {
		if strings.Contains(r.Value, "{"+field.Key) {
			named = append(named, field.Key)
		}
	}
	return named
}

// family fields belong to the variations once a product has them; the product's
// own are not read by shops.
var family = []string{"regular_price", "sale_price", "sale_from", "sale_to"}

// aims reports whether a rule is for the product or variation.
func (p *program) aims(field *catalog.Field, product *catalog.Product) bool {
	switch {
	case product.IsVariation():
		return field.OnVariations && (p.run.Only.Variations || slices.Contains(family, field.Key) || field.Key == "attributes")
	case product.Kind == catalog.Variable:
		return !slices.Contains(family, field.Key)
	default:
		return true
	}
}

// judge runs the rules on one product or variation. alone says that it was
// selected by itself and not with its product: then every rule is for it.
func (p *program) judge(partial catalog.Partial, parent *catalog.Product, alone bool) (row Row, meant bool) {
	before := partial.Product
	row = Row{ID: before.ID, Parent: before.ParentID, Before: before, After: before}
	c := &cell{product: &row.After, parent: parent, format: p.format}
	if parent == nil || !before.IsVariation() {
		c.parent = &row.After
	} else {
		row.family = parent.Title
	}
	if reason := p.leftOut(&before); reason != "" {
		row.State, row.Reason = Skipped, reason
	}
	for i, do := range p.steps {
		field := p.fields[i]
		if !p.aims(field, &before) && !(alone && field.OnVariations) {
			continue
		}
		meant = true
		if row.State != Skipped {
			p.take(&row, c, partial, field, do)
		}
	}
	if meant {
		p.conclude(&row, partial)
	}
	return row, meant
}

// take runs one rule. A rule that is not for the row is said, and the rules
// after it still run; a value that cannot stand ends the row as it was.
func (p *program) take(row *Row, c *cell, partial catalog.Partial, field *catalog.Field, do step) {
	kept := row.After
	if p.run.Only.Untouched && slices.Contains(partial.Staged, columnOf(field.Key)) {
		row.Reason = "its " + nameOf(field) + " has an edit that is not pushed yet"
		return
	}
	if err := do(c); err != nil {
		row.After = kept
		row.Reason = err.Error()
	}
}

// leftOut says why no rule is for a row.
func (p *program) leftOut(product *catalog.Product) string {
	only := p.run.Only
	switch {
	case p.run.Excluded[product.ID]:
		return "taken out by you"
	case only.NotOnSale && product.SalePrice.Set:
		return "on sale"
	case only.InStock && product.ManageStock && product.Stock.N <= 0:
		return "out of stock"
	case only.Published && product.Status != catalog.Published && product.Status != "":
		return "not published"
	}
	return ""
}

// conclude says what became of the row: what changed, what the shop would
// refuse, what a guard stops.
func (p *program) conclude(row *Row, partial catalog.Partial) {
	if row.State == Skipped {
		row.After = row.Before
		return
	}
	row.Changes = p.changes(&row.Before, &row.After)
	if len(row.Changes) == 0 {
		if row.Reason != "" {
			row.State = Skipped
		}
		row.After = row.Before
		return
	}
	row.State = Changed
	if problem := severe(&row.Before, &row.After); problem != "" {
		row.State, row.Reason, row.Changes, row.After = Skipped, problem, nil, row.Before
		return
	}
	if guard, reason := p.tripped(row); guard != "" {
		row.State, row.Guard, row.Reason = Blocked, guard, reason
		return
	}
	row.Warning = warning(row, partial)
}

// changes are the fields that differ, in the order of the rules.
func (p *program) changes(before, after *catalog.Product) []Change {
	var changes []Change
	for _, field := range p.fields {
		if slices.ContainsFunc(changes, func(c Change) bool { return c.Field == field }) {
			continue
		}
		was, is := textOf(field, before, p.format), textOf(field, after, p.format)
		if was != is {
			changes = append(changes, Change{field, was, is})
		}
	}
	return changes
}

// textOf is a field's text, the ALT texts of all pictures for AltField.
func textOf(field *catalog.Field, p *catalog.Product, format catalog.Format) string {
	if field.Key != AltField {
		return field.Text(p, format)
	}
	texts := make([]string, len(p.Images))
	for i, image := range p.Images {
		texts[i] = image.Alt
	}
	return strings.Join(texts, " | ")
}

// severe is what a shop would refuse in the product and did not have to before.
// A sale price that is not below the price is a guard's business.
func severe(before, after *catalog.Product) string {
	known := catalog.Validate(before)
	for _, problem := range catalog.Validate(after) {
		if problem.Severe && problem.Field != "sale_price" && !slices.Contains(known, problem) {
			return problem.Text
		}
	}
	return ""
}

// warning is what is worth a look in a row that may change.
func warning(row *Row, partial catalog.Partial) string {
	price := row.After.RegularPrice
	if row.After.SalePrice.Set {
		price = row.After.SalePrice
	}
	belowCost := func(price money.Amount, p *catalog.Product) bool { return price.Less(p.Cost) }
	if belowCost(price, &row.After) && priced(row.Changes) {
		return "sold below its cost"
	}
	for _, change := range row.Changes {
		if slices.Contains(partial.Staged, columnOf(change.Field.Key)) {
			return "replaces your edit “" + shortened(change.Before) + "”"
		}
	}
	return ""
}

func priced(changes []Change) bool {
	return slices.ContainsFunc(changes, func(c Change) bool { return c.Field.Type == catalog.MoneyField })
}

// longestSaid is how many characters of a value a sentence repeats.
const longestSaid = 24

func shortened(text string) string {
	if runes := []rune(text); len(runes) > longestSaid {
		return string(runes[:longestSaid-1]) + "…"
	}
	return text
}
