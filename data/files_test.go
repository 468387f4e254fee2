package data_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"storehand/app/change"
	"storehand/app/media"
	"storehand/data"
)

// kept puts a picture and returns its record.
func kept(t testing.TB, w *data.Workspace, kind media.Kind, content string) media.File {
	t.Helper()
	hash, size, err := w.Put(context.Background(), kind, ".jpg", strings.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	return media.File{Hash: hash, Kind: kind, Name: content + ".jpg", Ext: ".jpg", Size: size, Width: 3, Height: 2, AddedAt: moment}
}

func saveFiles(t testing.TB, w *data.Workspace, files ...media.File) {
	t.Helper()
	edit(t, w, "add pictures", func(ctx context.Context, tx change.Tx) error {
		for _, f := range files {
			if err := tx.SaveFile(ctx, f); err != nil {
				return err
			}
		}
		return nil
	})
}

func record(t testing.TB, w *data.Workspace, f media.File) media.File {
	t.Helper()
	got, err := w.File(context.Background(), f.Kind, f.Hash)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// logo stands for what a preset may carry with it.
var logo = strings.Repeat("logo", 1000)

func TestRecipeIsKeptWithThePicture(t *testing.T) {
	w := open(t)
	original := kept(t, w, media.Original, "mug")
	var files []media.File
	for name, recipe := range map[string]string{
		"plain":  `{"preset":{"name":"Web","logo":"` + logo + `"}}`,
		"turned": `{"preset":{"name":"Web","logo":"` + logo + `"},"framing":{"turn":1}}`,
		"square": `{"preset":{"name":"Square"}}`,
		"older":  "",
	} {
		f := kept(t, w, media.Prepared, name)
		if recipe != "" {
			f.Recipe, f.Original = []byte(recipe), original.Hash
		}
		files = append(files, f)
	}
	saveFiles(t, w, append(files, original)...)
	check := func() {
		t.Helper()
		for _, want := range append(files, original) {
			if diff := cmp.Diff(want, record(t, w, want)); diff != "" {
				t.Errorf("%s (-want +got):\n%s", want.Name, diff)
			}
		}
	}
	check()
	db := raw(t, databaseOf(w.Dir()))
	if n := number(t, db, `SELECT count(*) FROM preset`); n != 2 {
		t.Errorf("two presets are kept %d times", n)
	}
	undoAll(t, w)
	if _, err := w.File(context.Background(), media.Prepared, files[0].Hash); !errors.Is(err, media.ErrUnknown) {
		t.Errorf("after undo: %v", err)
	}
	clean(t, w) // which takes away what nothing speaks of
	redo(t, w, 1)
	check()
}

func TestFirstRecipeOfAPictureStays(t *testing.T) {
	w := open(t)
	f := kept(t, w, media.Prepared, "mug")
	saveFiles(t, w, f)
	f.Recipe, f.Original = []byte(`{"preset":{"name":"Web"}}`), sum("photo")
	saveFiles(t, w, f) // what was missing is taken over
	other := f
	other.Recipe, other.Name = []byte(`{"preset":{"name":"Other"}}`), "other.jpg"
	saveFiles(t, w, other)
	if diff := cmp.Diff(f, record(t, w, f)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if _, err := w.Undo(context.Background()); err != nil {
		t.Fatal(err)
	}
	if got := record(t, w, f); got.Recipe != nil || got.Original != "" {
		t.Errorf("after undo of the recipe: %+v", got)
	}
	clean(t, w)
	redo(t, w, 1)
	if diff := cmp.Diff(f, record(t, w, f)); diff != "" {
		t.Errorf("after redo (-want +got):\n%s", diff)
	}
}

func TestWhatIsNoRecipeIsRefused(t *testing.T) {
	w := open(t)
	for _, recipe := range []string{"words", `{}`, `{"framing":{"turn":1}}`, `[]`} {
		f := kept(t, w, media.Prepared, "mug")
		f.Recipe = []byte(recipe)
		_, err := w.Do(context.Background(), change.Operation{Name: "add"}, func(ctx context.Context, tx change.Tx) error { return tx.SaveFile(ctx, f) })
		if err == nil || !strings.Contains(err.Error(), "record the picture mug.jpg: its recipe cannot be read") {
			t.Errorf("%s: %v", recipe, err)
		}
	}
	f := kept(t, w, media.Prepared, "mug")
	f.Original = "../escape"
	_, err := w.Do(context.Background(), change.Operation{Name: "add"}, func(ctx context.Context, tx change.Tx) error { return tx.SaveFile(ctx, f) })
	if err == nil {
		t.Error("an original was taken that is no hash")
	}
}

func TestPicturesForChannelsAreFoundByTheOneShown(t *testing.T) {
	w := open(t)
	ctx := context.Background()
	save := func(outputs ...media.Output) {
		t.Helper()
		edit(t, w, "add pictures for channels", func(ctx context.Context, tx change.Tx) error {
			for _, out := range outputs {
				if err := tx.SaveOutput(ctx, out); err != nil {
					return err
				}
			}
			return nil
		})
	}
	photo, shown := sum("photo"), sum("web")
	web := media.Output{Original: photo, Shown: shown, Channel: "web", Prepared: shown}
	amazon := media.Output{Original: photo, Shown: shown, Channel: "amazon", Prepared: sum("amazon")}
	save(web, amazon)
	save(media.Output{Original: photo, Shown: sum("turned"), Channel: "amazon", Prepared: sum("amazon, turned")})
	better := amazon
	better.Prepared = sum("amazon, better")
	save(better)
	expect := func(want ...media.Output) {
		t.Helper()
		got, err := w.Outputs(ctx, photo, shown)
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Errorf("%v (-want +got):\n%s", err, diff)
		}
	}
	expect(better, web)
	if _, err := w.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	expect(amazon, web)
	undoAll(t, w)
	expect()
	if _, err := w.Do(ctx, change.Operation{Name: "add"}, func(ctx context.Context, tx change.Tx) error {
		return tx.SaveOutput(ctx, media.Output{Original: photo, Shown: "words", Channel: "web", Prepared: shown})
	}); err == nil {
		t.Error("a picture was taken that is no hash")
	}
}
