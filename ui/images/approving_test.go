package images

import (
	"strings"
	"testing"

	"storehand/app/bench"
	"storehand/ui/desk"
)

// A contact sheet shows what is staged as it is, what will be staged as it will
// be called, and what has no product by the name of its photo.
func TestContactSheetOfWhatIsFinished(t *testing.T) {
	s := staged(t)
	s.shoot(map[string]string{"NP-PCK-R38_front.jpg": "NP-PCK-R38_backdrop.jpg", "IMG_1.jpg": "NP-TNT-T1.jpg"})
	s.prepareAll()
	s.shoot(map[string]string{"NP-PCK-H22.jpg": "NP-PCK-H22.jpg"}) // not prepared
	var sheet []bench.Picture
	s.params.OnContactSheet = func(_ desk.Scope, finished []bench.Picture) { sheet = finished }
	s.contactSheet()
	s.pass()
	if len(sheet) != 4 {
		t.Fatalf("%d pictures: %+v", len(sheet), sheet)
	}
	var loose int
	for _, picture := range sheet {
		if picture.Image.Original == "" || picture.Image.Prepared == "" {
			t.Errorf("%+v is not a photo with its finished picture", picture)
		}
		if picture.Owner == 0 {
			loose++
			if !strings.HasPrefix(picture.Image.FileName, "IMG_1.") {
				t.Errorf("a photo without a product is called %q", picture.Image.FileName)
			}
		} else if picture.Image.Alt == "" || !strings.HasPrefix(picture.Image.FileName, "np-") {
			t.Errorf("%q, ALT %q", picture.Image.FileName, picture.Image.Alt)
		}
	}
	if loose != 1 {
		t.Errorf("%d pictures without a product", loose)
	}
}
