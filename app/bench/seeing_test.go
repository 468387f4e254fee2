package bench_test

import (
	"context"
	"errors"
	"image/color"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/disintegration/imaging"
	"github.com/google/go-cmp/cmp"

	"storehand/app/bench"
	"storehand/app/catalog"
	"storehand/app/duplicates"
	"storehand/app/matching"
	"storehand/app/photo"
	"storehand/app/photo/fingerprint"
	"storehand/app/photo/phototest"
	ordering "storehand/app/shoot"
)

// shootDir writes photos of the sample shops, and others made of them.
func shootDir(t *testing.T) (dir string, photos []bench.Photo) {
	t.Helper()
	dir = t.TempDir()
	sample := func(name string) []byte {
		return phototest.Read(t, "..", "..", "assets", "samples", "photos", name)
	}
	mug, err := photo.Decode(context.Background(), photo.FromBytes("mug", sample("AF-MUG-OAT.jpg")))
	if err != nil {
		t.Fatal(err)
	}
	square := imaging.OverlayCenter(imaging.New(900, 900, color.White), imaging.Fit(mug.Image, 600, 600, imaging.Lanczos), 1)
	for _, file := range []struct {
		name    string
		content []byte
	}{
		{"1 mug.jpg", sample("AF-MUG-OAT.jpg")}, {"2 ink.jpg", sample("AF-MUG-INK.jpg")}, {"3 mug again.png", phototest.PNG(t, square)},
		{"4 blank.png", phototest.PNG(t, imaging.New(60, 40, color.Black))}, {"5 words.jpg", []byte("words")},
	} {
		path := filepath.Join(dir, file.name)
		if err := os.WriteFile(path, file.content, 0o600); err != nil {
			t.Fatal(err)
		}
		photos = append(photos, bench.Photo{Path: path, Size: int64(len(file.content))})
	}
	return dir, photos
}

func TestPhotosThatShowNearlyTheSame(t *testing.T) {
	dir, photos := shootDir(t)
	ctx := context.Background()
	tray := bench.NewTray()
	tray.Add(photos)
	sights := map[string]bench.Sight{}
	for _, p := range photos[:4] {
		sight, err := bench.See(ctx, p, nil)
		if err != nil {
			t.Fatal(err)
		}
		sights[p.Path] = sight
	}
	var refused *photo.Refusal
	if _, err := bench.See(ctx, photos[4], nil); !errors.As(err, &refused) {
		t.Errorf("words are seen: %v", err)
	}
	var gone *bench.ReadError
	if _, err := bench.See(ctx, bench.Photo{Path: filepath.Join(dir, "gone.jpg")}, nil); !errors.As(err, &gone) {
		t.Errorf("what is gone is seen: %v", err)
	}
	twins, err := bench.NearTwins(ctx, photos, sights)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]string{photos[2].Path: photos[0].Path}, twins); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	tray.See(sights)
	tray.SetNearTwins(twins)
	preset := photo.Preset{Name: "x"}
	if e := tray.At(2); !e.Has(bench.NearTwin, preset) || !e.Included || e.Mark(preset) == bench.NearTwin {
		t.Errorf("the near twin: %+v", e)
	}
	if n := tray.Tally(preset).Of(bench.NearTwin); n != 1 {
		t.Errorf("%d near twins", n)
	}
	tray.SetTwins(twins)
	tray.SetNearTwins(twins)
	if tray.At(2).NearTwin != "" {
		t.Error("a twin is a near twin too")
	}
	frames := tray.Frames(func(e *bench.Entry) bool { return e.Path != photos[4].Path })
	for i, frame := range frames {
		if frame.Path != photos[i].Path || frame.Blank != (i == 3) {
			t.Errorf("%+v", frame)
		}
	}
}

// seen is a photo of which a product has a picture.
func seen(id int64, verdict fingerprint.Verdict) bench.Sight {
	return bench.Sight{Known: []duplicates.Resemblance{{
		Showing: duplicates.Showing{Owner: catalog.ID(id), SKU: "AF-MUG", Place: 1}, Likeness: fingerprint.Likeness{Verdict: verdict},
	}}}
}

func TestNameListOrderAndLookArePutTogether(t *testing.T) {
	tray := bench.NewTray()
	tray.Add([]bench.Photo{{Path: "a"}, {Path: "b"}})
	e := tray.Find("a")
	name := func(id int64, score int) {
		tray.Match(map[string]bench.Binding{"a": bench.Bind(matching.Match{Best: matching.Guess{ID: catalog.ID(id), Score: score, Reason: "By name"}})})
	}
	product := func(want int64, why string) {
		t.Helper()
		if e.Binding.Product != catalog.ID(want) {
			t.Errorf("%s: bound to %d, want %d: %+v", why, e.Binding.Product, want, e.Binding.Match)
		}
	}

	tray.See(map[string]bench.Sight{"a": seen(7, fingerprint.Near), "gone": {}})
	product(0, "before its name is asked")
	name(7, 60)
	product(7, "name and look agree")
	name(8, 60)
	product(0, "name and look are of two minds")
	if !e.Binding.Unsure() || len(e.Binding.Match.Others) != 1 {
		t.Errorf("%+v", e.Binding)
	}
	preset := photo.Preset{Name: "x"}
	if !e.Has(bench.Already, preset) {
		t.Error("a product has the picture already, which is not told")
	}
	if at, already := e.Sight.Already(); !already || at.Where() != "AF-MUG, picture 2" {
		t.Errorf("already %v at %q", already, at.Where())
	}
	tray.Tell(map[string]bench.Told{"a": {Match: matching.Match{Best: matching.Guess{ID: 9, By: matching.ByList, Score: 100, Reason: "By list"}}, Alt: "A mug"}})
	product(9, "a list counts")
	if e.Binding.Alt != "A mug" {
		t.Errorf("ALT text %q", e.Binding.Alt)
	}
	name(8, 60)
	product(9, "the name was asked again")
	tray.Choose("a", 5)
	tray.See(map[string]bench.Sight{"a": seen(7, fingerprint.Same)})
	name(8, 100)
	product(5, "chosen by hand")
	if e.Binding.Alt != "" {
		t.Error("the list's ALT text stayed with another product")
	}
}

func TestHeadersTellTheOrderOfAShoot(t *testing.T) {
	tray := bench.NewTray()
	tray.Add([]bench.Photo{{Path: "a", ModTime: time.Unix(9, 0)}})
	at := time.Date(2026, 3, 16, 8, 4, 5, 0, time.UTC)
	tray.Learn("a", photo.Facts{Taken: at}, nil)
	frames := tray.Frames(func(*bench.Entry) bool { return true })
	told, laid, err := bench.ToldByOrder(frames, ordering.Cut{Every: 1}, []bench.Good{{ID: 4, Parent: 3, Label: "Mug, oat"}, {ID: 5, Label: "Bowl"}})
	if err != nil || told["a"].Match.Best.ID != 4 || told["a"].Match.Best.Parent != 3 || len(laid.ProductsLeft) != 1 || laid.ProductsLeft[0].ID != 5 {
		t.Errorf("told %+v, laid %+v, %v", told, laid, err)
	}
	if _, _, err := bench.ToldByOrder(frames, ordering.Cut{}, nil); err == nil {
		t.Error("a shoot was cut without saying how")
	}
	if len(frames) != 1 || !frames[0].Taken.Equal(at) || !frames[0].ModTime.Equal(time.Unix(9, 0)) || frames[0].Blank {
		t.Errorf("%+v", frames)
	}
}
