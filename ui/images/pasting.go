package images

import (
	"context"

	"storehand/app/bench"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// paste takes what is in the clipboard: files copied in a file manager, their
// paths, or a picture.
func (s *Section) paste() {
	text := s.params.ClipText()
	s.desk.Background(func(ctx context.Context) {
		gathered, err := bench.Paste(ctx, s.params.Clip(text), s.params.Inbox)
		s.desk.Dispatch(func() {
			if err != nil {
				s.toast(parts.Toast{Tone: parts.Warn, Words: words.Sentence(err.Error())})
				return
			}
			s.took(gathered)
		})
	})
}
