// Package app_test holds the rules of the house: which package may know which,
// what lies at the top, what the code and its tests may not do. It stands here
// and not beside main.go so that it runs without building the window.
package app_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// top is the root of the module seen from this folder.
const top = ".."

// pkg is what the go command tells of a package.
type pkg struct {
	ImportPath   string
	Deps         []string // all the program's code it is built on
	Imports      []string
	TestImports  []string
	XTestImports []string
}

// packages lists the packages of the module. The go command itself refuses
// import circles.
func packages(t *testing.T) []pkg {
	t.Helper()
	list := exec.Command("go", "list", "-tags", "migrated_fynedo",
		"-json=ImportPath,Deps,Imports,TestImports,XTestImports", "./...")
	list.Dir = top
	var problems bytes.Buffer
	list.Stderr = &problems
	output, err := list.Output()
	if err != nil {
		t.Fatalf("listing the packages: %v\n%s", err, &problems)
	}
	var all []pkg
	for decoder := json.NewDecoder(bytes.NewReader(output)); ; {
		var p pkg
		switch err := decoder.Decode(&p); {
		case errors.Is(err, io.EOF):
			return all
		case err != nil:
			t.Fatalf("reading the list of packages: %v", err)
		}
		all = append(all, p)
	}
}

// within reports whether the package is the named one or lies below it.
func within(importPath, above string) bool {
	return importPath == above || strings.HasPrefix(importPath, above+"/")
}

// harmless are packages below a forbidden one that may be depended on: the
// driver interface is what a library of amounts implements to be storable.
var harmless = []string{"database/sql/driver"}

// inward says what the packages below one folder must not know.
type inward struct {
	folder string
	never  []string
	tests  bool // whether the rule holds for their tests too
	why    string
}

// sqlite are the SQLite drivers of the Go world.
var sqlite = []string{"github.com/mattn/go-sqlite3", "modernc.org/sqlite", "github.com/ncruces/go-sqlite3"}

var inwardRules = []inward{
	{"storehand/app", append([]string{"fyne.io", "database/sql", "storehand/ui", "storehand/data"}, sqlite...), true,
		"app is what Storehand knows and does, without a window or a database"},
	{"storehand/ui", append([]string{"database/sql", "storehand/data", "storehand/app/secret/keychain", "github.com/zalando/go-keyring"}, sqlite...), false,
		"ui speaks to app; main hands it what lies behind"},
	{"storehand/data", []string{"fyne.io", "storehand/ui"}, true,
		"data is the cellar and knows no window"},
	{"storehand/assets", []string{"storehand/app", "storehand/ui", "storehand/data"}, true,
		"assets are embedded files without logic"},
}

func TestArrowsPointInward(t *testing.T) {
	for _, p := range packages(t) {
		for _, rule := range inwardRules {
			if !within(p.ImportPath, rule.folder) {
				continue
			}
			known := p.Deps
			if rule.tests {
				known = slices.Concat(p.Deps, p.TestImports, p.XTestImports)
			}
			for _, never := range rule.never {
				first := slices.IndexFunc(known, func(other string) bool {
					return within(other, never) && !slices.Contains(harmless, other)
				})
				if first >= 0 {
					t.Errorf("%s depends on %s: %s", p.ImportPath, known[first], rule.why)
				}
			}
		}
	}
}

// TestOnlyMainOpensTheWindow also keeps the tests of ui free of OpenGL.
func TestOnlyMainOpensTheWindow(t *testing.T) {
	for _, p := range packages(t) {
		if p.ImportPath == "storehand" {
			continue
		}
		for _, other := range slices.Concat(p.Imports, p.TestImports, p.XTestImports) {
			if other == "fyne.io/fyne/v2/app" {
				t.Errorf("%s imports %s", p.ImportPath, other)
			}
		}
	}
}

// TestPackagesAreNamedAfterASubject refuses names that say nothing: what is in
// such a package belongs to the subject it serves.
func TestPackagesAreNamedAfterASubject(t *testing.T) {
	empty := regexp.MustCompile(`^(util|common|misc|helper|shared|base|core|lib|tool|type|model|manager)s?$`)
	for _, p := range packages(t) {
		if name := path.Base(p.ImportPath); empty.MatchString(name) {
			t.Errorf("%s: the name %s says nothing", p.ImportPath, name)
		}
	}
}

func TestTopLevelIsAsAgreed(t *testing.T) {
	agreed := []string{
		"app", "ui", "data", "assets", "main.go", "main_*.go", "FyneApp.toml", "go.mod", "go.sum",
		"Makefile", "README.md", "LICENSE", ".ci", ".gitignore",
		".git", "storehand", "storehand.exe", "dist", "*.test", "*.prof", // never committed
	}
	entries, err := os.ReadDir(top)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if !slices.ContainsFunc(agreed, func(pattern string) bool {
			ok, err := path.Match(pattern, entry.Name())
			return ok && err == nil
		}) {
			t.Errorf("%s lies at the top, where only %s do", entry.Name(), strings.Join(agreed, " "))
		}
	}
}

// TestVersionIsTheSameEverywhere compares what the program says of itself with
// what it is packaged as.
func TestVersionIsTheSameEverywhere(t *testing.T) {
	said := firstMatch(t, "main.go", `(?m)^const version = "(.*)"$`)
	if packaged := firstMatch(t, "FyneApp.toml", `(?m)^Version = "(.*)"$`); said != packaged {
		t.Errorf("main.go says %s, FyneApp.toml %s", said, packaged)
	}
}

// firstMatch gives what the group of an expression finds in a file of the top.
func firstMatch(t *testing.T, file, expression string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(top, file))
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(expression).FindSubmatch(text)
	if found == nil {
		t.Fatalf("%s has nothing that matches %s", file, expression)
	}
	return string(found[1])
}

// TestNoColumnIsAFloat reads every schema and migration: money is an integer of
// minor units, and so no column needs floating point.
func TestNoColumnIsAFloat(t *testing.T) {
	comment := regexp.MustCompile(`--.*`)
	float := regexp.MustCompile(`(?i)\b(REAL|FLOAT|DOUBLE|NUMERIC|DECIMAL)\b`)
	read := 0
	walk(t, "data", ".sql", func(file string, text []byte) {
		read++
		if found := float.Find(comment.ReplaceAll(text, nil)); found != nil {
			t.Errorf("%s has a %s column", file, found)
		}
	})
	if read == 0 {
		t.Error("no schema found in data")
	}
}

// walk calls visit with every file below a folder of the module whose name
// ends in suffix. Test data is not walked.
func walk(t *testing.T, folder, suffix string, visit func(file string, text []byte)) {
	t.Helper()
	err := filepath.WalkDir(filepath.Join(top, folder), func(file string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && (entry.Name() == "testdata" || entry.Name() == ".git" || entry.Name() == "dist") {
			return fs.SkipDir
		}
		if entry.IsDir() || !strings.HasSuffix(file, suffix) {
			return nil
		}
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		visit(strings.TrimPrefix(filepath.ToSlash(file), top+"/"), text)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
