//go:build unix

package safefile_test

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"storehand/app/safefile"
)

// The tests of this file make the system itself refuse. What needs a process
// of its own (limits, a violent end) runs this test binary again as a child.
const childRole = "STOREHAND_SAFEFILE_CHILD"

func TestMain(m *testing.M) {
	switch dir := os.Getenv("STOREHAND_SAFEFILE_DIR"); os.Getenv(childRole) {
	case "limited":
		os.Exit(writeLimited(dir))
	case "endless":
		os.Exit(writeEndlessly(dir))
	}
	os.Exit(m.Run())
}

func child(t *testing.T, role, dir string) *exec.Cmd {
	t.Helper()
	binary, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(binary)
	command.Env = append(os.Environ(), childRole+"="+role, "STOREHAND_SAFEFILE_DIR="+dir)
	return command
}

// writeLimited tries to replace a file by one larger than the system allows
// and prints the error.
func writeLimited(dir string) int {
	limit := syscall.Rlimit{Cur: 100 << 10, Max: 100 << 10}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		os.Stdout.WriteString(err.Error())
		return 1
	}
	_, err := safefile.Write(filepath.Join(dir, "photo.jpg"), safefile.Replace, func(w io.Writer) error {
		_, err := w.Write(make([]byte, 1<<20))
		return err
	})
	if !errors.Is(err, syscall.EFBIG) {
		os.Stdout.WriteString("not the error of the system: ")
	}
	os.Stdout.WriteString(err.Error())
	return 0
}

func TestSystemRefusesInTheMiddleOfAFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "photo.jpg")
	if _, err := safefile.Write(path, safefile.Refuse, text("old")); err != nil {
		t.Fatal(err)
	}
	got, err := child(t, "limited", dir).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, got)
	}
	want := "saving " + path + ": the file is larger than this disk or account allows. Choose a folder on another disk"
	if string(got) != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	wantContent(t, dir, map[string]string{"photo.jpg": "old"})
}

func TestFileInPlaceOfTheFolder(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := safefile.Write(filepath.Join(file, "photo.jpg"), safefile.Refuse, text("x"))
	want := "opening folder " + file + ": a part of this path is a file, not a folder. Choose another folder"
	if err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
}

func TestFolderInPlaceOfTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "photo.jpg")
	if err := os.Mkdir(path, 0o700); err != nil {
		t.Fatal(err)
	}
	_, err := safefile.Write(path, safefile.Replace, text("x"))
	if err == nil || !strings.HasPrefix(err.Error(), "saving "+path+": ") {
		t.Errorf("got %v", err)
	}
	if n, err := safefile.Sweep(filepath.Dir(path)); n != 0 || err != nil {
		t.Errorf("%d part files left, %v", n, err)
	}
}

// writeEndlessly replaces one file by ever new ones, all of one letter and of
// one length, until it is killed.
func writeEndlessly(dir string) int {
	for i := 0; ; i++ {
		page := strings.Repeat(string(rune('a'+i%26)), 4<<10)
		_, err := safefile.Write(filepath.Join(dir, "export.csv"), safefile.Replace, func(w io.Writer) error {
			for range 64 {
				if _, err := io.WriteString(w, page); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			os.Stderr.WriteString(err.Error())
			return 1
		}
		os.Stdout.WriteString(".")
	}
}

func TestKilledWriterLeavesAWholeFile(t *testing.T) {
	dir := t.TempDir()
	for round := range 20 {
		writer := child(t, "endless", dir)
		output, err := writer.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := writer.Start(); err != nil {
			t.Fatal(err)
		}
		// The kill comes somewhere within the file after so many.
		if _, err := io.ReadFull(output, make([]byte, 1+round)); err != nil {
			t.Fatalf("the writer ended by itself: %v", err)
		}
		if err := writer.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		if err := writer.Wait(); err == nil {
			t.Error("the writer was not killed")
		}
		if _, err := safefile.Sweep(dir); err != nil {
			t.Errorf("sweeping: %v", err)
		}
		files := content(t, dir)
		data := files["export.csv"]
		if len(files) != 1 || len(data) != 256<<10 || strings.Trim(data, data[:1]) != "" {
			t.Errorf("round %d: %d files, export.csv has %d bytes", round, len(files), len(data))
		}
	}
}

func TestSweepLeavesFilesInUse(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{".storehand-part-LEFTBEHIND", "mine.jpg", "storehand-part-mine"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	path, err := safefile.Write(filepath.Join(dir, "new.jpg"), safefile.Refuse, func(w io.Writer) error {
		if n, err := safefile.Sweep(dir); n != 1 || err != nil {
			t.Errorf("swept %d, %v", n, err)
		}
		_, err := io.WriteString(w, "whole")
		return err
	})
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	wantContent(t, dir, map[string]string{"mine.jpg": "x", "storehand-part-mine": "x", "new.jpg": "whole"})
	if n, err := safefile.Sweep(filepath.Join(dir, "absent")); n != 0 || err != nil {
		t.Errorf("an absent folder: %d, %v", n, err)
	}
	if _, err := safefile.Sweep(filepath.Join(dir, "mine.jpg")); err == nil {
		t.Error("a file was taken for a folder")
	}
}

func TestReplacementKeepsPermissions(t *testing.T) {
	path := filepath.Join(t.TempDir(), "customers.csv")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := safefile.Write(path, safefile.Replace, text("x")); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := info.Mode(); got != fs.FileMode(0o600) {
		t.Errorf("a private file became %v", got)
	}
}
