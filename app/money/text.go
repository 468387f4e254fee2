package money

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Format writes the amount with the currency's decimals and the given decimal
// separator ('.' or ','), without grouping and without a sign of the currency:
// "1234.50". An absent amount is the empty string.
func (a Amount) Format(c Currency, separator byte) string {
	if !a.Set {
		return ""
	}
	digits := c.Digits()
	// Negating math.MinInt64 overflows, so the magnitude is taken unsigned.
	magnitude, sign := uint64(a.Minor), ""
	if a.Minor < 0 {
		magnitude, sign = -magnitude, "-"
	}
	text := strconv.FormatUint(magnitude, 10)
	if digits == 0 {
		return sign + text
	}
	if len(text) <= digits {
		text = strings.Repeat("0", digits-len(text)+1) + text
	}
	cut := len(text) - digits
	return sign + text[:cut] + string(separator) + text[cut:]
}

// Parse reads an amount written by a person or a shop: "24", "24.9", "24,90",
// "1,234.50", "1.234,50", "1 234,50", with or without the currency's sign or
// code around it. The separator that comes last and is followed by other than
// three digits is the decimal one; a lone separator followed by exactly three
// digits is read as decimal only where the currency has three decimals or
// decimal says so. decimal is '.', ',' or 0 where it is not known.
//
// The empty string is an absent amount. Errors: the text is not a number, it
// has more decimals than the currency, or it is too large.
func Parse(text string, c Currency, decimal byte) (Amount, error) {
	bare := stripCurrency(text, c)
	if bare == "" {
		return Amount{}, nil
	}
	negative := false
	for _, minus := range []string{"-", "−"} {
		if rest, found := strings.CutPrefix(bare, minus); found {
			bare, negative = strings.TrimSpace(rest), true
			break
		}
	}
	whole, fraction, err := split(bare, c, decimal)
	if err != nil {
		return Amount{}, fmt.Errorf("%q is not an amount: %w", text, err)
	}
	minor, err := minorUnits(whole, fraction, c)
	if err != nil {
		return Amount{}, fmt.Errorf("%q: %w", text, err)
	}
	if negative {
		minor = -minor
	}
	return Of(minor), nil
}

func stripCurrency(text string, c Currency) string {
	bare := strings.TrimSpace(text)
	for _, mark := range []string{string(c), c.Symbol()} {
		if mark == "" {
			continue
		}
		bare = strings.TrimSpace(strings.TrimPrefix(bare, mark))
		bare = strings.TrimSpace(strings.TrimSuffix(bare, mark))
	}
	return bare
}

// split separates whole units from decimals and removes grouping marks.
func split(bare string, c Currency, decimal byte) (whole, fraction string, err error) {
	last := strings.LastIndexAny(bare, ".,")
	if last < 0 {
		whole, err = ungroup(bare, "")
		return whole, "", err
	}
	mark := bare[last]
	tail := bare[last+1:]
	if isGrouping(bare, last, c, decimal) {
		whole, err = ungroup(bare, string(mark))
		return whole, "", err
	}
	other := "."
	if mark == '.' {
		other = ","
	}
	if strings.IndexByte(bare[:last], mark) >= 0 {
		return "", "", fmt.Errorf("it has two decimal marks")
	}
	if !digitsOnly(tail) {
		return "", "", fmt.Errorf("write digits, such as 24.90")
	}
	whole, err = ungroup(bare[:last], other)
	return whole, tail, err
}

// isGrouping reports whether the last mark in bare parts thousands rather than
// decimals.
func isGrouping(bare string, last int, c Currency, decimal byte) bool {
	mark := bare[last]
	if len(bare)-last-1 != 3 {
		return false
	}
	if strings.IndexByte(bare[:last], mark) >= 0 {
		return true
	}
	if decimal != 0 {
		return mark != decimal
	}
	head := bare[:last]
	return c.Digits() != 3 && head != "" && head != "0" && len(head) <= 3 && !strings.ContainsAny(head, ".,")
}

// ungroup removes the grouping mark, spaces and apostrophes between thousands
// and checks that what remains is digits in groups of three.
func ungroup(text, mark string) (string, error) {
	const spaces = " \u00a0\u202f'’"
	groups := strings.FieldsFunc(text, func(r rune) bool {
		return strings.ContainsRune(spaces, r) || (mark != "" && strings.ContainsRune(mark, r))
	})
	for i, group := range groups {
		if !digitsOnly(group) || (i > 0 && len(group) != 3) {
			return "", fmt.Errorf("write digits, such as 24.90")
		}
	}
	return strings.Join(groups, ""), nil
}

func digitsOnly(text string) bool {
	return strings.Trim(text, "0123456789") == ""
}

func minorUnits(whole, fraction string, c Currency) (int64, error) {
	if whole == "" && fraction == "" {
		return 0, fmt.Errorf("write digits, such as 24.90")
	}
	fraction = strings.TrimRight(fraction, "0")
	if len(fraction) > c.Digits() {
		return 0, fmt.Errorf("%s has %d decimals, this has %d", c, c.Digits(), len(fraction))
	}
	fraction += strings.Repeat("0", c.Digits()-len(fraction))
	digits := strings.TrimLeft(whole+fraction, "0")
	if digits == "" {
		return 0, nil
	}
	minor, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || minor == math.MaxInt64 {
		return 0, fmt.Errorf("the amount is too large")
	}
	return minor, nil
}
