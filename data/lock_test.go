package data_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"storehand/data"
)

func TestSecondStartIsToldWhoHoldsTheWorkspace(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "workspace")
	w := openIn(t, dir)
	_, err := data.Open(context.Background(), data.Params{Dir: dir})
	var held *data.HeldError
	if !errors.As(err, &held) || held.Process != os.Getpid() {
		t.Fatalf("second start: %v", err)
	}
	if data.Summon(dir) {
		t.Error("a workspace without a window answered")
	}
	raised := make(chan struct{}, 1)
	if err := w.OnSummon(func() { raised <- struct{}{} }); err != nil {
		t.Fatal(err)
	}
	if !data.Summon(dir) {
		t.Fatal("the window did not answer")
	}
	<-raised
}

func TestWorkspaceIsFreeAgainAfterClose(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "workspace")
	w, err := data.Open(context.Background(), data.Params{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	openIn(t, dir)
}
