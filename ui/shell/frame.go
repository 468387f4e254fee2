package shell

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"storehand/ui/look"
	"storehand/ui/parts"
)

// frame lays out sidebar, page and status bar, with the layers of toasts and
// tips over them.
type frame struct {
	root    *fyne.Container
	body    *fyne.Container
	sidebar *sidebar
	page    fyne.CanvasObject
	status  fyne.CanvasObject
	toasts  fyne.CanvasObject
	shown   bool
}

func newFrame(side *sidebar, page, status, toasts, tips fyne.CanvasObject) *frame {
	f := &frame{sidebar: side, page: page, status: status, toasts: toasts, shown: true}
	ground := parts.NewBox(look.Window, "", 0)
	f.body = container.New(f, side, page, status, toasts)
	f.root = container.NewStack(ground, f.body, tips)
	return f
}

func (f *frame) showSidebar(shown bool) {
	f.shown = shown
	if shown {
		f.sidebar.Show()
	} else {
		f.sidebar.Hide()
	}
	f.body.Refresh()
}

// Layout is called by Fyne.
func (f *frame) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	bottom := size.Height - look.StatusBarHeight
	left := float32(0)
	if f.shown {
		narrow := size.Width < look.NarrowWindow
		f.sidebar.setNarrow(narrow)
		left = look.SidebarWidth
		if narrow {
			left = look.NarrowSidebar
		}
		f.sidebar.Move(fyne.NewPos(0, 0))
		f.sidebar.Resize(fyne.NewSize(left, bottom))
	}
	f.page.Move(fyne.NewPos(left, 0))
	f.page.Resize(fyne.NewSize(size.Width-left, bottom))
	f.toasts.Move(fyne.NewPos(left, 0))
	f.toasts.Resize(fyne.NewSize(size.Width-left, bottom))
	f.status.Move(fyne.NewPos(0, bottom))
	f.status.Resize(fyne.NewSize(size.Width, look.StatusBarHeight))
}

// MinSize is called by Fyne. The design's smallest window is smaller than what
// some pages ask for; they scroll.
func (f *frame) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(look.MinWindowWidth, look.MinWindowHeight)
}

// setPage puts a page on its ground.
func (s *Shell) setPage(content fyne.CanvasObject) {
	if len(s.page.Objects) == 2 && s.page.Objects[1] == content {
		return
	}
	// What is out of sight is not to have the keyboard: what is typed there
	// would change things nobody sees.
	s.params.Window.Canvas().Unfocus()
	s.page.Objects = []fyne.CanvasObject{parts.NewBox(look.Surface, "", 0), content}
	s.page.Refresh()
}
