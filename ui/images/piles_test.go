package images

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"storehand/ui/look"
)

// mixed puts photos on the bench: some have a product, some may have one and some
// have none.
func mixed(s *stage) {
	s.shoot(map[string]string{
		"NP-BTL-500.jpg": "NP-BTL-500.jpg", "NP-PCK-R38.jpg": "NP-PCK-R38_backdrop.jpg", "IMG_1.jpg": "NP-TNT-T1_detail.jpg",
		"IMG_2.jpg": "NP-PCK-H22.jpg", "tarn tent.jpg": "NP-STV-EMB_detail.jpg",
	})
}

// listed are the names of the photos in the list.
func (s *stage) listed() []string {
	var names []string
	for _, e := range s.page.list.piles.shown {
		names = append(names, e.Name())
	}
	return names
}

// pile shows a pile.
func (s *stage) pile(p pile) {
	s.page.list.piles.choice.SetChosen(int(p))
	s.showPile()
	s.settle()
}

func TestPilesOfPhotos(t *testing.T) {
	s := open(t, look.Light, wide)
	mixed(s)
	all := s.listed()
	s.picture("piles")
	s.pile(withoutProduct)
	if diff := cmp.Diff([]string{"IMG_1.jpg", "IMG_2.jpg"}, s.listed()); diff != "" {
		t.Fatalf("(-want +got):\n%s", diff)
	}
	if s.entry().Name() != "IMG_1.jpg" {
		t.Errorf("%s is in the middle", s.entry().Name())
	}
	s.key(fyne.KeyDown)
	if s.entry().Name() != "IMG_2.jpg" {
		t.Errorf("Down leads to %s", s.entry().Name())
	}
	s.choose(s.at("IMG_1.jpg").Path)
	s.bind(s.product("NP-TNT-T1").ID)
	if diff := cmp.Diff([]string{"IMG_2.jpg"}, s.listed()); diff != "" || s.entry().Name() != "IMG_2.jpg" {
		t.Errorf("after one has a product %s is in the middle (-want +got):\n%s", s.entry().Name(), diff)
	}
	s.choose(s.at("NP-BTL-500.jpg").Path)
	if diff := cmp.Diff(all, s.listed()); diff != "" {
		t.Errorf("a photo of no pile is chosen (-want +got):\n%s", diff)
	}
	s.pile(toConfirm)
	if diff := cmp.Diff([]string{"tarn tent.jpg"}, s.listed()); diff != "" {
		t.Errorf("to confirm (-want +got):\n%s", diff)
	}
	s.confirm()
	if diff := cmp.Diff(all, s.listed()); diff != "" {
		t.Errorf("the pile is empty (-want +got):\n%s", diff)
	}
}

// dragTo drags the photo of one name to a spot of the strip of rows.
func (s *stage) dragTo(name string, to fyne.Position) {
	s.t.Helper()
	strip := s.page.list.list.strip
	from := fyne.NewPos(40, (float32(s.page.list.piles.row(s.at(name).Path))+0.5)*look.TallRowHeight)
	for _, step := range []fyne.Position{from.AddXY(0, 4), to} {
		strip.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: step}, Dragged: fyne.NewDelta(step.X-from.X, step.Y-from.Y)})
		from = step
	}
}

// middleOf is the middle of the row of a photo.
func (s *stage) middleOf(name string) fyne.Position {
	return fyne.NewPos(40, (float32(s.page.list.piles.row(s.at(name).Path))+0.5)*look.TallRowHeight)
}

func TestAPhotoIsDraggedOntoAnother(t *testing.T) {
	s := open(t, look.Light, wide)
	mixed(s)
	strip := s.page.list.list.strip
	s.dragTo("IMG_1.jpg", s.middleOf("NP-PCK-R38.jpg"))
	if !s.shows("IMG_1.jpg to Ridgeline 38 pack") || strip.aimed != s.page.list.piles.row(s.at("NP-PCK-R38.jpg").Path) {
		t.Errorf("while dragging the page shows %q", s.seen())
	}
	s.picture("dragging")
	strip.DragEnd()
	s.pass()
	if e := s.at("IMG_1.jpg"); e.Binding.Product != s.product("NP-PCK-R38").ID || !e.Binding.ByHand || strip.aimed >= 0 || s.shows("IMG_1.jpg to Ridgeline 38 pack") {
		t.Errorf("the photo is bound as %+v", e.Binding)
	}
	s.dragTo("NP-BTL-500.jpg", s.middleOf("IMG_2.jpg"))
	strip.DragEnd()
	if s.at("NP-BTL-500.jpg").Binding.Product != s.product("NP-BTL-500").ID {
		t.Error("a photo lost its product to one that has none")
	}
	s.choose(s.at("NP-PCK-R38.jpg").Path)
	s.dragTo("IMG_2.jpg", fyne.NewPos(listWidth+200, 30))
	strip.DragEnd()
	if s.at("IMG_2.jpg").Binding.Product != s.product("NP-PCK-R38").ID {
		t.Error("dragged onto the middle the photo does not get the product shown there")
	}
}

func TestTheProductOfThePhotoAbove(t *testing.T) {
	s := open(t, look.Light, wide)
	mixed(s)
	first, second := s.page.list.piles.shown[0], s.page.list.piles.shown[1]
	s.choose(first.Path)
	if s.whyNotSame() == "" {
		t.Error("nothing is above the first photo")
	}
	s.tray.Choose(first.Path, s.product("NP-MAT-DRF").ID)
	s.choose(second.Path)
	s.sameAsAbove()
	if second.Binding.Product != s.product("NP-MAT-DRF").ID || !second.Binding.ByHand {
		t.Errorf("it is bound as %+v", second.Binding)
	}
}

func TestARealDragReachesTheRows(t *testing.T) {
	s := open(t, look.Light, wide)
	mixed(s)
	list := s.page.list.list
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(list.strip).AddXY(40, look.TallRowHeight/2)
	test.Drag(s.window.Canvas(), at, 0, 3)
	if list.strip.dragged >= 0 || s.page.dragging.ghost != nil {
		t.Error("a drag that ended goes on")
	}
}
