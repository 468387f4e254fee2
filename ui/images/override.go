package images

import (
	"fmt"

	"storehand/app/photo"
	"storehand/ui/parts"
)

// setOwn has the right column show the settings of the photo in the middle
// alone, or those of all photos.
func (s *Section) setOwn(on bool) {
	s.own = on
	s.showRail()
}

// dropOwn has the photo in the middle follow the preset of all again.
func (s *Section) dropOwn() { s.override(nil) }

// override gives the photo in the middle settings of its own, or takes them
// back. Settings that make no sense are not taken.
func (s *Section) override(own *photo.Preset) {
	if err := s.tray.Override(s.chosen, own); err != nil {
		s.toast(parts.Toast{Tone: parts.Bad, Words: fmt.Sprintf("Not changed: %v", err)})
		s.showRail()
		return
	}
	s.showRail()
	s.refresh()
	if e := s.entry(); e != nil {
		s.showForecast(e)
	}
	s.loadPair()
}
