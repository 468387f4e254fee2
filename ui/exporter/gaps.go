package exporter

import (
	"fmt"
	"strings"

	"storehand/app/exchange"
	"storehand/ui/findings"
	"storehand/ui/grid"
	"storehand/ui/words"
)

// finding is something that is not in an export, and why.
type finding struct{ what, why string }

// gapsOf lists what a file cannot hold: products first, then fields and ALT
// texts. manifest says that the manifest is written too.
func gapsOf(survey exchange.Exported, manifest bool) []finding {
	var gaps []finding
	for _, left := range survey.LeftOut {
		gaps = append(gaps, finding{left.Item, words.Sentence(left.Reason)})
	}
	for _, field := range survey.NotCarried {
		gaps = append(gaps, finding{field.Field, "The file has no place for it. It is set on " + itemCount(field.Products) + "."})
	}
	if survey.Alts > 0 {
		where := "The manifest would have them."
		if manifest {
			where = "The manifest has them."
		}
		gaps = append(gaps, finding{"ALT texts", fmt.Sprintf("The file has no place for those of %s. %s", words.Count(survey.Alts, "picture"), where)})
	}
	return gaps
}

// Width of the first column of a list, in pixels; the second has the rest.
const whatWidth float32 = 210

// listOf shows findings under two headings.
func listOf(what, why string, rows []finding) findings.List {
	return findings.List{
		Columns: []grid.Column{{ID: "what", Title: what, Width: whatWidth}, {ID: "why", Title: why, Width: pageWidth - 2 - whatWidth}},
		Count:   len(rows),
		Row:     func(i int) []string { return []string{rows[i].what, rows[i].why} },
		Detail:  func(i int) string { return rows[i].what + "\n" + rows[i].why },
	}
}

// itemCount counts products and variations together, as a survey does.
func itemCount(n int) string {
	if n == 1 {
		return "1 product"
	}
	return words.Number(n) + " products and variations"
}

// summary says what a handover holds: "25 products, 12 variations, 28 finished
// pictures".
func summary(survey exchange.Exported, pictures bool) string {
	counts := []string{words.Count(survey.Products, "product")}
	if survey.Variations > 0 {
		counts = append(counts, words.Count(survey.Variations, "variation"))
	}
	if pictures && survey.Pictures > 0 {
		counts = append(counts, words.Count(survey.Pictures, "finished picture"))
	}
	return strings.Join(counts, ", ")
}
