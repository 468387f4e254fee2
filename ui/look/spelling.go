package look

import (
	"bytes"
	"regexp"
	"strings"
)

// SVG allows shorthand that Fyne's parser reads wrongly: the command letter of
// a repeated arc may be left out, and a corner radius may be given for one
// direction only. spelledOut writes both in full, and changes nothing else.
func spelledOut(svg []byte) []byte {
	svg = pathAttribute.ReplaceAllFunc(svg, func(attribute []byte) []byte {
		data := pathAttribute.FindSubmatch(attribute)[1]
		return []byte(` d="` + repeatCommands(string(data)) + `"`)
	})
	return rect.ReplaceAllFunc(svg, func(element []byte) []byte {
		if bytes.Contains(element, []byte(" ry=")) {
			return element
		}
		return radiusAttribute.ReplaceAll(element, []byte(`$0 ry="$1"`))
	})
}

var (
	pathAttribute   = regexp.MustCompile(`\sd="([^"]*)"`)
	rect            = regexp.MustCompile(`<rect\s[^>]*>`)
	radiusAttribute = regexp.MustCompile(`\srx="([^"]*)"`)
	// A number may follow the one before without a space: "0-.696", ".5.5".
	pathToken = regexp.MustCompile(`[a-zA-Z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?`)
)

// arity is how many numbers each path command takes.
var arity = map[byte]int{'m': 2, 'l': 2, 'h': 1, 'v': 1, 'c': 6, 's': 4, 'q': 4, 't': 2, 'a': 7, 'z': 0}

// repeatCommands writes each segment of path data with its own command letter.
func repeatCommands(data string) string {
	var out strings.Builder
	command, numbers := byte(0), 0
	for _, token := range pathTokens(data) {
		if letter := token[0] | 0x20; letter >= 'a' && letter <= 'z' {
			command, numbers = token[0], 0
			out.WriteString(token)
			continue
		}
		if numbers == arity[command|0x20] {
			command, numbers = following(command), 0
			out.WriteByte(command)
		} else {
			out.WriteByte(' ')
		}
		out.WriteString(token)
		numbers++
	}
	return out.String()
}

// following is the command that is meant when its letter is left out: after a
// move comes a line.
func following(command byte) byte {
	switch command {
	case 'm':
		return 'l'
	case 'M':
		return 'L'
	default:
		return command
	}
}

// pathTokens cuts path data into letters and numbers. The two flags of an arc
// are one digit each and may stand without a space: "a1 1 0 011 1".
func pathTokens(data string) []string {
	var tokens []string
	command, numbers := byte(0), 0
	for data != "" {
		at := pathToken.FindStringIndex(data)
		if at == nil {
			return tokens
		}
		token := data[at[0]:at[1]]
		isFlag := command == 'a' && (numbers%7 == 3 || numbers%7 == 4)
		if isFlag {
			token = token[:1]
		}
		data = data[at[0]+len(token):]
		tokens = append(tokens, token)
		if letter := token[0] | 0x20; letter >= 'a' && letter <= 'z' {
			command, numbers = letter, 0
		} else {
			numbers++
		}
	}
	return tokens
}
