package uithread

import (
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestWindowIsTouchedOnItsThread examines the whole program.
func TestWindowIsTouchedOnItsThread(t *testing.T) {
	for _, f := range load(t, "storehand", "storehand/ui/...").check() {
		t.Error(f)
	}
}

func TestGoodCodeIsLeftAlone(t *testing.T) {
	for _, f := range load(t, "./testdata/good").check() {
		t.Error(f)
	}
}

// TestBadCodeIsFound compares what is found with the comments of the fixture.
func TestBadCodeIsFound(t *testing.T) {
	p := load(t, "./testdata/bad")
	found := map[int][]string{}
	for _, f := range p.check() {
		found[f.at.Line] = append(found[f.at.Line], f.what)
	}
	for line, wanted := range wants(t, p) {
		for _, want := range wanted {
			if !takeMatch(found, line, want) {
				t.Errorf("line %d: nothing found that matches %q among %q", line, want, found[line])
			}
		}
	}
	for line, rest := range found {
		for _, what := range rest {
			t.Errorf("line %d: found without being wanted: %s", line, what)
		}
	}
}

// takeMatch takes one finding of the line that matches off the list.
func takeMatch(found map[int][]string, line int, want *regexp.Regexp) bool {
	for i, what := range found[line] {
		if want.MatchString(what) {
			found[line] = append(found[line][:i], found[line][i+1:]...)
			return true
		}
	}
	return false
}

// wants reads the comments of the form // want "expression" "expression".
func wants(t *testing.T, p *program) map[int][]*regexp.Regexp {
	t.Helper()
	quoted := regexp.MustCompile(`"(?:[^"\\]|\\.)*"`)
	wanted := map[int][]*regexp.Regexp{}
	for _, pkg := range p.packages {
		for _, file := range pkg.Syntax {
			for _, group := range file.Comments {
				for _, comment := range group.List {
					if !strings.HasPrefix(comment.Text, "// want ") {
						continue
					}
					line := p.set.Position(comment.Pos()).Line
					for _, text := range quoted.FindAllString(comment.Text, -1) {
						expression, err := strconv.Unquote(text)
						if err != nil {
							t.Fatalf("line %d: %v", line, err)
						}
						wanted[line] = append(wanted[line], regexp.MustCompile(expression))
					}
				}
			}
		}
	}
	if len(wanted) == 0 {
		t.Fatal("the fixture wants nothing to be found")
	}
	return wanted
}
