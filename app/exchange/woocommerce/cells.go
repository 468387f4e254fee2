package woocommerce

import (
	"regexp"
	"strings"
)

// triggers begin a cell that a spreadsheet program would take for a formula.
const triggers = "=+-@\t\r"

var plainNumber = regexp.MustCompile(`^[+-]?[0-9]+([.,][0-9]+)?$`)

// quote puts an apostrophe before a text that begins like a formula, as the
// exporter does. Numbers are exempt.
func quote(text string) string {
	if text != "" && strings.IndexByte(triggers, text[0]) >= 0 && !plainNumber.MatchString(text) {
		return "'" + text
	}
	return text
}

// Bare undoes the apostrophe before a formula.
func Bare(cell string) string {
	if len(cell) > 1 && cell[0] == '\'' && strings.IndexByte(triggers, cell[1]) >= 0 {
		return cell[1:]
	}
	return cell
}

// The exporter writes a line break in a description as \n, and a \n that is
// really there as \\n.
var (
	lineBreaksOut = strings.NewReplacer(`\n`, `\\n`, "\n", `\n`)
	lineBreaksIn  = strings.NewReplacer(`\\n`, `\n`, `\n`, "\n")
)

// descriptionText reads a description.
func descriptionText(cell string) string {
	if !strings.Contains(cell, `\n`) {
		return cell
	}
	return lineBreaksIn.Replace(cell)
}

// descriptionCell writes a description. A backslash before a line break would
// make the exporter's two rules read each other's marks; such a text keeps its
// line breaks, which the importer takes as well.
func descriptionCell(text string) string {
	if !strings.Contains(text, "\n") && !strings.Contains(text, `\n`) {
		return text
	}
	cell := lineBreaksOut.Replace(text)
	if descriptionText(cell) != text {
		return strings.ReplaceAll(text, `\n`, `\\n`)
	}
	return cell
}
