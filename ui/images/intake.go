package images

import (
	"context"
	"fmt"
	"image"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"storehand/app/bench"
	"storehand/app/catalog"
	"storehand/app/photo"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// batch is how many photos are looked at between two reports to the screen.
const batch = 32

// addFiles asks for photos.
func (s *Section) addFiles() {
	s.desk.Files.Open("Add photos", photo.Extensions(), func(paths []string) { s.take(paths) })
}

// addFolder asks for a folder of photos.
func (s *Section) addFolder() {
	s.desk.Files.Folder("Add a folder of photos", func(path string) {
		if path != "" {
			s.take([]string{path})
		}
	})
}

// offerAdding lets the user choose between photos and a folder.
func (s *Section) offerAdding(under fyne.CanvasObject) {
	parts.ShowMenuBelow(under, []parts.MenuItem{
		{Words: "Photos", Key: "Ctrl Shift O", OnTap: s.addFiles},
		{Words: "A folder", OnTap: s.addFolder},
		{Words: "What was copied", Key: "Ctrl V", OnTap: s.paste},
		parts.MenuRule,
		s.watchDeed(),
	})
}

// tables are the extensions of files that may hold products.
var tables = []string{".csv", ".tsv", ".tab", ".txt", ".xls", ".xlsx", ".json", ".xml"}

// Dropped implements desk.Section: it takes everything but files that may hold
// products. Whether something is a folder cannot be seen without the disk.
func (s *Section) Dropped(paths []string, _ fyne.Position) bool {
	ours := slices.ContainsFunc(paths, func(path string) bool {
		return !slices.Contains(tables, strings.ToLower(filepath.Ext(path)))
	})
	if ours {
		s.take(paths)
	}
	return ours
}

// take puts the photos of files and folders on the bench.
func (s *Section) take(paths []string) {
	if len(paths) == 0 {
		return
	}
	s.desk.Background(func(ctx context.Context) {
		gathered, err := bench.Gather(ctx, paths)
		if err != nil {
			return // the window closes
		}
		s.desk.Dispatch(func() { s.took(gathered) })
	})
}

func (s *Section) took(gathered bench.Gathered) {
	added := s.tray.Add(gathered.Photos)
	for _, refused := range gathered.Refused {
		s.tray.Add([]bench.Photo{{Path: refused.Path}})
		s.tray.Learn(refused.Path, photo.Facts{}, refused)
	}
	if s.stale && len(added) > 0 {
		s.readShelf()
	}
	s.tellOfGathering(gathered, len(added))
	s.refresh()
	s.examine(added)
}

// tellOfGathering says what of the dropped things did not come onto the bench.
func (s *Section) tellOfGathering(gathered bench.Gathered, added int) {
	if n := len(gathered.Refused); n > 0 {
		first := gathered.Refused[0]
		text := first.Error()
		if n > 1 {
			text = fmt.Sprintf("%s cannot be read, among them %s: %s", words.Count(n, "file"), filepath.Base(first.Path), first.Reason)
		}
		s.toast(parts.Toast{Tone: parts.Bad, Words: text, Action: "Show", OnAction: func() { s.choose(first.Path) }})
	}
	again := len(gathered.Photos) - added
	switch {
	case len(gathered.Photos) == 0 && len(gathered.Refused) == 0:
		s.toast(parts.Toast{Tone: parts.Warn, Words: "There are no photos in it"})
	case again > 0 && added == 0:
		s.toast(parts.Toast{Words: words.Count(again, "photo") + " on the bench already"})
	case gathered.Others > 0:
		s.toast(parts.Toast{Words: fmt.Sprintf("%s added, %s left out: no pictures", words.Count(added, "photo"), words.Count(gathered.Others, "file"))})
	}
}

// tellOfRestoring says which of the photos that were on the bench last time are
// gone or have changed.
func (s *Section) tellOfRestoring(gone, changed int) {
	var said []string
	if gone > 0 {
		said = append(said, words.Count(gone, "photo")+" cannot be found any more")
	}
	if changed > 0 {
		said = append(said, words.Count(changed, "photo")+" changed since and will be prepared again")
	}
	if len(said) > 0 {
		s.toast(parts.Toast{Tone: parts.Warn, Words: words.Sentence(strings.Join(said, ", "))})
	}
}

// learnt is what looking at a photo told.
type learnt struct {
	path    string
	facts   photo.Facts
	problem error
}

// examine reads the headers of photos, matches them, and then looks for twins.
func (s *Section) examine(photos []bench.Photo) {
	if len(photos) == 0 {
		return
	}
	shelf, b := s.shelf, s.bay
	s.desk.Background(func(ctx context.Context) {
		for part := range slices.Chunk(photos, batch) {
			if ctx.Err() != nil {
				return
			}
			looks := make([]learnt, len(part))
			for i, p := range part {
				facts, err := bench.Look(p)
				looks[i] = learnt{p.Path, facts, err}
			}
			bindings := bindingsOf(shelf, part)
			s.desk.Dispatch(func() { s.learn(looks, shelf, bindings) })
		}
		s.desk.Dispatch(func() {
			s.findTwins()
			s.see(b, photos)
		})
	})
}

func (s *Section) learn(looks []learnt, shelf *bench.Shelf, bindings map[string]bench.Binding) {
	again := false
	for _, l := range looks {
		s.tray.Learn(l.path, l.facts, l.problem)
		again = again || l.path == s.chosen
	}
	if shelf == s.shelf {
		s.tray.Match(bindings)
	} else {
		s.matchAll()
	}
	s.refresh()
	if again {
		s.showChosen()
	}
}

// bindingsOf matches photos; without a shelf there is nothing to match to.
func bindingsOf(shelf *bench.Shelf, photos []bench.Photo) map[string]bench.Binding {
	if shelf == nil {
		return nil
	}
	bindings := make(map[string]bench.Binding, len(photos))
	for _, p := range photos {
		bindings[p.Path] = bench.Bind(shelf.Match(p))
	}
	return bindings
}

// findTwins compares the contents of all photos.
func (s *Section) findTwins() {
	photos := s.tray.Photos()
	s.desk.Background(func(ctx context.Context) {
		twins, err := bench.Twins(ctx, photos)
		if err != nil {
			return // the window closes
		}
		s.desk.Dispatch(func() {
			s.tray.SetTwins(twins)
			s.refresh()
		})
	})
}

// Thumbnails of the list: twice the size of their place, sharp on dense
// screens, and kept for some screenfuls.
const (
	thumbPixels = int(2 * rowThumb)
	thumbsKept  = 600
)

// files makes thumbnails of photos on the bench.
type files struct{}

// Thumb implements thumbnail.Source.
func (files) Thumb(ctx context.Context, picture catalog.Image, px int) (*image.RGBA, error) {
	return bench.Thumbnail(ctx, bench.Photo{Path: picture.Original}, px)
}

// asPicture is the photo as the loader of thumbnails tells pictures apart: by
// their file.
func asPicture(p bench.Photo) catalog.Image { return catalog.Image{Original: p.Path} }

// wantThumbs asks for the thumbnails of the rows in sight.
func (s *Section) wantThumbs(first, end int) {
	var pictures []catalog.Image
	for _, e := range s.page.list.piles.shown[first:end] {
		if e.Problem == nil {
			pictures = append(pictures, asPicture(e.Photo))
		}
	}
	s.thumbs.Want(thumbPixels, pictures)
}
