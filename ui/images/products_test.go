package images

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"storehand/app/bench"
	"storehand/ui/desk/desktest"
	"storehand/ui/look"
)

// overlay is the topmost popover or menu, or nil.
func (s *stage) overlay() fyne.CanvasObject { return s.window.Canvas().Overlays().Top() }

func TestAProductIsChosenBySearch(t *testing.T) {
	s := open(t, look.Light, wide)
	s.shoot(map[string]string{"IMG_1.jpg": "NP-BTL-500.jpg"})
	if !s.page.pane.choose.Visible() || s.page.pane.token.Visible() {
		t.Fatal("a photo without a product does not ask for one")
	}
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	s.key(fyne.KeyReturn) // from the list
	if s.overlay() == nil {
		t.Fatal("Enter does not offer the products")
	}
	test.Type(s.window.Canvas().Focused(), "bottle 500")
	s.key(fyne.KeyReturn)
	s.pass()
	if s.overlay() != nil {
		t.Error("the choice stays open")
	}
	e := s.at("IMG_1.jpg")
	if e.Binding.Product != s.product("NP-BTL-500").ID || !e.Binding.ByHand {
		t.Errorf("bound to %+v", e.Binding)
	}
	if s.page.pane.token.Text() != "Steel bottle 500 ml" || s.page.pane.choose.Visible() {
		t.Errorf("the middle says %q", s.page.pane.token.Text())
	}
	if !strings.Contains(strings.Join(s.seen(), "\n"), "\nnp-btl-500-steel-bottle-500-ml-") {
		t.Errorf("the name is not among %q", s.seen())
	}
	s.page.pane.token.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	s.pass()
	if e.Binding.Product != 0 || s.page.pane.token.Visible() {
		t.Error("the product is not taken away")
	}
	if rail := desktest.Seen(s.page.rail.Content()); !slices.Contains(rail, "IMG_1.jpg") && !slices.Contains(rail, "img_1.jpg") {
		t.Errorf("without a product the name is not among %q", rail)
	}
}

func TestAGuessIsConfirmed(t *testing.T) {
	s := open(t, look.Light, wide)
	s.shoot(map[string]string{"tarn tent.jpg": "NP-TNT-T1.jpg"})
	if !s.page.pane.confirm.Visible() || s.page.pane.choose.Text() != "Tarn 1 tent?" {
		t.Fatalf("the middle says %q", s.page.pane.choose.Text())
	}
	test.Tap(s.page.pane.confirm)
	if e := s.at("tarn tent.jpg"); e.Binding.Product != s.product("NP-TNT-T1").ID || e.Mark(s.preset) == bench.Unsure {
		t.Errorf("bound to %+v", e.Binding)
	}
}

func TestGuessesAreOfferedFirst(t *testing.T) {
	s := open(t, look.Light, wide)
	s.shoot(map[string]string{"tarn tent.jpg": "NP-TNT-T1.jpg"})
	e := s.at("tarn tent.jpg")
	options := s.options(e, "")
	if len(options) < 10 || options[0].ID != e.Binding.Match.Best.ID || !strings.Contains(options[0].more, "of 100: ") {
		t.Errorf("first of %d is %+v", len(options), options[0])
	}
	seen := map[string]bool{}
	for _, o := range options {
		if seen[o.Label+o.SKU] {
			t.Errorf("%s is offered twice", o.Label)
		}
		seen[o.Label+o.SKU] = true
	}
	for text, want := range map[string]string{"np-btl-750": "Steel bottle 750 ml", "squall rust m": "Squall shell jacket, Rust, M", "BÖTTLE 500": "", "nothing like it": ""} {
		found := s.options(e, text)
		switch {
		case want == "" && text == "BÖTTLE 500" && len(found) == 1: // accents and case do not matter
		case want == "" && len(found) != 0:
			t.Errorf("%q finds %+v", text, found)
		case want != "" && (len(found) == 0 || found[0].Label != want):
			t.Errorf("%q finds %+v", text, found)
		}
	}
}

func TestTheMenuOfAPhoto(t *testing.T) {
	s := open(t, look.Light, wide)
	s.shoot(map[string]string{"NP-BTL-500.jpg": "NP-BTL-500.jpg", "IMG_1.jpg": "NP-BTL-750.jpg"})
	strip := s.page.list.list.strip
	test.TapSecondaryAt(strip, fyne.NewPos(50, look.TallRowHeight+10))
	if s.overlay() == nil || s.entry().Name() != "NP-BTL-500.jpg" {
		t.Fatalf("no menu, or of %s", s.entry().Name())
	}
	s.key(fyne.KeyDown) // Choose product
	s.key(fyne.KeyDown) // Show product
	s.key(fyne.KeyReturn)
	if len(s.gone) != 1 || s.gone[0] != s.product("NP-BTL-500").ID {
		t.Errorf("went to %v", s.gone)
	}
}
