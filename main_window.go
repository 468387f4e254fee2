package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"

	"storehand/app/diary"
	"storehand/app/job"
	"storehand/assets"
	"storehand/data"
	"storehand/ui/desk"
	"storehand/ui/files"
	"storehand/ui/look"
	"storehand/ui/shell"
)

// appID names the program to the desktop; FyneApp.toml has the same.
const appID = "app.storehand.Storehand"

// Settings that hold before the window opens.
const (
	themeSetting = "window.theme"
	scaleSetting = "window.scale"
)

// errNoDisplay is told where no window can be opened.
var errNoDisplay = errors.New("there is no display to open a window on. Without one, use storehand prep, import, export or check; storehand help lists them")

// openWindow runs the program with its window until that is closed.
func openWindow(ctx context.Context, dir string) error {
	if runtime.GOOS == "linux" && os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		return errNoDisplay
	}
	workspace, err := data.Open(ctx, data.Params{Dir: dir})
	var held *data.HeldError
	if errors.As(err, &held) && data.Summon(dir) {
		return nil // the window that has it open came to the front
	}
	if err != nil {
		return err
	}
	program := &program{workspace: workspace, board: job.NewBoard(job.SystemClock{})}
	if err := program.open(ctx); err != nil {
		return errors.Join(err, workspace.Close())
	}
	return program.run()
}

// program is what the window is wired from.
type program struct {
	workspace *data.Workspace
	board     *job.Board
	log       *slog.Logger
	logFile   io.Closer
	crashes   *diary.Crashes
	theme     *look.Theme
	mode      look.Mode
	scale     int
	window    fyne.Window
	ending    sync.Once
	shell     *shell.Shell
}

// open prepares everything up to the window.
func (p *program) open(ctx context.Context) (err error) {
	folder := filepath.Join(p.workspace.Dir(), "log")
	if p.log, p.logFile, err = diary.OpenLog(folder, slog.LevelInfo); err != nil {
		return fmt.Errorf("open the log: %w", err)
	}
	if p.crashes, err = diary.WatchCrashes(folder, "Storehand "+version); err != nil {
		return err
	}
	if err := p.readSettings(ctx); err != nil {
		return err
	}
	application := p.newApp()
	p.window = application.NewWindow("Storehand")
	p.window.SetPadded(false)
	p.window.SetMaster()
	return p.fillWindow(ctx)
}

// run shows the window until the user closes it.
//
// The end of the program does not go through the end of Fyne's loop: in v2.8.1
// that one closes a queue which others may still write to, and now and then it
// waits for its own last event. A crash ends neither way and is written down.
func (p *program) run() error {
	p.window.ShowAndRun()
	return p.end()
}

// close ends the program once its window is out of sight. The loop goes on
// meanwhile, for what the background still has to say.
func (p *program) close() {
	go func() { exit(p.end()) }()
}

// end waits for the work in the background and closes everything, once.
func (p *program) end() (err error) {
	p.ending.Do(func() {
		p.shell.Wait()
		err = errors.Join(p.closeBoard(), p.crashes.Close(), p.logFile.Close(), p.workspace.Close())
	})
	return err
}

// readSettings reads what has to be known before the window opens.
func (p *program) readSettings(ctx context.Context) error {
	p.scale = 100
	return errors.Join(p.workspace.Setting(ctx, themeSetting, &p.mode), p.workspace.Setting(ctx, scaleSetting, &p.scale))
}

// newApp starts Fyne. The scale is read from the environment, once.
func (p *program) newApp() fyne.App {
	if p.scale != 100 && os.Getenv("FYNE_SCALE") == "" {
		os.Setenv("FYNE_SCALE", strconv.FormatFloat(float64(p.scale)/100, 'f', 2, 32))
	}
	application := fyneapp.NewWithID(appID)
	application.SetIcon(fyne.NewStaticResource("storehand.png", assets.LogoPNG))
	p.theme = look.New(p.mode)
	application.Settings().SetTheme(p.theme)
	return application
}

func (p *program) fillWindow(ctx context.Context) error {
	geometry, err := shell.LoadGeometry(ctx, p.workspace)
	if err != nil {
		return err
	}
	picker := &files.Picker{Window: p.window, Dispatch: fyne.Do}
	p.shell = shell.New(shell.Params{
		Window: p.window, OnClosed: p.close, Theme: p.theme, Dispatch: fyne.Do, Door: p.workspace, Clients: p.workspace, Products: p.workspace,
		Memory: p.workspace, Jobs: p.board, Files: picker, After: after, Workspace: p.workspace.Dir(), Log: p.logFailure,
		Pages: func(d *desk.Desk, s *shell.Shell) shell.Pages {
			picker.Background, picker.Fail = d.Background, d.Fail
			return p.pages(d, s)
		},
	})
	geometry.Apply(p.window)
	p.offerCrashReport()
	p.shell.Start()
	return p.workspace.OnSummon(func() { fyne.Do(p.window.RequestFocus) })
}

// after runs f on the UI goroutine some time later.
func after(d time.Duration, f func()) (stop func()) {
	timer := time.AfterFunc(d, func() { fyne.Do(f) })
	return func() { timer.Stop() }
}

func (p *program) logFailure(doing string, err error) {
	p.log.Error("could not "+doing, "error", err)
}

// closeBoard cancels what still runs and gives it a moment to end.
func (p *program) closeBoard() error {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	return p.board.Close(ctx)
}
