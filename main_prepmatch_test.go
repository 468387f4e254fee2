package main

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"storehand/app/photo/phototest"
)

// matchSeen is what the tests look at in the report of a run with products.
type matchSeen struct {
	OK     bool     `json:"ok"`
	Notes  []string `json:"notes"`
	Photos []struct {
		Path, Outcome, Output string
		Product               struct {
			SKU, Title, Reason string
			Place, Score       int
			Sure               bool
		}
		Alt []struct {
			Language, Text string
			Score          int
		}
	} `json:"photos"`
}

// teaFile is a product file of two products, one of them in two colours.
const teaFile = "Handle,Title,Vendor,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Price,Status\n" +
	"teapot,Stoneware teapot,Alder,\"tea, clay\",TRUE,Colour,Oat,TP-OAT,30.00,active\n" +
	"teapot,,,,,,Sage,TP-SAGE,30.00,\n" +
	"whisk,Bamboo whisk,Alder,tea,TRUE,Title,Default Title,WHISK-1,9.00,active\n"

// shootOf writes photos of these names, each of a look of its own.
func shootOf(t *testing.T, dir string, photos ...string) {
	t.Helper()
	for i, name := range photos {
		write(t, dir, name, phototest.JPEG(t, phototest.Photo(300+10*i, 240), 85))
	}
}

func TestPrepNamesPicturesByTheirProducts(t *testing.T) {
	dir := t.TempDir()
	in, out, alt := filepath.Join(dir, "in"), filepath.Join(dir, "out"), filepath.Join(dir, "alt.csv")
	shootOf(t, in, "tp-oat_front.jpg", "tp-oat_detail.jpg", "TP-SAGE/DSC_1.jpg", "whisk.jpg")
	products := write(t, dir, "products.csv", []byte(teaFile))
	var seen matchSeen
	run := storehand(t, "prep", "--match", products, "--name", "{sku}-{option:Colour}-{n}", "--alt", alt, "--alt-language", "en,de", "--json", "--out", out, in)
	run.succeeds(t).report(t, &seen)
	if diff := cmp.Diff([]string{"tp-oat-oat-1.jpg", "tp-oat-oat-2.jpg", "tp-sage-sage-1.jpg", "whisk-1-1.jpg"}, names(t, out)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	if !seen.OK || run.stderr != "" {
		t.Errorf("ok %v, stderr: %s", seen.OK, run.stderr)
	}
	for _, p := range seen.Photos {
		if !p.Product.Sure || p.Product.SKU == "" || p.Product.Score < 80 || len(p.Alt) != 2 || p.Alt[0].Score < 50 {
			t.Errorf("%+v", p)
		}
	}
	file, err := os.Open(alt)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil || len(rows) != 1+4*2 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	if diff := cmp.Diff([]string{"file", "sku", "alt", "language"}, rows[0]); diff != "" {
		t.Errorf("headings (-want +got):\n%s", diff)
	}
	texts := map[string]string{}
	for _, row := range rows[1:] {
		if _, err := os.Stat(filepath.Join(out, row[0])); err != nil {
			t.Error(err)
		}
		texts[row[0]+" "+row[3]] = row[1] + ": " + row[2]
	}
	for key, words := range map[string][]string{
		"tp-oat-oat-1.jpg en":   {"TP-OAT: Stoneware teapot", "front"},
		"tp-oat-oat-2.jpg de":   {"TP-OAT: Stoneware teapot", "Detail"},
		"tp-sage-sage-1.jpg en": {"TP-SAGE: Stoneware teapot", "Sage"},
		"whisk-1-1.jpg en":      {"WHISK-1: Bamboo whisk"},
	} {
		for _, want := range words {
			if !strings.Contains(strings.ToLower(texts[key]), strings.ToLower(want)) {
				t.Errorf("%s is %q, without %q", key, texts[key], want)
			}
		}
	}
}

// TestPrepTellsWhichPhotosHaveNoProduct makes their pictures all the same.
func TestPrepTellsWhichPhotosHaveNoProduct(t *testing.T) {
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in"), filepath.Join(dir, "out")
	shootOf(t, in, "WHISK-1.jpg", "DSC_0001.jpg", "whisk of bamboo.jpg")
	products := write(t, dir, "products.csv", []byte(teaFile))
	storehand(t, "prep", "--match", products, "--name", "{sku}-{n}", "--out", out, in).fails(t,
		filepath.Join(in, "DSC_0001.jpg")+": no product was found for it. Name it in a CSV of file and sku",
		filepath.Join(in, "whisk of bamboo.jpg")+": it may show Bamboo whisk (WHISK-1)", "which is not sure")
	if diff := cmp.Diff([]string{"dsc_0001.jpg", "whisk-1-1.jpg", "whisk-of-bamboo.jpg"}, names(t, out)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

// TestPrepTakesAListOfPhotosAndSKUs has the list tell what names do not.
func TestPrepTakesAListOfPhotosAndSKUs(t *testing.T) {
	dir := t.TempDir()
	in := filepath.Join(dir, "in")
	shootOf(t, in, "DSC_0001.jpg", "DSC_0002.jpg", "a/DSC_0003.jpg", "b/DSC_0003.jpg")
	products := write(t, dir, "products.csv", []byte(teaFile))
	list := write(t, dir, "list.csv", []byte("file,sku\nDSC_0002.jpg,WHISK-1\ndsc_0001,WHISK-1\na/DSC_0003.jpg,TP-SAGE\nb/DSC_0003.jpg,GONE\nDSC_0003.jpg,TP-OAT\n,X\n"))

	out := filepath.Join(dir, "out")
	storehand(t, "prep", "--match", products, "--match", list, "--name", "{sku}-{title}-{n}", "--out", out, in).fails(t,
		"list.csv: line 5: b/DSC_0003.jpg: No product of the store has the SKU GONE", "list.csv: line 6: 2 photos are called DSC_0003.jpg", "list.csv: line 7: It names no photo")
	if diff := cmp.Diff([]string{"dsc_0003.jpg", "tp-sage-stoneware-teapot-1.jpg", "whisk-1-bamboo-whisk-1.jpg", "whisk-1-bamboo-whisk-2.jpg"}, names(t, out)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}

	alone := filepath.Join(dir, "alone")
	short := write(t, dir, "short.csv", []byte("file;sku\nDSC_0001.jpg;MY 1\nDSC_0002.jpg;MY 1\n"))
	storehand(t, "prep", "--match", short, "--name", "{sku}_{n:02}", "--out", alone, filepath.Join(in, "DSC_0001.jpg"), filepath.Join(in, "DSC_0002.jpg")).succeeds(t)
	if diff := cmp.Diff([]string{"my-1_01.jpg", "my-1_02.jpg"}, names(t, alone)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

func TestPrepMatchesToAStoreOfTheWorkspace(t *testing.T) {
	dir := t.TempDir()
	in, out, workspace := filepath.Join(dir, "in"), filepath.Join(dir, "out"), filepath.Join(dir, "workspace")
	shootOf(t, in, "whisk-1.jpg")
	products := write(t, dir, "products.csv", []byte(teaFile))
	storehand(t, "import", "--workspace", workspace, "--store", "Tea", products).succeeds(t)
	storehand(t, "prep", "--workspace", workspace, "--store", "tea", "--name", "{title|words}", "--out", out, in).succeeds(t)
	if diff := cmp.Diff([]string{"Bamboo-Whisk.jpg"}, names(t, out)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	for said, flags := range map[string][]string{
		`there is no store "Coffee"`:                     {"--workspace", workspace, "--store", "Coffee"},
		"either with --store or by a product file":       {"--workspace", workspace, "--store", "Tea", "--match", products},
		"add --match or --store":                         {"--alt", filepath.Join(dir, "alt.csv")},
		"--alt-language xx: choose en, de, fr, es, it":   {"--alt", filepath.Join(dir, "alt.csv"), "--match", products, "--alt-language", "xx"},
		`--alt-template "{colr}": character 2: there is`: {"--alt", filepath.Join(dir, "alt.csv"), "--match", products, "--alt-template", "{colr}"},
		"absent.csv": {"--match", filepath.Join(dir, "absent.csv")},
	} {
		storehand(t, append([]string{"prep", "--out", filepath.Join(dir, "none"), in}, flags...)...).fails(t, said)
	}
	if left := names(t, filepath.Join(dir, "none")); len(left) != 0 {
		t.Errorf("written: %v", left)
	}
}

func TestPrepShowsNamesAndMakesNothing(t *testing.T) {
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in"), filepath.Join(dir, "out")
	shootOf(t, in, "a/mug.jpg", "b/MUG.jpg")
	run := storehand(t, "prep", "--preset", "square,thumb", "--name", "{name|lower}", "--dry-run", "--out", out, in).succeeds(t)
	want := filepath.Join(in, "a", "mug.jpg") + " → square/mug.jpg\n" + filepath.Join(in, "b", "MUG.jpg") + " → square/mug-2.jpg (mug.jpg is taken)\n"
	if !strings.HasPrefix(run.stdout, want) || !strings.HasSuffix(run.stdout, "4 pictures would be written to "+out+". Nothing was made.\n") || run.stderr != "" {
		t.Errorf("stdout: %s\nstderr: %s", run.stdout, run.stderr)
	}
	if left := names(t, dir); len(left) != 1 {
		t.Errorf("made: %v", left)
	}
	var seen struct {
		Names []struct{ Path, Preset, Output, Clash string }
	}
	storehand(t, "prep", "--dry-run", "--json", "--out", out, in).succeeds(t).report(t, &seen)
	if len(seen.Names) != 2 || seen.Names[1].Clash != "mug.jpg" || seen.Names[1].Output != filepath.Join(out, "MUG-2.jpg") {
		t.Errorf("%+v", seen)
	}
	storehand(t, "prep", "--dry-run", "--name", "{title}-{colour}", "--out", out, in).fails(t, `character 10: there is no field "colour"`)
}

// TestPrepMakesSeveralSizesAndKeepsFolders makes two sizes of a tree of photos.
func TestPrepMakesSeveralSizesAndKeepsFolders(t *testing.T) {
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in"), filepath.Join(dir, "out")
	shootOf(t, in, "front.jpg", "mugs/front.jpg")
	run := storehand(t, "prep", "--preset", "square,thumb", "--size", "90x90", "--keep-tree", "--out", out, in).succeeds(t)
	if !strings.Contains(run.stdout, "4 pictures prepared in "+out) {
		t.Errorf("stdout: %s", run.stdout)
	}
	for _, path := range []string{"square/front.jpg", "square/mugs/front.jpg", "thumb/front.jpg", "thumb/mugs/front.jpg"} {
		got, format := size(t, filepath.Join(out, filepath.FromSlash(path)))
		if max(got.X, got.Y) != 90 || format != "jpeg" || (got.X == got.Y) != strings.HasPrefix(path, "square") {
			t.Errorf("%s is %v, %s", path, got, format)
		}
	}
}
