package editor

import (
	"net/url"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"storehand/app/htmltext"
)

// segmentsOf shows blocks as a buyer would read them.
func segmentsOf(blocks []htmltext.Block) []widget.RichTextSegment {
	var segments []widget.RichTextSegment
	for _, block := range blocks {
		if block.Kind == htmltext.Rule {
			segments = append(segments, &widget.SeparatorSegment{})
			continue
		}
		segments = append(segments, segmentsOfBlock(block)...)
	}
	return segments
}

func segmentsOfBlock(block htmltext.Block) []widget.RichTextSegment {
	style := widget.RichTextStyleInline
	switch {
	case block.Kind == htmltext.Heading && block.Level <= 2:
		style.SizeName, style.TextStyle.Bold = theme.SizeNameSubHeadingText, true
	case block.Kind == htmltext.Heading:
		style.TextStyle.Bold = true
	case block.Kind == htmltext.Preformatted:
		style.TextStyle.Monospace = true
	}
	var segments []widget.RichTextSegment
	if mark := itemMark(block); mark != "" {
		segments = append(segments, &widget.TextSegment{Style: style, Text: mark})
	}
	for _, run := range block.Runs {
		segments = append(segments, segmentOfRun(run, style))
	}
	// The last stretch of a block ends its line.
	return append(segments, &widget.TextSegment{Style: widget.RichTextStyleParagraph})
}

// itemMark is what stands before the item of a list.
func itemMark(block htmltext.Block) string {
	if block.Kind != htmltext.Item {
		return ""
	}
	indent := strings.Repeat("    ", max(0, block.Level-1))
	if block.Number > 0 {
		return indent + strconv.Itoa(block.Number) + ".  "
	}
	return indent + "•  "
}

func segmentOfRun(run htmltext.Run, style widget.RichTextStyle) widget.RichTextSegment {
	if address, err := url.Parse(run.Link); run.Link != "" && err == nil && address.Host != "" {
		return &widget.HyperlinkSegment{Text: run.Text, URL: address, TextStyle: fyne.TextStyle{Bold: run.Bold}}
	}
	style.TextStyle.Bold = style.TextStyle.Bold || run.Bold
	style.TextStyle.Italic = run.Italic
	return &widget.TextSegment{Style: style, Text: run.Text}
}
