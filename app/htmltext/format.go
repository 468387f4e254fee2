package htmltext

import (
	"html"
	"strings"
	"unicode"
)

// Insertion is what takes the place of a selected stretch of source.
type Insertion struct {
	Text string
	// Caret is where the user goes on writing, in runes from the beginning of
	// Text.
	Caret int
}

// Strong makes the selected source bold, or takes that away.
func Strong(selected string) Insertion { return toggled(selected, "<strong>", "</strong>") }

// Emphasis makes the selected source italic, or takes that away.
func Emphasis(selected string) Insertion { return toggled(selected, "<em>", "</em>") }

// Title makes the selected source a heading of the second level, or takes that
// away. The first level is the product's title.
func Title(selected string) Insertion { return toggled(selected, "<h2>", "</h2>") }

// toggled puts tags around the selected source, within the white space at its
// ends, or removes them where they are. Without a selection the caret goes
// between the tags.
func toggled(selected, open, closing string) Insertion {
	inner := strings.TrimSpace(selected)
	if inner == "" {
		return Insertion{selected + open + closing, len([]rune(selected + open))}
	}
	before, after := ends(selected)
	if bare, was := strings.CutPrefix(inner, open); was && strings.HasSuffix(bare, closing) {
		inner = strings.TrimSuffix(bare, closing)
	} else {
		inner = open + inner + closing
	}
	return Insertion{before + inner + after, len([]rune(before + inner))}
}

// ends are the white space before and behind a text.
func ends(text string) (before, after string) {
	left := strings.TrimLeftFunc(text, unicode.IsSpace)
	inner := strings.TrimRightFunc(left, unicode.IsSpace)
	return text[:len(text)-len(left)], left[len(inner):]
}

// List makes each line of the selected source an item of a list, or takes that
// away.
func List(selected string) Insertion {
	inner := strings.TrimSpace(selected)
	if inner == "" {
		const open = "<ul>\n<li>"
		return Insertion{selected + open + "</li>\n</ul>", len([]rune(selected + open))}
	}
	before, after := ends(selected)
	if strings.HasPrefix(inner, "<ul>") && strings.HasSuffix(inner, "</ul>") {
		inner = strings.TrimSpace(strings.NewReplacer("<ul>\n", "", "<ul>", "", "\n</ul>", "", "</ul>", "", "<li>", "", "</li>", "").Replace(inner))
		return Insertion{before + inner + after, len([]rune(before + inner))}
	}
	var items strings.Builder
	items.WriteString("<ul>\n")
	for line := range strings.SplitSeq(inner, "\n") {
		if line = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(line), "- ")); line != "" {
			items.WriteString("<li>" + line + "</li>\n")
		}
	}
	items.WriteString("</ul>")
	return Insertion{before + items.String() + after, len([]rune(before + items.String()))}
}

// Link makes the selected source lead to an address. Without a selection the
// address itself is the text.
func Link(selected, address string) Insertion {
	inner := strings.TrimSpace(selected)
	open := `<a href="` + html.EscapeString(address) + `">`
	if inner == "" {
		text := selected + open + html.EscapeString(address) + "</a>"
		return Insertion{text, len([]rune(text))}
	}
	before, after := ends(selected)
	text := before + open + inner + "</a>"
	return Insertion{text + after, len([]rune(text))}
}
