// Package bad breaks the rule of the UI thread in every way the test knows.
// The comments say what is to be found in their line.
package bad

import (
	"context"
	"slices"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"storehand/app/job"
)

type screen struct {
	widget.BaseWidget
	label      *widget.Label
	box        *fyne.Container
	image      *canvas.Image
	window     fyne.Window
	count      int
	work       sync.WaitGroup
	dispatch   func(func())
	background func(func(context.Context))
	sections   []section
}

type section interface{ Refreshed(text string) }

func direct(label *widget.Label) {
	fyne.Do(func() { label.SetText("x") })        // want "fyne.Do is called directly"
	fyne.DoAndWait(func() { label.SetText("x") }) // want "fyne.DoAndWait is called directly"
	post := fyne.Do                               // want "fyne.Do is called directly"
	post(func() {})
}

func (s *screen) goroutines() {
	go func() {
		s.label.SetText("x")                         // want "Label.SetText in the background"
		s.label.Text = "x"                           // want "Label.Text in the background"
		s.count++                                    // want "screen.count in the background"
		s.Refresh()                                  // want "screen.Refresh in the background"
		s.box.Add(s.label)                           // want "Container.Add in the background"
		s.image.FillMode = canvas.ImageFillContain   // want "Image.FillMode in the background"
		s.window.SetTitle("x")                       // want "Window.SetTitle in the background"
		s.window.Canvas().Focus(nil)                 // want "(Window.Canvas|Canvas.Focus) in the background"
		dialog.ShowInformation("x", "y", s.window)   // want "dialog.ShowInformation in the background"
		widget.ShowPopUp(s.label, s.window.Canvas()) // want "widget.ShowPopUp in the background" "Window.Canvas in the background"
		var object fyne.CanvasObject = s.label
		object.Hide() // want "CanvasObject.Hide in the background"
	}()
	go s.label.Refresh() // want "Label.Refresh in the background"
	go s.show("x")       // want "s.show runs in the background and touches the window .Label.SetText, bad/bad.go:\\d+"
}

func (s *screen) show(text string) { s.label.SetText(text) }

func (s *screen) further(text string) { s.show(text) }

func (s *screen) runners(ctx context.Context, board *job.Board) {
	s.work.Go(func() { s.label.Hide() })                     // want "Label.Hide in the background"
	time.AfterFunc(time.Second, s.label.Show)                // want "Label.Show in the background"
	time.AfterFunc(time.Second, func() { s.show("x") })      // want "s.show in the background touches the window"
	s.background(func(context.Context) { s.further("x") })   // want "s.further in the background touches the window"
	s.ownRunner(func(context.Context) { s.label.Hide() })    // want "Label.Hide in the background"
	board.Subscribe(func([]job.Snapshot) { s.label.Hide() }) // want "Label.Hide in the background"
	board.Start(ctx, job.Spec{}, func(ctx context.Context, j *job.Job) error {
		s.label.Hide() // want "Label.Hide in the background"
		return job.Each(ctx, j, slices.Values([]int{1}), job.Work[int]{
			Do: func(context.Context, int) job.Result {
				s.label.Show() // want "Label.Show in the background"
				return job.Done()
			},
		})
	})
}

// ownRunner is known for what it does with work, not by its name.
func (s *screen) ownRunner(work func(context.Context)) {
	s.passOn(func() { work(context.Background()) })
}

func (s *screen) passOn(f func()) { go f() }

func (s *screen) closures() {
	hide := func() { s.label.Hide() } // want "Label.Hide in the background"
	go hide()
	go func() {
		func() {
			s.label.Show() // want "Label.Show in the background"
		}()
		defer func() { s.label.Hide() }() // want "Label.Hide in the background"
		slices.SortFunc([]string{"a", "b"}, func(a, b string) int {
			s.label.SetText(a) // want "Label.SetText in the background"
			return 0
		})
		s.dispatch(func() {
			go func() { s.label.Hide() }() // want "Label.Hide in the background"
		})
	}()
}

func (s *screen) throughInterface() {
	go func() {
		for _, section := range s.sections {
			section.Refreshed("x") // want "section.Refreshed in the background touches the window"
		}
	}()
}

type page struct{ label *widget.Label }

func (p *page) Refreshed(text string) { p.label.SetText(text) }

var _ section = (*page)(nil)

func layOut(objects []fyne.CanvasObject) {
	go container.NewVBox(objects...).Refresh() // want "Container.Refresh in the background"
}
