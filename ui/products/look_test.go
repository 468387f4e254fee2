package products_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"storehand/ui/look"
)

var (
	wide   = fyne.NewSize(1220, 872) // the page in a window of 1440 × 900
	narrow = fyne.NewSize(1048, 672) // in one of 1100 × 700
)

func TestPicturesOfTheGrid(t *testing.T) {
	for _, view := range []struct {
		name string
		mode look.Mode
		size fyne.Size
	}{{"products-light", look.Light, wide}, {"products-dark", look.Dark, wide}, {"products-narrow", look.Light, narrow}} {
		s := openStage(t, view.mode, view.size)
		s.picture(view.name)
	}
}
