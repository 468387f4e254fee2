package grid

import (
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"storehand/ui/look"
)

func TestSourceIsToldWhatIsInSight(t *testing.T) {
	d := newDesk(t, 1000)
	d.shop.visible = nil
	d.Reload()
	d.scrollTo(0, 400)
	d.scrollTo(0, 410)
	d.scrollTo(0, 410)
	d.Reload()
	want := [][2]int{{0, 15}, {10, 25}, {10, 26}, {10, 26}}
	if diff := cmp.Diff(want, d.shop.visible); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
}

func TestOnlyWhatIsInSightIsDrawn(t *testing.T) {
	d := newDesk(t, 100_000)
	for range 50 {
		d.scrollTo(0, d.view.offset+1234)
	}
	d.scrollTo(0, 40*60_000)
	if rows := len(d.body.shown) + len(d.body.spare); rows > 17 {
		t.Errorf("%d row objects for 15 rows", rows)
	}
	if diff := cmp.Diff("Product 60001", d.wordsAt(60_000, titleColumn)); diff != "" {
		t.Error(diff)
	}
}

func TestPlaceholderUntilTheRowIsLoaded(t *testing.T) {
	d := newDesk(t, 100)
	d.shop.missing[3] = true
	d.Reload()
	if view := d.viewAt(3, titleColumn); !view.face.ghost {
		t.Errorf("the row shows %+v", view.face)
	}
	d.Select(NewKeys(4))
	if view := d.viewAt(3, checkColumn); view.face.box != ticked {
		t.Error("the box of a selected row that is not loaded is empty")
	}
	delete(d.shop.missing, 3)
	d.RowsChanged(3, 4)
	if words := d.wordsAt(3, titleColumn); words != "Product 4" {
		t.Errorf("loaded, the row shows %q", words)
	}
}

func TestThemeSwitchColoursEverythingAnew(t *testing.T) {
	d := newDesk(t, 100)
	d.goTo(2, priceColumn)
	light := d.window.Canvas().Capture()
	words, tint := d.viewAt(2, titleColumn).words.Color, d.body.shown[2].tint.FillColor
	theme := fyne.CurrentApp().Settings().Theme().(*look.Theme)
	theme.SetMode(look.Dark)
	if d.viewAt(2, titleColumn).words.Color == words || d.body.shown[2].tint.FillColor == tint {
		t.Error("a row keeps the colours of the light theme")
	}
	theme.SetMode(look.Light)
	if diff := cmp.Diff(light.(*image.NRGBA).Pix, d.window.Canvas().Capture().(*image.NRGBA).Pix); diff != "" {
		t.Error("there and back again is another picture")
	}
}

func TestRowsTakeAnotherHeight(t *testing.T) {
	d := newDesk(t, 1000)
	d.scrollTo(0, 4000)
	d.SetRowHeight(look.CompactRowHeight)
	if first, _ := d.view.seen(); first != 100 {
		t.Errorf("first row in sight is %d", first)
	}
	if _, height := d.body.span(100); height != 30 {
		t.Errorf("rows are %v high", height)
	}
	d.SetFoot(76)
	d.MoveToKey(1000)
	if y, height := d.body.span(999); y+height > 632-d.head.height-76 {
		t.Errorf("the last row ends at %v, under the bar", y+height)
	}
}
