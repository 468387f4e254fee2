package app_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// source is one parsed Go file of the module.
type source struct {
	file  string // its path within the module
	set   *token.FileSet
	tree  *ast.File
	tests bool // whether it is a test
}

// where gives file and line of a node.
func (s source) where(node ast.Node) string {
	return s.file + ":" + strconv.Itoa(s.set.Position(node.Pos()).Line)
}

// sources parses every Go file of the module.
func sources(t *testing.T) []source {
	t.Helper()
	var all []source
	walk(t, ".", ".go", func(file string, text []byte) {
		set := token.NewFileSet()
		tree, err := parser.ParseFile(set, file, text, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, source{file, set, tree, strings.HasSuffix(file, "_test.go")})
	})
	return all
}

// TestSQLIsWrittenInDataOnly looks for statements in the texts of all other
// packages. Words of the window begin with one capital, statements with none
// or with capitals throughout.
func TestSQLIsWrittenInDataOnly(t *testing.T) {
	statement := regexp.MustCompile(`^\s*((SELECT|select)\s[^.]*\s(FROM|from)\s|(INSERT INTO|insert into)\s|` +
		`(UPDATE|update)\s+\w+\s+(SET|set)\s|(DELETE FROM|delete from)\s|(CREATE|create) (TABLE|table|INDEX|index|VIEW|view)\s|` +
		`(ALTER TABLE|alter table)\s|(PRAGMA|pragma)\s)`)
	for _, s := range sources(t) {
		if strings.HasPrefix(s.file, "data/") {
			continue
		}
		ast.Inspect(s.tree, func(node ast.Node) bool {
			if text, ok := stringOf(node); ok && statement.MatchString(text) {
				t.Errorf("%s: SQL outside data: %.60q", s.where(node), text)
			}
			return true
		})
	}
}

// stringOf gives the text of a string literal.
func stringOf(node ast.Node) (string, bool) {
	literal, ok := node.(*ast.BasicLit)
	if !ok || literal.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(literal.Value)
	return text, err == nil
}

// TestMoneyIsNeverAFloat goes by the names of fields, parameters and variables
// that are declared as floating point.
func TestMoneyIsNeverAFloat(t *testing.T) {
	money := regexp.MustCompile(`(?i)(price|cost|amount|money|revenue|turnover)s?$`)
	for _, s := range sources(t) {
		report := func(names []*ast.Ident, kind ast.Expr) {
			if name, ok := kind.(*ast.Ident); !ok || name.Name != "float64" && name.Name != "float32" {
				return
			}
			for _, name := range names {
				if money.MatchString(name.Name) {
					t.Errorf("%s: %s is floating point; money is an integer of minor units", s.where(name), name.Name)
				}
			}
		}
		ast.Inspect(s.tree, func(node ast.Node) bool {
			switch declared := node.(type) {
			case *ast.Field:
				report(declared.Names, declared.Type)
			case *ast.ValueSpec:
				report(declared.Names, declared.Type)
			}
			return true
		})
	}
}

// TestTestsDoNotSleep allows sleeping only where time is the test's own: in a
// bubble of testing/synctest.
func TestTestsDoNotSleep(t *testing.T) {
	for _, s := range sources(t) {
		if !s.tests || imports(s, "testing/synctest") {
			continue
		}
		ast.Inspect(s.tree, func(node ast.Node) bool {
			if isCall(node, "time", "Sleep") {
				t.Errorf("%s: a test that sleeps is slow on one machine and wrong on another; wait for what it waits for", s.where(node))
			}
			return true
		})
	}
}

// TestSkippedTestsSayWhatIsAbsent keeps tests from being skipped for any reason
// but that something lies outside the repository: the shared corpus, or a
// program that make test installs.
func TestSkippedTestsSayWhatIsAbsent(t *testing.T) {
	reason := regexp.MustCompile(`shared|not installed|absent`)
	for _, s := range sources(t) {
		if !s.tests {
			continue
		}
		ast.Inspect(s.tree, func(node ast.Node) bool {
			function, ok := node.(*ast.FuncDecl)
			if !ok || function.Body == nil {
				return true
			}
			var said strings.Builder
			var skip ast.Node
			ast.Inspect(function.Body, func(node ast.Node) bool {
				if text, ok := stringOf(node); ok {
					said.WriteString(text)
				}
				for _, name := range []string{"Skip", "Skipf", "SkipNow"} {
					if isCall(node, "t", name) || isCall(node, "b", name) || isCall(node, "tb", name) {
						skip = node
					}
				}
				return true
			})
			if skip != nil && !reason.MatchString(said.String()) {
				t.Errorf("%s: %s is skipped without saying what is absent", s.where(skip), function.Name.Name)
			}
			return false
		})
	}
}

func imports(s source, path string) bool {
	for _, spec := range s.tree.Imports {
		if spec.Path.Value == strconv.Quote(path) {
			return true
		}
	}
	return false
}

// isCall reports whether the node calls name on, or of the package, receiver.
func isCall(node ast.Node, receiver, name string) bool {
	call, ok := node.(*ast.CallExpr)
	if !ok {
		return false
	}
	selector, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || selector.Sel.Name != name {
		return false
	}
	of, ok := selector.X.(*ast.Ident)
	return ok && of.Name == receiver
}
