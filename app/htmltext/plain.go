package htmltext

import "strings"

// Plain is the text of a description in one line, without tags.
func Plain(source string) string {
	var lines []string
	for _, block := range Blocks(source, AsSpaces) {
		var line strings.Builder
		for _, run := range block.Runs {
			line.WriteString(run.Text)
		}
		lines = append(lines, strings.Join(strings.Fields(line.String()), " "))
	}
	return strings.Join(lines, " ")
}

// Words counts the words a reader sees.
func Words(source string) int { return len(strings.Fields(Plain(source))) }
