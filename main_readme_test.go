package main

import (
	"reflect"
	"strings"
	"testing"

	"storehand/app/photo/phototest"
)

// TestTheReportOfPrepIsExplained looks in the README for every field of the
// reports.
func TestTheReportOfPrepIsExplained(t *testing.T) {
	readme := string(phototest.Read(t, "README.md"))
	seen := map[reflect.Type]bool{}
	var explain func(reflect.Type)
	explain = func(kind reflect.Type) {
		for kind.Kind() == reflect.Pointer || kind.Kind() == reflect.Slice {
			kind = kind.Elem()
		}
		if kind.Kind() != reflect.Struct || seen[kind] {
			return
		}
		seen[kind] = true
		for i := range kind.NumField() {
			field := kind.Field(i)
			name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
			if name == "-" || !field.IsExported() && !field.Anonymous {
				continue
			}
			if name != "" && !strings.Contains(readme, "`"+name+"`") {
				t.Errorf("the README does not explain %q of %v", name, kind)
			}
			explain(field.Type)
		}
	}
	explain(reflect.TypeFor[prepReport]())
	explain(reflect.TypeFor[namesReport]())
	if len(seen) < 8 {
		t.Errorf("only %d parts of the reports were looked at", len(seen))
	}
}
