package images

import (
	"image"
	"image/color"
	"image/draw"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"storehand/app/bench"
	"storehand/ui/look"
)

// pairOf is black before and white after.
func pairOf(width, height int) bench.Comparison {
	plain := func(shade color.Color) *image.RGBA {
		img := image.NewRGBA(image.Rect(0, 0, width, height))
		draw.Draw(img, img.Rect, image.NewUniform(shade), image.Point{}, draw.Src)
		return img
	}
	return bench.Comparison{Before: plain(color.Black), After: plain(color.White)}
}

// showViewer puts a viewer into a window of its own.
func showViewer(t *testing.T) (*viewer, fyne.Window) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look.New(look.Light))
	v := newViewer()
	w := app.NewWindow("")
	w.SetPadded(false)
	w.SetContent(v)
	w.Resize(fyne.NewSize(600, 400))
	return v, w
}

// drag moves the pointer with its button held, as the window tells of it.
func drag(v *viewer, from fyne.Position, dx, dy float32) {
	v.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: from.AddXY(dx, dy)}, Dragged: fyne.NewDelta(dx, dy)})
	v.DragEnd()
}

// seen is the shade at a spot: "before", "after" or neither.
func seen(w fyne.Window, x, y int) string {
	switch r, g, b, _ := w.Canvas().Capture().At(x, y).RGBA(); {
	case r == 0 && g == 0 && b == 0:
		return "before"
	case r == 0xffff && g == 0xffff && b == 0xffff:
		return "after"
	}
	return "neither"
}

func TestTheSliderPartsBeforeFromAfter(t *testing.T) {
	v, w := showViewer(t)
	v.setPair(pairOf(300, 300), false)
	// The pictures are centred: from 150 to 450 across, from 50 to 350 down.
	want := func(x, y int, shade string) {
		t.Helper()
		if got := seen(w, x, y); got != shade {
			t.Errorf("at %d, %d is %s, want %s", x, y, got, shade)
		}
	}
	want(200, 100, "before")
	want(400, 100, "after")
	want(100, 100, "neither")
	drag(v, fyne.NewPos(300, 200), 100, 0)
	want(380, 100, "before")
	want(430, 100, "after")
	drag(v, fyne.NewPos(400, 200), 900, 0)
	want(440, 100, "before")
	v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	want(170, 100, "after")
	v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if v.slider != keyStep {
		t.Errorf("the slider is at %v", v.slider)
	}
}

func TestSplitShowsBothWhole(t *testing.T) {
	v, w := showViewer(t)
	v.setSplit(true)
	v.setPair(pairOf(200, 200), false)
	if got := seen(w, 150, 150); got != "before" {
		t.Errorf("on the left is %s", got)
	}
	if got := seen(w, 450, 150); got != "after" {
		t.Errorf("on the right is %s", got)
	}
	if room := v.room(); room.X >= 300 || room.Y != 400 {
		t.Errorf("each picture has %v pixels", room)
	}
}

func TestPixelByPixelIsPannedInStep(t *testing.T) {
	v, _ := showViewer(t)
	pair := pairOf(2000, 1500)
	pair.Before.SetRGBA(900, 700, color.RGBA{255, 0, 0, 255})
	v.setPair(pair, true)
	if got := v.shown(); got != image.Rect(700, 550, 1300, 950) {
		t.Errorf("shown is %v, not the middle", got)
	}
	drag(v, fyne.NewPos(100, 100), 50, -30) // away from the slider
	if got := v.shown(); got != image.Rect(650, 580, 1250, 980) {
		t.Errorf("after dragging %v is shown", got)
	}
	if r, _, _, _ := v.before.Image.At(900-650, 700-580).RGBA(); r != 0xffff {
		t.Error("the picture shown is not the part that it should be")
	}
	drag(v, fyne.NewPos(100, 100), 5000, 5000)
	if got := v.shown().Min; got != (image.Point{}) {
		t.Errorf("beyond the corner is shown: %v", got)
	}
	drag(v, fyne.NewPos(100, 100), 10, 0)
	if v.slider != 0.5 {
		t.Error("panning moves the slider")
	}
	drag(v, fyne.NewPos(300, 200), 60, 0)
	if v.slider == 0.5 {
		t.Error("the slider cannot be dragged")
	}
	v.setPair(bench.Comparison{}, true) // nothing to show
	if v.before.Visible() || v.line.Visible() {
		t.Error("an empty viewer shows something")
	}
}

func TestTheMiddleShowsWhatBecomesOfThePhoto(t *testing.T) {
	s := open(t, look.Light, wide)
	s.shoot(map[string]string{"NP-BTL-500.jpg": "large NP-BTL-500.jpg", "broken.jpg": ""})
	s.choose(s.at("NP-BTL-500.jpg").Path)
	s.pass()
	pane := s.page.pane
	if pane.viewer.pair.After == nil || isBlank(pane.viewer.pair.After) {
		t.Fatal("nothing is compared")
	}
	if got := pane.card.columns[0].before.Text() + " " + pane.card.columns[0].after.Text(); got != "1920 × 1920 1920 × 1920" {
		t.Errorf("dimensions %q", got)
	}
	if pane.card.columns[1].after.Text() == "" || pane.card.columns[2].after.Text() != "JPEG" {
		t.Error("size or format is not told")
	}
	fitted := pane.viewer.pair.After.Rect
	if max(fitted.Dx(), fitted.Dy()) > 600 {
		t.Errorf("the fitted picture has %v", fitted)
	}
	pane.zoom.Tapped(&fyne.PointEvent{Position: fyne.NewPos(pane.zoom.Size().Width-5, 5)})
	s.pass()
	if got := pane.viewer.pair.After.Rect; got != image.Rect(0, 0, 1920, 1920) {
		t.Errorf("pixel by pixel it has %v", got)
	}
	changed := s.preset
	changed.Fit, changed.Width, changed.Height = "crop", 400, 200
	s.editPreset(changed)
	if pane.viewer.pair.After.Rect != image.Rect(0, 0, 1920, 1920) {
		t.Error("the old picture is taken away before the new one is there")
	}
	s.pass()
	if got := pane.viewer.pair.After.Rect; got != image.Rect(0, 0, 400, 200) {
		t.Errorf("under another preset it has %v", got)
	}
	s.choose(s.at("broken.jpg").Path)
	s.pass()
	if pane.viewer.pair.After != nil || !strings.HasPrefix(pane.note.Text(), "broken.jpg is a text file, not a picture. Only JPEG, PNG, ") {
		t.Errorf("of a file that is no picture it says %q", pane.note.Text())
	}
}

func TestOnlyTheLastWishIsShown(t *testing.T) {
	s := open(t, look.Light, wide)
	s.shoot(map[string]string{"NP-BTL-500.jpg": "NP-BTL-500.jpg", "NP-BTL-750.jpg": "NP-BTL-750.jpg"})
	s.choose(s.at("NP-BTL-500.jpg").Path)
	s.clock.pass() // the picture of the first is on its way
	s.choose(s.at("NP-BTL-750.jpg").Path)
	s.settle()
	if s.page.pane.viewer.pair.After != nil {
		t.Error("the picture of a photo that was left is shown")
	}
	s.pass()
	if s.page.pane.viewer.pair.After == nil {
		t.Error("the picture of the photo at hand is not shown")
	}
}
