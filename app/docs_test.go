package app_test

import (
	"go/ast"
	"go/token"
	"strings"
	"testing"
)

// TestExportedNamesAreExplained asks for a comment on every exported name of
// the program, since it is what the next reader meets first.
func TestExportedNamesAreExplained(t *testing.T) {
	for _, s := range sources(t) {
		if s.tests || s.tree.Name.Name == "main" {
			continue
		}
		for _, declared := range s.tree.Decls {
			switch d := declared.(type) {
			case *ast.FuncDecl:
				if d.Name.IsExported() && onExported(d) && d.Doc == nil && !isCustomary(d) {
					t.Errorf("%s: %s has no comment", s.where(d), d.Name.Name)
				}
			case *ast.GenDecl:
				for _, name := range unexplained(d) {
					t.Errorf("%s: %s has no comment", s.where(name), name.Name)
				}
			}
		}
	}
}

// onExported reports whether a function is no method, or one of an exported
// type.
func onExported(function *ast.FuncDecl) bool {
	if function.Recv == nil {
		return true
	}
	kind := function.Recv.List[0].Type
	for {
		switch k := kind.(type) {
		case *ast.StarExpr:
			kind = k.X
		case *ast.IndexExpr:
			kind = k.X
		case *ast.IndexListExpr:
			kind = k.X
		case *ast.Ident:
			return k.IsExported()
		default:
			return false
		}
	}
}

// isCustomary reports whether a method's meaning is settled by the standard
// library.
func isCustomary(method *ast.FuncDecl) bool {
	switch method.Name.Name {
	case "Error", "Unwrap", "String", "Len", "Less", "Swap":
		return method.Recv != nil
	}
	return false
}

// unexplained gives the exported names of a declaration of types, constants or
// variables that have no comment of their own nor share one of their group.
func unexplained(d *ast.GenDecl) []*ast.Ident {
	var names []*ast.Ident
	for _, spec := range d.Specs {
		switch spec := spec.(type) {
		case *ast.TypeSpec:
			if spec.Name.IsExported() && spec.Doc == nil && (d.Doc == nil || len(d.Specs) > 1) {
				names = append(names, spec.Name)
			}
		case *ast.ValueSpec:
			if spec.Doc != nil || spec.Comment != nil || d.Doc != nil {
				continue
			}
			for _, name := range spec.Names {
				if name.IsExported() {
					names = append(names, name)
				}
			}
		}
	}
	return names
}

// TestPackagesAreExplained asks for the sentence that says what a package is
// for, in one of its files.
func TestPackagesAreExplained(t *testing.T) {
	explained, seen := map[string]bool{}, map[string]token.Pos{}
	for _, s := range sources(t) {
		if s.tests {
			continue
		}
		folder := s.file[:strings.LastIndex(s.file, "/")+1]
		seen[folder] = s.tree.Package
		if s.tree.Doc != nil {
			explained[folder] = true
		}
	}
	for folder := range seen {
		if !explained[folder] {
			t.Errorf("no file of %q says what the package is for", folder)
		}
	}
}
