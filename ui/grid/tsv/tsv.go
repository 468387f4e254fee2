// Package tsv is the text a spreadsheet puts on the clipboard: rows of cells
// parted by tabs, a cell in double quotes when it holds a tab, a line break or
// begins with a quote. Excel, LibreOffice and Google Sheets write and read it.
package tsv

import "strings"

const byteOrderMark = "\uFEFF"

// Parse reads clipboard text into rows. Rows may differ in length. Line breaks
// inside a quoted cell come back as "\n", whatever the writer used; bytes that
// are not UTF-8 come back as U+FFFD. Empty text has no rows. Nothing is an
// error: text with quotes that do not match is taken as it stands, which is
// what spreadsheets do with 19" rack.
func Parse(text string) [][]string {
	text = strings.TrimPrefix(strings.ToValidUTF8(text, "\uFFFD"), byteOrderMark)
	var rows [][]string
	for len(text) > 0 {
		var row []string
		row, text = parseRow(text)
		rows = append(rows, row)
	}
	return rows
}

// parseRow reads one row and returns the text after its line break.
func parseRow(text string) (row []string, rest string) {
	for {
		cell, after := parseCell(text)
		row = append(row, cell)
		if !strings.HasPrefix(after, "\t") {
			return row, afterLineBreak(after)
		}
		text = after[1:]
	}
}

// parseCell reads one cell and returns the text from the delimiter behind it.
func parseCell(text string) (cell, rest string) {
	if strings.HasPrefix(text, `"`) {
		if cell, rest, ok := parseQuoted(text[1:]); ok {
			return cell, rest
		}
	}
	end := strings.IndexAny(text, "\t\r\n")
	if end < 0 {
		return text, ""
	}
	return text[:end], text[end:]
}

// parseQuoted reads a cell behind its opening quote. It is a quoted cell only
// if its closing quote stands right before a delimiter or the end.
func parseQuoted(text string) (cell, rest string, ok bool) {
	var b strings.Builder
	for {
		quote := strings.IndexByte(text, '"')
		if quote < 0 {
			return "", "", false
		}
		b.WriteString(text[:quote])
		text = text[quote+1:]
		if !strings.HasPrefix(text, `"`) {
			break
		}
		b.WriteByte('"')
		text = text[1:]
	}
	if text != "" && !strings.ContainsRune("\t\r\n", rune(text[0])) {
		return "", "", false
	}
	return lineBreaks.Replace(b.String()), text, true
}

var lineBreaks = strings.NewReplacer("\r\n", "\n", "\r", "\n")

func afterLineBreak(text string) string {
	switch {
	case strings.HasPrefix(text, "\r\n"):
		return text[2:]
	case text != "":
		return text[1:]
	default:
		return ""
	}
}

// Format writes rows as clipboard text. Parse gives back the same cells. There
// is no line break after the last row, so that one copied cell also fits into
// a text field, unless that row would be nothing without it.
func Format(rows [][]string) string {
	var b strings.Builder
	for i, row := range rows {
		if i > 0 {
			b.WriteByte('\n')
		}
		for j, cell := range row {
			if j > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(quoted(cell))
		}
	}
	if n := len(rows); n > 0 && isBlank(rows[n-1]) {
		b.WriteByte('\n')
	}
	return b.String()
}

// isBlank reports a row that Format writes as no text at all.
func isBlank(row []string) bool {
	return len(row) == 0 || len(row) == 1 && row[0] == ""
}

// quoted leaves a quote in the middle of a cell alone: Excel pastes it as it
// stands and would show a doubled one.
func quoted(cell string) string {
	if !strings.HasPrefix(cell, `"`) && !strings.ContainsAny(cell, "\t\r\n") {
		return cell
	}
	return `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
}
