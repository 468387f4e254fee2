package diary_test

import (
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"storehand/app/diary"
)

func openLog(t *testing.T, dir string, level slog.Level) (*slog.Logger, io.Closer) {
	t.Helper()
	log, closer, err := diary.OpenLog(dir, level)
	if err != nil {
		t.Fatal(err)
	}
	return log, closer
}

func closeLog(t *testing.T, closer io.Closer) {
	t.Helper()
	if err := closer.Close(); err != nil {
		t.Error(err)
	}
}

func TestLogGoesOnWhereItStopped(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "log")
	for _, message := range []string{"first start", "second start"} {
		log, closer := openLog(t, dir, slog.LevelInfo)
		log.Info(message)
		log.Debug("detail")
		closeLog(t, closer)
	}
	text, err := os.ReadFile(filepath.Join(dir, "storehand.log"))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	if len(lines) != 2 || !strings.Contains(lines[0], "first start") || !strings.Contains(lines[1], "second start") {
		t.Errorf("got:\n%s", text)
	}
}

func TestLogIsRotated(t *testing.T) {
	dir := t.TempDir()
	log, closer := openLog(t, dir, slog.LevelInfo)
	line := strings.Repeat("x", 64<<10)
	for range 100 { // a little over 6 MiB
		log.Info(line)
	}
	closeLog(t, closer)
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var total int64
	for _, entry := range entries {
		info, err := entry.Info()
		if err != nil {
			t.Fatal(err)
		}
		if info.Size() > 5<<20 {
			t.Errorf("%s has %d bytes", entry.Name(), info.Size())
		}
		if info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s can be read by others: %v", entry.Name(), info.Mode())
		}
		total += info.Size()
	}
	if len(entries) != 2 || total < 100*64<<10 {
		t.Errorf("%d files with %d bytes together", len(entries), total)
	}
}

func TestFolderThatCannotHoldALogIsSaidAtOnce(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, err := diary.OpenLog(filepath.Join(file, "log"), slog.LevelInfo); err == nil || !strings.HasPrefix(err.Error(), "opening the log: ") {
		t.Errorf("got %v", err)
	}
	if _, err := diary.WatchCrashes(filepath.Join(file, "log"), "Storehand"); err == nil || !strings.HasPrefix(err.Error(), "watching for crashes: ") {
		t.Errorf("got %v", err)
	}
}
