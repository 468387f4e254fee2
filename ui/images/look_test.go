package images

import (
	"testing"

	"fyne.io/fyne/v2"

	"storehand/app/photo"
	"storehand/ui/look"
)

// northpass are photos as they come from a shoot.
var northpass = map[string]string{
	"NP-PCK-R38_front.jpg": "large NP-PCK-R38_backdrop.jpg", "NP-PCK-R38_side.jpg": "NP-PCK-R38.jpg",
	"NP-PCK-R38_detail.jpg": "large NP-PCK-R38_detail.jpg", "NP-PCK-H22_a.jpg": "large NP-PCK-H22_backdrop.jpg",
	"IMG_4471.jpg": "large NP-MAT-DRF_backdrop.jpg", "IMG_4472.jpg": "large NP-MAT-DRF_backdrop.jpg", "tarn tent.jpg": "NP-TNT-T1_backdrop.jpg",
	"NP-BTL-750_steel.jpg": "large NP-BTL-750_backdrop.jpg", "broken.jpg": "",
}

func TestPicturesOfTheBench(t *testing.T) {
	for _, view := range []struct {
		name string
		mode look.Mode
		size fyne.Size
	}{{"images-light", look.Light, wide}, {"images-dark", look.Dark, wide}, {"images-narrow-light", look.Light, narrow}, {"images-narrow-dark", look.Dark, narrow}} {
		s := open(t, view.mode, view.size)
		s.picture(view.name + "-empty")
		s.drop(shoot(t, northpass))
		shopify, found := photo.Find(s.presets.All(), "square")
		if !found {
			t.Fatal("the preset is gone")
		}
		s.keepPresets(s.presets, shopify)
		s.choose(s.at("NP-PCK-R38_front.jpg").Path)
		s.pass()
		s.picture(view.name)
		if view.size == narrow {
			s.page.showRail(true)
			s.picture(view.name + "-rail")
			s.page.showRail(false)
		}
		s.chooseProduct()
		s.picture(view.name + "-products")
		s.key(fyne.KeyEscape)
		s.page.pane.view.Tapped(&fyne.PointEvent{Position: fyne.NewPos(80, 10)})
		s.prepare()
		s.until("the run is over", func() bool { return s.run == nil })
		s.pass()
		s.picture(view.name + "-prepared")
		s.Section.stage()
		s.pass()
		s.picture(view.name + "-staged")
		s.findMissing()
		s.pass()
		s.picture(view.name + "-alt")
	}
}
