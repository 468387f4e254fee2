package importer

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/ui/look"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// Sizes of the pages in pixels.
const (
	smallWidth    float32 = 560
	smallHeight   float32 = 260
	storeWidth    float32 = 640
	storeHeight   float32 = 500
	previewWidth  float32 = 880
	previewHeight float32 = 720
)

// reading is the page that is shown while a file is read.
type reading struct {
	bar   *parts.ProgressBar
	words *parts.Label
}

// showReading shows that the file in hand is being read.
func (s *session) showReading(doing string) *reading {
	r := &reading{bar: parts.NewProgressBar(0), words: parts.NewLabel(doing, look.SizeBody, look.Ink2)}
	s.importer.show(parts.WidePage{
		Title: "Import " + s.name(), Subtitle: s.position(), Width: smallWidth, Height: smallHeight,
		Content: padded(container.NewVBox(r.words, r.bar)),
		Actions: []*parts.Button{s.cancelButton()},
	})
	return r
}

// position says which of several files is in hand.
func (s *session) position() string {
	if s.total < 2 {
		return ""
	}
	return fmt.Sprintf("file %d of %d", s.total-len(s.paths)+1, s.total)
}

func (s *session) cancelButton() *parts.Button {
	return parts.NewButton(parts.Quiet, "Cancel", s.importer.giveUp).WithKey("Esc")
}

func (r *reading) show(percent int64) {
	r.bar.SetValue(float32(percent) / 100)
	r.words.SetText("Working out what would change, " + words.Percent(percent))
}

// padded keeps content from the edges of the dialog.
func padded(content fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(look.CardPadding, look.CardPadding, look.PageMargin, look.PageMargin), content)
}
