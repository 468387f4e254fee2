package products_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"storehand/ui/look"
	"storehand/ui/parts"
)

// edit opens a product of the sample shop in the editor.
func (s *stage) edit(title string) {
	s.t.Helper()
	s.section.Show(s.product(title).ID)
	s.settle()
}

func TestPicturesOfTheEditor(t *testing.T) {
	for _, view := range []struct {
		name string
		mode look.Mode
		size fyne.Size
	}{{"editor-light", look.Light, wide}, {"editor-dark", look.Dark, wide}, {"editor-narrow", look.Light, narrow}} {
		s := openStage(t, view.mode, view.size)
		s.edit("Round teapot")
		s.picture(view.name)
		tabs := find(s, func(*parts.Tabs) bool { return true })
		for _, tab := range []string{"variations", "search"} {
			tabs.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
			s.settle()
			s.picture(view.name + "-" + tab)
		}
	}
}
