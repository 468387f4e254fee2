package shopify

import (
	"slices"
	"strings"

	"storehand/app/catalog"
	"storehand/app/exchange/sheet"
)

// weightPart binds the weight in grams and, where the file has it, the unit in
// which the shop shows it.
func weightPart(names []string, at int) sheet.Part {
	part := sheet.Part{At: []int{at}}
	if unit := slices.Index(names, "weight_unit"); unit >= 0 {
		part.At = append(part.At, unit)
	}
	part.Read = func(e sheet.Entry, cells []string, bad sheet.Report) {
		grams, err := sheet.ParseSize(cells[0], &sheet.Style{Decimal: "."})
		if err != nil {
			bad(0, err)
			return
		}
		unit := e.WeightUnit
		if len(cells) > 1 {
			unit = sheet.Unit(cells[1])
		}
		if unit == "" {
			unit = "g"
		}
		e.Weight, e.WeightUnit = fromGrams(grams, unit), unit
	}
	part.Write = func(e sheet.Entry, cells []string) {
		cells[0] = string(sheet.Convert(e.Weight, e.WeightUnit, "g", gramPlaces))
		if len(cells) > 1 {
			cells[1] = strings.Replace(e.WeightUnit, "lbs", "lb", 1)
		}
	}
	return part
}

// gramPlaces is how many decimals of a gram are written.
const gramPlaces = 2

// fromGrams gives a weight in the unit with as few decimals as still mean the
// same number of grams: 227 g are 0.5 lbs.
func fromGrams(grams catalog.Decimal, unit string) catalog.Decimal {
	const most = 6
	_, fraction, _ := strings.Cut(string(grams), ".")
	var weight catalog.Decimal
	for places := range most + 1 {
		weight = sheet.Convert(grams, "g", unit, places)
		if sheet.Convert(weight, unit, "g", len(fraction)) == grams {
			break
		}
	}
	return weight
}
