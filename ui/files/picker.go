// Package files asks the user for files with the system's own dialog, and in
// the window where the system has none.
package files

import (
	"context"
	"errors"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"storehand/ui/desk"
)

// errNone says that the system has no file dialog of its own.
var errNone = errors.New("this system has no file dialog")

// native is the system's file dialog. Its methods wait for the user; nothing
// chosen is an empty answer. errNone means that there is no such dialog.
type native interface {
	open(title string, extensions []string) ([]string, error)
	folder(title string) (string, error)
	save(title, name string) (string, error)
}

// Picker implements desk.FilePicker. All of its fields are required.
type Picker struct {
	Window   fyne.Window
	Dispatch func(func())
	// Background runs work off the UI goroutine.
	Background func(work func(ctx context.Context))
	// Fail tells the user that a dialog could not be shown.
	Fail func(doing string, err error)
}

var _ desk.FilePicker = (*Picker)(nil)

// Open implements desk.FilePicker.
func (p *Picker) Open(title string, extensions []string, then func(paths []string)) {
	ask(p, func() ([]string, error) { return system.open(title, extensions) }, then, func() { p.openInWindow(extensions, then) })
}

// Folder implements desk.FilePicker.
func (p *Picker) Folder(title string, then func(path string)) {
	ask(p, func() (string, error) { return system.folder(title) }, then, func() { p.folderInWindow(then) })
}

// Save implements desk.FilePicker.
func (p *Picker) Save(title, name string, then func(path string)) {
	ask(p, func() (string, error) { return system.save(title, name) }, then, func() { p.saveInWindow(name, then) })
}

// ask shows the system's dialog off the UI goroutine, or inWindow on it where
// the system has none.
func ask[T any](p *Picker, show func() (T, error), then func(T), inWindow func()) {
	p.Background(func(context.Context) {
		answer, err := show()
		switch {
		case errors.Is(err, errNone):
			p.Dispatch(inWindow)
		case err != nil:
			p.Fail("show the file dialog", err)
		default:
			p.Dispatch(func() { then(answer) })
		}
	})
}

func (p *Picker) openInWindow(extensions []string, then func([]string)) {
	chooser := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		switch {
		case err != nil:
			p.Fail("open the file", err)
		case file == nil:
			then(nil)
		default:
			path := file.URI().Path()
			if err := file.Close(); err != nil {
				p.Fail("open the file", err)
				return
			}
			then([]string{path})
		}
	}, p.Window)
	if len(extensions) > 0 {
		chooser.SetFilter(storage.NewExtensionFileFilter(extensions))
	}
	chooser.Show()
	chooser.Resize(inWindowSize) // it has no size to change before it is shown
}

// inWindowSize is the size of a dialog within the window, in pixels.
var inWindowSize = fyne.NewSize(860, 560)

func (p *Picker) folderInWindow(then func(string)) {
	chooser := dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
		switch {
		case err != nil:
			p.Fail("open the folder", err)
		case folder == nil:
			then("")
		default:
			then(folder.Path())
		}
	}, p.Window)
	chooser.Show()
	chooser.Resize(inWindowSize) // it has no size to change before it is shown
}

// saveInWindow asks for a folder: Fyne's own save dialog would empty an
// existing file before the new one is whole.
func (p *Picker) saveInWindow(name string, then func(string)) {
	p.folderInWindow(func(folder string) {
		if folder == "" {
			then("")
			return
		}
		then(filepath.Join(folder, name))
	})
}
