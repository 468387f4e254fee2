package importer

import (
	"fmt"
	"strings"

	"storehand/app/exchange"
	"storehand/app/exchange/table"
	"storehand/ui/findings"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// encodingWords are the encodings as the user may know them.
var encodingWords = map[table.Encoding]string{
	table.UTF8: "UTF-8", table.UTF8Mixed: "UTF-8 with stray characters", table.UTF16LE: "UTF-16", table.UTF16BE: "UTF-16, big-endian",
	table.Windows1252: "Western European", table.Windows1250: "Central European", table.Windows1251: "Cyrillic",
	table.Windows1253: "Greek", table.Windows1254: "Turkish", table.Windows1257: "Baltic",
}

var separatorWords = map[string]string{table.Comma: "comma", table.Semicolon: "semicolon", table.Tab: "tab"}

// dialectWords names a kind of file at the beginning of a line.
func dialectWords(d exchange.Dialect) string { return words.Sentence(d.Name()) }

// formatWords says what a file is: "WooCommerce product CSV, 52 columns, comma,
// UTF-8 with BOM".
func formatWords(in exchange.Inspection) string {
	encoding := encodingWords[in.Form.Encoding]
	if in.Form.BOM {
		encoding += " with BOM"
	}
	return strings.Join([]string{
		dialectWords(in.Dialect), words.Count(len(in.Headings), "column"), separatorWords[in.Form.Separator], encoding,
	}, ", ")
}

// remark is something about a file as a whole.
type remark struct {
	tone  parts.Tone
	words string
}

// remarksOn are what strikes one about a file before its rows.
func remarksOn(in exchange.Inspection, plan *exchange.Plan) []remark {
	var remarks []remark
	if !in.Sure {
		remarks = append(remarks, remark{parts.Warn, "No column tells which product a row is. Under Columns, choose the one that is the SKU or the link address."})
	}
	if plan != nil {
		for _, note := range plan.Notes {
			remarks = append(remarks, remark{toneOf(note), full(findings.Shortened(words.Sentence(note.Text), maxRemark))})
		}
	}
	switch in.Form.Encoding {
	case table.UTF8, table.UTF16LE, table.UTF16BE:
	default:
		remarks = append(remarks, remark{parts.Warn, fmt.Sprintf(
			"The file is read as %s. If accents look wrong in the lists, choose another under Characters.", encodingWords[in.Form.Encoding])})
	}
	return remarks
}

func toneOf(note exchange.Note) parts.Tone {
	if note.Warning {
		return parts.Warn
	}
	return parts.Neutral
}

// full ends a sentence with its stop, unless it was cut off.
func full(text string) string {
	if strings.HasSuffix(text, "…") {
		return text
	}
	return text + "."
}

// maxRemark is how long a remark may get; what it lists is under Columns.
const maxRemark = 180
