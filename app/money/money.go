// Package money holds exact amounts of money: whole minor units (cents, yen,
// fils) of one ISO 4217 currency. No floating point enters here.
package money

import (
	"fmt"
	"strings"

	"github.com/bojanz/currency"
)

// Currency is an ISO 4217 code in upper case, for example "EUR".
type Currency string

// ParseCurrency accepts an ISO 4217 code in any case. The error names the
// code that is unknown.
func ParseCurrency(code string) (Currency, error) {
	upper := strings.ToUpper(strings.TrimSpace(code))
	if !currency.IsValid(upper) {
		return "", fmt.Errorf("%q is not a currency code: use three letters such as EUR, USD or GBP", code)
	}
	return Currency(upper), nil
}

// Digits is the number of decimals of the currency: 2 for EUR, 0 for JPY,
// 3 for KWD (source: CLDR, through bojanz/currency). An unknown code has 2.
func (c Currency) Digits() int {
	digits, ok := currency.GetDigits(string(c))
	if !ok {
		return 2
	}
	return int(digits)
}

// Symbol is the short sign shown in column heads ("€"), or the code where
// the currency has no sign in English.
func (c Currency) Symbol() string {
	symbol, ok := currency.GetSymbol(string(c), currency.NewLocale("en"))
	if !ok {
		return string(c)
	}
	return symbol
}

// Codes lists every known currency code in alphabetical order.
func Codes() []Currency {
	known := currency.GetCurrencyCodes()
	codes := make([]Currency, len(known))
	for i, code := range known {
		codes[i] = Currency(code)
	}
	return codes
}

// Amount is a number of minor units that may be absent: a product without a
// sale price has no amount, which is not the same as an amount of zero.
type Amount struct {
	Minor int64
	Set   bool
}

// Of makes a present amount of that many minor units.
func Of(minor int64) Amount { return Amount{Minor: minor, Set: true} }

// Less reports whether both amounts are present and a is the smaller one.
func (a Amount) Less(b Amount) bool { return a.Set && b.Set && a.Minor < b.Minor }
