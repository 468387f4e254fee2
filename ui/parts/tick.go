package parts

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"storehand/ui/look"
)

// tickSize is the size of a checkbox or radio button with its words.
func tickSize(words *canvas.Text) fyne.Size {
	if words.Text == "" {
		return fyne.NewSquareSize(tickSide)
	}
	return fyne.NewSize(whole(tickSide+tickGap+words.MinSize().Width), lineHeight(look.SizeBody))
}

// tickInk is the colour of its words.
func tickInk(disabled bool) color.Color {
	if disabled {
		return look.Faded(look.Ink)
	}
	return look.Color(look.Ink)
}
