package bench

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"storehand/app/photo/phototest"
)

// TestAPhotoThatIsBeingWrittenIsNotTaken stands inside the package because no
// other program can be made to write at the very moment of reading.
func TestAPhotoThatIsBeingWrittenIsNotTaken(t *testing.T) {
	path := filepath.Join(t.TempDir(), "mug.jpg")
	content := phototest.JPEG(t, phototest.Smooth(40, 30), 80)
	for name, write := range map[string]func() error{
		"longer": func() error { return os.WriteFile(path, append(content, 0), 0o644) },
		"other":  func() error { return os.Chtimes(path, time.Time{}, time.Unix(1_700_000_000, 0)) },
	} {
		if err := os.WriteFile(path, content, 0o644); err != nil {
			t.Fatal(err)
		}
		w := folderWork{FolderRun: FolderRun{Photos: []Photo{{Path: path}}}}
		open, err := w.open(t.Context(), 0)
		if err != nil {
			t.Fatal(err)
		}
		defer open.file.Close()
		if err := open.unchanged(); err != nil {
			t.Errorf("%s: before anything was written: %v", name, err)
		}
		if err := write(); err != nil {
			t.Fatal(err)
		}
		if err := open.unchanged(); err == nil || !strings.Contains(err.Error(), "mug.jpg changed while it was read") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
