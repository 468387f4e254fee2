package bench_test

import (
	"bytes"
	"context"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"storehand/app/bench"
)

func TestFilesArePasted(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "Läden & mehr")
	mug, bowl := put(t, filepath.Join(dir, "mug 1.jpg"), jpegFile(t, 20, 20)), put(t, filepath.Join(dir, "shoot", "bowl.jpg"), jpegFile(t, 20, 20))
	address := func(path string) string { return (&url.URL{Scheme: "file", Path: path}).String() }
	for name, text := range map[string]string{
		"paths":            mug.Path + "\n" + filepath.Dir(bowl.Path) + "\n",
		"quoted paths":     `"` + mug.Path + "\"\r\n\"" + bowl.Path + `"`,
		"addresses":        address(mug.Path) + "\r\n" + address(filepath.Dir(bowl.Path)) + "\r\n",
		"a list":           "# copied\n" + address(mug.Path) + "\n" + address(bowl.Path),
		"GNOME":            "copy\n" + address(mug.Path) + "\n" + address(bowl.Path) + "\x00",
		"an older GNOME":   "x-special/nautilus-clipboard\ncut\n" + address(mug.Path) + "\n" + address(bowl.Path) + "\n",
		"with a host name": strings.Replace(address(mug.Path), "file://", "file://localhost", 1) + "\n" + bowl.Path,
	} {
		gathered, err := bench.Paste(context.Background(), bench.Clip{Text: text, Image: []byte("a drawing of the files")}, t.TempDir())
		if err != nil || len(gathered.Photos) != 2 || gathered.Photos[0].Path != mug.Path || gathered.Photos[1].Path != bowl.Path {
			t.Errorf("%s: %+v, %v", name, gathered, err)
		}
	}
	gathered, err := bench.Paste(context.Background(), bench.Clip{Text: mug.Path + "\n/nowhere/gone.jpg"}, t.TempDir())
	if err != nil || len(gathered.Photos) != 1 || len(gathered.Refused) != 1 {
		t.Errorf("with one that is gone: %+v, %v", gathered, err)
	}
}

func TestAPictureIsPasted(t *testing.T) {
	inbox := filepath.Join(t.TempDir(), "workspace", "inbox")
	picture := pngFile(t, 30, 20)
	paste := func(clip bench.Clip) (bench.Gathered, error) { return bench.Paste(context.Background(), clip, inbox) }
	gathered, err := paste(bench.Clip{Text: "https://shop.example/mug.png", Image: picture})
	if err != nil || len(gathered.Photos) != 1 || filepath.Ext(gathered.Photos[0].Path) != ".png" {
		t.Fatalf("%+v, %v", gathered, err)
	}
	kept, err := os.ReadFile(gathered.Photos[0].Path)
	if err != nil || !bytes.Equal(kept, picture) {
		t.Errorf("kept are %d bytes, %v", len(kept), err)
	}
	again, err := paste(bench.Clip{Image: picture})
	if err != nil || again.Photos[0].Path != gathered.Photos[0].Path || !again.Photos[0].ModTime.Equal(gathered.Photos[0].ModTime) {
		t.Errorf("pasted again it is %+v, %v", again, err)
	}
	if _, err := paste(bench.Clip{Image: jpegFile(t, 30, 20)}); err != nil || len(files(t, inbox)) != 2 {
		t.Errorf("another one: %q, %v", files(t, inbox), err)
	}
	for name, clip := range map[string]bench.Clip{
		"nothing": {}, "words": {Text: "Speckled mug, oat\n26.00"}, "an address": {Text: "https://shop.example/mug.png"},
		"no picture": {Image: []byte("words")}, "a path and words": {Text: "/tmp\nand words"},
	} {
		if gathered, err := paste(clip); err == nil {
			t.Errorf("%s: %+v", name, gathered)
		}
	}
	if len(files(t, inbox)) != 2 {
		t.Errorf("the inbox has %q", files(t, inbox))
	}
}

// FuzzPaste looks for texts that lead to a crash.
func FuzzPaste(f *testing.F) {
	for _, text := range []string{"", "copy\nfile:///a", `"C:\a.jpg"`, "file://server/share/a.jpg", "file:", "# a\n/b", "file:///%zz"} {
		f.Add(text, []byte(nil))
	}
	f.Add("", pngFile(f, 3, 2))
	inbox := f.TempDir()
	ctx, cancel := context.WithCancel(context.Background())
	cancel() // paths that are found lead nowhere
	f.Fuzz(func(t *testing.T, text string, image []byte) {
		if gathered, err := bench.Paste(ctx, bench.Clip{Text: text, Image: image}, inbox); err == nil && len(gathered.Photos) > 0 {
			t.Errorf("a paste that was called off gives %+v", gathered)
		}
	})
}
