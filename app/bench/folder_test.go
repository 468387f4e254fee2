package bench_test

import (
	"context"
	"errors"
	"image/jpeg"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"storehand/app/bench"
	"storehand/app/job"
	"storehand/app/photo"
	"storehand/app/photo/phototest"
	"storehand/app/safefile"
)

// small is a preset that makes JPEGs of 64 × 64 pixels.
var small = photo.Preset{
	Name: "Small", Slug: "small", Fit: photo.FitPad, Width: 64, Height: 64, Background: "#FFFFFF", Format: photo.JPEG, Quality: 80,
}

// prepToFolder runs a run as a job of its own.
func prepToFolder(t testing.TB, run bench.FolderRun) ([]bench.Report, error) {
	t.Helper()
	return prepCancelling(t, run, func(*job.Job, job.Snapshot) {})
}

// prepCancelling shows the job to watch while it runs.
func prepCancelling(t testing.TB, run bench.FolderRun, watch func(*job.Job, job.Snapshot)) ([]bench.Report, error) {
	t.Helper()
	board := job.NewBoard(job.SystemClock{})
	var reports []bench.Report
	var failure error
	started := make(chan *job.Job, 1)
	unsubscribe := board.Subscribe(func(jobs []job.Snapshot) {
		j := <-started
		started <- j
		watch(j, jobs[0])
	})
	defer unsubscribe()
	j := board.Start(t.Context(), job.Spec{Doing: "Preparing photos", Total: len(run.Photos)}, func(ctx context.Context, j *job.Job) error {
		reports, failure = bench.PrepToFolder(ctx, j, run)
		return failure
	})
	started <- j
	if _, err := j.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := board.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	return reports, failure
}

// files lists the names in a folder.
func files(t testing.TB, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	names := make([]string, len(entries))
	for i, entry := range entries {
		names[i] = entry.Name()
	}
	return names
}

func TestPrepToFolderMakesWhatThePresetAsksFor(t *testing.T) {
	dir, out := t.TempDir(), filepath.Join(t.TempDir(), "made", "here")
	p := put(t, filepath.Join(dir, "Mug Oat.JPG"), jpegFile(t, 400, 300))
	reports, err := prepToFolder(t, bench.FolderRun{Photos: []bench.Photo{p}, Presets: []photo.Preset{small}, Dir: out})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(out, "Mug-Oat.jpg")
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	config, err := jpeg.DecodeConfig(file)
	if err != nil || config.Width != 64 || config.Height != 64 {
		t.Errorf("the file is %+v, %v", config, err)
	}
	info, err := file.Stat()
	if err != nil {
		t.Fatal(err)
	}
	want := []bench.Report{{
		Path: p.Path, Preset: "small", Output: path, Quality: 80, Format: photo.JPEG, Width: 64, Height: 64, BytesBefore: p.Size, BytesAfter: info.Size(),
	}}
	if diff := cmp.Diff(want, reports); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if reports[0].Saved() != p.Size-info.Size() {
		t.Errorf("saved %d", reports[0].Saved())
	}
}

func TestOneBadPhotoNeverStopsTheRest(t *testing.T) {
	dir, out := t.TempDir(), t.TempDir()
	whole := jpegFile(t, 300, 200)
	broken := append([]byte("\x89PNG\r\n\x1a\n"), make([]byte, 500)...)
	photos := []bench.Photo{
		put(t, filepath.Join(dir, "a.jpg"), whole),
		put(t, filepath.Join(dir, "empty.jpg"), nil),
		put(t, filepath.Join(dir, "bomb.png"), bombFile()),
		put(t, filepath.Join(dir, "broken.png"), broken),
		put(t, filepath.Join(dir, "notes.jpg"), []byte("not a picture at all, just words")),
		put(t, filepath.Join(dir, "half.jpg"), whole[:len(whole)/2]),
		{Path: filepath.Join(dir, "gone.jpg")},
		put(t, filepath.Join(dir, "z.png"), pngFile(t, 100, 100)),
	}
	reports, err := prepToFolder(t, bench.FolderRun{Photos: photos, Presets: []photo.Preset{small}, Dir: out, Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	want := []struct {
		outcome job.Outcome
		reason  string
	}{
		{job.OK, ""},
		{job.Failed, "empty.jpg is empty"},
		{job.Failed, "bomb.png has 65536 × 65536 pixels"},
		{job.Failed, "broken.png is a PNG picture that is damaged"},
		{job.Failed, "notes.jpg is a text file, not a picture"},
		{job.OK, "The file is damaged"},
		{job.Failed, "gone.jpg cannot be read: it is not there any more"},
		{job.OK, ""},
	}
	for i, report := range reports {
		if report.Path != photos[i].Path || report.Outcome != want[i].outcome || !strings.Contains(report.Reason, want[i].reason) {
			t.Errorf("%s: %v, %q", filepath.Base(report.Path), report.Outcome, report.Reason)
		}
	}
	if !reports[5].Damaged || reports[0].Damaged {
		t.Error("it is not told which photo is damaged")
	}
	if diff := cmp.Diff([]string{"a.jpg", "half.jpg", "z.jpg"}, files(t, out)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestPhotosOfOneNameAreNumberedInTheirOrder(t *testing.T) {
	dir := t.TempDir()
	content := jpegFile(t, 40, 40)
	var photos []bench.Photo
	for _, folder := range []string{"one", "two", "three"} {
		photos = append(photos, put(t, filepath.Join(dir, folder, "front.jpg"), content))
	}
	photos = append(photos, put(t, filepath.Join(dir, "one", "FRONT.jpeg"), content))
	for _, collision := range []safefile.Collision{safefile.Refuse, safefile.Replace, safefile.Number} {
		reports, err := prepToFolder(t, bench.FolderRun{Photos: photos, Presets: []photo.Preset{small}, Dir: filepath.Join(dir, "out", string('a'+rune(collision))), Workers: 4, Collision: collision})
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, report := range reports {
			names = append(names, filepath.Base(report.Output))
		}
		if diff := cmp.Diff([]string{"front.jpg", "front-2.jpg", "front-3.jpg", "FRONT-4.jpg"}, names); diff != "" {
			t.Errorf("collision %d (-want +got):\n%s", collision, diff)
		}
	}
}

func TestFilesThatAreThereAlready(t *testing.T) {
	tests := []struct {
		collision safefile.Collision
		outcome   job.Outcome
		files     []string
		replaced  bool
	}{
		{safefile.Refuse, job.Failed, []string{"mug.jpg"}, false},
		{safefile.Number, job.OK, []string{"mug-2.jpg", "mug.jpg"}, false},
		{safefile.Replace, job.OK, []string{"mug.jpg"}, true},
	}
	for _, test := range tests {
		dir, out := t.TempDir(), t.TempDir()
		put(t, filepath.Join(out, "mug.jpg"), []byte("old"))
		p := put(t, filepath.Join(dir, "mug.png"), pngFile(t, 30, 30))
		reports, err := prepToFolder(t, bench.FolderRun{Photos: []bench.Photo{p}, Presets: []photo.Preset{small}, Dir: out, Collision: test.collision})
		if err != nil {
			t.Fatal(err)
		}
		if reports[0].Outcome != test.outcome {
			t.Errorf("collision %d: %v, %s", test.collision, reports[0].Outcome, reports[0].Reason)
		}
		if diff := cmp.Diff(test.files, files(t, out)); diff != "" {
			t.Errorf("collision %d (-want +got):\n%s", test.collision, diff)
		}
		content, err := os.ReadFile(filepath.Join(out, "mug.jpg"))
		if err != nil || (string(content) != "old") != test.replaced {
			t.Errorf("collision %d: the file that was there has %d bytes, %v", test.collision, len(content), err)
		}
	}
}

func TestThePhotosThemselvesAreNeverReplaced(t *testing.T) {
	dir := t.TempDir()
	content := jpegFile(t, 30, 30)
	p := put(t, filepath.Join(dir, "mug.jpg"), content)
	if err := os.Symlink(dir, filepath.Join(dir, "same")); err != nil {
		t.Fatal(err)
	}
	for _, out := range []string{dir, filepath.Join(dir, "same")} {
		reports, err := prepToFolder(t, bench.FolderRun{Photos: []bench.Photo{p}, Presets: []photo.Preset{small}, Dir: out, Collision: safefile.Replace})
		if err != nil {
			t.Fatal(err)
		}
		const want = "mug.jpg would take the place of a photo of this run. Choose another folder or name"
		if reports[0].Outcome != job.Failed || reports[0].Reason != want {
			t.Errorf("%v, %s", reports[0].Outcome, reports[0].Reason)
		}
		if now, err := os.ReadFile(p.Path); err != nil || string(now) != string(content) {
			t.Errorf("the photo is changed, %v", err)
		}
	}
}

func TestTemplateOfNames(t *testing.T) {
	dir, out := t.TempDir(), t.TempDir()
	content := jpegFile(t, 30, 30)
	photos := []bench.Photo{put(t, filepath.Join(dir, "Tea pot_front.jpg"), content), put(t, filepath.Join(dir, "IMG_2.jpg"), content)}
	run := bench.FolderRun{Photos: photos, Presets: []photo.Preset{small}, Dir: out, Template: "{date}_{name}-{view}-{n:03}", Day: time.Date(2026, 3, 16, 8, 4, 0, 0, time.UTC)}
	if _, err := prepToFolder(t, run); err != nil {
		t.Fatal(err)
	}
	want := []string{"2026-03-16_IMG_2-002.jpg", "2026-03-16_Tea-pot_front-front-001.jpg"}
	if diff := cmp.Diff(want, files(t, out)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestRunsWithAMistakeBeginNothing(t *testing.T) {
	dir := t.TempDir()
	p := put(t, filepath.Join(dir, "mug.jpg"), jpegFile(t, 30, 30))
	faulty := small
	faulty.Quality = 0
	tests := map[string]struct {
		run  bench.FolderRun
		want string
	}{
		"out of the folder": {bench.FolderRun{Presets: []photo.Preset{small}, Template: "../{name}"}, `name template "../{name}": character 1: a name cannot lead into another folder: take out ..`},
		"unknown field":     {bench.FolderRun{Presets: []photo.Preset{small}, Template: "{nmae}"}, `there is no field "nmae"`},
		"preset":            {bench.FolderRun{Presets: []photo.Preset{faulty}}, `preset "Small": the quality is 0`},
	}
	for name, test := range tests {
		test.run.Photos, test.run.Dir = []bench.Photo{p}, filepath.Join(dir, "out")
		reports, err := prepToFolder(t, test.run)
		if err == nil || !strings.Contains(err.Error(), test.want) || reports != nil {
			t.Errorf("%s: %v, %v", name, reports, err)
		}
		if _, err := os.Stat(test.run.Dir); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s: a folder was made, %v", name, err)
		}
	}
}

func TestFormatKeptTellsTheExtensionByContent(t *testing.T) {
	dir, out := t.TempDir(), t.TempDir()
	photos := []bench.Photo{
		put(t, filepath.Join(dir, "one.jpg"), pngFile(t, 30, 30)),
		put(t, filepath.Join(dir, "two.jpeg"), jpegFile(t, 30, 30)),
		put(t, filepath.Join(dir, "no-extension"), jpegFile(t, 30, 30)),
	}
	keep := small
	keep.Format = photo.FormatKeep
	reports, err := prepToFolder(t, bench.FolderRun{Photos: photos, Presets: []photo.Preset{keep}, Dir: out})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"no-extension.jpg", "one.png", "two.jpg"}, files(t, out)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if !strings.Contains(reports[0].Reason, "the content is PNG") {
		t.Errorf("it is not told that the name is wrong: %q", reports[0].Reason)
	}
}

func TestCancelHalfWay(t *testing.T) {
	dir, out := t.TempDir(), t.TempDir()
	content := jpegFile(t, 900, 900)
	var photos []bench.Photo
	for i := range 300 {
		photos = append(photos, put(t, filepath.Join(dir, "shoot", string('a'+rune(i/100)), string('a'+rune(i%100/10)), string('a'+rune(i%10))+".jpg"), content))
	}
	run := bench.FolderRun{Photos: photos, Presets: []photo.Preset{small}, Dir: out, Workers: 2}
	reports, err := prepCancelling(t, run, func(j *job.Job, s job.Snapshot) {
		if s.OK > 0 {
			j.Cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v", err)
	}
	made := map[string]bool{}
	for _, report := range reports {
		switch report.Outcome {
		case job.OK:
			made[filepath.Base(report.Output)] = true
		case job.Cancelled:
			if report.Reason == "" {
				t.Errorf("%s: cancelled without a reason", report.Path)
			}
		default:
			t.Errorf("%s: %v, %s", report.Path, report.Outcome, report.Reason)
		}
	}
	if len(made) == 0 || len(made) == len(photos) {
		t.Errorf("%d of %d were made", len(made), len(photos))
	}
	for _, name := range files(t, out) {
		if !made[name] {
			t.Errorf("%s is there and in no report", name)
		}
		delete(made, name)
	}
	if len(made) > 0 {
		t.Errorf("missing: %v", made)
	}
}

func TestEveryFileOfTheCorpusIsMadeOrSaysWhyNot(t *testing.T) {
	gathered := gather(t, phototest.Corpus(t))
	out := t.TempDir()
	reports, err := prepToFolder(t, bench.FolderRun{Photos: gathered.Photos, Presets: []photo.Preset{small}, Dir: out, Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	made := 0
	for _, report := range reports {
		switch {
		case report.Outcome == job.OK && report.Width == 64 && report.Height == 64:
			made++
		case report.Outcome == job.Failed && strings.HasPrefix(report.Reason, filepath.Base(report.Path)+" "):
		default:
			t.Errorf("%+v", report)
		}
	}
	if n := len(files(t, out)); n != made || made < 50 {
		t.Errorf("%d are made, the folder has %d of %d", made, n, len(reports))
	}
}
