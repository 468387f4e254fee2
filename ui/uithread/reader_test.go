package uithread

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// reader reads the body of one declared function, with the literals in it,
// into the graph.
type reader struct {
	*graph
	info   *types.Info
	self   *function
	params map[types.Object]parameter // those that are functions
	locals map[types.Object]*function // closures kept in variables
}

func newReader(g *graph, info *types.Info, declaration *ast.FuncDecl) *reader {
	name := fullName(info, declaration)
	r := &reader{graph: g, info: info, self: g.named(name),
		params: map[types.Object]parameter{}, locals: map[types.Object]*function{}}
	place := 0
	for _, field := range declaration.Type.Params.List {
		for _, name := range field.Names {
			r.params[info.Defs[name]] = parameter{fullName(info, declaration), place}
			place++
		}
	}
	return r
}

func (r *reader) readAll(declaration *ast.FuncDecl) { r.read(r.self, asCalled, declaration.Body) }

// read notes what a piece of source does. It is part of the body of f, which
// runs where ctx says.
func (r *reader) read(f *function, ctx role, piece ast.Node) {
	ast.Inspect(piece, func(node ast.Node) bool {
		switch n := node.(type) {
		case *ast.FuncLit:
			r.read(r.literal(n), kept, n.Body)
		case *ast.GoStmt:
			r.call(f, ctx, n.Call, true)
		case *ast.CallExpr:
			r.call(f, ctx, n, false)
		case *ast.CompositeLit:
			r.composite(f, ctx, n)
		case *ast.AssignStmt:
			r.assignment(f, ctx, n)
		case *ast.ValueSpec:
			for i, value := range n.Values {
				r.define(f, ctx, n.Names[min(i, len(n.Names)-1)], value)
			}
		case *ast.IncDecStmt:
			r.touch(f, n.X.Pos(), r.assigned(r.info, n.X))
			return true
		case *ast.Ident:
			r.use(n, kept)
		default:
			return true
		}
		return false
	})
}

// use notes where a parameter that is a function runs.
func (r *reader) use(name *ast.Ident, where role) {
	if p, ok := r.params[r.info.Uses[name]]; ok {
		if known, ok := r.hands[p]; !ok || where > known {
			r.hands[p] = where
		}
	}
}

func (r *reader) touch(f *function, at token.Pos, what string) {
	if what != "" {
		f.touches = append(f.touches, deed{at: at, what: what})
	}
}

// call notes a call: what it touches, whom it calls and what becomes of the
// functions given to it.
func (r *reader) call(f *function, ctx role, call *ast.CallExpr, background bool) {
	where := asCalled
	if background {
		where = inBackground
	}
	if r.info.Types[call.Fun].IsType() {
		where = kept // a conversion keeps the function it converts
	} else {
		r.give(f, ctx, call.Fun, where)
	}
	for i, argument := range call.Args {
		if !r.isFunction(argument) {
			r.read(f, ctx, argument)
			continue
		}
		given := r.roleOf(call, i)
		if given == asCalled {
			given = where
		}
		r.give(f, ctx, argument, given)
	}
}

// give notes that a function, which an expression of f's body names, is called
// or handed on to run somewhere.
func (r *reader) give(f *function, ctx role, expression ast.Expr, where role) {
	within := where
	if where == asCalled {
		within = ctx
	}
	switch e := ast.Unparen(expression).(type) {
	case *ast.FuncLit:
		r.run(f, deed{at: e.Pos(), callee: r.literal(e)}, where)
		r.read(r.literal(e), within, e.Body)
		return
	case *ast.Ident:
		r.use(e, within)
		if local := r.locals[r.info.Uses[e]]; local != nil {
			r.run(f, deed{at: e.Pos(), callee: local}, where)
			return
		}
	case *ast.SelectorExpr:
		r.read(f, ctx, e.X)
	case *ast.IndexExpr, *ast.IndexListExpr:
	default:
		r.read(f, ctx, e)
	}
	if what := r.touched(r.info, expression); what != "" {
		widget := &function{touches: []deed{{at: expression.Pos(), what: what}}}
		r.run(f, deed{at: expression.Pos(), callee: widget}, where)
		return
	}
	for _, callee := range r.callees(expression) {
		r.run(f, deed{at: expression.Pos(), what: types.ExprString(expression), callee: callee}, where)
	}
}

// run notes that f runs a function there and then, or sets it to run in the
// background. What runs elsewhere is not of f's doing.
func (r *reader) run(f *function, d deed, where role) {
	switch where {
	case asCalled:
		f.calls = append(f.calls, d)
	case inBackground:
		r.starts = append(r.starts, start{d.at, d.what, d.callee, d.what != ""})
	}
}

// callees gives the program's functions that an expression may name.
func (r *reader) callees(expression ast.Expr) []*function {
	callee := functionOf(r.info, expression)
	if callee == nil {
		return nil
	}
	if receiver := receiverOf(callee); receiver != nil && types.IsInterface(receiver) {
		return r.implementations(callee)
	}
	return []*function{r.named(callee.Origin().FullName())}
}

// composite notes the functions in a literal of a struct. Those of app's
// structs are called by app from any goroutine.
func (r *reader) composite(f *function, ctx role, literal *ast.CompositeLit) {
	where := kept
	if t, ok := types.Unalias(r.info.TypeOf(literal)).(*types.Named); ok && ours(t.Obj().Pkg(), "app") {
		where = inBackground
	}
	for _, element := range literal.Elts {
		if pair, ok := element.(*ast.KeyValueExpr); ok {
			element = pair.Value
		}
		if r.isFunction(element) {
			r.give(f, ctx, element, where)
		} else {
			r.read(f, ctx, element)
		}
	}
}

func (r *reader) assignment(f *function, ctx role, assignment *ast.AssignStmt) {
	for _, target := range assignment.Lhs {
		r.touch(f, target.Pos(), r.assigned(r.info, target))
		if _, isName := target.(*ast.Ident); !isName {
			r.read(f, ctx, target)
		}
	}
	for i, value := range assignment.Rhs {
		name, _ := assignment.Lhs[min(i, len(assignment.Lhs)-1)].(*ast.Ident)
		r.define(f, ctx, name, value)
	}
}

// define notes a closure kept in a variable, to be found again where the
// variable is called.
func (r *reader) define(f *function, ctx role, name *ast.Ident, value ast.Expr) {
	literal, ok := ast.Unparen(value).(*ast.FuncLit)
	if !ok || name == nil {
		r.read(f, ctx, value)
		return
	}
	variable := r.info.Defs[name]
	if variable == nil {
		variable = r.info.Uses[name]
	}
	r.locals[variable] = r.literal(literal)
	r.read(r.literal(literal), kept, literal.Body)
}

func (r *reader) isFunction(expression ast.Expr) bool {
	t := r.info.TypeOf(expression)
	if t == nil {
		return false
	}
	_, ok := t.Underlying().(*types.Signature)
	return ok
}

// goroutines are the functions of libraries that run what they are given on
// another goroutine.
var goroutines = map[string]bool{
	"(*sync.WaitGroup).Go": true, "time.AfterFunc": true, "context.AfterFunc": true,
	"(*golang.org/x/sync/errgroup.Group).Go": true, "(*golang.org/x/sync/errgroup.Group).TryGo": true,
}

// roleOf tells where the function given as the argument of that number runs.
func (r *reader) roleOf(call *ast.CallExpr, argument int) role {
	signature, ok := r.info.TypeOf(call.Fun).Underlying().(*types.Signature)
	if !ok {
		return kept
	}
	place := min(argument, signature.Params().Len()-1)
	callee := functionOf(r.info, call.Fun)
	switch {
	case callee == nil:
		return roleBySignature(signature, place)
	case isFyneDo(callee):
		return onUI
	case goroutines[callee.FullName()], ours(callee.Pkg(), "app"):
		return inBackground
	case callee.Pkg() == nil, strings.HasPrefix(callee.Pkg().Path(), fynePath):
		return kept
	case ours(callee.Pkg(), "ui"), callee.Pkg().Path() == "storehand":
		return r.hands[parameter{callee.Origin().FullName(), place}]
	}
	return asCalled
}

// roleBySignature goes by the form of a function that is held in a variable, a
// field or a parameter: func(func()) is a dispatcher, and one that takes a
// func(context.Context) runs it in the background.
func roleBySignature(signature *types.Signature, place int) role {
	given, ok := signature.Params().At(place).Type().Underlying().(*types.Signature)
	switch {
	case !ok || given.Results().Len() > 0:
		return asCalled
	case given.Params().Len() == 0 && signature.Params().Len() == 1 && signature.Results().Len() == 0:
		return onUI
	case given.Params().Len() == 1 && given.Params().At(0).Type().String() == "context.Context":
		return inBackground
	}
	return asCalled
}
