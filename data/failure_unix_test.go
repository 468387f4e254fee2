//go:build unix

package data_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/media"
	"storehand/data"
)

// childRole is what this test binary does when a test starts it anew, in the
// workspace that its argument names: it is the program whose disk is full, or
// the one that is killed.
const childRole = "STOREHAND_DATA_CHILD"

func TestMain(m *testing.M) {
	switch os.Getenv(childRole) {
	case "limited":
		os.Exit(workLimited(os.Args[1]))
	case "endless":
		os.Exit(workEndlessly(os.Args[1]))
	case "preparing", "preparing limited":
		os.Exit(prepareTray(os.Args[1], os.Getenv(childRole) == "preparing limited"))
	}
	os.Exit(m.Run())
}

func child(t *testing.T, role, dir string) *exec.Cmd {
	t.Helper()
	binary, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(binary, dir)
	command.Env = append(os.Environ(), childRole+"="+role)
	return command
}

// limit is the largest file in bytes that the system lets the program write,
// which stands for a full disk.
const limit = 600 << 10

// workLimited tries to keep a picture and to import products that are larger
// than the system allows, prints what the user is told, and tries again when
// there is space.
func workLimited(dir string) int {
	ctx := context.Background()
	w, err := data.Open(ctx, still(dir))
	if err != nil {
		fmt.Println(err)
		return 1
	}
	defer w.Close()
	var before syscall.Rlimit
	small := syscall.Rlimit{Cur: limit}
	err = syscall.Getrlimit(syscall.RLIMIT_FSIZE, &before)
	if small.Max = before.Max; err == nil {
		err = syscall.Setrlimit(syscall.RLIMIT_FSIZE, &small)
	}
	if err != nil {
		fmt.Println(err)
		return 1
	}
	_, _, err = w.Put(ctx, media.Original, ".jpg", bytes.NewReader(make([]byte, 2*limit)))
	fmt.Println("picture:", err)
	imported := func() error {
		_, err := w.Do(ctx, change.Operation{Name: "import", Origin: change.Imported}, func(ctx context.Context, tx change.Tx) error {
			_, err := tx.SaveProduct(ctx, catalog.Product{StoreID: 1, Title: "Large", Description: strings.Repeat("large ", limit)})
			return err
		})
		return err
	}
	fmt.Println("product:", imported())
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &before); err != nil {
		fmt.Println(err)
		return 1
	}
	fmt.Println("again:", imported())
	return 0
}

func TestFullDiskIsToldAndLeavesNothingHalfWritten(t *testing.T) {
	dir := closed(t)
	before := filesIn(t, dir)
	output, err := child(t, "limited", dir).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, output)
	}
	told := strings.Split(strings.TrimSpace(string(output)), "\n")
	want := []string{
		"picture: keep a picture: saving a file in " + filepath.Join(dir, "originals") + ": the file is larger than this disk or account allows. Choose a folder on another disk",
		"product: import: the disk does not take or give the data, nothing was changed. Check that it has space and no faults, then try again: ",
		"again: <nil>",
	}
	for i, text := range want {
		if len(told) != len(want) || !strings.HasPrefix(told[i], text) {
			t.Fatalf("told %q\nwant %q", told, want)
		}
	}
	w := openIn(t, dir)
	if titles := titles(t, w, catalog.Query{Text: "large"}); len(titles) != 1 {
		t.Errorf("%d large products", len(titles))
	}
	clean(t, w)
	after := pictures(t, w)
	for name := range before {
		delete(after, name)
	}
	if len(after) != 0 {
		t.Errorf("files %v are new", after)
	}
}

// together is how many products each operation of workEndlessly saves.
const together = 40

// workEndlessly imports products, edits them and keeps pictures, operation by
// operation, until it is killed. It says when an operation was accepted.
func workEndlessly(dir string) int {
	ctx := context.Background()
	w, err := data.Open(ctx, still(dir))
	for round := 0; err == nil; round++ {
		origin := []change.Origin{change.Imported, change.Edited}[round%2]
		var hash media.Hash
		picture := fmt.Sprint("picture ", round)
		hash, _, err = w.Put(ctx, media.Original, ".jpg", strings.NewReader(picture))
		if err != nil {
			break
		}
		_, err = w.Do(ctx, change.Operation{Name: "round", Origin: origin}, func(ctx context.Context, tx change.Tx) error {
			err := tx.SaveFile(ctx, media.File{Kind: media.Original, Hash: hash, Name: picture, Ext: ".jpg"})
			for range together {
				p := bare(1)
				p.Categories = []catalog.CategoryPath{{"Round", fmt.Sprint(round)}}
				p.Images = []catalog.Image{{Original: string(hash)}}
				if err == nil {
					_, err = tx.SaveProduct(ctx, p)
				}
			}
			return err
		})
		if round%3 == 2 && err == nil {
			_, err = w.Undo(ctx)
			if err == nil {
				_, err = w.Redo(ctx)
			}
		}
		os.Stdout.WriteString(".")
	}
	fmt.Fprintln(os.Stderr, err)
	return 1
}

func TestKilledProgramLeavesEachOperationWhole(t *testing.T) {
	dir := closed(t)
	before := 3
	for round := range 12 {
		worker := child(t, "endless", dir)
		output, err := worker.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := worker.Start(); err != nil {
			t.Fatal(err)
		}
		// The kill comes somewhere within the operation after so many.
		if _, err := io.ReadFull(output, make([]byte, 1+round)); err != nil {
			t.Fatalf("the program ended by itself: %v", err)
		}
		if err := worker.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		if err := worker.Wait(); err == nil {
			t.Error("the program was not killed")
		}
		w, err := data.Open(context.Background(), still(dir))
		if err != nil {
			t.Fatal(err)
		}
		now := len(list(t, w, catalog.Query{}))
		if added := now - before; added%together != 0 || added < (1+round)*together-together {
			t.Errorf("round %d: %d products came of %d operations of %d", round, added, 1+round, together)
		}
		before = now
		for _, told := range findings(t, w) {
			if !strings.HasSuffix(told, "(mended)") {
				t.Errorf("round %d: %s", round, told)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
