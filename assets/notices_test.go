package assets_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"storehand/assets"
)

var update = flag.Bool("update", false, "write notices.txt anew from the libraries' own files")

// notices.txt is a list of headings, one a line and marked, each followed by
// the licence of the libraries named.
const (
	headingMark  = "== "
	noticesStart = `The libraries in Storehand, each under the licence that follows its name.
SQLite, which github.com/mattn/go-sqlite3 brings along, is in the public domain.
`
)

// module is a library linked into the program.
type module struct {
	Path, Version, Dir string
}

// linked lists the libraries linked into the program on a system.
func linked(t *testing.T, system string) []module {
	t.Helper()
	list := exec.Command("go", "list", "-deps", "-tags", "migrated_fynedo", "-json=Module", "storehand/...")
	list.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=1")
	var problems bytes.Buffer
	list.Stderr = &problems
	output, err := list.Output()
	if err != nil {
		t.Fatalf("listing the libraries for %s: %v\n%s", system, err, &problems)
	}
	var all []module
	for decoder := json.NewDecoder(bytes.NewReader(output)); ; {
		var p struct{ Module *module }
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		if p.Module != nil && p.Module.Path != "storehand" && !slices.Contains(all, *p.Module) {
			all = append(all, *p.Module)
		}
	}
}

// TestNotices sees to it that every library linked on this system is in the
// notices with its version, and none that the module no longer requires.
func TestNotices(t *testing.T) {
	if *update {
		writeNotices(t)
		return // what is embedded in this test is still the old text
	}
	text := notices(t)
	for _, m := range linked(t, runtime.GOOS) {
		if !strings.Contains(text, headingMark+m.Path+" "+m.Version) {
			t.Errorf("%s %s is missing; run go generate ./assets", m.Path, m.Version)
		}
	}
	required, err := os.ReadFile("../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	headings := regexp.MustCompile(`(?m)^`+headingMark+`(\S+) (v[^\s,]+)`).FindAllStringSubmatch(text, -1)
	for _, heading := range headings {
		if !bytes.Contains(required, []byte(heading[1]+" "+heading[2])) {
			t.Errorf("%s %s is no longer required; run go generate ./assets", heading[1], heading[2])
		}
	}
	for _, file := range decoderLicences(t) {
		if !strings.Contains(text, headingMark+decoderOf(file)) {
			t.Errorf("%s is missing; run go generate ./assets", decoderOf(file))
		}
	}
	for _, licence := range []string{"Go, the language and its library", "internal/libwebp", "theme/font/LICENSE_Inter", "harfbuzz"} {
		if !strings.Contains(text, licence) {
			t.Errorf("nothing of %s, which a library brings along", licence)
		}
	}
}

// notices gives the text as the program shows it.
func notices(t *testing.T) string {
	t.Helper()
	for _, licence := range assets.Licences() {
		if strings.HasPrefix(licence.Text, noticesStart) {
			return licence.Text
		}
	}
	t.Fatal("the program shows no notices")
	return ""
}

// writeNotices collects the licences of the libraries of all systems.
func writeNotices(t *testing.T) {
	t.Helper()
	var modules []module
	for _, system := range []string{"linux", "darwin", "windows"} {
		for _, m := range linked(t, system) {
			if !slices.Contains(modules, m) {
				modules = append(modules, m)
			}
		}
	}
	slices.SortFunc(modules, func(a, b module) int { return strings.Compare(a.Path, b.Path) })
	var texts collection
	goRoot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	texts.add("Go, the language and its library", filepath.Join(strings.TrimSpace(string(goRoot)), "LICENSE"))
	for _, m := range modules {
		files := licencesOf(t, m)
		if len(files) == 0 {
			t.Errorf("%s %s has no licence file", m.Path, m.Version)
		}
		for _, file := range files {
			name := m.Path + " " + m.Version
			if inner := filepath.ToSlash(file); strings.Contains(inner, "/") {
				name += ", " + inner
			}
			texts.add(name, filepath.Join(m.Dir, file))
		}
	}
	for _, file := range decoderLicences(t) {
		texts.add(decoderOf(file), file)
	}
	if texts.err != nil {
		t.Fatal(texts.err)
	}
	if err := os.WriteFile("notices.txt", []byte(texts.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// decoderLicences lists the licences of the decoders of pictures, which are no
// modules.
func decoderLicences(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("../app/photo/heiffile/decoders/LICENSE.*")
	if err != nil || len(files) == 0 {
		t.Fatalf("the decoders of pictures have no licences: %v", err)
	}
	return files
}

// decoderOf is the heading of a decoder's licence.
func decoderOf(file string) string {
	return strings.TrimPrefix(filepath.Ext(file), ".") + ", in the decoders of HEIC and AVIF"
}

// licencesOf finds the licence files of a module: its own and those of what it
// has taken in, such as the C library it wraps.
func licencesOf(t *testing.T, m module) []string {
	t.Helper()
	licence := regexp.MustCompile(`(?i)^(licen[cs]e|copying|copyright|notice|patents)[^/]*$`)
	var files []string
	err := fs.WalkDir(os.DirFS(m.Dir), ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && (entry.Name() == "testdata" || entry.Name() == "cmd") {
			return fs.SkipDir
		}
		if !entry.IsDir() && licence.MatchString(entry.Name()) && filepath.Ext(entry.Name()) != ".go" {
			files = append(files, filepath.FromSlash(path))
		}
		return nil
	})
	if err != nil {
		t.Fatalf("looking for the licence of %s: %v", m.Path, err)
	}
	return files
}

// collection joins works that have the same text.
type collection struct {
	texts []string
	works map[string][]string
	err   error
}

func (c *collection) add(work, file string) {
	data, err := os.ReadFile(file)
	if err != nil {
		c.err = errors.Join(c.err, fmt.Errorf("licence of %s: %w", work, err))
		return
	}
	text := strings.TrimSpace(strings.ReplaceAll(strings.ToValidUTF8(string(data), "?"), "\r\n", "\n"))
	if c.works == nil {
		c.works = map[string][]string{}
	}
	if c.works[text] == nil {
		c.texts = append(c.texts, text)
	}
	c.works[text] = append(c.works[text], work)
}

// String gives the notices, each text once under all the works it is for.
func (c *collection) String() string {
	var b strings.Builder
	b.WriteString(noticesStart)
	for _, text := range c.texts {
		b.WriteString("\n")
		for _, work := range c.works[text] {
			b.WriteString(headingMark + work + "\n")
		}
		b.WriteString("\n" + text + "\n")
	}
	return b.String()
}
