package parts

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"storehand/ui/look"
)

func TestFiguresChooseByTapAndArrows(t *testing.T) {
	var told heard[int]
	f := NewFigures([]Figure{{Value: "25", Words: "New"}, {Value: "3", Words: "Changed"}, {Value: "2", Words: "Rejected", Tone: Bad}}, 0, told.hear)
	w := newWindow(t, look.Light, f)
	f.Resize(fyne.NewSize(600, f.MinSize().Height))
	test.TapAt(f, fyne.NewPos(590, 30))
	w.Canvas().Focus(f)
	press(w, fyne.KeyRight) // there is none
	press(w, fyne.KeyLeft)
	f.SetChosen(0)
	told.want(t, 2, 1)
	f.SetFigures([]Figure{{Value: "1,248", Words: "New"}, {Value: "0", Words: "Changed"}, {Value: "0", Words: "Rejected"}})
	if got := f.cells[0].value.Text; got != "1,248" {
		t.Errorf("shows %q", got)
	}
	test.TapAt(f, fyne.NewPos(f.cells[1].box.edge.Position().X-figureGap/2, 30))
	if f.Chosen() != 0 {
		t.Error("a gap was chosen")
	}
}
