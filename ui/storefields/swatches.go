package storefields

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"storehand/app/client"
)

// Swatches offers the client colours. The chosen one is a code of
// client.Colours; another code, or none, marks none of them.
func Swatches(chosen string, onChange func(code string)) fyne.CanvasObject {
	row := container.NewHBox()
	var all []*swatch
	for _, code := range client.Colours {
		s := newSwatch(code)
		s.onTap = func() {
			for _, other := range all {
				other.setChosen(other == s)
			}
			onChange(code)
		}
		s.setChosen(code == chosen)
		all = append(all, s)
		row.Add(s)
	}
	return row
}
