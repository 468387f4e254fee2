package catalog

import (
	"fmt"
	"strings"
	"time"
)

// Decimal is an exact decimal number as text: digits, at most one point, an
// optional minus. The empty string is absent. Weights and sizes are decimals.
type Decimal string

// ParseDecimal accepts "0.5", ".5", "0,5" and "12" and returns the shortest
// spelling of the same number. The error tells what to write instead.
func ParseDecimal(text string) (Decimal, error) {
	bare := strings.TrimSpace(text)
	if bare == "" {
		return "", nil
	}
	sign := ""
	if rest, found := strings.CutPrefix(bare, "-"); found {
		bare, sign = rest, "-"
	}
	if strings.Count(bare, ",") == 1 && !strings.Contains(bare, ".") {
		bare = strings.Replace(bare, ",", ".", 1)
	}
	whole, fraction, _ := strings.Cut(bare, ".")
	if whole+fraction == "" || strings.Trim(whole+fraction, "0123456789") != "" {
		return "", fmt.Errorf("%q is not a number: write digits, such as 0.5", text)
	}
	whole = strings.TrimLeft(whole, "0")
	if whole == "" {
		whole = "0"
	}
	fraction = strings.TrimRight(fraction, "0")
	if fraction != "" {
		whole += "." + fraction
	}
	if whole == "0" {
		sign = ""
	}
	return Decimal(sign + whole), nil
}

// WallTime is a date, or a date and time, as a clock in the store's time zone
// shows it: "2026-03-20" or "2026-03-20 09:00:00". The empty string is absent.
type WallTime string

// The spellings of dates that are accepted without asking which of two numbers
// is the month.
var wallTimeForms = []string{
	"2006-01-02 15:04:05",
	"2006-01-02 15:04",
	"2006-01-02T15:04:05",
	"2006-01-02T15:04",
	"2006-01-02",
}

// ParseWallTime accepts an ISO date with or without a time of day. The error
// tells what to write instead.
func ParseWallTime(text string) (WallTime, error) {
	bare := strings.TrimSpace(text)
	if bare == "" {
		return "", nil
	}
	for _, form := range wallTimeForms {
		parsed, err := time.Parse(form, bare)
		if err != nil {
			continue
		}
		if form == "2006-01-02" {
			return WallTime(parsed.Format("2006-01-02")), nil
		}
		return WallTime(parsed.Format("2006-01-02 15:04:05")), nil
	}
	return "", fmt.Errorf("%q is not a date: write it as 2026-03-20 or 2026-03-20 09:00", text)
}
