package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"storehand/app/photo/phototest"
)

// terminal is a terminal that a child may have for its stderr: what is written
// to the second file is read from the first.
func terminal(t testing.TB, columns uint16) (screen, line *os.File) {
	t.Helper()
	screen, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { screen.Close() })
	number, err := unix.IoctlGetInt(int(screen.Fd()), unix.TIOCGPTN)
	if err == nil {
		err = unix.IoctlSetPointerInt(int(screen.Fd()), unix.TIOCSPTLCK, 0)
	}
	if err == nil {
		err = unix.IoctlSetWinsize(int(screen.Fd()), unix.TIOCSWINSZ, &unix.Winsize{Row: 24, Col: columns})
	}
	if err != nil {
		t.Fatal(err)
	}
	line, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	return screen, line
}

// TestPrepShowsItsProgressOnATerminalAlone runs with stderr on a terminal.
func TestPrepShowsItsProgressOnATerminalAlone(t *testing.T) {
	const columns = 40
	dir := t.TempDir()
	content := phototest.JPEG(t, phototest.Photo(900, 600), 90)
	for i := range 30 {
		write(t, dir, fmt.Sprintf("in/%02d.jpg", i), content)
	}
	write(t, dir, "in/empty.jpg", nil)
	screen, line := terminal(t, columns)
	command := child(t, "program", "prep", "--out", filepath.Join(dir, "out"), filepath.Join(dir, "in"))
	var stdout bytes.Buffer
	command.Stdout, command.Stderr = &stdout, line
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	line.Close()
	shown, err := io.ReadAll(screen) // ends with an error of the device when the child closes its end
	if len(shown) == 0 {
		t.Fatal(err)
	}
	if err := command.Wait(); err == nil {
		t.Error("ended well with an empty photo")
	}
	if strings.Contains(stdout.String(), "\r") || !strings.HasPrefix(stdout.String(), "30 photos prepared in ") {
		t.Errorf("stdout: %q", stdout.String())
	}
	states := strings.Split(string(shown), "\r")
	if len(states) < 3 || !regexp.MustCompile(`^Preparing photos, \d+ of 31`).MatchString(states[1]) {
		t.Fatalf("shown: %q", shown)
	}
	for _, state := range states[:len(states)-2] {
		if len(state) >= columns {
			t.Errorf("%q is wider than the terminal", state)
		}
	}
	// The line is empty again before the report.
	if !regexp.MustCompile(`\r {10,}\r[^\r]*empty\.jpg is empty[^\r]*\r\n$`).Match(shown) {
		t.Errorf("the end: %q", shown[max(0, len(shown)-200):])
	}
}
