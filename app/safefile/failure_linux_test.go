package safefile

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
)

// TestFullDisk has the system itself say that the disk is full.
func TestFullDisk(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer full.Close()
	err = fill(full, func(w io.Writer) error {
		_, err := w.Write(make([]byte, 1<<20))
		return err
	})
	if !errors.Is(err, syscall.ENOSPC) {
		t.Fatalf("got %v", err)
	}
	const want = "saving photo.jpg: the disk is full. Free some space on it or choose another folder, then try again"
	if got := failed("saving", "photo.jpg", err).Error(); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestFolderThatMayNotBeWritten also runs as root, to whom permissions do not
// apply: the thread then does its file work as an ordinary user.
func TestFolderThatMayNotBeWritten(t *testing.T) {
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if os.Getuid() == 0 {
		// Every folder above must let the ordinary user through.
		for up := filepath.Dir(dir); up != os.TempDir() && up != "/"; up = filepath.Dir(up) {
			if err := os.Chmod(up, 0o755); err != nil {
				t.Fatal(err)
			}
		}
		if err := syscall.Setfsuid(65534); err != nil {
			t.Fatal(err)
		}
		defer func() {
			if err := syscall.Setfsuid(0); err != nil {
				t.Error(err)
			}
		}()
	}
	path := filepath.Join(dir, "photo.jpg")
	_, err := Write(path, Refuse, func(io.Writer) error { return nil })
	want := "saving " + path + ": you may not write there. Choose another folder, or change its permissions"
	if err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
}

// TestSizeIsChecked writes beside the counter, as a faulty disk or another
// program might.
func TestSizeIsChecked(t *testing.T) {
	part, err := newPart(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer part.Close()
	err = fill(part, func(w io.Writer) error {
		if _, err := part.WriteAt([]byte("x"), 100); err != nil {
			return err
		}
		_, err := io.WriteString(w, "hello")
		return err
	})
	if err == nil || err.Error() != "5 bytes were written and the file has 101" {
		t.Errorf("got %v", err)
	}
}
