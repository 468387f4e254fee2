package images

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"storehand/ui/look"
)

// northpass are photos as they come from a shoot.
var northpass = map[string]string{
	"NP-PCK-R38_front.jpg": "large NP-PCK-R38_backdrop.jpg", "NP-PCK-R38_side.jpg": "NP-PCK-R38.jpg",
	"NP-PCK-R38_detail.jpg": "NP-PCK-R38_detail.jpg", "NP-PCK-H22_a.jpg": "large NP-PCK-H22_backdrop.jpg",
	"IMG_4471.jpg": "NP-MAT-DRF_backdrop.jpg", "IMG_4472.jpg": "NP-MAT-DRF_backdrop.jpg", "tarn tent.jpg": "NP-TNT-T1_backdrop.jpg",
	"NP-BTL-750_steel.jpg": "NP-BTL-750_backdrop.jpg", "broken.jpg": "",
}

// TestThePageFits goes through the states of the page and looks for words and
// controls that stick out of their column, in both sizes.
func TestThePageFits(t *testing.T) {
	for _, view := range []struct {
		mode look.Mode
		size fyne.Size
	}{{look.Light, wide}, {look.Dark, narrow}} {
		s := open(t, view.mode, view.size)
		name := fmt.Sprintf("images-%d-%v-", int(view.size.Width), view.mode)
		s.picture(name + "empty")
		s.shoot(northpass)
		s.pickPreset(1)
		s.choose(s.at("NP-PCK-R38_front.jpg").Path)
		s.pass()
		s.fits(name + "matched")
		s.page.showRail(true)
		s.fits(name + "rail")
		s.page.showRail(false)
		s.chooseProduct()
		s.picture(name + "products")
		s.key(fyne.KeyEscape)
		s.prepareAll()
		s.fits(name + "prepared")
		s.main()
		s.pass()
		s.page.pane.view.Tapped(&fyne.PointEvent{Position: fyne.NewPos(80, 10)})
		s.pass()
		s.fits(name + "staged")
		s.findMissing()
		s.pass()
		s.picture(name + "alt")
	}
}

// fits takes a picture and reports what sticks out.
func (s *stage) fits(name string) {
	s.t.Helper()
	s.picture(name)
	for column, root := range map[string]fyne.CanvasObject{
		"head": s.page.head, "list": s.page.list.root, "middle": s.page.pane, "preset": s.page.rail.Content(), "run bar": s.page.run,
	} {
		if !root.Visible() {
			continue
		}
		left := fyne.CurrentApp().Driver().AbsolutePositionForObject(root).X
		right := left + root.Size().Width
		leaves(root, func(o fyne.CanvasObject) {
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o).X
			if o.Size().Width > 0 && (at < left-0.5 || at+o.Size().Width > right+0.5) {
				s.t.Errorf("%s: in the %s a %T lies from %v to %v, beyond %v to %v", name, column, o, at, at+o.Size().Width, left, right)
			}
		})
	}
}

// leaves calls visit with every visible text, picture and shape.
func leaves(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if !o.Visible() {
		return
	}
	switch o := o.(type) {
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			leaves(child, visit)
		}
	case *fyne.Container:
		for _, child := range o.Objects {
			leaves(child, visit)
		}
	case *canvas.Text, *canvas.Image:
		visit(o)
	}
}
