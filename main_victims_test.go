package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/media"
	"storehand/app/money"
	"storehand/app/photo/phototest"
	"storehand/data"
)

// importing imports one file into ever new stores.
type importing struct {
	workspace, file string
	count           int
	products        int
}

func newImporting(t *testing.T) *importing {
	const products = 1500
	dir := t.TempDir()
	return &importing{workspace: filepath.Join(dir, "workspace"), file: write(t, dir, "mugs.csv", shopFile(products, "10.00")), products: products}
}

func (v *importing) start(t *testing.T) *exec.Cmd {
	v.count++
	return child(t, "program", "import", "--workspace", v.workspace, "--store", v.store(), v.file)
}

func (v *importing) store() string { return fmt.Sprintf("Store %d", v.count) }

func (v *importing) verify(t *testing.T) {
	isWhole(t, v.workspace)
	inside(t, v.workspace, func(ctx context.Context, w *data.Workspace) {
		stores, err := w.Stores(ctx)
		if err != nil {
			t.Fatal(err)
		}
		for _, store := range stores {
			ids, err := w.IDs(ctx, catalog.Query{Store: store.ID})
			if len(ids) != v.products || err != nil {
				t.Errorf("%s has %d of %d products, %v", store.Name, len(ids), v.products, err)
			}
		}
		clients, err := w.Clients(ctx)
		if len(clients) != len(stores) || err != nil {
			t.Errorf("%d clients of %d stores, %v", len(clients), len(stores), err)
		}
	})
}

// endlessly tells a child to go on until it is killed.
const endlessly = "endlessly"

func init() { roles["editor"] = editEndlessly }

// editEndlessly sets the prices of all products of a workspace to 1, 2, 3 …
// minor units, each time in one operation that also gives the first product a
// picture, and prints the number of each operation that is done.
func editEndlessly() {
	ctx := context.Background()
	w, err := data.Open(ctx, data.Params{Dir: os.Args[1]})
	must(err)
	ids, err := w.IDs(ctx, catalog.Query{})
	must(err)
	first, err := w.Product(ctx, ids[0])
	must(err)
	for number := first.RegularPrice.Minor + 1; ; number++ {
		picture := []byte(strings.Repeat(fmt.Sprintf("picture %d ", number), 2000))
		hash, size, err := w.Put(ctx, media.Original, ".jpg", bytes.NewReader(picture))
		must(err)
		name := strconv.FormatInt(number, 10)
		_, err = w.Do(ctx, change.Operation{Name: "edit " + name, Origin: change.Edited}, func(ctx context.Context, tx change.Tx) error {
			must(tx.SaveFile(ctx, media.File{Hash: hash, Kind: media.Original, Name: name, Ext: ".jpg", Size: size, AddedAt: time.Now()}))
			for i, id := range ids {
				p, err := tx.Product(ctx, id)
				must(err)
				if p.RegularPrice = money.Of(number); i == 0 {
					p.Images = []catalog.Image{{Original: string(hash), FileName: name + ".jpg"}}
				}
				_, err = tx.SaveProduct(ctx, p)
				must(err)
			}
			return nil
		})
		must(err)
		fmt.Println(number)
	}
}

// must ends a child that cannot do its work.
func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(99)
	}
}

// editingLoop edits all products again and again.
type editingLoop struct {
	workspace string
	said      *bytes.Buffer // the numbers of the operations that are done
	done      int64
}

func newEditing(t *testing.T) *editingLoop {
	dir := t.TempDir()
	workspace := filepath.Join(dir, "workspace")
	storehand(t, "import", "--workspace", workspace, "--store", "Mugs", write(t, dir, "mugs.csv", shopFile(60, "0.00"))).succeeds(t)
	return &editingLoop{workspace: workspace}
}

func (v *editingLoop) start(t *testing.T) *exec.Cmd {
	command := child(t, "editor", v.workspace, endlessly)
	v.said = &bytes.Buffer{}
	command.Stdout, command.Stderr = v.said, os.Stderr
	return command
}

func (v *editingLoop) verify(t *testing.T) {
	isWhole(t, v.workspace)
	if lines := strings.Fields(v.said.String()); len(lines) > 0 {
		var err error
		if v.done, err = strconv.ParseInt(lines[len(lines)-1], 10, 64); err != nil {
			t.Fatal(err)
		}
	}
	inside(t, v.workspace, func(ctx context.Context, w *data.Workspace) {
		ids, err := w.IDs(ctx, catalog.Query{})
		if err != nil {
			t.Fatal(err)
		}
		seen := map[int64]int{}
		for _, id := range ids {
			p, err := w.Product(ctx, id)
			if err != nil {
				t.Fatal(err)
			}
			seen[p.RegularPrice.Minor]++
			if len(p.Images) > 0 && p.Images[0].FileName != fmt.Sprintf("%d.jpg", p.RegularPrice.Minor) {
				t.Errorf("at price %d the picture is %s", p.RegularPrice.Minor, p.Images[0].FileName)
			}
		}
		// The operation that was on its way may be there or not; one that was
		// said to be done must be.
		if len(seen) != 1 || seen[v.done] == 0 && seen[v.done+1] == 0 {
			t.Errorf("after operation %d the prices are %v", v.done, seen)
		}
		for number := range seen {
			v.done = number
			if stack, err := w.Stack(ctx); number > 0 && (err != nil || stack.Undo == nil || stack.Undo.Name != fmt.Sprintf("edit %d", number)) {
				t.Errorf("history is at %+v, %v; the prices at %d", stack.Undo, err, number)
			}
		}
	})
}

// preparing prepares photos of several folders into an empty one, in two sizes.
type preparing struct {
	in, out string
	want    map[string]string // the finished pictures
}

func newPreparing(t *testing.T) *preparing {
	dir := t.TempDir()
	v := &preparing{in: filepath.Join(dir, "in"), out: filepath.Join(dir, "out")}
	for i := range 8 {
		write(t, v.in, fmt.Sprintf("shelf %d/mug-%d.jpg", i%3, i), phototest.JPEG(t, phototest.Photo(500+10*i, 400), 90))
	}
	if run := finish(t, v.start(t)); run.code != 0 {
		t.Fatal(run.stderr)
	}
	v.want = contents(t, v.out)
	return v
}

func (v *preparing) start(t *testing.T) *exec.Cmd {
	if err := os.RemoveAll(v.out); err != nil {
		t.Fatal(err)
	}
	return v.again(t)
}

// again goes on with what was begun.
func (v *preparing) again(t *testing.T) *exec.Cmd {
	return child(t, "program", "prep", "--preset", "square,thumb", "--keep-tree", "--resume", "--out", v.out, v.in)
}

func (v *preparing) verify(t *testing.T) {
	areWhole(t, v.out, v.want)
	// The next run makes the rest and leaves nothing unfinished.
	before := len(contents(t, v.out))
	run := finish(t, v.again(t)).succeeds(t)
	if before > 0 && !strings.Contains(run.stdout, fmt.Sprintf("; %d there already.", before)) {
		t.Errorf("of %d pictures: %s", before, run.stdout)
	}
	if got := contents(t, v.out); len(got) != len(v.want) {
		t.Errorf("%d of %d pictures", len(got), len(v.want))
	}
	if left := hidden(t, v.out); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
	areWhole(t, v.out, v.want)
}

// hidden lists the files under a folder that are not for people.
func hidden(t *testing.T, dir string) (paths []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err == nil && strings.HasPrefix(entry.Name(), ".") {
			paths = append(paths, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

// contents reads the visible files of a folder and the folders in it.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasPrefix(entry.Name(), ".") {
			return err
		}
		content, err := os.ReadFile(path)
		files[strings.TrimPrefix(path, dir)] = string(content)
		return err
	})
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return files
}

// areWhole checks that each file of a folder is, byte by byte, one of those it
// may be.
func areWhole(t *testing.T, dir string, versions ...map[string]string) {
	t.Helper()
	for name, content := range contents(t, dir) {
		if !slices.ContainsFunc(versions, func(version map[string]string) bool { return version[name] == content }) {
			t.Errorf("%s is half-written: %d bytes", name, len(content))
		}
	}
}

// exporting exports dearer products over an export of the cheaper ones.
type exporting struct {
	workspace, out   string
	cheaper, current map[string]string
}

func newExporting(t *testing.T) *exporting {
	dir := t.TempDir()
	v := &exporting{workspace: filepath.Join(dir, "workspace"), out: filepath.Join(dir, "out")}
	for _, price := range []string{"10.00", "20.00"} {
		storehand(t, "import", "--workspace", v.workspace, "--store", "Mugs", write(t, dir, "mugs.csv", shopFile(2500, price))).succeeds(t)
		if price == "10.00" {
			v.addPictures(t)
		}
		finish(t, v.export(t)).succeeds(t)
		v.cheaper, v.current = v.current, contents(t, v.out)
	}
	return v
}

// addPictures gives products finished pictures, which an export copies.
func (v *exporting) addPictures(t *testing.T) {
	var images []catalog.Image
	inside(t, v.workspace, func(ctx context.Context, w *data.Workspace) {
		_, err := w.Do(ctx, change.Operation{Name: "keep pictures", Origin: change.Edited}, func(ctx context.Context, tx change.Tx) error {
			for i := range 12 {
				content := phototest.JPEG(t, phototest.Photo(200+10*i, 200), 90)
				hash, size, err := w.Put(ctx, media.Prepared, ".jpg", bytes.NewReader(content))
				if err != nil {
					return err
				}
				name := fmt.Sprintf("mug-%d.jpg", i)
				images = append(images, catalog.Image{Prepared: string(hash), FileName: name, Alt: "Mug"})
				if err := tx.SaveFile(ctx, media.File{Hash: hash, Kind: media.Prepared, Name: name, Ext: ".jpg", Size: size, AddedAt: time.Now()}); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	})
	edit(t, v.workspace, func(p *catalog.Product) { p.Images = images })
}

func (v *exporting) export(t *testing.T) *exec.Cmd {
	return child(t, "program", "export", "--workspace", v.workspace, "--store", "Mugs", "--out", v.out)
}

func (v *exporting) start(t *testing.T) *exec.Cmd {
	if err := os.RemoveAll(v.out); err != nil {
		t.Fatal(err)
	}
	for name, content := range v.cheaper {
		write(t, v.out, name, []byte(content))
	}
	return v.export(t)
}

func (v *exporting) verify(t *testing.T) {
	isWhole(t, v.workspace)
	areWhole(t, v.out, v.cheaper, v.current)
}
