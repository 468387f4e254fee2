package data_test

import (
	"bytes"
	"context"
	"errors"
	"image/color"
	"image/png"
	"testing"

	"storehand/app/catalog"
	"storehand/app/gallery"
	"storehand/app/media"
	"storehand/app/photo"
	"storehand/app/photo/phototest"
	"storehand/data"
)

func put(t *testing.T, w *data.Workspace, kind media.Kind, ext string, content []byte) string {
	t.Helper()
	hash, _, err := w.Put(context.Background(), kind, ext, bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	return string(hash)
}

func TestThumbsAreMadeOfTheFinishedPicture(t *testing.T) {
	w := open(t)
	finished := phototest.Smooth(200, 100)
	finished.SetNRGBA(0, 0, color.NRGBA{})
	var file bytes.Buffer
	if err := png.Encode(&file, finished); err != nil {
		t.Fatal(err)
	}
	broken := put(t, w, media.Original, ".jpg", []byte("no picture"))
	g := gallery.New(w)
	thumb, err := g.Thumb(context.Background(), catalog.Image{Original: broken, Prepared: put(t, w, media.Prepared, ".png", file.Bytes())}, 50)
	if err != nil {
		t.Fatal(err)
	}
	if size := thumb.Rect.Size(); size.X != 50 || size.Y != 25 {
		t.Errorf("size %v", size)
	}
	var refusal *photo.Refusal
	if _, err := g.Thumb(context.Background(), catalog.Image{Original: broken, FileName: "mug.jpg"}, 50); !errors.As(err, &refusal) {
		t.Errorf("a file that is no picture: %v", err)
	}
	if _, err := g.Thumb(context.Background(), catalog.Image{Src: "https://shop.example/mug.jpg"}, 50); !errors.Is(err, gallery.ErrElsewhere) {
		t.Errorf("a picture in the shop only: %v", err)
	}
}
