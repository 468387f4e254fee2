package look

import (
	"sync"

	"fyne.io/fyne/v2"

	"storehand/assets"
)

// The cuts in use. Plex because all its digits and the true minus are equally
// wide in every weight: columns align, and a number stays put when it turns
// bold.
var (
	textFont   = cut("IBMPlexSans-Text.ttf")
	semiFont   = cut("IBMPlexSans-SemiBold.ttf")
	italicFont = cut("IBMPlexSans-TextItalic.ttf")
	monoFont   = cut("IBMPlexMono-Text.ttf")

	hebrewFont     = cut("IBMPlexSansHebrew-Text.ttf")
	hebrewSemiFont = cut("IBMPlexSansHebrew-SemiBold.ttf")
	arabicFont     = cut("IBMPlexSansArabic-Text.ttf")
	arabicSemiFont = cut("IBMPlexSansArabic-SemiBold.ttf")
)

// FontText is the regular cut.
func FontText() fyne.Resource { return textFont() }

// FontSemi is the cut for the thing read first in a row or card.
func FontSemi() fyne.Resource { return semiFont() }

// FontItalic is the italic of FontText.
func FontItalic() fyne.Resource { return italicFont() }

// FontMono is the cut for SKU, barcode and templates.
func FontMono() fyne.Resource { return monoFont() }

// cut reads an embedded font when it is first needed. Fyne caches faces by the
// identity of the resource, so each cut must be one resource for good.
func cut(file string) func() fyne.Resource {
	return sync.OnceValue(func() fyne.Resource {
		data, err := assets.Font(file)
		if err != nil {
			panic(err) // the program was built without its fonts
		}
		return fyne.NewStaticResource(file, data)
	})
}
