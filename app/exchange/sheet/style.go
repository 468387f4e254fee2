package sheet

import (
	"regexp"
	"strings"

	"storehand/app/catalog"
	"storehand/app/money"
)

// Style is how a file spells values.
type Style struct {
	Currency money.Currency `json:"currency"`
	// Decimal is "." or ",", or empty where no amount of the file tells.
	Decimal string `json:"decimal,omitempty"`
	// Whole says that whole amounts have no decimals: "18" rather than "18.00".
	Whole bool `json:"whole,omitempty"`
	// LowerCase says that the file writes true rather than TRUE.
	LowerCase bool `json:"lower_case,omitempty"`
}

// Format is the style as catalog's fields understand it.
func (s Style) Format() catalog.Format {
	format := catalog.Format{Currency: s.Currency}
	if s.Decimal != "" {
		format.Decimal = s.Decimal[0]
	}
	return format
}

// Amount writes an amount of money in the file's style.
func (s Style) Amount(a money.Amount) string {
	mark := byte('.')
	if s.Decimal != "" {
		mark = s.Decimal[0]
	}
	text := a.Format(s.Currency, mark)
	if whole, fraction, found := strings.Cut(text, string(mark)); found && s.Whole && strings.Trim(fraction, "0") == "" {
		return whole
	}
	return text
}

// Bool writes TRUE or FALSE in the file's style.
func (s Style) Bool(value bool) string {
	text := "FALSE"
	if value {
		text = "TRUE"
	}
	if s.LowerCase {
		return strings.ToLower(text)
	}
	return text
}

// StyleVotes gathers what the cells of a file say about its style.
type StyleVotes struct {
	points, commas      int
	whole, zeroDecimals int
	lower, upper        int
}

var (
	decimalPoint = regexp.MustCompile(`^-?[0-9,' ]*\.[0-9]{1,2}$`)
	decimalComma = regexp.MustCompile(`^-?[0-9.' ]*,[0-9]{1,2}$`)
	wholeNumber  = regexp.MustCompile(`^[0-9]+$`)
	zeroDecimals = regexp.MustCompile(`^[0-9]+[.,]00?$`)
)

// Amount counts a cell of a money column.
func (v *StyleVotes) Amount(cell string) {
	cell = strings.TrimSpace(cell)
	switch {
	case decimalPoint.MatchString(cell):
		v.points++
	case decimalComma.MatchString(cell):
		v.commas++
	}
	switch {
	case wholeNumber.MatchString(cell):
		v.whole++
	case zeroDecimals.MatchString(cell):
		v.zeroDecimals++
	}
}

// Bool counts a cell of a column of TRUE and FALSE.
func (v *StyleVotes) Bool(cell string) {
	switch cell {
	case "true", "false":
		v.lower++
	case "TRUE", "FALSE":
		v.upper++
	}
}

// Style is what the votes say. fallback is the decimal mark of a file whose
// amounts do not tell it; where it is empty, each amount is read by itself.
func (v *StyleVotes) Style(currency money.Currency, fallback string) Style {
	style := Style{Currency: currency, Decimal: fallback, Whole: v.whole > v.zeroDecimals, LowerCase: v.lower > v.upper}
	switch {
	case v.commas > v.points:
		style.Decimal = ","
	case v.points > 0:
		style.Decimal = "."
	}
	return style
}
