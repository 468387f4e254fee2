// Package shell is the window around the sections: sidebar, status bar, command
// palette, keyboard, and the welcome screen while there is no store yet.
package shell

import (
	"context"
	"errors"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
	"storehand/app/job"
	"storehand/ui/desk"
	"storehand/ui/look"
	"storehand/ui/parts"
)

// Params is everything the window needs. All fields are required.
type Params struct {
	Window   fyne.Window
	Theme    *look.Theme
	Dispatch func(func()) // onto the UI goroutine
	Door     change.Door
	Clients  client.Reader
	Products catalog.Reader
	Memory   desk.Memory
	Jobs     *job.Board
	Files    desk.FilePicker
	After    parts.Timer
	// Workspace is the folder the data lies in, as the status bar shows it.
	Workspace string
	// Log records what went wrong, for the crash report and the log file.
	Log func(doing string, err error)
	// OnClosed ends the program. The window is out of sight by then, and work in
	// the background may still have to end, see Wait.
	OnClosed func()
	// Pages makes what the window shows. It is called once, with the desk the
	// pages work on.
	Pages func(d *desk.Desk, w *Shell) Pages
}

// Pages is what the window shows.
type Pages struct {
	Sections []desk.Section
	// Welcome is shown while there is no store.
	Welcome fyne.CanvasObject
	// OnWelcomeEnter is what Enter does on the welcome screen.
	OnWelcomeEnter func()
	// Settings is the page behind the sidebar's last entry.
	Settings fyne.CanvasObject
	// Takes says whether OnDropped has a use for a dropped file, whatever is in
	// front.
	Takes     func(path string) bool
	OnDropped func(paths []string)
	// Commands work everywhere: import, export, new store.
	Commands []desk.Command
}

// Shell is the window. Its methods are called on the UI goroutine unless they
// say otherwise.
type Shell struct {
	params Params
	desk   *desk.Desk
	pages  Pages

	ctx    context.Context
	cancel context.CancelFunc
	work   background // that the end of the program waits for

	clients []client.Client
	stores  []client.Store
	scope   desk.Scope
	front   desk.Section // nil while the settings are in front

	frame   *frame
	side    *sidebar
	status  *statusBar
	toasts  *parts.Toasts
	page    *fyne.Container
	palette *palette
	stack   change.Stack
}

// New builds the window's content and binds its keys. Call Start next.
func New(p Params) *Shell {
	s := &Shell{params: p}
	s.ctx, s.cancel = context.WithCancel(context.Background())
	tips := parts.NewTips(p.After)
	s.toasts = parts.NewToasts(p.After, tips)
	s.desk = &desk.Desk{
		Window: p.Window, Dispatch: p.Dispatch, Background: s.background, Door: p.Door, Jobs: p.Jobs, Memory: p.Memory,
		Files: p.Files, Tips: tips, After: p.After, Toast: s.toasts.Show, KeepClear: s.toasts.KeepBelow, Undo: s.Undo, Fail: s.fail, Go: s.goTo,
	}
	s.pages = p.Pages(s.desk, s)
	s.side = newSidebar(s)
	s.status = newStatusBar(s)
	s.page = container.NewStack()
	s.frame = newFrame(s.side, s.page, s.status, s.toasts.Layer(), tips.Layer())
	s.palette = newPalette(s)
	p.Window.SetContent(s.frame.root)
	s.bindKeys()
	p.Window.SetOnDropped(s.Dropped)
	p.Window.SetCloseIntercept(s.askToClose)
	return s
}

// Start reads what the workspace holds and shows it. Nothing is waited for.
func (s *Shell) Start() {
	unsubscribe := s.params.Door.Subscribe(func(set change.Set) {
		s.params.Dispatch(func() { s.changed(set) })
	})
	context.AfterFunc(s.ctx, unsubscribe)
	s.status.follow(s.params.Jobs)
	s.reload(func() { s.openRemembered() })
}

// background runs work off the UI goroutine until the window closes.
func (s *Shell) background(work func(ctx context.Context)) {
	s.work.start(func() { work(s.ctx) })
}

// fail tells the user what went wrong. It may be called from any goroutine.
func (s *Shell) fail(doing string, err error) {
	if err == nil || errors.Is(err, context.Canceled) {
		return
	}
	s.params.Log(doing, err)
	s.params.Dispatch(func() {
		s.toasts.Show(parts.Toast{Tone: parts.Bad, Words: "Could not " + doing + ": " + err.Error()})
	})
}

// changed passes a change set on to whom it concerns.
func (s *Shell) changed(set change.Set) {
	if set.Clients {
		s.reload(func() { s.keepScope() })
	}
	for _, section := range s.pages.Sections {
		section.Changed(set)
	}
	s.refreshStack()
}

// reload reads clients and stores anew, then runs then on the UI goroutine.
func (s *Shell) reload(then func()) {
	s.background(func(ctx context.Context) {
		clients, err := s.params.Clients.Clients(ctx)
		if err != nil {
			s.fail("read the clients", err)
			return
		}
		stores, err := s.params.Clients.Stores(ctx)
		if err != nil {
			s.fail("read the stores", err)
			return
		}
		s.params.Dispatch(func() {
			s.clients, s.stores = clients, stores
			then()
			s.refreshStack()
		})
	})
}

// Dropped hands dropped files to whoever can use them: the import, the section
// in front, any other section.
func (s *Shell) Dropped(at fyne.Position, uris []fyne.URI) {
	paths := make([]string, len(uris))
	for i, uri := range uris {
		paths[i] = uri.Path()
	}
	if taken := takenOf(paths, s.pages.Takes); len(taken) > 0 {
		s.pages.OnDropped(taken)
		return
	}
	if s.front != nil && s.front.Dropped(paths, at) {
		return
	}
	for _, section := range s.pages.Sections {
		if section != s.front && section.Dropped(paths, at) {
			s.show(section)
			return
		}
	}
	s.toasts.Show(parts.Toast{Tone: parts.Neutral, Words: "Nothing here can use these files. Product files are imported with Ctrl O"})
}

// takenOf picks the paths that takes has a use for.
func takenOf(paths []string, takes func(string) bool) []string {
	var taken []string
	for _, path := range paths {
		if takes(path) {
			taken = append(taken, path)
		}
	}
	return taken
}

// askToClose closes the window when no section holds it and no job runs, or the
// user says so.
func (s *Shell) askToClose() {
	if s.front != nil && !s.front.Leave() {
		return
	}
	running := slices.ContainsFunc(s.params.Jobs.Jobs(), func(snapshot job.Snapshot) bool { return !snapshot.State.Over() })
	if !running {
		s.Close()
		return
	}
	(&parts.Dialog{
		Title: "Close while work is going on?", Body: "What is done stays. The rest is cancelled and can be started again.",
		Confirm: "Cancel the work and close", Cancel: "Keep working", OnConfirm: s.Close,
	}).Show(s.params.Window.Canvas())
}

// Close ends background work and takes the window away.
//
// The window is hidden and not closed: with its last window Fyne's loop ends,
// and work that is still ending in the background would then be dispatched to
// whatever goroutine it comes from (v2.8.1), with the window's lists under it.
func (s *Shell) Close() {
	s.saveGeometry()
	s.cancel()
	s.params.Window.Hide()
	s.params.OnClosed()
}

// Wait returns when all background work has ended, and lets no more begin. It is
// called after the window closed, not on the UI goroutine's time.
func (s *Shell) Wait() { s.work.end() }
