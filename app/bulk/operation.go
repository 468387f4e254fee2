package bulk

import (
	"slices"

	"storehand/app/catalog"
)

// Op names an operation. The names are kept in playbooks and never change.
type Op string

// The operations.
const (
	Set              Op = "set"
	Clear            Op = "clear"
	FindAndReplace   Op = "replace"
	Prefix           Op = "prefix"
	Suffix           Op = "suffix"
	Upper            Op = "upper"
	Lower            Op = "lower"
	TitleCase        Op = "title_case"
	SentenceCase     Op = "sentence_case"
	Trim             Op = "trim"
	Template         Op = "template"
	Slug             Op = "slug"
	AltText          Op = "alt_text"
	Add              Op = "add"
	Remove           Op = "remove"
	Increase         Op = "increase"
	Decrease         Op = "decrease"
	IncreasePercent  Op = "increase_percent"
	DecreasePercent  Op = "decrease_percent"
	Multiply         Op = "multiply"
	RoundOnly        Op = "round"
	PercentBelow     Op = "percent_below_price"
	AmountBelow      Op = "amount_below_price"
	PercentAbove     Op = "percent_above_sale"
	ByMargin         Op = "by_margin"
	ByMarkup         Op = "by_markup"
	ShiftDays        Op = "shift_days"
	SetAttribute     Op = "set_attribute"
	AddValue         Op = "add_value"
	RemoveValue      Op = "remove_value"
	RenameAttribute  Op = "rename_attribute"
	RenameValue      Op = "rename_value"
	RemoveAttribute  Op = "remove_attribute"
	RemoveDuplicates Op = "remove_duplicates"
)

// Argument says what an operation is given in Rule.Value.
type Argument int

// The arguments.
const (
	Nothing    Argument = iota
	FreeText            // as long as the user likes
	OneOf               // one of the field's choices
	Money               // an amount in the store's currency
	Number              // a number, such as 12 or 1.2
	Percent             // a number of percent, such as 12 or 2.5
	Moment              // a date, or a date and time
	Days                // a whole number of days; below zero is earlier
	Pattern             // a template with fields in braces
	Entry               // one entry of a list, such as a tag or a category path
	FieldValue          // the field's own kind of value
)

// Operation describes what a rule can do, so that the window is made from it.
type Operation struct {
	Op       Op
	Label    string
	Argument Argument
	// Find and Name say that the rule also needs Rule.Find or Rule.Name.
	Find, Name bool
	// Rounds says that Rule.Round may be given.
	Rounds bool

	fits func(*catalog.Field) bool
}

// Operations lists every operation in the order they are offered.
var Operations = []Operation{
	{Op: Set, Label: "Set to", Argument: FieldValue, fits: plainField},
	{Op: IncreasePercent, Label: "Increase by percent", Argument: Percent, Rounds: true, fits: numeric},
	{Op: DecreasePercent, Label: "Decrease by percent", Argument: Percent, Rounds: true, fits: numeric},
	{Op: Increase, Label: "Increase by", Argument: Number, Rounds: true, fits: numeric},
	{Op: Decrease, Label: "Decrease by", Argument: Number, Rounds: true, fits: numeric},
	{Op: Multiply, Label: "Multiply by", Argument: Number, Rounds: true, fits: numeric},
	{Op: RoundOnly, Label: "Round", Rounds: true, fits: ofType(catalog.MoneyField)},
	{Op: PercentBelow, Label: "Percent below the price", Argument: Percent, Rounds: true, fits: keyed("sale_price")},
	{Op: AmountBelow, Label: "Amount below the price", Argument: Money, Rounds: true, fits: keyed("sale_price")},
	{Op: PercentAbove, Label: "Percent above the sale price", Argument: Percent, Rounds: true, fits: keyed("regular_price")},
	{Op: ByMargin, Label: "From cost, for a margin of", Argument: Percent, Rounds: true, fits: keyed("regular_price", "sale_price")},
	{Op: ByMarkup, Label: "From cost, with a markup of", Argument: Percent, Rounds: true, fits: keyed("regular_price", "sale_price")},
	{Op: FindAndReplace, Label: "Find and replace", Argument: FreeText, Find: true, fits: textual},
	{Op: Prefix, Label: "Put before", Argument: FreeText, fits: textual},
	{Op: Suffix, Label: "Put after", Argument: FreeText, fits: textual},
	{Op: Template, Label: "Write by template", Argument: Pattern, fits: textual},
	{Op: Upper, Label: "In capitals", fits: plainText},
	{Op: Lower, Label: "In small letters", fits: plainText},
	{Op: TitleCase, Label: "Capital at each word", fits: plainText},
	{Op: SentenceCase, Label: "Capital at the beginning", fits: plainText},
	{Op: Trim, Label: "Remove needless spaces", fits: plainText},
	{Op: Slug, Label: "Make from the title", fits: keyed("slug")},
	{Op: AltText, Label: "Suggest by template", Argument: Pattern, fits: keyed(AltField)},
	{Op: Add, Label: "Add", Argument: Entry, fits: list},
	{Op: Remove, Label: "Remove", Argument: Entry, fits: list},
	{Op: RemoveDuplicates, Label: "Remove repeated entries", fits: list},
	{Op: SetAttribute, Label: "Set an attribute", Argument: FreeText, Name: true, fits: keyed("attributes")},
	{Op: AddValue, Label: "Add a value", Argument: FreeText, Name: true, fits: keyed("attributes")},
	{Op: RemoveValue, Label: "Remove a value", Argument: FreeText, Name: true, fits: keyed("attributes")},
	{Op: RenameValue, Label: "Rename a value", Argument: FreeText, Name: true, Find: true, fits: keyed("attributes")},
	{Op: RenameAttribute, Label: "Rename an attribute", Argument: FreeText, Name: true, fits: keyed("attributes")},
	{Op: RemoveAttribute, Label: "Remove an attribute", Name: true, fits: keyed("attributes")},
	{Op: ShiftDays, Label: "Move by days", Argument: Days, fits: ofType(catalog.TimeField)},
	{Op: Clear, Label: "Clear", fits: clearable},
}

// OperationOf finds an operation by its name.
func OperationOf(op Op) (Operation, bool) {
	at := slices.IndexFunc(Operations, func(o Operation) bool { return o.Op == op })
	if at < 0 {
		return Operation{}, false
	}
	return Operations[at], true
}

// OperationsOn lists what can be done to a field.
func OperationsOn(field *catalog.Field) []Operation {
	return slices.DeleteFunc(slices.Clone(Operations), func(o Operation) bool { return !o.fits(field) })
}

func ofType(types ...catalog.FieldType) func(*catalog.Field) bool {
	return func(f *catalog.Field) bool { return slices.Contains(types, f.Type) }
}

func keyed(keys ...string) func(*catalog.Field) bool {
	return func(f *catalog.Field) bool { return slices.Contains(keys, f.Key) }
}

// numeric fields can be reckoned with.
var numeric = ofType(catalog.MoneyField, catalog.CountField, catalog.DecimalField)

// textual fields are changed as texts, those with markup too.
var textual = ofType(catalog.TextField, catalog.HTMLField)

// plainText fields have no markup, which a change of letters would spoil.
var plainText = ofType(catalog.TextField)

// plainField is one that a person can write a whole new value for. Attributes
// have operations of their own.
func plainField(f *catalog.Field) bool { return f.Key != "attributes" }

// list fields have entries that stand for themselves.
func list(f *catalog.Field) bool { return f.Type == catalog.ListField && f.Key != "attributes" }

// clearable fields may be empty.
func clearable(f *catalog.Field) bool {
	return f.Type != catalog.ChoiceField && f.Type != catalog.BoolField && f.Key != "title"
}
