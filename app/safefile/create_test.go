package safefile_test

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"storehand/app/safefile"
)

// bySum writes content into a folder of its checksum's first letter.
func bySum(dir, content string) (string, error) {
	return safefile.WriteNamed(dir, func(to io.Writer) (string, error) {
		digest := sha256.New()
		if _, err := io.WriteString(io.MultiWriter(to, digest), content); err != nil {
			return "", err
		}
		sum := hex.EncodeToString(digest.Sum(nil))
		return filepath.Join(dir, sum[:1], sum), nil
	})
}

func TestFileIsNamedByWhatIsInIt(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "made", "when absent")
	path, err := bySum(dir, "hello")
	if err != nil {
		t.Fatal(err)
	}
	const sum = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
	if want := filepath.Join(dir, "2", sum); path != want {
		t.Errorf("written to %s, want %s", path, want)
	}
	wantContent(t, filepath.Dir(path), map[string]string{sum: "hello"})
	if err := os.WriteFile(path, []byte("damaged"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := bySum(dir, "hello"); err != nil {
		t.Fatal(err)
	}
	wantContent(t, filepath.Dir(path), map[string]string{sum: "hello"})
}

func TestFileWithoutANameIsNotWritten(t *testing.T) {
	dir := t.TempDir()
	refusal := errors.New("no name for this")
	_, err := safefile.WriteNamed(dir, func(to io.Writer) (string, error) {
		if _, err := io.WriteString(to, "hello"); err != nil {
			return "", err
		}
		return "", refusal
	})
	if !errors.Is(err, refusal) || err.Error() != "saving a file in "+dir+": no name for this" {
		t.Errorf("got %v", err)
	}
	wantContent(t, dir, map[string]string{})
}
