package images

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"storehand/app/bench"
	"storehand/app/photo"
	"storehand/ui/look"
	"storehand/ui/parts"
)

// commit types a text into a field of the right column and presses Enter.
func (s *stage) commit(field *parts.Entry, text string) {
	s.t.Helper()
	field.Focus()
	s.selectAll()
	test.Type(s.window.Canvas().Focused(), text)
	s.key(fyne.KeyReturn)
	s.pass()
}

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
	s.commit(s.page.rail.width, "500")
	if s.preset.Width != 500 || len(s.tray.Due(s.preset)) != 1 {
		t.Errorf("the preset is %+v", s.preset)
	}
	if got := s.page.pane.card.columns[0].after.Text(); got != "500 × 500" {
		t.Errorf("the picture will have %q", got)
	}
	if !s.page.rail.changed.Visible() || s.savedPresets().Current() != s.preset {
		t.Errorf("remembered is %+v", s.savedPresets().Current())
	}
	s.commit(s.page.rail.width, "wide")
	if s.preset.Width != 500 {
		t.Error("a word is taken for a number")
	}
	s.commit(s.page.rail.width, "700000")
	if s.preset.Width != 500 {
		t.Error("a size that no format has is taken")
	}
	s.commit(s.page.rail.background, "#12345")
	if s.preset.Background != "#FFFFFF" {
		t.Error("half a colour is taken")
	}
	s.dropPreset()
	s.pass()
	if first := photo.Presets()[0]; s.preset != first || s.page.rail.changed.Visible() || s.savedPresets().Current() != first {
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
	if s.preset != photo.Presets()[1] || s.savedPresets().Last != photo.Presets()[1].Slug {
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
	rail := s.page.rail
	rail.template.Focus()
	s.selectAll()
	test.Type(s.window.Canvas().Focused(), "{sku}_{view}")
	s.pass()
	if got := rail.nameExample.Text(); got != "np-btl-500_back.jpg" {
		t.Errorf("while typing the name would be %q", got)
	}
	test.Type(s.window.Canvas().Focused(), "{colr}")
	s.pass()
	if err := checkTemplate(rail.template.Text()); err == nil || !strings.Contains(err.Error(), `there is no field "colr"`) {
		t.Errorf("the template %q: %v", rail.template.Text(), err)
	}
	s.key(fyne.KeyReturn)
	if s.preset.NameTemplate != "" {
		t.Errorf("a template with a mistake is taken: %q", s.preset.NameTemplate)
	}
	s.commit(rail.template, "{sku}_{view}")
	if s.preset.NameTemplate != "{sku}_{view}" {
		t.Errorf("the template is %q", s.preset.NameTemplate)
	}
	s.addField("option")
	s.pass()
	if rail.template.Text() != "{sku}_{view}-{option:Colour}" || checkTemplate(rail.template.Text()) != nil {
		t.Errorf("with a field it is %q", rail.template.Text())
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
		if got := s.page.rail.altExample.Text(); got != want {
			t.Errorf("%s: %q, want %q", source, got, want)
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
	if s.page.rail.root.Visible() || !s.page.preset.Visible() {
		t.Fatal("the column takes room on a narrow page")
	}
	test.Tap(s.page.preset)
	if !s.page.rail.root.Visible() {
		t.Error("the button does not show it")
	}
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if s.page.rail.root.Visible() {
		t.Error("Escape does not close it")
	}
	s.window.Resize(wide)
	if !s.page.rail.root.Visible() || s.page.preset.Visible() {
		t.Error("on a wide page it does not stand beside")
	}
}
