package grid

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"storehand/ui/look"
)

const ellipsis = "…"

// fit cuts a text at its end so that it is no wider than room, and reports
// whether it had to. measure is the width of a text.
func fit(s string, room float32, measure func(string) float32) (cut string, short bool) {
	if measure(s) <= room {
		return s, false
	}
	runes := []rune(s)
	fits, tooLong := 0, len(runes) // runes that fit before the ellipsis
	for fits+1 < tooLong {
		middle := (fits + tooLong) / 2
		if measure(string(runes[:middle])+ellipsis) <= room {
			fits = middle
		} else {
			tooLong = middle
		}
	}
	return strings.TrimRight(string(runes[:fits]), " ") + ellipsis, true
}

// oneLine shows the line breaks of a text as spaces: a row has one line.
func oneLine(s string) string {
	if !strings.ContainsAny(s, "\r\n\t") {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// longest is how much of a text is looked at: no column shows more.
const longest = 300

// clipped is the beginning of a text that a column could show.
func clipped(s string) string {
	if len(s) <= longest {
		return s
	}
	return strings.ToValidUTF8(s[:longest], "") + ellipsis
}

// capHeight is the height of a capital letter of IBM Plex, in parts of the type
// size.
const capHeight = 0.698

// centred is where a text begins so that its capital letters stand in the
// middle of a row, level with the boxes, dots and pictures beside it. Half the
// difference of the heights would put it too low: there is more room above the
// letters than below.
func centred(t *canvas.Text, height float32) float32 {
	_, baseline := fyne.CurrentApp().Driver().RenderedTextSize(t.Text, t.TextSize, t.TextStyle, t.FontSource)
	return height/2 + capHeight*t.TextSize/2 - baseline
}

// style gives a text object the cut, size and colour.
func style(t *canvas.Text, size float32, colour fyne.ThemeColorName, p *pen, semi, mono bool) {
	t.TextSize = size
	t.TextStyle = fyne.TextStyle{Bold: semi, Monospace: mono}
	t.Color = p.colour(colour)
}

// say sets the words, cut to the room, and the object's size. It returns the
// width and whether words are missing.
func say(t *canvas.Text, words string, room float32, whole bool) (width float32, short bool) {
	measure := func(s string) float32 {
		look.SetText(t, s)
		return t.MinSize().Width
	}
	cut, short := fit(clipped(oneLine(words)), room, measure)
	if short && whole {
		cut = ellipsis
	}
	look.SetText(t, cut)
	size := t.MinSize()
	t.Resize(size)
	return size.Width, short
}
