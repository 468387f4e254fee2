// Package desktest gives tests of screens a desk in a window of Fyne's test
// driver: what screens do in the background and bring back happens when the
// test says so, and what they tell the user is kept.
package desktest

import (
	"context"
	"errors"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/job"
	"storehand/ui/desk"
	"storehand/ui/look"
	"storehand/ui/parts"
)

// Stage is a window with a desk.
type Stage struct {
	*desk.Desk
	Toasts   []parts.Toast
	Failures []string // what could not be done, and why
	Files    Files    // answers of the file dialogs
	Undone   int      // how often undo was asked for

	t       testing.TB
	clock   clock
	running sync.WaitGroup
	mu      sync.Mutex
	queue   []func()
	ready   chan struct{} // has something while the queue may have
}

// New opens a window of a size in pixels over a workspace's door and memory.
func New(t testing.TB, door change.Door, memory desk.Memory, mode look.Mode, size fyne.Size) *Stage {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look.New(mode))
	s := &Stage{t: t, ready: make(chan struct{}, 1)}
	tips := parts.NewTips(s.clock.after)
	s.Desk = &desk.Desk{
		Window: app.NewWindow(""), Dispatch: s.dispatch, Background: s.background, Door: door, Jobs: job.NewBoard(job.SystemClock{}),
		Memory: memory, Files: &s.Files, Tips: tips, After: s.clock.after,
		Toast: func(toast parts.Toast) { s.Toasts = append(s.Toasts, toast) },
		Undo:  func() { s.Undone++ },
		Fail: func(doing string, err error) {
			if !errors.Is(err, context.Canceled) {
				s.dispatch(func() { s.Failures = append(s.Failures, doing+": "+err.Error()) })
			}
		},
		Go: func(desk.Place, catalog.ID) {},
	}
	s.Window.SetPadded(false)
	s.Window.SetContent(container.NewStack(parts.NewBox(look.Window, "", 0), tips.Layer()))
	s.Window.Resize(size)
	t.Cleanup(s.end)
	return s
}

func (s *Stage) end() {
	s.running.Wait()
	if err := s.Jobs.Close(context.Background()); err != nil {
		s.t.Error(err)
	}
}

func (s *Stage) background(work func(context.Context)) {
	s.running.Go(func() { work(context.Background()) })
}

func (s *Stage) dispatch(f func()) {
	s.mu.Lock()
	s.queue = append(s.queue, f)
	s.mu.Unlock()
	select {
	case s.ready <- struct{}{}:
	default:
	}
}

// Settle waits until nothing goes on any more: background work, jobs, and what
// they brought back.
func (s *Stage) Settle() {
	for {
		s.running.Wait()
		for _, snapshot := range s.Jobs.Jobs() {
			if _, err := s.Jobs.Job(snapshot.ID).Wait(context.Background()); err != nil {
				s.t.Fatal(err)
			}
		}
		if !s.step() {
			return
		}
	}
}

// SettleUntil lets things go on until the channel is closed, for what happens
// while background work is not over.
func (s *Stage) SettleUntil(closed <-chan struct{}) {
	for {
		select {
		case <-closed:
			return
		case <-s.ready:
			s.step()
		}
	}
}

// step runs what came back from the background so far, and says whether there
// was anything.
func (s *Stage) step() bool {
	s.mu.Lock()
	queue := s.queue
	s.queue = nil
	s.mu.Unlock()
	for _, f := range queue {
		f()
	}
	return len(queue) > 0
}

// Pass lets all time go by that something waits for.
func (s *Stage) Pass() {
	s.clock.pass()
	s.Settle()
}

// Key presses a key where the driver would send it.
func (s *Stage) Key(name fyne.KeyName) {
	event := &fyne.KeyEvent{Name: name}
	if focused := s.Window.Canvas().Focused(); focused != nil {
		focused.TypedKey(event)
	} else if handle := s.Window.Canvas().OnTypedKey(); handle != nil {
		handle(event)
	}
	s.Settle()
}

// Press taps the button with those words, and waits for what comes of it.
func (s *Stage) Press(words string) {
	s.t.Helper()
	test.Tap(Find(s, words, func(b *parts.Button) bool { return b.Text() == words }))
	s.Settle()
}

// Write puts text into the nth visible text field, from 0, in place of what it
// has.
func (s *Stage) Write(n int, text string) {
	s.t.Helper()
	seen := -1
	entry := Find(s, text, func(*parts.Entry) bool { seen++; return seen == n })
	entry.SetText("")
	entry.Focus()
	for _, r := range text {
		s.Window.Canvas().Focused().TypedRune(r)
	}
	s.Settle()
}

// Choose picks an option of the first select that offers it.
func (s *Stage) Choose(option string) {
	s.t.Helper()
	choice := Find(s, option, func(c *parts.Select) bool { return slices.Contains(c.Options(), option) })
	s.ChooseIn(choice, option)
}

// ChooseIn picks an option of a select, by the keyboard.
func (s *Stage) ChooseIn(choice *parts.Select, option string) {
	s.t.Helper()
	test.Tap(choice)
	list := s.Window.Canvas().Focused()
	list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	for range slices.Index(choice.Options(), option) {
		list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	s.Settle()
}

// Shows says whether words are on the window, whole, in a part or in the cell
// of a grid.
func (s *Stage) Shows(words string) bool {
	found := false
	s.visit(func(o fyne.CanvasObject) bool {
		found = words != "" && textOf(o) == words
		return found
	})
	return found
}

// Find gives the first visible thing on the window, dialogs first, that is
// wanted; it fails the test, saying what, where there is none.
func Find[T fyne.CanvasObject](s *Stage, what string, wanted func(T) bool) T {
	s.t.Helper()
	var found T
	done := false
	s.visit(func(o fyne.CanvasObject) bool {
		if match, is := o.(T); is && wanted(match) {
			found, done = match, true
		}
		return done
	})
	if !done {
		s.t.Fatalf("there is no %T for %q", found, what)
	}
	return found
}

// All gives everything visible of a kind within an object, from its top.
func All[T fyne.CanvasObject](within fyne.CanvasObject) []T {
	var found []T
	search(within, func(o fyne.CanvasObject) bool {
		if it, is := o.(T); is {
			found = append(found, it)
		}
		return false
	})
	return found
}

// Seen gives the texts that can be seen within an object, from its top: of
// parts whole, also where they are shortened or parted into lines.
func Seen(within fyne.CanvasObject) []string {
	var texts []string
	search(within, func(o fyne.CanvasObject) bool {
		if text := textOf(o); text != "" {
			texts = append(texts, text)
		}
		return false
	})
	return texts
}

// textOf is the text of a part, or of a line of text.
func textOf(o fyne.CanvasObject) string {
	switch o := o.(type) {
	case interface{ Text() string }:
		return o.Text()
	case *canvas.Text:
		return o.Text
	}
	return ""
}

// Each calls f with everything visible of a kind, dialogs first.
func Each[T any](s *Stage, f func(T)) {
	s.visit(func(o fyne.CanvasObject) bool {
		if match, is := o.(T); is {
			f(match)
		}
		return false
	})
}

// visit calls match with everything visible until it returns true.
func (s *Stage) visit(match func(fyne.CanvasObject) bool) {
	roots := slices.Clone(s.Window.Canvas().Overlays().List())
	slices.Reverse(roots)
	for _, root := range append(roots, s.Window.Canvas().Content()) {
		if search(root, match) {
			return
		}
	}
}

func search(o fyne.CanvasObject, match func(fyne.CanvasObject) bool) bool {
	if o == nil || !o.Visible() {
		return false
	}
	if match(o) {
		return true
	}
	var children []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		children = o.Objects
	case fyne.Widget:
		children = test.WidgetRenderer(o).Objects()
	}
	return slices.ContainsFunc(children, func(child fyne.CanvasObject) bool { return search(child, match) })
}

// Picture writes what the window shows to NAME.png in the folder that the
// environment names in STOREHAND_PICTURES: there it is compared with the design
// by eye.
func (s *Stage) Picture(name string) {
	folder := os.Getenv("STOREHAND_PICTURES")
	if folder == "" {
		return
	}
	file, err := os.Create(filepath.Join(folder, name+".png"))
	if err != nil {
		s.t.Fatal(err)
	}
	defer file.Close()
	if err := png.Encode(file, s.Window.Canvas().Capture()); err != nil {
		s.t.Fatal(err)
	}
}

// Files answers the file dialogs. An empty answer is that of a user who gave
// up.
type Files struct {
	Paths  []string // chosen to open
	Dir    string   // chosen folder
	Target string   // chosen to save
	Asked  []string // titles of the dialogs, and proposed names
}

// Open implements desk.FilePicker.
func (f *Files) Open(title string, _ []string, then func([]string)) {
	f.Asked = append(f.Asked, title)
	then(f.Paths)
}

// Folder implements desk.FilePicker.
func (f *Files) Folder(title string, then func(string)) {
	f.Asked = append(f.Asked, title)
	then(f.Dir)
}

// Save implements desk.FilePicker.
func (f *Files) Save(title, name string, then func(string)) {
	f.Asked = append(f.Asked, title, name)
	then(f.Target)
}

// clock is a Timer whose time passes when a test says so.
type clock struct{ waiting []*func() }

func (c *clock) after(_ time.Duration, f func()) func() {
	alarm := &f
	c.waiting = append(c.waiting, alarm)
	return func() { *alarm = func() {} }
}

func (c *clock) pass() {
	due := c.waiting
	c.waiting = nil
	for _, alarm := range due {
		(*alarm)()
	}
}
