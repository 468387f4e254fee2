package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"storehand/data"
)

// requireDisplay makes it a failure, and not a reason to skip, that the
// programs of the journeys are not installed.
const requireDisplay = "STOREHAND_REQUIRE_DISPLAY"

// patience is how long a journey waits for what is bound to come, on a busy
// machine and with the race detector.
const patience = 60 * time.Second

// screen is a virtual one with a window manager, and hands and eyes for it.
type screen struct {
	t       *testing.T
	display string
	config  string // stands for the user's home
}

// openScreen starts a screen that nobody else uses.
func openScreen(t *testing.T) *screen {
	t.Helper()
	for _, name := range []string{"Xvfb", "openbox", "xdotool", "xprop", "import"} {
		if _, err := exec.LookPath(name); err != nil && os.Getenv(requireDisplay) == "" {
			t.Skipf("%s is not installed, so no window can be driven; make test installs it", name)
		} else if err != nil {
			t.Fatalf("%s is not installed: %v", name, err)
		}
	}
	s := &screen{t: t, config: t.TempDir()}
	s.startServer()
	s.background("openbox", "--sm-disable")
	eventually(t, "the window manager is there", patience, func() bool {
		answer, err := s.command("xprop", "-root", "_NET_SUPPORTING_WM_CHECK").Output()
		return err == nil && bytes.Contains(answer, []byte("window id"))
	})
	return s
}

// startServer lets the server choose a number that is free.
func (s *screen) startServer() {
	s.t.Helper()
	number, says, err := os.Pipe()
	if err != nil {
		s.t.Fatal(err)
	}
	defer number.Close()
	server := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1440x900x24", "-nolisten", "tcp", "-noreset")
	server.ExtraFiles = []*os.File{says}
	s.run(server)
	says.Close()
	text, err := io.ReadAll(io.LimitReader(number, 8))
	for err == nil && len(text) > 0 && text[len(text)-1] != '\n' {
		var more [1]byte
		if _, err = number.Read(more[:]); err == nil {
			text = append(text, more[0])
		}
	}
	if s.display = ":" + strings.TrimSpace(string(text)); s.display == ":" {
		s.t.Fatalf("Xvfb did not start: %v", err)
	}
}

// background runs a program beside the test until that is over.
func (s *screen) background(name string, args ...string) {
	s.t.Helper()
	s.run(s.command(name, args...))
}

func (s *screen) run(command *exec.Cmd) {
	s.t.Helper()
	if err := command.Start(); err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() {
		command.Process.Kill()
		command.Wait()
	})
}

// command is one that uses the screen.
func (s *screen) command(name string, args ...string) *exec.Cmd {
	command := exec.Command(name, args...)
	command.Env = s.environment()
	return command
}

// environment is that of a user who has just logged in for the first time.
func (s *screen) environment() []string {
	env := []string{"DISPLAY=" + s.display, "HOME=" + s.config, "XDG_CONFIG_HOME=" + s.config, "XDG_RUNTIME_DIR=" + s.config}
	for _, variable := range os.Environ() {
		switch name, _, _ := strings.Cut(variable, "="); name {
		case "DISPLAY", "WAYLAND_DISPLAY", "HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR", "FYNE_SCALE", "FYNE_THEME":
		default:
			env = append(env, variable)
		}
	}
	return env
}

// hands does what a user's would, and returns what xdotool says.
func (s *screen) hands(args ...string) string {
	s.t.Helper()
	said, err := s.command("xdotool", args...).Output()
	if err != nil {
		s.t.Fatalf("xdotool %s: %v", strings.Join(args, " "), err)
	}
	return strings.TrimSpace(string(said))
}

// press presses keys, one after another.
func (s *screen) press(keys ...string) {
	s.t.Helper()
	s.hands(append([]string{"key", "--delay", "40"}, keys...)...)
}

func (s *screen) typeText(text string) {
	s.t.Helper()
	s.hands("type", "--delay", "40", text)
}

// sight is what the screen shows: three bytes for each of its pixels.
type sight []byte

func (s *screen) look() sight {
	s.t.Helper()
	shown, err := s.command("import", "-silent", "-window", "root", "-depth", "8", "rgb:-").Output()
	if err != nil {
		s.t.Fatalf("take a picture of the screen: %v", err)
	}
	return shown
}

// settled waits until the screen shows something and two looks see the same,
// and returns it.
func (s *screen) settled() sight {
	s.t.Helper()
	before := s.look()
	eventually(s.t, "the window stands still", patience, func() bool {
		now := s.look()
		same := now.colours() > 50 && bytes.Equal(before, now)
		before = now
		return same
	})
	return before
}

// colours counts the colours; a window that is not drawn yet has hardly any.
func (s sight) colours() int {
	seen := map[[3]byte]bool{}
	for i := 0; i+3 <= len(s); i += 3 {
		seen[[3]byte(s[i:])] = true
	}
	return len(seen)
}

// isAnother reports whether a page or sheet came or went since before: that
// changes more of the window than a picture that came in or a cursor that moved.
func (s sight) isAnother(before sight) bool {
	const page = 0.02 // of all pixels
	changed := 0
	for i := 0; i+3 <= min(len(s), len(before)); i += 3 {
		if [3]byte(s[i:]) != [3]byte(before[i:]) {
			changed++
		}
	}
	return float64(changed) > page*float64(len(s)/3)
}

// brightness is the mean, from 0 for black to 255 for white.
func (s sight) brightness() int {
	sum := 0
	for _, b := range s {
		sum += int(b)
	}
	return sum / len(s)
}

// running is the program with its window.
type running struct {
	screen *screen
	window string // as the server calls it
	ended  chan error
	*exec.Cmd
	said *transcript
}

// transcript is what a program that still runs has said so far.
type transcript struct {
	mutex sync.Mutex
	text  bytes.Buffer
}

// Write implements io.Writer.
func (t *transcript) Write(said []byte) (int, error) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	return t.text.Write(said)
}

func (t *transcript) String() string {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	return t.text.String()
}

// open starts the program and waits for its window to be drawn.
func (s *screen) open(workspace string) *running {
	s.t.Helper()
	r := s.start(workspace)
	eventually(s.t, "there is a window", patience, func() bool {
		r.alive()
		found, err := s.command("xdotool", "search", "--onlyvisible", "--name", "^Storehand$").Output()
		r.window = strings.TrimSpace(string(found))
		return err == nil && r.window != ""
	})
	s.settled()
	s.t.Cleanup(func() {
		if s.t.Failed() {
			r.keepPicture()
		}
	})
	return r
}

// start starts the program.
func (s *screen) start(workspace string) *running {
	s.t.Helper()
	r := &running{screen: s, Cmd: child(s.t, "program", "--workspace", workspace), said: &transcript{}, ended: make(chan error, 1)}
	r.Env = append(s.environment(), asProgram+"=program")
	r.Stdout, r.Stderr = r.said, r.said
	if err := r.Start(); err != nil {
		s.t.Fatal(err)
	}
	go func() { r.ended <- r.Wait() }()
	s.t.Cleanup(func() { r.Process.Kill() })
	return r
}

// alive fails the test when the program has ended.
func (r *running) alive() {
	r.screen.t.Helper()
	select {
	case err := <-r.ended:
		r.screen.t.Fatalf("the program ended with %v: %s", err, r.said)
	default:
	}
}

// ends waits for the end of the program, which is to be a good one.
func (r *running) ends() {
	r.screen.t.Helper()
	select {
	case err := <-r.ended:
		if err != nil {
			r.screen.t.Errorf("the program ended with %v: %s", err, r.said)
		}
	case <-time.After(patience):
		r.screen.t.Fatalf("the program does not end: %s", r.said)
	}
}

// kill ends the program without a warning.
func (r *running) kill() {
	r.screen.t.Helper()
	if err := r.Process.Kill(); err != nil {
		r.screen.t.Fatal(err)
	}
	<-r.ended
}

// keepPicture shows what was on the screen when a journey failed.
func (r *running) keepPicture() {
	path := filepath.Join(r.screen.t.ArtifactDir(), "screen.png")
	picture, err := r.screen.command("import", "-silent", "-window", "root", "png:-").Output()
	if err == nil {
		err = os.WriteFile(path, picture, 0o644)
	}
	r.screen.t.Logf("the screen as it was (kept with go test -artifacts): %s, %v; the program said: %s", path, err, r.said)
}

// peek looks into a workspace that a running program holds, by way of a copy.
// It reports false where the copy was taken in the middle of a write.
func peek(t *testing.T, workspace string, look func(context.Context, *data.Workspace) bool) bool {
	t.Helper()
	copied, err := os.MkdirTemp("", "storehand-peek-")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(copied)
	for _, name := range []string{"storehand.db-wal", "storehand.db"} {
		content, err := os.ReadFile(filepath.Join(workspace, name))
		if errors.Is(err, os.ErrNotExist) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(copied, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	ctx := context.Background()
	w, err := data.Open(ctx, data.Params{Dir: copied})
	if err != nil {
		return false
	}
	seen := look(ctx, w)
	if err := w.Close(); err != nil {
		t.Log(fmt.Errorf("close the copy: %w", err))
	}
	return seen
}
