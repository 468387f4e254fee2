package data_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"storehand/app/media"
	"storehand/data"
)

func sum(content string) media.Hash {
	digest := sha256.Sum256([]byte(content))
	return media.Hash(hex.EncodeToString(digest[:]))
}

// shelved is where a picture's file lies within its workspace.
func shelved(folder, content, ext string) string {
	hash := string(sum(content))
	return folder + "/" + hash[:2] + "/" + hash + ext
}

// pictures lists the files of the media folders.
func pictures(t testing.TB, w *data.Workspace) map[string]int64 {
	t.Helper()
	files := filesIn(t, w.Dir())
	for name := range files {
		if strings.HasPrefix(name, "storehand.db") {
			delete(files, name)
		}
	}
	return files
}

func TestPictureIsKeptOnceUnderItsHash(t *testing.T) {
	w := open(t)
	ctx := context.Background()
	for _, ext := range []string{".jpg", ".jpg", ".jpeg"} { // the second and third are there already
		hash, size, err := w.Put(ctx, media.Original, ext, strings.NewReader("pixels"))
		if err != nil || hash != sum("pixels") || size != 6 {
			t.Errorf("put as %s, %d bytes, %v", hash, size, err)
		}
	}
	if _, _, err := w.Put(ctx, media.Prepared, ".webp", strings.NewReader("pixels")); err != nil {
		t.Fatal(err)
	}
	want := map[string]int64{shelved("originals", "pixels", ".jpg"): 6, shelved("prepared", "pixels", ".webp"): 6}
	if diff := cmp.Diff(want, pictures(t, w)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	path, err := w.Path(media.Original, sum("pixels"))
	if err != nil || path != filepath.Join(w.Dir(), filepath.FromSlash(shelved("originals", "pixels", ".jpg"))) {
		t.Errorf("path %s, %v", path, err)
	}
	picture, err := w.Open(ctx, media.Prepared, sum("pixels"))
	if err != nil {
		t.Fatal(err)
	}
	defer picture.Close()
	if content, err := io.ReadAll(picture); err != nil || string(content) != "pixels" {
		t.Errorf("read %q, %v", content, err)
	}
}

func TestSamePicturePutByManyAtOnce(t *testing.T) {
	w := open(t)
	var workers sync.WaitGroup
	for range 16 {
		workers.Go(func() {
			if hash, _, err := w.Put(context.Background(), media.Original, ".png", strings.NewReader("pixels")); err != nil || hash != sum("pixels") {
				t.Errorf("put as %s, %v", hash, err)
			}
		})
	}
	workers.Wait()
	if diff := cmp.Diff(map[string]int64{shelved("originals", "pixels", ".png"): 6}, pictures(t, w)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

func TestPuttingAPictureAgainMendsACutOffFile(t *testing.T) {
	w := open(t)
	path := filepath.Join(w.Dir(), filepath.FromSlash(shelved("originals", "pixels", ".jpg")))
	writeFile(t, path, []byte("pix"))
	if _, _, err := w.Put(context.Background(), media.Original, ".jpg", strings.NewReader("pixels")); err != nil {
		t.Fatal(err)
	}
	if content := readFile(t, path); string(content) != "pixels" {
		t.Errorf("the file is %q", content)
	}
}

// failing is a source that breaks off.
type failing struct{ content *strings.Reader }

var errBroken = errors.New("the card was pulled out")

func (f failing) Read(p []byte) (int, error) {
	n, err := f.content.Read(p)
	if err == io.EOF {
		err = errBroken
	}
	return n, err
}

func TestPictureThatCannotBeReadLeavesNothing(t *testing.T) {
	w := open(t)
	_, _, err := w.Put(context.Background(), media.Original, ".jpg", failing{strings.NewReader("half")})
	if !errors.Is(err, errBroken) || !strings.HasPrefix(err.Error(), "keep a picture: ") {
		t.Errorf("error %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, _, err := w.Put(ctx, media.Original, ".jpg", strings.NewReader("whole")); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if files := pictures(t, w); len(files) != 0 {
		t.Errorf("files %v remain", files)
	}
}

func TestNothingButAHashAndAnExtensionBecomesAPath(t *testing.T) {
	w := open(t)
	ctx := context.Background()
	for _, ext := range []string{"", "jpg", ".", "./x", ".j/g", "./../../x", ".JPG", ".jpg ", ".jpg\x00", ".averylongone", `.a\b`} {
		if _, _, err := w.Put(ctx, media.Original, ext, strings.NewReader("x")); err == nil {
			t.Errorf("extension %q was taken", ext)
		}
	}
	for _, kind := range []media.Kind{"", "backups", "..", "../elsewhere"} {
		if _, _, err := w.Put(ctx, kind, ".jpg", strings.NewReader("x")); err == nil {
			t.Errorf("kind %q was taken", kind)
		}
		if _, err := w.Path(kind, sum("x")); err == nil {
			t.Errorf("kind %q has a path", kind)
		}
	}
	upper := media.Hash(strings.ToUpper(string(sum("x"))))
	for _, hash := range []media.Hash{"", "..", "../../storehand.db", sum("x")[:63], sum("x") + "0", upper, sum("x")[:63] + "/", sum("x")[:62] + "\n0"} {
		if _, err := w.Path(media.Original, hash); err == nil || errors.Is(err, fs.ErrNotExist) {
			t.Errorf("hash %q: %v", hash, err)
		}
		if _, err := w.Open(ctx, media.Original, hash); err == nil || errors.Is(err, fs.ErrNotExist) {
			t.Errorf("hash %q: %v", hash, err)
		}
	}
	if _, err := w.Open(ctx, media.Original, sum("absent")); !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "original picture "+string(sum("absent"))[:12]) {
		t.Errorf("absent: %v", err)
	}
	if files := pictures(t, w); len(files) != 0 {
		t.Errorf("files %v were made", files)
	}
}

func TestHalfWrittenPicturesAreSweptWhenTheWorkspaceOpens(t *testing.T) {
	dir := closed(t)
	left := filepath.Join(dir, "prepared", ".storehand-part-LEFTBEHIND")
	writeFile(t, left, bytes.Repeat([]byte("x"), 100))
	openIn(t, dir)
	if _, err := os.Stat(left); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the leftover of a killed program: %v", err)
	}
}
