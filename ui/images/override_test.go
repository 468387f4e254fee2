package images

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"storehand/app/bench"
	"storehand/app/photo"
	"storehand/ui/desk/desktest"
	"storehand/ui/look"
)

func TestOnePhotoHasSettingsOfItsOwn(t *testing.T) {
	s := open(t, look.Light, wide)
	s.shoot(map[string]string{"NP-BTL-500.jpg": "NP-BTL-500.jpg", "NP-PCK-R38.jpg": "NP-PCK-R38.jpg"})
	s.prepareAll()
	first, second := s.tray.At(0), s.tray.At(1)
	s.choose(first.Path)
	s.setOwn(true)
	changed := s.preset
	changed.Width, changed.Height = 300, 300
	s.editPreset(changed)
	s.pass()
	if due := s.tray.Due(s.preset); len(due) != 1 || due[0].Photo.Path != first.Path {
		t.Errorf("due is %+v", due)
	}
	if s.preset.Width == 300 || second.Own != nil {
		t.Error("the preset of all changed with it")
	}
	if got := s.page.pane.card.columns[0].after.Text(); got != "300 × 300" {
		t.Errorf("the picture will have %q", got)
	}
	if !s.shows("Own settings") || s.shows("Rename") {
		t.Errorf("the column shows %q", s.seen())
	}
	s.choose(second.Path)
	s.pass()
	if s.shows("Own settings") {
		t.Error("the other photo has settings of its own")
	}
	changed.Width = -1
	s.editPreset(changed)
	if second.Own != nil {
		t.Error("settings that make no sense are taken")
	}
	s.choose(first.Path)
	s.dropOwn()
	s.pass()
	if first.Own != nil || len(s.tray.Due(s.preset)) != 0 {
		t.Errorf("after dropping them, due is %+v", s.tray.Due(s.preset))
	}
}

func TestAPhotoIsFramedByHand(t *testing.T) {
	s := open(t, look.Light, wide)
	s.shoot(map[string]string{"NP-BTL-500.jpg": "NP-BTL-500.jpg"})
	e := s.tray.At(0)
	size := e.Facts
	s.window.Canvas().SetOnTypedKey(s.TypedKey) // as the window does
	test.Tap(s.page.pane.frame)
	s.pass()
	s.picture("framing")
	if !s.hand.editor.Content().Visible() || s.page.pane.viewer.Visible() || !s.shows("Straighten") {
		t.Fatalf("the editor is not there: %q", s.seen())
	}
	s.key(fyne.KeyEscape)
	if e.Framing != (photo.Framing{}) || s.hand.editor.Content().Visible() {
		t.Errorf("Escape leaves %+v", e.Framing)
	}
	s.frameByHand()
	s.pass()
	for range 5 {
		test.Type(s.window.Canvas().Focused(), "-")
	}
	s.key(fyne.KeyRight)
	s.key(fyne.KeyReturn)
	s.pass()
	c := e.Framing.Crop
	if c.Width > 0.91 || c.Width < 0.89 || c.X < 0.055 || c.X > 0.065 {
		t.Errorf("the crop is %+v", c)
	}
	if len(s.tray.Due(s.preset)) != 1 {
		t.Error("the photo is not due")
	}
	want := dimensions(int(float64(size.Width)*c.Width+0.5), int(float64(size.Height)*c.Height+0.5))
	if got := s.page.pane.card.columns[0].after.Text(); got != want {
		t.Errorf("the picture will have %q, not %q", got, want)
	}
}

func TestASetMakesSeveralPicturesOfEachPhoto(t *testing.T) {
	s := open(t, look.Light, wide)
	s.shoot(map[string]string{"NP-BTL-500.jpg": "NP-BTL-500.jpg"})
	s.prepareAll()
	set := bench.ChannelSet{Name: "Two shops", Slug: "two-shops", Presets: []string{"shopify", "google"}}
	s.saveSet(set)
	s.pass()
	if s.preset.Slug != "shopify" || len(s.tray.Due(s.making.main, s.making.others...)) != 1 {
		t.Fatalf("in use is %q", s.preset.Name)
	}
	if !s.shows("Two shops (2)") {
		t.Errorf("the column shows %q", s.seen())
	}
	s.prepareAll()
	made := s.tray.At(0).Made
	if made.Recipe.Preset.Slug != "shopify" || len(made.Others) != 1 || made.Others[0].Recipe.Preset.Slug != "google" {
		t.Errorf("made is %+v", made)
	}
	if s.last.summary.Pictures != 2 {
		t.Errorf("the summary says %+v", s.last.summary)
	}
	s.showSummary()
	s.pass()
	s.picture("summary")
	s.dialog.Close()
	s.pickPreset(0) // the set does not make it
	s.pass()
	if s.making.main.Slug != s.presets.All()[0].Slug || len(s.making.others) != 0 {
		t.Errorf("after another preset, %q and %d others are made", s.making.main.Name, len(s.making.others))
	}
	if again := s.savedPresets(); again.LastSet != "" || len(again.AllSets()) != len(bench.ChannelSets())+1 {
		t.Errorf("remembered is %+v", again)
	}
}

func TestEveryNameIsShownWhileTheTemplateIsTyped(t *testing.T) {
	s := open(t, look.Light, wide)
	s.shoot(map[string]string{"NP-BTL-500_back.jpg": "NP-BTL-500.jpg", "NP-BTL-500_side.jpg": "NP-PCK-R38.jpg", "IMG_7.jpg": "NP-TNT-T1.jpg"})
	s.showNames()
	s.pass()
	focused := s.window.Canvas().Focused()
	s.selectAll()
	test.Type(focused, "{sku}-photo")
	s.pass()
	seen := strings.Join(desktest.Seen(s.overlay()), "\n")
	for _, want := range []string{"np-btl-500-photo.jpg", "np-btl-500-photo-2.jpg", "np-btl-500-photo.jpg is taken", "No product yet", "3 pictures, 2 worth a look"} {
		if !strings.Contains(seen, want) {
			t.Errorf("%q is not among\n%s", want, seen)
		}
	}
	s.picture("names")
	test.Type(focused, "{shop")
	s.pass()
	if seen := strings.Join(desktest.Seen(s.overlay()), "\n"); !strings.Contains(seen, "{shop") || s.making.main.NameTemplate != "" {
		t.Errorf("a mistake: %s", seen)
	}
}
