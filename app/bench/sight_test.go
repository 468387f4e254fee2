package bench_test

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"storehand/app/bench"
	"storehand/app/photo"
	"storehand/app/photo/phototest"
)

func TestTwinsAreTheSameContent(t *testing.T) {
	dir := t.TempDir()
	content := jpegFile(t, 60, 40)
	other := append([]byte(nil), content...)
	other[len(other)-1] ^= 1
	photos := []bench.Photo{
		put(t, filepath.Join(dir, "1.jpg"), content), put(t, filepath.Join(dir, "2.jpg"), other),
		put(t, filepath.Join(dir, "3.jpg"), content), put(t, filepath.Join(dir, "4.jpg"), content),
		put(t, filepath.Join(dir, "5.jpg"), jpegFile(t, 61, 40)),
		{Path: filepath.Join(dir, "gone.jpg"), Size: int64(len(content))},
	}
	twins, err := bench.Twins(t.Context(), photos)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{photos[2].Path: photos[0].Path, photos[3].Path: photos[0].Path}
	if diff := cmp.Diff(want, twins); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := bench.Twins(ctx, photos); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func TestLookTellsWhatAPhotoIs(t *testing.T) {
	dir := t.TempDir()
	facts, err := bench.Look(put(t, filepath.Join(dir, "a.jpg"), pngFile(t, 50, 30)))
	if err != nil || facts.Format != photo.PNG || facts.Width != 50 || facts.Height != 30 {
		t.Errorf("%+v, %v", facts, err)
	}
	for name, content := range map[string][]byte{"empty.jpg": nil, "words.jpg": []byte("words"), "bomb.png": bombFile()} {
		var refusal *photo.Refusal
		if _, err := bench.Look(put(t, filepath.Join(dir, name), content)); !errors.As(err, &refusal) || !strings.HasPrefix(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := bench.Look(bench.Photo{Path: filepath.Join(dir, "gone.jpg")}); err == nil || !strings.Contains(err.Error(), "not there any more") {
		t.Errorf("got %v", err)
	}
}

func TestThumbnailsOfRealPhotos(t *testing.T) {
	corpus := phototest.Corpus(t)
	gathered := gather(t, filepath.Join(corpus, "exif-orientation"))
	if len(gathered.Photos) < 18 {
		t.Fatalf("%d photos", len(gathered.Photos))
	}
	for _, p := range gathered.Photos {
		small, err := bench.Thumbnail(t.Context(), p, 72)
		if err != nil {
			t.Errorf("%s: %v", p.Name(), err)
			continue
		}
		size := small.Rect.Size()
		upright := strings.HasPrefix(p.Name(), "Portrait")
		if max(size.X, size.Y) != 72 || (size.Y > size.X) != upright {
			t.Errorf("%s: %v", p.Name(), size)
		}
	}
	if _, err := bench.Thumbnail(t.Context(), bench.Photo{Path: filepath.Join(corpus, "gone.jpg")}, 72); err == nil {
		t.Error("a photo that is not there has a thumbnail")
	}
}
