package sheet

import (
	"fmt"
	"math/big"
	"strings"

	"storehand/app/catalog"
)

// units maps the names files use for a unit to the name of the catalogue.
var units = map[string]string{
	"kg": "kg", "kgs": "kg", "kilogram": "kg", "kilograms": "kg", "kilogramm": "kg",
	"g": "g", "gr": "g", "gram": "g", "grams": "g", "gramm": "g", "grammes": "g",
	"lb": "lbs", "lbs": "lbs", "pound": "lbs", "pounds": "lbs", "livre": "lbs", "livres": "lbs", "libras": "lbs", "pfund": "lbs",
	"oz": "oz", "ounce": "oz", "ounces": "oz", "once": "oz", "onces": "oz", "onzas": "oz", "unzen": "oz",
	"mm": "mm", "cm": "cm", "m": "m",
	"in": "in", "inch": "in", "inches": "in", "po": "in", "pouce": "in", "pouces": "in", "pulgadas": "in", "pollici": "in", "zoll": "in",
	"yd": "yd", "yard": "yd", "yards": "yd",
}

// Unit gives the catalogue's name of a unit, or the text itself where it is
// none that is known.
func Unit(text string) string {
	if name, known := units[Folded(text)]; known {
		return name
	}
	return strings.TrimSpace(text)
}

// sizes gives each unit in grams or in millimetres: the international pound of
// 0.45359237 kg and the inch of 25.4 mm (both by the agreement of 1959).
var sizes = map[string]*big.Rat{
	"g": ratio("1"), "kg": ratio("1000"), "lbs": ratio("453.59237"), "oz": ratio("28.349523125"),
	"mm": ratio("1"), "cm": ratio("10"), "m": ratio("1000"), "in": ratio("25.4"), "yd": ratio("914.4"),
}

func ratio(text string) *big.Rat {
	r, _ := new(big.Rat).SetString(text)
	return r
}

// Convert gives value in another unit, rounded to places decimals. A value in
// an unknown unit, or in none, stays as it is.
func Convert(value catalog.Decimal, from, to string, places int) catalog.Decimal {
	size, known := sizes[from]
	wanted, also := sizes[to]
	if value == "" || from == to || !known || !also {
		return value
	}
	amount, ok := new(big.Rat).SetString(string(value))
	if !ok {
		return value
	}
	amount.Mul(amount, size).Quo(amount, wanted)
	converted, err := catalog.ParseDecimal(amount.FloatString(places))
	if err != nil {
		return value
	}
	return converted
}

// ParseSize reads a weight or size. A size below zero is an error.
func ParseSize(cell string, style *Style) (catalog.Decimal, error) {
	value, err := catalog.ParseDecimal(ungrouped(cell, style))
	if err != nil {
		return "", err
	}
	if strings.HasPrefix(string(value), "-") {
		return "", fmt.Errorf("%q is below zero", cell)
	}
	return value, nil
}
