package uithread

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"
)

// program is the code that is examined, with its types.
type program struct {
	set          *token.FileSet
	packages     []*packages.Package
	canvasObject *types.Interface // fyne.CanvasObject
	renderer     *types.Interface // fyne.WidgetRenderer
	named        []types.Type     // the types declared in the program and pointers to them
}

// load reads the packages of the patterns, which are relative to this folder.
func load(t *testing.T, patterns ...string) *program {
	t.Helper()
	p := &program{set: token.NewFileSet()}
	found, err := packages.Load(&packages.Config{
		Mode:       packages.LoadSyntax,
		Fset:       p.set,
		BuildFlags: []string{"-tags=migrated_fynedo"},
	}, patterns...)
	if err != nil {
		t.Fatalf("reading the program: %v", err)
	}
	for _, pkg := range found {
		for _, problem := range pkg.Errors {
			t.Errorf("reading %s: %v", pkg.PkgPath, problem)
		}
	}
	if t.Failed() {
		t.FailNow()
	}
	p.packages = found
	p.findTypes(t)
	return p
}

// findTypes looks up Fyne's interfaces and lists the program's own types.
func (p *program) findTypes(t *testing.T) {
	t.Helper()
	for _, pkg := range p.packages {
		if fyne := pkg.Imports[fynePath]; fyne != nil {
			p.canvasObject = interfaceNamed(fyne.Types, "CanvasObject")
			p.renderer = interfaceNamed(fyne.Types, "WidgetRenderer")
		}
		scope := pkg.Types.Scope()
		for _, name := range scope.Names() {
			declared, ok := scope.Lookup(name).(*types.TypeName)
			if !ok || declared.IsAlias() || types.IsInterface(declared.Type()) {
				continue
			}
			if named, ok := declared.Type().(*types.Named); ok && named.TypeParams().Len() == 0 {
				p.named = append(p.named, named, types.NewPointer(named))
			}
		}
	}
	if p.canvasObject == nil || p.renderer == nil {
		t.Fatal("nothing that was read imports Fyne")
	}
}

func interfaceNamed(pkg *types.Package, name string) *types.Interface {
	declared, ok := pkg.Scope().Lookup(name).(*types.TypeName)
	if !ok {
		return nil
	}
	found, _ := declared.Type().Underlying().(*types.Interface)
	return found
}

// finding is one place where the rule is broken.
type finding struct {
	at   token.Position
	what string
}

// String gives the finding as compilers do, from the module's root.
func (f finding) String() string {
	return fmt.Sprintf("%s: %s", short(f.at), f.what)
}

// short gives file and line of a position, the file by its last two names.
func short(at token.Position) string {
	folder, file := filepath.Split(at.Filename)
	return fmt.Sprintf("%s/%s:%d", filepath.Base(folder), file, at.Line)
}

// check gives all findings in the order of the source.
func (p *program) check() []finding {
	found := append(p.directDispatch(), newGraph(p).findings()...)
	sort.Slice(found, func(i, j int) bool {
		if a, b := found[i].at, found[j].at; a.Filename != b.Filename {
			return a.Filename < b.Filename
		}
		return found[i].at.Offset < found[j].at.Offset
	})
	return found
}

// directDispatch finds the uses of fyne.Do and fyne.DoAndWait outside main. In
// tests Fyne runs them on the goroutine that calls, which main alone may risk.
func (p *program) directDispatch() []finding {
	var found []finding
	for _, pkg := range p.packages {
		if pkg.Name == "main" {
			continue
		}
		for name, used := range pkg.TypesInfo.Uses {
			if isFyneDo(used) {
				found = append(found, finding{p.set.Position(name.Pos()),
					"fyne." + used.Name() + " is called directly; use the dispatcher handed in"})
			}
		}
	}
	return found
}

func isFyneDo(used types.Object) bool {
	function, ok := used.(*types.Func)
	return ok && function.Pkg() != nil && function.Pkg().Path() == fynePath &&
		(function.Name() == "Do" || function.Name() == "DoAndWait")
}

// functionOf gives the declared function or method that an expression names.
func functionOf(info *types.Info, expression ast.Expr) *types.Func {
	switch e := ast.Unparen(expression).(type) {
	case *ast.Ident:
		function, _ := info.Uses[e].(*types.Func)
		return function
	case *ast.SelectorExpr:
		function, _ := info.Uses[e.Sel].(*types.Func)
		return function
	case *ast.IndexExpr:
		return functionOf(info, e.X)
	case *ast.IndexListExpr:
		return functionOf(info, e.X)
	}
	return nil
}

// ours reports whether a package belongs to Storehand and where below it.
func ours(pkg *types.Package, below string) bool {
	return pkg != nil && (pkg.Path() == "storehand/"+below || strings.HasPrefix(pkg.Path(), "storehand/"+below+"/"))
}
