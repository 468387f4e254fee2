package images

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"storehand/app/hotfolder"
	"storehand/app/photo"
	"storehand/ui/look"
	"storehand/ui/parts"
)

// watching is a folder whose new photos come onto the bench by themselves.
type watching struct {
	dir  string
	stop context.CancelFunc
}

// watchFolder asks for a folder to watch.
func (s *Section) watchFolder() {
	s.desk.Files.Folder("Watch a folder", func(dir string) {
		if dir != "" {
			s.watch(dir)
		}
	})
}

// watch takes photos that come into a folder from now on, for the store in
// front. There is one folder at a time.
func (s *Section) watch(dir string) {
	s.stopWatching()
	b := s.bay
	ctx, stop := context.WithCancel(context.Background())
	b.watching = &watching{dir, stop}
	name := filepath.Base(dir)
	w := hotfolder.Watch{
		Dir: dir, Wanted: isPhotoName,
		Began: func() {
			s.desk.Dispatch(func() {
				s.toast(parts.Toast{Tone: parts.Good, Words: "New photos in " + name + " come onto the bench by themselves"})
			})
		},
		Found: func(paths []string) { s.desk.Dispatch(func() { s.cameIn(b, paths) }) },
		Lost: func(err error) {
			s.desk.Dispatch(func() {
				s.toast(parts.Toast{Tone: parts.Bad, Words: "The folder " + name + " cannot be watched: " + err.Error()})
			})
		},
		Back: func() {
			s.desk.Dispatch(func() { s.toast(parts.Toast{Tone: parts.Good, Words: "The folder " + name + " is back and watched"}) })
		},
	}
	s.desk.Background(func(window context.Context) {
		defer context.AfterFunc(window, stop)()
		w.Run(ctx)
	})
	s.showWatching()
}

func isPhotoName(name string) bool {
	return slices.Contains(photo.Extensions(), strings.ToLower(filepath.Ext(name)))
}

// cameIn takes new photos of the watched folder, once their store is in front.
func (s *Section) cameIn(b *bay, paths []string) {
	if b != s.bay {
		b.waiting = append(b.waiting, paths...)
		return
	}
	s.take(paths)
}

// stopWatching leaves the folder alone again.
func (s *Section) stopWatching() {
	if s.watching != nil {
		s.watching.stop()
		s.watching = nil
		s.showWatching()
	}
}

// watchDeed begins to watch a folder, or ends it.
func (s *Section) watchDeed() parts.MenuItem {
	if s.watching != nil {
		return parts.MenuItem{Words: "Stop watching " + filepath.Base(s.watching.dir), Icon: look.IconEye, OnTap: s.stopWatching}
	}
	return parts.MenuItem{Words: "Watch a folder", Icon: look.IconEye, OnTap: s.watchFolder}
}

// showWatching says in the drop zone which folder is watched.
func (s *Section) showWatching() {
	words := dropWords
	if s.watching != nil {
		words = "Watching the folder " + filepath.Base(s.watching.dir)
	}
	s.page.list.zone.say(words)
}
