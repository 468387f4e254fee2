package vision

import (
	"encoding/json"
	"html"
	"regexp"
	"strings"
	"unicode"
)

var (
	// thought is what models write before the answer.
	thought = regexp.MustCompile(`(?is)<(think|thinking|thought|reasoning|reflection|scratchpad)>.*?</(think|thinking|thought|reasoning|reflection|scratchpad)>`)
	// thoughtEnd alone is left where the server cut the beginning off.
	thoughtEnd   = regexp.MustCompile(`(?is)^.*</(think|thinking|thought|reasoning|reflection|scratchpad)>`)
	thoughtStart = regexp.MustCompile(`(?is)<(think|thinking|thought|reasoning|reflection|scratchpad)>.*$`)
	// channel is how gpt-oss parts what it thinks from what it says.
	channel   = regexp.MustCompile(`(?is)^.*<\|channel\|>\s*final\s*<\|message\|>`)
	control   = regexp.MustCompile(`<\|[a-z_]+\|>|</?s>|<end_of_turn>|\[/?INST\]`)
	fence     = regexp.MustCompile("(?s)```[a-zA-Z]*\\s*\n?(.*?)(```|$)")
	link      = regexp.MustCompile(`!?\[([^\]]*)\]\([^)]*\)`)
	bullet    = regexp.MustCompile(`^\s*([-*•>]|#{1,6}|\d{1,2}[.)])\s+`)
	emphasis  = regexp.MustCompile("(\\*\\*|__|[*_`])([^*_`]+)(\\*\\*|__|[*_`])")
	altLabel  = regexp.MustCompile(`(?i)^(suggested |proposed |possible |final )?(alt(ernative)?[ -]?(text|tag|attribute)?|alternativ[ -]?text|texte alternatif|texto alternativo|testo alternativo|טקסט חלופי|description|caption|answer|option \d+)( \([^)]*\))? ?[:：–-]\s+`)
	altMarkup = regexp.MustCompile(`(?is)<img\b[^>]*\balt\s*=\s*"([^"]*)"`)
	anyTag    = regexp.MustCompile(`</?[a-zA-Z][^<>]*>`)
)

// quotes are what a text may stand between as a whole.
var quotes = [][2]string{{`"`, `"`}, {"“", "”"}, {"„", "“"}, {"„", "”"}, {"«", "»"}, {"‹", "›"}, {"‘", "’"}, {"'", "'"}, {"`", "`"}, {"״", "״"}}

// cleaned takes out of a model's words the text that was asked for. The empty
// string says that there is none.
func cleaned(answer string) string {
	answer = withoutThoughts(answer)
	if found := altMarkup.FindStringSubmatch(answer); found != nil {
		answer = html.UnescapeString(found[1])
	}
	if inside := fence.FindStringSubmatch(answer); inside != nil && strings.TrimSpace(inside[1]) != "" {
		answer = inside[1]
	}
	if value, found := fromJSON(answer); found {
		answer = value
	}
	return tidied(chosenLines(answer))
}

func withoutThoughts(answer string) string {
	answer = channel.ReplaceAllString(answer, "")
	answer = thought.ReplaceAllString(answer, "")
	answer = thoughtEnd.ReplaceAllString(answer, "")
	answer = thoughtStart.ReplaceAllString(answer, "")
	return control.ReplaceAllString(answer, "")
}

// altKeys are the fields in which models put the text when they answer in JSON.
var altKeys = []string{"alt", "alt_text", "altText", "alttext", "alternative_text", "text", "description", "caption", "answer"}

// fromJSON takes the text out of {"alt": "…"} or "…".
func fromJSON(answer string) (string, bool) {
	trimmed := strings.TrimSpace(answer)
	if strings.HasPrefix(trimmed, `"`) {
		var text string
		err := json.Unmarshal([]byte(trimmed), &text)
		return text, err == nil
	}
	if !strings.HasPrefix(trimmed, "{") {
		return "", false
	}
	var object map[string]any
	if json.Unmarshal([]byte(trimmed), &object) != nil {
		return "", false
	}
	for _, key := range altKeys {
		if text, ok := object[key].(string); ok {
			return text, true
		}
	}
	return "", false
}

// chosenLines picks the line that is the text: the one behind a label such as
// "Alt text:", or else the first paragraph, without the sentence that
// introduces it.
func chosenLines(answer string) string {
	var paragraph []string
	for line := range strings.Lines(strings.ReplaceAll(answer, "\r", "\n")) {
		line = strings.TrimSpace(line)
		bare := strings.TrimSpace(bullet.ReplaceAllString(line, ""))
		switch unmarked := unemphasised(bare); {
		case altLabel.MatchString(unmarked + " "):
			if text := strings.TrimSpace(altLabel.ReplaceAllString(unmarked+" ", "")); text != "" {
				return text
			}
			paragraph = nil
		case bare == "" || strings.Trim(bare, "-*_=") == "":
			if len(paragraph) > 0 {
				return strings.Join(paragraph, " ")
			}
		case introduces(unmarked):
			paragraph = nil
		case bullet.MatchString(line) && len(paragraph) > 0:
			return strings.Join(paragraph, " ") // the first of several proposals
		default:
			paragraph = append(paragraph, bare)
		}
	}
	return strings.Join(paragraph, " ")
}

// introduces reports whether a line only leads to the text: "Here is one:".
func introduces(line string) bool {
	return strings.HasSuffix(line, ":") || strings.HasSuffix(line, "：")
}

func unemphasised(text string) string {
	for range 3 { // bold within italics within code
		text = emphasis.ReplaceAllString(text, "$2")
	}
	return text
}

// tidied makes one plain line of a text.
func tidied(text string) string {
	text = link.ReplaceAllString(text, "$1")
	text = unemphasised(text)
	text = anyTag.ReplaceAllString(text, " ")
	text = strings.Map(visible, text)
	text = strings.Join(strings.Fields(text), " ")
	for {
		text = strings.TrimSpace(altLabel.ReplaceAllString(text, ""))
		bare := unquoted(text)
		if bare == text {
			return text
		}
		text = bare
	}
}

// visible drops what is not seen: control characters and marks of direction.
func visible(r rune) rune {
	switch {
	case unicode.IsSpace(r):
		return ' '
	case unicode.Is(unicode.Cc, r), unicode.Is(unicode.Cf, r) && r != '\u200c' && r != '\u200d', r == unicode.ReplacementChar:
		return -1
	}
	return r
}

// unquoted takes off the quotes around the whole text.
func unquoted(text string) string {
	for _, pair := range quotes {
		inner, opened := strings.CutPrefix(text, pair[0])
		inner, closed := strings.CutSuffix(inner, pair[1])
		if opened && closed && inner != "" && !strings.Contains(inner, pair[0]) && !strings.Contains(inner, pair[1]) {
			return strings.TrimSpace(inner)
		}
		// A full stop behind the closing quote belongs to the sentence.
		if inner, closed := strings.CutSuffix(strings.TrimPrefix(text, pair[0]), pair[1]+"."); opened && closed && !strings.Contains(inner, pair[0]) {
			return strings.TrimSpace(inner)
		}
	}
	return text
}
