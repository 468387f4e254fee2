package data_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/media"
	"storehand/data"
)

func findings(t testing.TB, w *data.Workspace) (told []string) {
	t.Helper()
	found, err := w.Check(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		text := f.Item + ": " + f.Text
		if f.Mended {
			text += " (mended)"
		}
		told = append(told, text)
	}
	return told
}

// free takes the history triggers off, which damage from outside would not
// meet either.
func free(t testing.TB, dir string, statements ...string) {
	t.Helper()
	db := raw(t, databaseOf(dir))
	defer db.Close()
	for _, name := range texts(t, db, `SELECT name FROM sqlite_master WHERE type = 'trigger'`) {
		execute(t, db, `DROP TRIGGER `+name)
	}
	execute(t, db, statements...)
}

// Damage of each kind is told with its place, and is still there afterwards
// unless it is in what is derived.
func TestCheckFindsDamage(t *testing.T) {
	for name, test := range map[string]struct {
		damage []string
		want   []string
		mends  bool
	}{
		"a product of no store": {
			damage: []string{`UPDATE product SET store_id = 99 WHERE id = 5`},
			want:   []string{"product 5: refers to a store that does not exist"},
		},
		"a staged edit of no product": {
			damage: []string{`INSERT INTO staged (id, product_id, field) VALUES (50, 99, 'title')`},
			want:   []string{"staged 50: refers to a product that does not exist"},
		},
		"a variation of no product": {
			damage: []string{`UPDATE product SET parent_id = 99 WHERE id = 4`},
			want:   []string{"product 4: refers to a product that does not exist"},
		},
		"a variation of another store's product": {
			damage: []string{`UPDATE product SET parent_id = 1 WHERE id = 4`},
			want:   []string{"product 4: is a variation of what is not a product of its store"},
		},
		"an operation that is half done": {
			damage: []string{`INSERT INTO current_operation VALUES (3)`},
			want:   []string{"history: operation 3 is recorded as half done"},
		},
		"categories in a circle": {
			damage: []string{`INSERT INTO category (id, store_id, parent_id, name) VALUES (90, 1, 91, 'a'), (91, 1, 90, 'b')`},
			want:   []string{"category 90: is not in its store's tree", "category 91: is not in its store's tree"},
		},
		"a category below another store's": {
			damage: []string{`INSERT INTO category (id, store_id, parent_id, name) VALUES (90, 2, 1, 'a')`},
			want:   []string{"category 90: is not in its store's tree"},
		},
		"a product in a category its store does not have": {
			damage: []string{`UPDATE product SET categories = '[77]' WHERE id = 5`, `INSERT INTO product_category VALUES (77, 5)`},
			want:   []string{"product 5: is in a category that its store does not have"},
		},
		"a product that is not listed in its category": {
			damage: []string{`DELETE FROM product_category WHERE product_id = 1 AND category_id = 3`},
			want:   []string{"product 1: was listed in other categories than it has; that was put right (mended)"},
			mends:  true,
		},
		"a product that is listed in a strange category": {
			damage: []string{`INSERT INTO product_category VALUES (1, 5)`},
			want:   []string{"product 5: was listed in other categories than it has; that was put right (mended)"},
			mends:  true,
		},
		"a sort key of another title": {
			damage: []string{`UPDATE product SET title_key = 'zebra' WHERE id = 1`},
			want:   []string{"product 1: was found and sorted by what it does not have; that was put right (mended)"},
			mends:  true,
		},
		"a wrong count of pictures": {
			damage: []string{`UPDATE product SET alt_missing = 7 WHERE id = 1`},
			want:   []string{"product 1: was found and sorted by what it does not have; that was put right (mended)"},
			mends:  true,
		},
		"a list that is not one": {
			damage: []string{`UPDATE product SET tags = '["oat"' WHERE id = 1`},
			want:   []string{"product 1: cannot be read: tags of product 1: unexpected end of JSON input"},
		},
		"pictures that are no list": {
			damage: []string{`UPDATE product SET images = 'mug.jpg' WHERE id = 1`},
			want:   []string{"product 1: cannot be read: images of product 1: invalid character 'm' looking for beginning of value"},
		},
		"a price that is no number": {
			damage: []string{`PRAGMA writable_schema = on`, `UPDATE sqlite_master SET sql = replace(sql, 'STRICT', '') WHERE name = 'product'`,
				`PRAGMA writable_schema = reset`, `UPDATE product SET regular_price = 'dear' WHERE id = 1`},
			want: []string{"product 1: cannot be read: regular_price of product 1: a whole number is stored as string"},
		},
		"a picture that nobody recorded": {
			damage: []string{`DELETE FROM file`},
			want:   []string{`product 1: has a picture "mug-3.jpg" whose original file is not in the workspace. Add the picture again`},
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := closed(t)
			free(t, dir, test.damage...)
			w := openIn(t, dir)
			if diff := cmp.Diff(test.want, findings(t, w)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			want := test.want
			if test.mends {
				want = nil
			}
			if diff := cmp.Diff(want, findings(t, w)); diff != "" {
				t.Errorf("looking again (-want +got):\n%s", diff)
			}
			if name := undoable(t, w); name != "delete “Old bowl”" {
				t.Errorf("undo would %q", name)
			}
		})
	}
}

func TestMendedListsFindTheProductAgain(t *testing.T) {
	dir := closed(t)
	db := raw(t, databaseOf(dir))
	execute(t, db, `DELETE FROM product_category`)
	db.Close()
	free(t, dir, `UPDATE product SET search_text = ''`)
	w := openIn(t, dir)
	for name, q := range map[string]catalog.Query{"text": {Text: "mug"}, "category": {Store: 1, Categories: []catalog.CategoryPath{{"Gifts"}}}} {
		if found := list(t, w, q); len(found) != 0 {
			t.Fatalf("by %s, before: %v", name, found)
		}
	}
	findings(t, w)
	for name, q := range map[string]catalog.Query{"text": {Text: "mug"}, "category": {Store: 1, Categories: []catalog.CategoryPath{{"Gifts"}}}} {
		if found := list(t, w, q); !slices.Equal(found, []catalog.ID{1}) {
			t.Errorf("by %s: %v", name, found)
		}
	}
}

func TestCheckFindsDamagedPictures(t *testing.T) {
	const content = "a picture of a mug"
	place := filepath.FromSlash(shelved("originals", content, ".jpg"))
	for name, test := range map[string]struct {
		damage func(path string) error
		want   string
	}{
		"gone":      {os.Remove, "mug-3.jpg: the original picture is missing from the workspace. Add the picture again"},
		"altered":   {func(path string) error { return os.WriteFile(path, []byte("a picture of a cat"), 0o600) }, "mug-3.jpg: the bytes of the original picture changed on disk. Add the picture again"},
		"cut off":   {func(path string) error { return os.Truncate(path, 5) }, "mug-3.jpg: the bytes of the original picture changed on disk. Add the picture again"},
		"no folder": {func(path string) error { return os.RemoveAll(filepath.Dir(path)) }, "mug-3.jpg: the original picture is missing from the workspace. Add the picture again"},
	} {
		t.Run(name, func(t *testing.T) {
			w := lived(t)
			if err := test.damage(filepath.Join(w.Dir(), place)); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff([]string{test.want}, findings(t, w)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			// What the finding says to do helps.
			if _, _, err := w.Put(context.Background(), media.Original, ".jpg", strings.NewReader(content)); err != nil {
				t.Fatal(err)
			}
			clean(t, w)
		})
	}
}

func TestCheckFindsAFileThatIsDamaged(t *testing.T) {
	dir := closed(t)
	content := readFile(t, databaseOf(dir))
	for page := 3; page < len(content)/4096; page++ {
		copy(content[page*4096+100:], strings.Repeat("damage", 300))
	}
	writeFile(t, databaseOf(dir), content)
	w, err := data.Open(context.Background(), still(dir))
	var damage *data.DamagedError
	var told []string
	if errors.As(err, &damage) {
		told = []string{err.Error()}
	} else if err != nil {
		t.Fatal(err)
	} else {
		defer w.Close()
		told = findings(t, w)
	}
	if len(told) != 1 || !strings.HasPrefix(told[0], "storehand.db: the file is damaged: ") || !strings.HasSuffix(told[0], "Put a copy from the backups folder in its place") {
		t.Errorf("told %q", told)
	}
}

func TestCheckSweepsWhatWasNeverUsed(t *testing.T) {
	dir := closed(t)
	left := []string{"prepared/.storehand-part-A", "originals/.storehand-part-B", shelved("prepared", "never used", ".webp"), shelved("originals", "never used", ".jpg")}
	stays := []string{shelved("originals", "a picture of a mug", ".jpg"), "originals/notes.txt", "originals/ab/holiday.jpg", "prepared/ab/" + string(sum("x")) + ".txt.bak"}
	for _, name := range stays[1:] {
		writeFile(t, filepath.Join(dir, filepath.FromSlash(name)), []byte("mine"))
	}
	w := openIn(t, dir)
	for _, name := range left { // opening has swept already
		writeFile(t, filepath.Join(dir, filepath.FromSlash(name)), []byte("x"))
	}
	// Work under way may still record a picture that it has put.
	if _, _, err := w.Put(context.Background(), media.Prepared, ".png", strings.NewReader("under way")); err != nil {
		t.Fatal(err)
	}
	stays = append(stays, shelved("prepared", "under way", ".png"))
	want := []string{"pictures: 2 half-written files were removed (mended)", "pictures: 2 files that were never used were removed (mended)"}
	if diff := cmp.Diff(want, findings(t, w)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	files := pictures(t, w)
	if len(files) != len(stays) {
		t.Errorf("files %v", files)
	}
	for _, name := range stays {
		if _, there := files[name]; !there {
			t.Errorf("%s is gone", name)
		}
	}
	clean(t, w)
}

// What seems unused in a damaged workspace may be what is missing elsewhere.
func TestCheckTakesNothingAwayWhereSomethingIsWrong(t *testing.T) {
	dir := closed(t)
	free(t, dir, `UPDATE product SET store_id = 99 WHERE id = 5`)
	w := openIn(t, dir)
	unused := filepath.Join(dir, filepath.FromSlash(shelved("originals", "never used", ".jpg")))
	writeFile(t, unused, []byte("never used"))
	if told := findings(t, w); len(told) != 1 {
		t.Errorf("told %q", told)
	}
	if _, err := os.Stat(unused); err != nil {
		t.Error(err)
	}
}

// A picture whose recording was undone can still be redone.
func TestCheckKeepsWhatRedoNeeds(t *testing.T) {
	dir := closed(t)
	w := openIn(t, dir)
	steps := undoAll(t, w)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	w = openIn(t, dir)
	clean(t, w)
	redo(t, w, steps)
	clean(t, w)
}

func TestManyFindingsAreCutShort(t *testing.T) {
	w := open(t)
	store := newStore(t, w)
	var products []catalog.Product
	for range 130 {
		products = append(products, bare(store))
	}
	save(t, w, "import", change.Imported, products...)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	free(t, w.Dir(), `UPDATE product SET parent_id = 999`)
	told := findings(t, openIn(t, w.Dir()))
	if len(told) != 101 || told[100] != "and more: 30 others like these" {
		t.Errorf("%d findings, the last %q", len(told), told[len(told)-1])
	}
}

func TestManyMendedThingsAreNoDamage(t *testing.T) {
	w := open(t)
	store := newStore(t, w)
	save(t, w, "import", change.Imported, slices.Repeat([]catalog.Product{bare(store)}, 130)...)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	free(t, w.Dir(), `UPDATE product SET title_key = ''`)
	told := findings(t, openIn(t, w.Dir()))
	if len(told) != 101 || told[100] != "and more: 30 others like these (mended)" {
		t.Errorf("%d findings, the last %q", len(told), told[len(told)-1])
	}
}

func TestCheckCanBeCancelled(t *testing.T) {
	w := lived(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := w.Check(ctx); err == nil || !strings.HasPrefix(err.Error(), "check the workspace: ") {
		t.Errorf("error %v", err)
	}
}
