package parts

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"storehand/ui/look"
)

// newWindow opens a window of the test driver in the program's theme.
func newWindow(t *testing.T, mode look.Mode, content fyne.CanvasObject) fyne.Window {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look.New(mode))
	w := test.NewTempWindow(t, content)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(600, 400))
	return w
}

// press sends a key where the driver would: to what has the focus, else to the
// canvas.
func press(w fyne.Window, name fyne.KeyName) {
	key := &fyne.KeyEvent{Name: name}
	if focused := w.Canvas().Focused(); focused != nil {
		focused.TypedKey(key)
		return
	}
	if handle := w.Canvas().OnTypedKey(); handle != nil {
		handle(key)
	}
}

// count is a callback that counts its calls.
type count int

func (c *count) up() { *c++ }

// want checks how often a callback was called.
func (c *count) want(t *testing.T, calls int, what string) {
	t.Helper()
	if int(*c) != calls {
		t.Errorf("%s %d times, want %d", what, int(*c), calls)
	}
}

// clock is a Timer whose time passes when a test says so.
type clock struct {
	waiting []*alarm
}

type alarm struct {
	at  time.Duration
	run func()
}

func (c *clock) after(d time.Duration, f func()) func() {
	a := &alarm{d, f}
	c.waiting = append(c.waiting, a)
	return func() { a.run = nil }
}

// pass lets time go by, from when each alarm was set.
func (c *clock) pass(d time.Duration) {
	due := c.waiting
	c.waiting = nil
	for _, a := range due {
		if a.at > d {
			c.waiting = append(c.waiting, a)
		} else if a.run != nil {
			a.run()
		}
	}
}
