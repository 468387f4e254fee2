package uithread

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/packages"
)

// function is a declared function or a literal, with what its body does on the
// goroutine that runs it.
type function struct {
	touches []deed // of widgets, by itself
	calls   []deed // of other functions of the program
}

// deed is something done at a place in the source.
type deed struct {
	at     token.Pos
	what   string    // empty for the call of a literal, which is part of the body
	callee *function // nil for a touch
}

// start is a place where a function is set to run in the background.
type start struct {
	at    token.Pos
	what  string
	runs  *function
	named bool // a declared function, reported where it is started
}

// graph is who calls whom in the program.
type graph struct {
	*program
	declared map[string]*function // by full name, which is the same in every package
	literals map[*ast.FuncLit]*function
	starts   []start
	// hands tells where the functions given to a parameter run, by the full
	// name of the function and the place of the parameter.
	hands map[parameter]role
}

type parameter struct {
	function string
	place    int
}

// role is where a function handed to another one runs. Of several the highest
// counts.
type role uint8

const (
	kept         role = iota // some time later, who knows where
	onUI                     // on the UI thread
	asCalled                 // on the goroutine of the call
	inBackground             // on another goroutine
)

func newGraph(p *program) *graph {
	g := &graph{program: p, hands: map[parameter]role{}}
	// Where a parameter runs depends on the functions it is passed on to, so
	// the program is read until nothing new is learnt.
	for learnt := -1; learnt != g.learnt(); {
		learnt = g.learnt()
		g.declared, g.literals, g.starts = map[string]*function{}, map[*ast.FuncLit]*function{}, nil
		g.everyFunction(func(pkg *packages.Package, declaration *ast.FuncDecl) {
			newReader(g, pkg.TypesInfo, declaration).readAll(declaration)
		})
	}
	return g
}

// learnt grows with each thing learnt of a parameter.
func (g *graph) learnt() int {
	sum := 0
	for _, r := range g.hands {
		sum += int(r) + 1
	}
	return sum
}

// everyFunction calls visit with each function declared in the program.
func (g *graph) everyFunction(visit func(*packages.Package, *ast.FuncDecl)) {
	for _, pkg := range g.packages {
		for _, file := range pkg.Syntax {
			for _, declaration := range file.Decls {
				if d, ok := declaration.(*ast.FuncDecl); ok && d.Body != nil {
					visit(pkg, d)
				}
			}
		}
	}
}

func fullName(info *types.Info, declaration *ast.FuncDecl) string {
	return info.Defs[declaration.Name].(*types.Func).Origin().FullName()
}

// named gives the function of that full name. One that is not declared in the
// program stays empty and leads nowhere.
func (g *graph) named(full string) *function {
	if g.declared[full] == nil {
		g.declared[full] = &function{}
	}
	return g.declared[full]
}

func (g *graph) literal(l *ast.FuncLit) *function {
	if g.literals[l] == nil {
		g.literals[l] = &function{}
	}
	return g.literals[l]
}

// implementations gives the program's methods that a call of an interface's
// method may reach.
func (g *graph) implementations(method *types.Func) []*function {
	inter, ok := receiverOf(method).Underlying().(*types.Interface)
	if !ok {
		return nil
	}
	var found []*function
	for _, t := range g.program.named {
		if !types.Implements(t, inter) {
			continue
		}
		object, _, _ := types.LookupFieldOrMethod(t, false, method.Pkg(), method.Name())
		if implementation, ok := object.(*types.Func); ok {
			found = append(found, g.named(implementation.Origin().FullName()))
		}
	}
	return found
}

// findings gives the touches that the starts lead to: those of a literal where
// they are, those further away at the call that leads there.
func (g *graph) findings() []finding {
	seen := map[token.Pos]bool{}
	var found []finding
	report := func(at token.Pos, what string) {
		if !seen[at] {
			seen[at] = true
			found = append(found, finding{g.set.Position(at), what})
		}
	}
	for _, s := range g.starts {
		if s.named {
			if touch := reached(s.runs); touch != nil {
				report(s.at, s.what+" runs in the background and touches the window ("+g.describe(touch)+")")
			}
			continue
		}
		g.reportBody(s.runs, report, map[*function]bool{})
	}
	return found
}

// reportBody reports what a literal that runs in the background does by itself,
// and what the literals within it do.
func (g *graph) reportBody(f *function, report func(token.Pos, string), seen map[*function]bool) {
	if seen[f] {
		return
	}
	seen[f] = true
	for _, touch := range f.touches {
		report(touch.at, touch.what+" in the background; hand it to the dispatcher")
	}
	for _, call := range f.calls {
		if call.what == "" {
			g.reportBody(call.callee, report, seen)
		} else if touch := reached(call.callee); touch != nil {
			report(call.at, call.what+" in the background touches the window ("+g.describe(touch)+"); hand it to the dispatcher")
		}
	}
}

func (g *graph) describe(touch *deed) string {
	return touch.what + ", " + short(g.set.Position(touch.at))
}

// reached gives a touch that running the function leads to, the nearest one.
func reached(f *function) *deed {
	seen := map[*function]bool{f: true}
	for queue := []*function{f}; len(queue) > 0; queue = queue[1:] {
		if touches := queue[0].touches; len(touches) > 0 {
			return &touches[0]
		}
		for _, call := range queue[0].calls {
			if !seen[call.callee] {
				seen[call.callee] = true
				queue = append(queue, call.callee)
			}
		}
	}
	return nil
}
