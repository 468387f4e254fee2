package uithread

import (
	"go/ast"
	"go/types"
	"strings"
)

const fynePath = "fyne.io/fyne/v2"

// windowTypes are Fyne's types beside canvas objects that belong to the UI
// thread.
var windowTypes = map[string]bool{
	fynePath + ".Window": true, fynePath + ".Canvas": true, fynePath + ".OverlayStack": true,
	fynePath + ".Clipboard": true, fynePath + ".App": true, fynePath + ".Driver": true,
	fynePath + ".Animation": true, fynePath + ".Menu": true, fynePath + ".MainMenu": true,
	fynePath + "/dialog.Dialog": true,
}

// touched names what the call of a function does to the window, as in
// "Label.SetText", or nothing. Reading counts too: the size of a widget changes
// under the reader.
func (p *program) touched(info *types.Info, called ast.Expr) string {
	function := functionOf(info, called)
	if function == nil || function.Pkg() == nil || !strings.HasPrefix(function.Pkg().Path(), fynePath) {
		return ""
	}
	selector, ok := ast.Unparen(called).(*ast.SelectorExpr)
	if !ok {
		return ""
	}
	if selection := info.Selections[selector]; selection != nil {
		if p.isWidget(selection.Recv()) || isWindow(receiverOf(function)) {
			return nameOf(selection.Recv()) + "." + function.Name()
		}
		return ""
	}
	if opensDialog(function) {
		return function.Pkg().Name() + "." + function.Name()
	}
	return ""
}

// opensDialog reports whether a function of Fyne puts something on the screen.
func opensDialog(function *types.Func) bool {
	switch strings.TrimPrefix(function.Pkg().Path(), fynePath+"/") {
	case "dialog", "widget":
		return strings.HasPrefix(function.Name(), "Show")
	}
	return false
}

// assigned names the field of a widget that an assignment sets, or nothing.
func (p *program) assigned(info *types.Info, target ast.Expr) string {
	selector, ok := ast.Unparen(target).(*ast.SelectorExpr)
	if !ok {
		return ""
	}
	selection := info.Selections[selector]
	if selection == nil || selection.Kind() != types.FieldVal || !p.isWidget(selection.Recv()) {
		return ""
	}
	return nameOf(selection.Recv()) + "." + selector.Sel.Name
}

// isWidget reports whether values of a type, or pointers to them, are canvas
// objects or draw one.
func (p *program) isWidget(t types.Type) bool {
	if t == nil {
		return false
	}
	for _, candidate := range []types.Type{t, types.NewPointer(t)} {
		if types.Implements(candidate, p.canvasObject) || types.Implements(candidate, p.renderer) {
			return true
		}
	}
	return false
}

func isWindow(t types.Type) bool {
	if pointer, ok := t.(*types.Pointer); ok {
		t = pointer.Elem()
	}
	return t != nil && windowTypes[t.String()]
}

func receiverOf(function *types.Func) types.Type {
	if receiver := function.Signature().Recv(); receiver != nil {
		return receiver.Type()
	}
	return nil
}

// nameOf gives the name of a type without its package.
func nameOf(t types.Type) string {
	return strings.TrimPrefix(types.TypeString(t, func(*types.Package) string { return "" }), "*")
}
