// Package desk is the contract between the window and its sections: what the
// window lends to a section, and what it asks of one.
package desk

import (
	"context"

	"fyne.io/fyne/v2"

	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
	"storehand/app/job"
	"storehand/ui/look"
	"storehand/ui/parts"
)

// Desk is what the window lends to every section. All of its fields are set.
type Desk struct {
	Window fyne.Window
	// Dispatch runs f on the goroutine of the user interface, some time later.
	// It is the only way back from a goroutine to a widget.
	Dispatch func(f func())
	// Background runs work off that goroutine. Its context ends when the window
	// closes.
	Background func(work func(ctx context.Context))
	Door       change.Door
	Jobs       *job.Board
	Memory     Memory
	Files      FilePicker
	Tips       *parts.Tips
	After      parts.Timer
	// Toast says that something was done. Call it on the UI goroutine.
	Toast func(parts.Toast)
	// KeepClear keeps toasts out of that many pixels at the bottom of the page,
	// while a bar stands there.
	KeepClear func(pixels float32)
	// Undo is what Ctrl+Z does; a Toast's Undo button calls it.
	Undo func()
	// Fail tells the user what went wrong, and the log. doing completes "Could
	// not …". It may be called from any goroutine; a cancelled context is not
	// told.
	Fail func(doing string, err error)
	// Go shows another section and, where product is not zero, that product.
	Go func(place Place, product catalog.ID)
}

// Place names a section.
type Place string

// The sections, in the order of the sidebar.
const (
	Products Place = "products"
	Images   Place = "images"
)

// Scope is whose products the window shows. Without a store there is nothing
// to show yet.
type Scope struct {
	Client client.Client
	Store  client.Store
}

// Section is one page of the window. Its methods are called on the UI
// goroutine and must not wait for disk or network.
type Section interface {
	Place() Place
	Name() string // as the sidebar shows it
	Icon() look.Icon
	// Content is the page. It is asked for once.
	Content() fyne.CanvasObject
	// Open shows another store's things, or the first one's.
	Open(scope Scope)
	// Changed says what an operation changed, so that just that is refreshed.
	Changed(set change.Set)
	// Show brings a product to the front; the section may ignore it.
	Show(product catalog.ID)
	// Commands are what the palette, the menu and the keyboard offer while the
	// section is in front.
	Commands() []Command
	// Dropped takes files and folders that were dropped on the window. It
	// reports false where the section has no use for them.
	Dropped(paths []string, at fyne.Position) bool
	// Leave is asked before the window closes or the store changes; false
	// keeps it, after the section told why.
	Leave() bool
}

// Counted is a section whose sidebar entry has a number.
type Counted interface {
	// OnCount is called by the window once; the section calls back, on the UI
	// goroutine, whenever its number changes.
	OnCount(func(count int))
}

// Command is one thing to do, by name or by key.
type Command struct {
	Name string // "Import a product file"
	Icon look.Icon
	// Shortcut is the key, or nil. It works wherever the focus is.
	Shortcut fyne.KeyboardShortcut
	// Keys is the shortcut as a person reads it: "Ctrl O".
	Keys string
	// Why says why the command cannot run now; empty means that it can.
	Why func() string
	Run func()
}

// Memory keeps what a section wants to find again at the next start: layouts,
// presets. Its methods touch the disk.
type Memory interface {
	// Setting reads what was saved under key into value, a pointer, which stays
	// as it is where nothing was saved.
	Setting(ctx context.Context, key string, value any) error
	SaveSetting(ctx context.Context, key string, value any) error
}

// FilePicker asks the user for files with the system's own dialog. then is
// called on the UI goroutine, with nothing when the user gave up.
type FilePicker interface {
	// Open asks for one or more files with one of the extensions (".csv"); no
	// extension means any.
	Open(title string, extensions []string, then func(paths []string))
	// Folder asks for a folder.
	Folder(title string, then func(path string))
	// Save asks where to write; name is proposed.
	Save(title, name string, then func(path string))
}

// Keyed is a section that has a use for keys while nothing in it has the focus,
// such as "/" for its filter and Escape.
type Keyed interface {
	TypedKey(key *fyne.KeyEvent)
	TypedRune(r rune)
}
