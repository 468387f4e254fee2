package bench_test

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"storehand/app/bench"
	"storehand/app/catalog"
	"storehand/app/job"
	"storehand/app/naming"
	"storehand/app/photo"
	"storehand/app/safefile"
	"storehand/app/shot"
)

// tall makes WebP pictures of at most 32 × 48 pixels.
var tall = photo.Preset{
	Name: "Tall", Slug: "tall", Fit: photo.FitInside, Width: 32, Height: 48, Background: "#FFFFFF", Format: photo.WebP, Quality: 70,
}

// tree lists the files under a folder by their paths in it.
func tree(t testing.TB, dir string) []string {
	t.Helper()
	var paths []string
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			paths = append(paths, filepath.ToSlash(strings.TrimPrefix(path, dir+string(filepath.Separator))))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

// shoot is a folder of photos with folders in it.
func shoot(t testing.TB) []bench.Photo {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "shoot")
	put(t, filepath.Join(dir, "front.jpg"), jpegFile(t, 300, 200))
	put(t, filepath.Join(dir, "Tea pots", "front.jpg"), jpegFile(t, 200, 300))
	put(t, filepath.Join(dir, "Tea pots", "2 blue", "back.png"), pngFile(t, 90, 90))
	gathered, err := bench.Gather(context.Background(), []string{dir})
	if err != nil || len(gathered.Photos) != 3 {
		t.Fatalf("%d photos, %v", len(gathered.Photos), err)
	}
	return gathered.Photos
}

func TestSeveralPresetsHaveAFolderEach(t *testing.T) {
	out := t.TempDir()
	reports, err := prepToFolder(t, bench.FolderRun{Photos: shoot(t), Presets: []photo.Preset{small, tall}, Dir: out, Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"small/back.jpg", "small/front-2.jpg", "small/front.jpg", "tall/back.webp", "tall/front-2.webp", "tall/front.webp"}, tree(t, out)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	var made []string
	for _, report := range reports {
		made = append(made, report.Preset+" "+filepath.Base(report.Path)+" "+report.Outcome.String())
		if report.Format == photo.WebP && (report.Width > 32 || report.Height > 48) || report.Format == photo.JPEG && report.Width != 64 {
			t.Errorf("%s has %d × %d pixels", report.Output, report.Width, report.Height)
		}
	}
	if diff := cmp.Diff([]string{"small back.png ok", "tall back.png ok", "small front.jpg ok", "tall front.jpg ok", "small front.jpg ok", "tall front.jpg ok"}, made); diff != "" {
		t.Errorf("reports (-want +got):\n%s", diff)
	}
}

func TestFoldersOfThePhotosAreKept(t *testing.T) {
	out := t.TempDir()
	run := bench.FolderRun{Photos: shoot(t), Presets: []photo.Preset{small, tall}, Dir: out, KeepTree: true, Template: "{folder}-{count}"}
	if _, err := prepToFolder(t, run); err != nil {
		t.Fatal(err)
	}
	want := []string{
		"small/Tea pots/2 blue/2-blue-1.jpg", "small/Tea pots/Tea-pots-2.jpg", "small/shoot-3.jpg",
		"tall/Tea pots/2 blue/2-blue-1.webp", "tall/Tea pots/Tea-pots-2.webp", "tall/shoot-3.webp",
	}
	if diff := cmp.Diff(want, tree(t, out)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

// TestAResumedRunMakesOnlyWhatIsMissing takes away, ages and keeps pictures of
// a run.
func TestAResumedRunMakesOnlyWhatIsMissing(t *testing.T) {
	out := t.TempDir()
	run := bench.FolderRun{Photos: shoot(t), Presets: []photo.Preset{small, tall}, Dir: out, Collision: safefile.Refuse, Resume: true}
	if _, err := prepToFolder(t, run); err != nil {
		t.Fatal(err)
	}
	before := tree(t, out)
	if err := os.Remove(filepath.Join(out, "small", "back.jpg")); err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(out, "tall", "front.webp"), []byte("of an older photo"))
	long := time.Now().Add(-time.Hour * 24 * 400)
	if err := os.Chtimes(filepath.Join(out, "tall", "front.webp"), long, long); err != nil {
		t.Fatal(err)
	}
	reports, err := prepToFolder(t, run)
	if err != nil {
		t.Fatal(err)
	}
	var made []string
	for _, report := range reports {
		if report.Output == "" {
			t.Errorf("%+v does not say where the picture is", report)
		}
		if report.Outcome == job.OK {
			made = append(made, filepath.Base(report.Output))
		}
	}
	if diff := cmp.Diff([]string{"back.jpg", "front.webp"}, made); diff != "" {
		t.Errorf("made again (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(before, tree(t, out)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	if content, err := os.ReadFile(filepath.Join(out, "tall", "front.webp")); err != nil || len(content) < 20 {
		t.Errorf("the old picture is still there: %q, %v", content, err)
	}
}

// TestAResumedRunMakesTheSameBytes takes one of two pictures away that share the
// decoding of a photo much larger than either.
func TestAResumedRunMakesTheSameBytes(t *testing.T) {
	dir, out := t.TempDir(), t.TempDir()
	put(t, filepath.Join(dir, "front.jpg"), jpegFile(t, 1600, 1200))
	gathered, err := bench.Gather(context.Background(), []string{dir})
	if err != nil {
		t.Fatal(err)
	}
	web := photo.Preset{Name: "Web", Slug: "web", Fit: photo.FitInside, Width: 700, Height: 700, Background: "#FFFFFF", Format: photo.JPEG, Quality: 80}
	run := bench.FolderRun{Photos: gathered.Photos, Presets: []photo.Preset{web, small}, Dir: out, Collision: safefile.Refuse, Resume: true}
	for _, name := range []string{"", "web/front.jpg", "small/front.jpg"} {
		lost := filepath.Join(out, filepath.FromSlash(name))
		before, _ := os.ReadFile(lost)
		if name != "" {
			if err := os.Remove(lost); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := prepToFolder(t, run); err != nil {
			t.Fatal(err)
		}
		if again, _ := os.ReadFile(lost); !bytes.Equal(before, again) {
			t.Errorf("%s has %d bytes and had %d, or others", name, len(again), len(before))
		}
	}
}

// TestNamesTellOfProducts names photos by products known of them.
func TestNamesTellOfProducts(t *testing.T) {
	photos := shoot(t)
	pot := catalog.Product{SKU: "TP-2", Title: "Teapot"}
	run := bench.FolderRun{
		Photos: photos, Presets: []photo.Preset{small}, Dir: t.TempDir(), Template: "{sku}-{view}-{n:02}",
		Known: []naming.Photo{{Product: pot, Position: 2, View: shot.Detail}, {Product: pot, Position: 1}, {}},
	}
	if _, err := prepToFolder(t, run); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"front-front.jpg", "tp-2-detail-02.jpg", "tp-2-front-01.jpg"}, files(t, run.Dir)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

func TestPreviewTellsEveryNameAndMakesNothing(t *testing.T) {
	photos := shoot(t)
	for collision, want := range map[safefile.Collision][]string{
		safefile.Number:  {"back-2.jpg < back.jpg", "front.jpg", "front-2.jpg < front.jpg"},
		safefile.Refuse:  {"back.jpg < back.jpg", "front.jpg", "front-2.jpg < front.jpg"},
		safefile.Replace: {"back.jpg", "front.jpg", "front-2.jpg < front.jpg"},
	} {
		out := t.TempDir()
		put(t, filepath.Join(out, "back.jpg"), []byte("there before"))
		run := bench.FolderRun{Photos: photos, Presets: []photo.Preset{small}, Dir: out, Collision: collision}
		planned, err := run.Preview()
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, d := range planned {
			line := d.Name
			if d.Clash != "" {
				line += " < " + d.Clash
			}
			got = append(got, line)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("collision %d (-want +got):\n%s", collision, diff)
		}
		if left := files(t, out); len(left) != 1 {
			t.Errorf("preview made %v", left)
		}
		if collision == safefile.Refuse {
			continue
		}
		reports, err := prepToFolder(t, run)
		for i, report := range reports {
			if filepath.Base(report.Output) != planned[i].Name || err != nil {
				t.Errorf("%s was announced as %s, %v", report.Output, planned[i].Name, err)
			}
		}
	}
	if _, err := (bench.FolderRun{Photos: photos, Presets: []photo.Preset{small}, Template: "{x}"}).Preview(); err == nil {
		t.Error("a template with a mistake has a preview")
	}
	if _, err := prepToFolder(t, bench.FolderRun{Photos: slices.Clone(photos), Dir: t.TempDir()}); err == nil {
		t.Error("a run without a preset went well")
	}
}
