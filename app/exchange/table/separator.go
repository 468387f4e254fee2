package table

import (
	"io"
	"strings"
)

// sampleRows is how many rows are looked at to find the separator.
const sampleRows = 20

// guessSeparator finds what stands between the cells: the separator that is the
// most frequent in the heading row. Where two are equally frequent, the one
// that gives the rows below the same number of cells wins. Separators inside
// quotes do not count, so that "GTIN, UPC, EAN" stays one heading.
func guessSeparator(sample string, lineEnd string) string {
	if hinted := separatorHint(sample); hinted != "" {
		return hinted
	}
	headings := firstRow(sample, lineEnd)
	if !strings.ContainsAny(headings, strings.Join(Separators, "")) {
		headings = sample[:min(len(sample), leadBytes)] // a title stands above the table
	}
	best, bestCount, bestAlike := Comma, 0, -1
	for _, separator := range Separators {
		count := strings.Count(headings, separator)
		alike := alikeRows(sample, Form{Separator: separator, LineEnd: lineEnd})
		if count > bestCount || count == bestCount && alike > bestAlike {
			best, bestCount, bestAlike = separator, count, alike
		}
	}
	return best
}

// firstRow is the first row that is not blank, without what is in quotes.
func firstRow(sample string, lineEnd string) string {
	var row strings.Builder
	quoted := false
	for _, r := range strings.TrimLeft(sample, "\r\n") {
		switch {
		case r == '"':
			quoted = !quoted
		case quoted:
		case strings.ContainsRune(lineEnd, r):
			return row.String()
		default:
			row.WriteRune(r)
		}
	}
	return row.String()
}

// alikeRows counts the rows that have as many cells as the headings.
func alikeRows(sample string, form Form) int {
	reader := NewReader(strings.NewReader(sample), form)
	headings, err := reader.Read()
	alike := 0
	for range sampleRows {
		var row Row
		if err == nil {
			row, err = reader.Read()
		}
		if err != nil {
			break // the end of the sample, or a row that it cuts off
		}
		if len(row.Cells) == len(headings.Cells) {
			alike++
		}
	}
	return alike
}

// hintPrefix begins a first line that tells a spreadsheet program the separator.
const hintPrefix = "sep="

// separatorHint reads a first line such as "sep=;".
func separatorHint(sample string) string {
	if len(sample) < len(hintPrefix)+2 || !strings.EqualFold(sample[:len(hintPrefix)], hintPrefix) {
		return ""
	}
	hinted, after := sample[len(hintPrefix):len(hintPrefix)+1], sample[len(hintPrefix)+1]
	if strings.Contains(Comma+Semicolon+Tab, hinted) && (after == '\r' || after == '\n') {
		return hinted
	}
	return ""
}

// guessLineEnd finds the line ending of the sample. A file of an old Mac has
// no line feed at all.
func guessLineEnd(sample string) string {
	feed := strings.IndexByte(sample, '\n')
	switch {
	case feed > 0 && sample[feed-1] == '\r':
		return "\r\n"
	case feed < 0 && strings.IndexByte(sample, '\r') >= 0:
		return "\r"
	default:
		return "\n"
	}
}

// readAtMost reads up to limit bytes.
func readAtMost(r io.Reader, limit int64) (string, error) {
	text, err := io.ReadAll(io.LimitReader(r, limit))
	return string(text), err
}
