package images

import (
	"context"
	"fmt"
	"image"

	"fyne.io/fyne/v2"

	"storehand/app/bench"
	"storehand/app/photo"
	"storehand/ui/framing"
	"storehand/ui/parts"
)

// byHand is the editing of one photo's framing in the middle column.
type byHand struct {
	editor *framing.Editor
	path   string // of the photo; empty while none is edited
	wanted int    // generation of the picture
	cancel context.CancelFunc
}

func (s *Section) newByHand() *byHand {
	h := &byHand{cancel: func() {}}
	h.editor = framing.New(framing.Params{
		Tips: s.desk.Tips, Picture: s.showFramed, Done: s.framed, Cancel: s.closeFraming,
	})
	return h
}

// frameByHand lets the user turn, straighten and crop the photo in the middle.
func (s *Section) frameByHand() {
	e := s.entry()
	if e == nil || !e.Looked || e.Problem != nil {
		return
	}
	s.hand.path = e.Path
	s.page.pane.setFraming(true)
	preset := e.Recipe(s.preset).Preset
	ratio := 0.0
	if preset.Fit != photo.FitInside && preset.Height > 0 {
		ratio = float64(preset.Width) / float64(preset.Height)
	}
	s.hand.editor.Open(e.Framing, e.Facts.Width, e.Facts.Height, ratio)
}

// showFramed makes the picture to crop.
func (s *Section) showFramed(f photo.Framing) {
	e := s.tray.Find(s.hand.path)
	if e == nil {
		return
	}
	s.hand.cancel()
	s.hand.wanted++
	generation, subject, box := s.hand.wanted, e.Photo, s.page.pane.viewer.room()
	f.Crop = photo.Crop{}
	wish, cancel := context.WithCancel(context.Background())
	s.hand.cancel = cancel
	s.desk.Background(func(ctx context.Context) {
		defer cancel()
		defer context.AfterFunc(ctx, cancel)()
		picture, err := bench.Framed(wish, subject, f, box)
		s.desk.Dispatch(func() { s.gotFramed(generation, picture, err) })
	})
}

func (s *Section) gotFramed(generation int, picture *image.RGBA, err error) {
	switch {
	case generation != s.hand.wanted || s.hand.path == "":
	case err != nil:
		s.closeFraming()
		s.page.pane.setNote(parts.Bad, err.Error())
	default:
		s.hand.editor.SetPicture(picture)
	}
}

// framed takes over what the user made.
func (s *Section) framed(f photo.Framing) {
	if err := s.tray.Frame(s.hand.path, f); err != nil {
		s.toast(parts.Toast{Tone: parts.Bad, Words: fmt.Sprintf("Not changed: %v", err)})
	}
	s.closeFraming()
	s.refresh()
	s.showChosen()
}

func (s *Section) closeFraming() {
	s.hand.cancel()
	s.hand.path = ""
	s.page.pane.setFraming(false)
}

// framingKey is a key while a photo is framed by hand.
func (s *Section) framingKey(key fyne.KeyName) {
	switch key {
	case fyne.KeyEscape:
		s.closeFraming()
	case fyne.KeyReturn, fyne.KeyEnter:
		s.hand.editor.Done()
	}
}
