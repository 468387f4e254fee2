package exchange

import (
	"slices"

	"storehand/app/exchange/sheet"
	"storehand/app/exchange/table"
)

// Profile is how a file of a store was written, so that an export continues it.
type Profile struct {
	Form     table.Form  `json:"form"`
	Style    sheet.Style `json:"style"`
	Headings []string    `json:"headings"` // in their order
	Names    []string    `json:"names"`    // what each column holds, as in Inspection
}

// Profiles are a store's profiles, one for each kind of file.
type Profiles map[Dialect]Profile

// with gives the profiles after a file was imported. A file that has fewer
// columns than the one before, such as a list of new prices, does not make the
// others forgotten: they stay, and the new ones are added.
func (p Profiles) with(d Dialect, latest Profile) Profiles {
	updated := make(Profiles, len(p)+1)
	for other, profile := range p {
		updated[other] = profile
	}
	before, known := p[d]
	if known && !containsAll(latest.Headings, before.Headings) {
		merged := latest
		merged.Headings, merged.Names = slices.Clone(before.Headings), slices.Clone(before.Names)
		for i, heading := range latest.Headings {
			if at := slices.Index(merged.Headings, heading); at >= 0 {
				merged.Names[at] = latest.Names[i]
				continue
			}
			merged.Headings = append(merged.Headings, heading)
			merged.Names = append(merged.Names, latest.Names[i])
		}
		latest = merged
	}
	updated[d] = latest
	return updated
}

func containsAll(list, wanted []string) bool {
	for _, text := range wanted {
		if !slices.Contains(list, text) {
			return false
		}
	}
	return true
}
