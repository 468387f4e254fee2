// Package good works in the background and shows what came of it, all by the
// rule of the UI thread. Nothing is to be found in it.
package good

import (
	"context"
	"errors"
	"strings"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"storehand/app/job"
)

type screen struct {
	widget.BaseWidget
	label      *widget.Label
	button     *widget.Button
	rows       []string
	work       sync.WaitGroup
	dispatch   func(func())
	background func(func(context.Context))
	cache      *cache
}

// cache belongs to no thread.
type cache struct {
	mu   sync.Mutex
	size fyne.Size
}

func (c *cache) grow(by float32) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.size = c.size.AddWidthHeight(by, by)
}

func (s *screen) load() {
	go func() {
		rows := read("x")
		s.cache.grow(1)
		size := fyne.NewSize(1, 2).Add(fyne.NewPos(3, 4))
		s.dispatch(func() {
			s.rows = rows
			s.label.SetText(rows[0])
			s.label.Resize(size)
			s.show(rows[0])
		})
		s.dispatch(s.Refresh)
	}()
}

func read(path string) []string { return strings.Split(path, "/") }

func (s *screen) show(text string) { s.label.SetText(text) }

// say may be called from any goroutine, and is.
func (s *screen) say(text string) { s.dispatch(func() { s.show(text) }) }

func (s *screen) fail(err error) {
	if !errors.Is(err, context.Canceled) {
		s.say(err.Error())
	}
}

func (s *screen) runners(ctx context.Context, board *job.Board) {
	s.work.Go(func() { s.say("x") })
	time.AfterFunc(time.Second, func() { s.fail(ctx.Err()) })
	s.background(func(context.Context) { s.then(func() { s.show("x") }) })
	board.Subscribe(func(jobs []job.Snapshot) {
		s.dispatch(func() { s.show(jobs[0].Sentence()) })
	})
}

// then runs f on the UI thread, as its body shows.
func (s *screen) then(f func()) {
	rows := read("x")
	s.dispatch(func() {
		s.rows = rows
		f()
	})
}

// handlers run when the user does something, wherever they were made.
func (s *screen) handlers() {
	s.button.OnTapped = func() {
		s.label.Hide()
		s.load()
	}
	hide := func() { s.label.Hide() }
	hide()
	s.button = widget.NewButton("x", func() { s.label.Show() })
}
