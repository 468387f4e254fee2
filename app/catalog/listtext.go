package catalog

import "strings"

// Lists are written on one line with commas between; a comma inside a value is
// written "\,", as WooCommerce's own files do.

// JoinList writes values on one line. Spaces at the ends of a value and empty
// values do not survive the way back through SplitList.
func JoinList(values []string) string {
	escaped := make([]string, len(values))
	for i, value := range values {
		escaped[i] = escape(value, ',')
	}
	return strings.Join(escaped, ", ")
}

// escape puts a backslash before each mark in a value. A value that ends in a
// backslash gets a space after it, which every reader trims: otherwise the
// backslash would hide the mark that follows.
func escape(value string, mark byte) string {
	value = strings.ReplaceAll(value, string(mark), `\`+string(mark))
	if strings.HasSuffix(value, `\`) {
		value += " "
	}
	return value
}

// SplitList reads what JoinList wrote, or what a person typed. Empty values
// are left out.
func SplitList(text string) []string {
	var values []string
	for _, part := range splitUnescaped(text, ',') {
		if value := strings.TrimSpace(part); value != "" {
			values = append(values, value)
		}
	}
	return values
}

// splitUnescaped cuts at each mark that has no backslash before it and removes
// those backslashes.
func splitUnescaped(text string, mark byte) []string {
	var parts []string
	var part strings.Builder
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '\\' && i+1 < len(text) && text[i+1] == mark:
			part.WriteByte(mark)
			i++
		case text[i] == mark:
			parts = append(parts, part.String())
			part.Reset()
		default:
			part.WriteByte(text[i])
		}
	}
	return append(parts, part.String())
}

// cutUnescaped cuts at the first mark that has no backslash before it and
// removes those backslashes from what stands before the cut.
func cutUnescaped(text string, mark byte) (before, after string, found bool) {
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '\\' && i+1 < len(text) && text[i+1] == mark:
			i++
		case text[i] == mark:
			return strings.ReplaceAll(text[:i], `\`+string(mark), string(mark)), text[i+1:], true
		}
	}
	return text, "", false
}

// String writes the path as "Clothing > T-shirts".
func (c CategoryPath) String() string { return strings.Join(c, " > ") }

// ParseCategoryPath reads "Clothing > T-shirts". Empty steps are left out.
func ParseCategoryPath(text string) CategoryPath {
	var path CategoryPath
	for step := range strings.SplitSeq(text, ">") {
		if step = strings.TrimSpace(step); step != "" {
			path = append(path, step)
		}
	}
	return path
}
