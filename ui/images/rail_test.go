package images

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"storehand/app/bench"
	"storehand/app/photo"
	"storehand/ui/desk/desktest"
	"storehand/ui/look"
)

// saved is what the workspace remembers of the presets.
func (s *stage) savedPresets() bench.Presets {
	s.t.Helper()
	presets, err := bench.LoadPresets(context.Background(), s.workspace)
	if err != nil {
		s.t.Fatal(err)
	}
	return presets
}

func TestAChangedPresetMakesPhotosDueAndIsRemembered(t *testing.T) {
	s := open(t, look.Light, wide)
	s.shoot(map[string]string{"NP-BTL-500.jpg": "NP-BTL-500.jpg"})
	s.prepareAll()
	if len(s.tray.Due(s.preset)) != 0 {
		t.Fatal("the photo is still due")
	}
	changed := s.preset
	changed.Width = 500
	s.editPreset(changed)
	s.pass()
	if s.preset.Width != 500 || len(s.tray.Due(s.preset)) != 1 {
		t.Errorf("the preset is %+v", s.preset)
	}
	if got := s.page.pane.card.columns[0].after.Text(); got != "500 × 500" {
		t.Errorf("the picture will have %q", got)
	}
	if !s.shows("Changed by you") || !s.savedPresets().Current().Equal(s.preset) {
		t.Errorf("remembered is %+v", s.savedPresets().Current())
	}
	changed.Width = 700_000
	s.editPreset(changed)
	if s.preset.Width != 500 || !strings.HasPrefix(s.lastToast(), "Not changed: the width is 700000 px") {
		t.Errorf("a size that no format has is taken, or nobody is told: %v", s.toasts)
	}
	s.dropPreset()
	s.pass()
	if first := photo.Presets()[0]; !s.preset.Equal(first) || s.shows("Changed by you") || !s.savedPresets().Current().Equal(first) {
		t.Errorf("after resetting it is %+v", s.preset)
	}
}

func TestPresetsOfOnesOwn(t *testing.T) {
	s := open(t, look.Light, wide)
	s.copyPreset()
	s.pass()
	if s.preset.Name != "Web 2048 copy" || s.overlay() == nil {
		t.Fatalf("the copy is %q", s.preset.Name)
	}
	s.selectAll()
	test.Type(s.window.Canvas().Focused(), "Lookbook")
	s.key(fyne.KeyReturn)
	s.pass()
	if s.preset.Name != "Lookbook" || s.overlay() != nil {
		t.Errorf("after renaming it is %q", s.preset.Name)
	}
	if again := s.savedPresets(); again.Current().Name != "Lookbook" || len(again.All()) != len(photo.Presets())+1 {
		t.Errorf("remembered is %+v", again)
	}
	s.pickPreset(1)
	s.pass()
	if !s.preset.Equal(photo.Presets()[1]) || s.savedPresets().Last != photo.Presets()[1].Slug {
		t.Errorf("picked is %q", s.preset.Name)
	}
	s.pickPreset(len(photo.Presets()))
	s.dropPreset()
	s.pass()
	if len(s.savedPresets().All()) != len(photo.Presets()) {
		t.Error("the preset is not deleted")
	}
}

func TestANameTemplateIsShownAsItIsTyped(t *testing.T) {
	s := open(t, look.Light, wide)
	s.shoot(map[string]string{"NP-BTL-500_back.jpg": "NP-BTL-500_detail.jpg"})
	s.templateTyped("{sku}_{view}")
	s.pass()
	if !s.shows("np-btl-500_back.jpg") {
		t.Errorf("while typing, the name is not among %q", s.seen())
	}
	s.templateTyped("{sku}_{colr}")
	s.pass()
	if !s.shows("np-btl-500_back.jpg") || !strings.Contains(strings.Join(s.seen(), "\n"), `there is no field "colr"`) {
		t.Errorf("with a mistake, %q", s.seen())
	}
	changed := s.preset
	changed.NameTemplate = "{sku}_{view}"
	s.editPreset(changed)
	s.addField("option")
	s.pass()
	if s.preset.NameTemplate != "{sku}_{view}-{option:Colour}" {
		t.Errorf("with a field it is %q", s.preset.NameTemplate)
	}
}

func TestAltExamples(t *testing.T) {
	s := open(t, look.Light, wide)
	s.shoot(map[string]string{"NP-PCK-R38_back.jpg": "NP-PCK-R38_detail.jpg"})
	for source, want := range map[photo.AltSource]string{
		photo.AltComposed: "Ridgeline 38 pack in pine green, recycled nylon, back view", photo.AltTitle: "Ridgeline 38 pack", photo.AltKeep: "",
	} {
		changed := s.preset
		changed.Alt = source
		s.editPreset(changed)
		s.pass()
		if said := strings.Join(desktest.Seen(s.page.rail.Content()), " "); !strings.Contains(said, want) || want == "" && strings.Contains(said, "Ridgeline 38 pack") {
			t.Errorf("%s: %q, want %q", source, said, want)
		}
	}
}

func TestThePolicyDecidesAboutTheGallery(t *testing.T) {
	s := open(t, look.Light, wide)
	s.shoot(map[string]string{"NP-PCK-R38_back.jpg": "NP-BTL-500_detail.jpg"})
	s.setPolicy(bench.ReplaceAll)
	s.prepareAll()
	s.main()
	s.pass()
	if images := s.product("NP-PCK-R38").Images; len(images) != 1 {
		t.Errorf("the product has %d pictures", len(images))
	}
}

func TestTheRightColumnIsLaidOverANarrowPage(t *testing.T) {
	s := open(t, look.Light, narrow)
	s.shoot(map[string]string{"NP-BTL-500.jpg": "NP-BTL-500.jpg"})
	if s.page.rail.Content().Visible() || !s.page.preset.Visible() {
		t.Fatal("the column takes room on a narrow page")
	}
	test.Tap(s.page.preset)
	if !s.page.rail.Content().Visible() {
		t.Error("the button does not show it")
	}
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if s.page.rail.Content().Visible() {
		t.Error("Escape does not close it")
	}
	s.window.Resize(wide)
	if !s.page.rail.Content().Visible() || s.page.preset.Visible() {
		t.Error("on a wide page it does not stand beside")
	}
}
