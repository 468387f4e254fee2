package data_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
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

// The word in the note is for those who can read the workspace's folder.
func TestStrangerDoesNotRaiseTheWindow(t *testing.T) {
	dir := t.TempDir()
	w := openIn(t, dir)
	if err := w.OnSummon(func() { t.Error("raised by a stranger") }); err != nil {
		t.Fatal(err)
	}
	var note struct{ Address, Word string }
	if err := json.Unmarshal(readFile(t, filepath.Join(dir, "workspace.holder")), &note); err != nil {
		t.Fatal(err)
	}
	caller, err := net.Dial("tcp", note.Address)
	if err != nil {
		t.Fatal(err)
	}
	defer caller.Close()
	if _, err := caller.Write([]byte(strings.Repeat("x", len(note.Word)))); err != nil {
		t.Fatal(err)
	}
	if answer, err := io.ReadAll(caller); err != nil || len(answer) != 0 {
		t.Errorf("answered %q, %v", answer, err)
	}
}

func TestHolderIsToldAsFarAsItIsKnown(t *testing.T) {
	dir := t.TempDir()
	openIn(t, dir)
	_, err := data.Open(context.Background(), still(dir))
	want := fmt.Sprintf("the workspace %s is open in another Storehand (process %d, since %s). Close it there first",
		dir, os.Getpid(), moment.Local().Format("2 Jan 15:04"))
	if err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
	for _, note := range []string{"", "{", `{"process":"x"}`} {
		writeFile(t, filepath.Join(dir, "workspace.holder"), []byte(note))
		_, err := data.Open(context.Background(), still(dir))
		if want := "the workspace " + dir + " is open in another Storehand. Close it there first"; err == nil || err.Error() != want {
			t.Errorf("got  %v\nwant %s", err, want)
		}
		if data.Summon(dir) {
			t.Errorf("the note %q summoned somebody", note)
		}
	}
}
