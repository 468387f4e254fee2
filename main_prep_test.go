package main

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"storehand/app/photo/phototest"
)

// prepSeen is what the tests look at in a report of storehand prep.
type prepSeen struct {
	OK     bool   `json:"ok"`
	Error  string `json:"error"`
	Done   int    `json:"done"`
	Failed int    `json:"failed"`
	Photos []struct {
		Path, Outcome, Reason, Output, Format string
		Width, Height                         int
	} `json:"photos"`
}

// outcomes maps the names of photos to what became of them.
func (p prepSeen) outcomes() map[string]string {
	all := make(map[string]string, len(p.Photos))
	for _, photo := range p.Photos {
		all[filepath.Base(photo.Path)] = photo.Outcome
	}
	return all
}

// reason is why a photo is not done.
func (p prepSeen) reason(name string) string {
	for _, photo := range p.Photos {
		if filepath.Base(photo.Path) == name {
			return photo.Reason
		}
	}
	return ""
}

func snap(t testing.TB) []byte {
	t.Helper()
	return phototest.JPEG(t, phototest.Photo(300, 200), 85)
}

// size reads a finished picture whole.
func size(t testing.TB, path string) (image.Point, string) {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	img, format, err := image.Decode(file)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return img.Bounds().Size(), format
}

func TestPrepMakesWhatTheFlagsAskFor(t *testing.T) {
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in"), filepath.Join(dir, "new", "out")
	write(t, in, "mug front.jpg", snap(t))
	write(t, in, "deeper/bowl.png", phototest.PNG(t, phototest.Photo(200, 160)))
	write(t, in, "notes.txt", []byte("not a photo"))

	run := storehand(t, "prep", "--preset", "square", "--size", "120x120", "--format", "png", "--background", "#0000FF",
		"--name", "{name}-{n:02}", "--jobs", "2", "--out", out, in).succeeds(t)
	if run.stderr != "" || !strings.Contains(run.stdout, "2 photos prepared in "+out) {
		t.Errorf("stdout %q, stderr %q", run.stdout, run.stderr)
	}
	if diff := cmp.Diff([]string{"bowl-01.png", "mug-front-02.png"}, names(t, out)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	got, format := size(t, filepath.Join(out, "mug-front-02.png"))
	if got != (image.Point{X: 120, Y: 120}) || format != "png" {
		t.Errorf("%v, %s", got, format)
	}
	file, err := os.Open(filepath.Join(out, "mug-front-02.png"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	img, _, err := image.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	if corner := color.NRGBAModel.Convert(img.At(2, 2)); corner != (color.NRGBA{B: 255, A: 255}) {
		t.Errorf("the padding is %v", corner)
	}
}

func TestPrepFinishesRealPhotos(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	var seen prepSeen
	storehand(t, "prep", "--preset", "thumb", "--json", "--out", out, shared(t, "bench/photos")).succeeds(t).report(t, &seen)
	if !seen.OK || seen.Done == 0 || seen.Done != len(seen.Photos) || len(names(t, out)) != seen.Done {
		t.Fatalf("ok %v, %d done, %d photos, %d files", seen.OK, seen.Done, len(seen.Photos), len(names(t, out)))
	}
	for _, photo := range seen.Photos {
		got, format := size(t, photo.Output)
		if got != (image.Point{X: photo.Width, Y: photo.Height}) || max(got.X, got.Y) != 256 || format != "jpeg" {
			t.Errorf("%s is %v, %s", photo.Output, got, format)
		}
	}
}

// TestPrepSaysWhatIsWrongWithEachPhoto has one good photo among bad ones.
func TestPrepSaysWhatIsWrongWithEachPhoto(t *testing.T) {
	dir := t.TempDir()
	in, out, report := filepath.Join(dir, "in"), filepath.Join(dir, "out"), filepath.Join(dir, "said", "report.json")
	good := snap(t)
	write(t, in, "good.jpg", good)
	write(t, in, "empty.jpg", nil)
	write(t, in, "words.jpg", []byte("Dear photographer, where are the photos?"))
	write(t, in, "half.jpg", good[:len(good)/2])
	write(t, in, "bomb.png", bomb())
	write(t, in, "moving.gif", moving(t))
	if err := os.Symlink(filepath.Join(dir, "nowhere.jpg"), filepath.Join(in, "gone.jpg")); err != nil {
		t.Fatal(err)
	}

	var seen prepSeen
	run := storehand(t, "prep", "--json", "--report", report, "--out", out, in, filepath.Join(dir, "absent.jpg"))
	run.fails(t).report(t, &seen)
	want := map[string]string{
		"good.jpg": "ok", "half.jpg": "ok", "moving.gif": "ok",
		"empty.jpg": "failed", "words.jpg": "failed", "bomb.png": "failed", "gone.jpg": "failed", "absent.jpg": "failed",
	}
	if diff := cmp.Diff(want, seen.outcomes()); diff != "" {
		t.Errorf("outcomes (-want +got):\n%s", diff)
	}
	if seen.OK || seen.Done != 3 || seen.Failed != 5 {
		t.Errorf("ok %v, %d done, %d failed", seen.OK, seen.Done, seen.Failed)
	}
	for name, words := range map[string]string{
		"empty.jpg": "is empty", "words.jpg": "is a text file, not a picture", "half.jpg": "damaged", "bomb.png": "65536 × 65536 pixels",
		"moving.gif": "only the first", "gone.jpg": "is not there any more", "absent.jpg": "is not there any more",
	} {
		if !strings.Contains(seen.reason(name), words) {
			t.Errorf("%s: %q lacks %q", name, seen.reason(name), words)
		}
		run.says(t, name)
	}
	if diff := cmp.Diff([]string{"good.jpg", "half.jpg", "moving.jpg"}, names(t, out)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	if kept := phototest.Read(t, report); string(kept) != run.stdout {
		t.Errorf("the report in the file is another one:\n%s", kept)
	}
}

// bomb is a small PNG that says it has 65,536 × 65,536 pixels.
func bomb() []byte {
	head := append([]byte{0, 1, 0, 0, 0, 1, 0, 0}, 8, 2, 0, 0, 0)
	return slices.Concat([]byte("\x89PNG\r\n\x1a\n"), phototest.Chunk("IHDR", head), phototest.Chunk("IDAT", make([]byte, 64)), phototest.Chunk("IEND", nil))
}

func moving(t testing.TB) []byte {
	t.Helper()
	frame := func(c color.Color) *image.Paletted {
		img := image.NewPaletted(image.Rect(0, 0, 20, 20), color.Palette{c, color.Black})
		img.Pix[0] = 1
		return img
	}
	var file bytes.Buffer
	frames := []*image.Paletted{frame(color.White), frame(color.NRGBA{R: 255, A: 255})}
	if err := gif.EncodeAll(&file, &gif.GIF{Image: frames, Delay: []int{10, 10}}); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

// TestPrepCallsADamagedPhotoNotWell writes what is left of the photo, and says
// by the exit code that it is to be looked at.
func TestPrepCallsADamagedPhotoNotWell(t *testing.T) {
	dir := t.TempDir()
	good := snap(t)
	half := write(t, dir, "half.jpg", good[:len(good)/2])
	storehand(t, "prep", "--out", filepath.Join(dir, "out"), half).fails(t, half+": The file is damaged")
	if diff := cmp.Diff([]string{"half.jpg"}, names(t, filepath.Join(dir, "out"))); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

func TestPrepKeepsNamesApart(t *testing.T) {
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in"), filepath.Join(dir, "out")
	for i, name := range []string{"a/mug.jpg", "b/MUG.jpg", "c/Mug.png"} {
		write(t, in, name, phototest.JPEG(t, phototest.Smooth(40+i, 30), 90))
	}
	storehand(t, "prep", "--out", out, in).succeeds(t)
	first := names(t, out)
	if len(first) != 3 {
		t.Fatalf("%v", first)
	}
	before := phototest.Read(t, out, first[0])

	storehand(t, "prep", "--collision", "fail", "--out", out, in).fails(t, "the name is taken")
	storehand(t, "prep", "--collision", "overwrite", "--size", "10x10", "--out", out, in).succeeds(t)
	if diff := cmp.Diff(first, names(t, out)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	if bytes.Equal(before, phototest.Read(t, out, first[0])) {
		t.Error("nothing was overwritten")
	}
	storehand(t, "prep", "--out", out, in).succeeds(t)
	if got := names(t, out); len(got) != 6 {
		t.Errorf("files %v", got)
	}
}

// TestPrepNeverWritesOverAPhoto writes into the folder that the photos are in.
func TestPrepNeverWritesOverAPhoto(t *testing.T) {
	dir := t.TempDir()
	photo := write(t, dir, "mug.jpg", snap(t))
	before := phototest.Read(t, photo)
	storehand(t, "prep", "--collision", "overwrite", "--out", dir, photo).fails(t, "would take the place of a photo of this run")
	if !bytes.Equal(before, phototest.Read(t, photo)) {
		t.Error("the photo was overwritten")
	}
	storehand(t, "prep", "--out", dir, photo).succeeds(t)
	if diff := cmp.Diff([]string{"mug-2.jpg", "mug.jpg"}, names(t, dir)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

// TestPrepMakesNamesThatEverySystemTakes has names that Windows refuses, that
// are too long, and of other scripts.
func TestPrepMakesNamesThatEverySystemTakes(t *testing.T) {
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in"), filepath.Join(dir, "out")
	wanted := []string{"CON.jpg", "été à Paris.jpg", "茶壶.jpg", strings.Repeat("long ", 48) + ".jpg", "... .jpg", "100% wool.jpg"}
	if runtime.GOOS != "windows" {
		wanted = append(wanted, `a:b?"c<d>|.jpg`, `back\slash.jpg`)
	}
	for i, name := range wanted {
		write(t, in, name, phototest.JPEG(t, phototest.Smooth(40+i, 30), 90))
	}
	var seen prepSeen
	paths := make([]string, len(wanted))
	for i, name := range wanted {
		paths[i] = filepath.Join(in, name)
	}
	storehand(t, append([]string{"prep", "--json", "--out", out}, paths...)...).succeeds(t).report(t, &seen)
	if seen.Done != len(wanted) || len(names(t, out)) != len(wanted) {
		t.Errorf("%d of %d done: %v", seen.Done, len(wanted), names(t, out))
	}
	for _, name := range names(t, out) {
		if strings.ContainsAny(name, `<>:"/\|?* `) || len(name) > 130 || strings.EqualFold(name, "con.jpg") {
			t.Errorf("not every system takes %q", name)
		}
	}
}

// TestPrepRefusesWhatCannotBeMeant has flags that would do harm or nothing.
func TestPrepRefusesWhatCannotBeMeant(t *testing.T) {
	dir := t.TempDir()
	photo := write(t, dir, "in/mug.jpg", snap(t))
	out := filepath.Join(dir, "out")
	for said, flags := range map[string][]string{
		"a name cannot lead into another folder":   {"--name", "../{name}", photo},
		"there is no field":                        {"--name", "{nme}", photo},
		`there is no preset "webb": choose web`:    {"--preset", "webb", photo},
		"write width and height in pixels":         {"--size", "big", photo},
		"the quality is 0":                         {"--quality", "0", photo},
		`the fit "sqeeze" is not known`:            {"--fit", "sqeeze", photo},
		`the format "gif" cannot be written`:       {"--format", "gif", photo},
		`the background "white" is no colour`:      {"--background", "white", photo},
		"choose number, fail or overwrite":         {"--collision", "ask", photo},
		"at least 1 photo":                         {"--jobs", "0", photo},
		"name at least one photo or folder":        {},
		"there is no workspace in " + dir:          {"--workspace", dir, photo},
		"invalid argument \"x\" for \"--quality\"": {"--quality", "x", photo},
	} {
		storehand(t, append([]string{"prep", "--out", out}, flags...)...).fails(t, said)
	}
	storehand(t, "prep", photo).fails(t, "say with --out")
	if got := names(t, out); len(got) != 0 {
		t.Errorf("written: %v", got)
	}
	if diff := cmp.Diff([]string{"in"}, names(t, dir)); diff != "" {
		t.Errorf("the folder (-want +got):\n%s", diff)
	}
	empty := filepath.Join(dir, "empty")
	write(t, empty, "notes.txt", nil)
	storehand(t, "prep", "--out", out, empty).fails(t, "there are no photos in "+empty)
}

// TestPrepCanBeCancelledAndResumed interrupts a run as Ctrl+C does, and goes on.
func TestPrepCanBeCancelledAndResumed(t *testing.T) {
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in"), filepath.Join(dir, "out")
	content := phototest.JPEG(t, phototest.Photo(900, 600), 90)
	for i := range 150 {
		write(t, in, string(rune('a'+i/26))+string(rune('a'+i%26))+".jpg", content)
	}
	command := child(t, "program", "prep", "--jobs", "1", "--out", out, in)
	var stderr bytes.Buffer
	command.Stderr = &stderr
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	eventually(t, "some pictures are made", time.Minute, func() bool { return len(names(t, out)) > 3 })
	if err := command.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := command.Wait(); err == nil || command.ProcessState.ExitCode() != 1 {
		t.Errorf("ended with %v", err)
	}
	if !strings.Contains(stderr.String(), "of 150 photos not done") {
		t.Errorf("stderr: %s", stderr.String())
	}
	made := names(t, out)
	if len(made) == 0 || len(made) == 150 {
		t.Errorf("%d pictures are made", len(made))
	}
	for _, name := range made {
		if _, err := jpeg.Decode(bytes.NewReader(phototest.Read(t, out, name))); err != nil || strings.HasPrefix(name, ".") {
			t.Errorf("%s is left: %v", name, err)
		}
	}
	run := storehand(t, "prep", "--resume", "--out", out, in).succeeds(t)
	if want := fmt.Sprintf("%d photos prepared in %s", 150-len(made), out); !strings.HasPrefix(run.stdout, want) || !strings.Contains(run.stdout, fmt.Sprintf("; %d there already.", len(made))) {
		t.Errorf("after %d pictures: %s", len(made), run.stdout)
	}
	if all := names(t, out); len(all) != 150 {
		t.Errorf("%d pictures", len(all))
	}
}

func TestPresetsAreListedWithTheirShortNames(t *testing.T) {
	run := storehand(t, "presets").succeeds(t)
	for _, want := range []string{"web ", "square ", "thumb ", "Thumbnail 256", "inside 256x256", "jpeg 82", "size kept"} {
		if !strings.Contains(run.stdout, want) {
			t.Errorf("%q is not in\n%s", want, run.stdout)
		}
	}
	var presets []struct{ Name, Slug string }
	storehand(t, "presets", "--json").succeeds(t).report(t, &presets)
	if len(presets) < 5 || presets[0].Slug != "web" {
		t.Errorf("%+v", presets)
	}
}
