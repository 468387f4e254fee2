package products_test

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"storehand/app/bench"
	"storehand/ui/look"
)

// pointed is what takes a click with the other button.
type pointed interface {
	fyne.CanvasObject
	fyne.SecondaryTappable
}

// A click with the other button on a picture chooses it and offers what can be
// done with it.
func TestPictureOfTheEditorHasAMenu(t *testing.T) {
	s := openStage(t, look.Light, wide)
	s.edit("Desk planter")
	p := s.product("AF-PLN-DSK")
	strip := find(s, func(o pointed) bool { return strings.Contains(fmt.Sprintf("%T", o), "strip") })
	strip.TappedSecondary(&fyne.PointEvent{Position: fyne.NewPos(150, 40), AbsolutePosition: fyne.NewPos(400, 500)})
	s.settle()
	s.key(fyne.KeyEnd) // Remove
	s.key(fyne.KeyUp)
	s.key(fyne.KeyReturn)
	s.settle()
	want := bench.Picture{Owner: p.ID, Image: p.Images[1]}
	if len(s.restored) != 1 || s.restored[0] != want {
		t.Errorf("restored %+v, want %+v", s.restored, want)
	}
}

func TestContactSheetOfWhatIsShown(t *testing.T) {
	s := openStage(t, look.Light, wide)
	for _, command := range s.section.Commands() {
		if command.Name == "Contact sheet of the products shown" {
			command.Run()
		}
	}
	if len(s.sheets) != 1 || len(s.sheets[0]) < 10 {
		t.Errorf("asked for %v", s.sheets)
	}
}
