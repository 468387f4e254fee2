package data_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"storehand/data"
)

func TestSettingsAreRememberedAndNotUndone(t *testing.T) {
	ctx := context.Background()
	w := open(t)
	type layout struct {
		Columns []string
		Width   int
	}
	before := layout{Width: 7}
	got := before
	if err := w.Setting(ctx, "grid", &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, got); diff != "" {
		t.Errorf("a setting nobody saved (-want +got):\n%s", diff)
	}
	for _, want := range []layout{{Columns: []string{"title", "מחיר"}, Width: 120}, {Width: -1}} {
		if err := w.SaveSetting(ctx, "grid", want); err != nil {
			t.Fatal(err)
		}
		got = layout{}
		if err := w.Setting(ctx, "grid", &got); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-saved +read):\n%s", diff)
		}
	}
	if name := undoable(t, w); name != "" {
		t.Errorf("undo would %q", name)
	}
}

func TestSettingsThatCannotBeSavedOrReadAreNamed(t *testing.T) {
	ctx := context.Background()
	w := open(t)
	if err := w.SaveSetting(ctx, "bad", func() {}); err == nil || !strings.HasPrefix(err.Error(), "save the setting bad: ") {
		t.Errorf("saving: %v", err)
	}
	if err := w.SaveSetting(ctx, "scale", "large"); err != nil {
		t.Fatal(err)
	}
	var scale int
	if err := w.Setting(ctx, "scale", &scale); err == nil || !strings.HasPrefix(err.Error(), "read the setting scale: ") {
		t.Errorf("reading: %v", err)
	}
}

func TestWorkspaceIsSeenWithoutOpeningIt(t *testing.T) {
	dir := t.TempDir()
	if there, err := data.Exists(dir); there || err != nil {
		t.Errorf("an empty folder: %t, %v", there, err)
	}
	openIn(t, dir)
	if there, err := data.Exists(dir); !there || err != nil {
		t.Errorf("a workspace: %t, %v", there, err)
	}
}
