package bench_test

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
)

// asOrdinaryUser has the rest of the test do its file work without the rights
// of root, to whom permissions do not apply.
func asOrdinaryUser(t *testing.T, dir string) {
	t.Helper()
	runtime.LockOSThread()
	t.Cleanup(runtime.UnlockOSThread)
	if os.Getuid() != 0 {
		return
	}
	for up := filepath.Dir(dir); up != os.TempDir() && up != "/"; up = filepath.Dir(up) {
		if err := os.Chmod(up, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := syscall.Setfsuid(65534); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := syscall.Setfsuid(0); err != nil {
			t.Error(err)
		}
	})
}

func TestGatherNamesALockedFolderAndGoesOn(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "shoot")
	lay(t, dir, "locked/a.jpg", "open.jpg")
	if err := os.Chmod(filepath.Join(dir, "locked"), 0); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	asOrdinaryUser(t, dir)
	gathered := gather(t, dir)
	want := filepath.Join(dir, "locked") + " cannot be read: you may not read it. Change its permissions and add it again"
	if len(gathered.Refused) != 1 || gathered.Refused[0].Error() != want {
		t.Errorf("refused %v", gathered.Refused)
	}
	if len(gathered.Photos) != 1 {
		t.Errorf("photos %v", gathered.Photos)
	}
}

func TestGatherDoesNotWaitForAPipe(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe.jpg"), 0o600); err != nil {
		t.Fatal(err)
	}
	gathered := gather(t, dir)
	if len(gathered.Photos) != 0 || len(gathered.Refused) != 1 || !strings.Contains(gathered.Refused[0].Error(), "it is a device or a pipe, not a photo") {
		t.Errorf("%v, refused %v", gathered.Photos, gathered.Refused)
	}
}
