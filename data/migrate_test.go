package data_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/data"
)

// nextStep stands for the schema after the program's: it adds a column to a
// tracked table and changes rows of it, outside any operation.
const nextStep = `
	ALTER TABLE product ADD COLUMN grade TEXT NOT NULL DEFAULT 'none';
	UPDATE product SET grade = 'was ' || sku WHERE sku <> '';
	CREATE TABLE supplier (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL) STRICT;`

// withNext are the program's schema steps and one more.
func withNext(t testing.TB, step string) []string {
	t.Helper()
	steps, err := data.Migrations()
	if err != nil {
		t.Fatal(err)
	}
	return append(steps, step)
}

// newest is the number of the program's schema.
func newest(t testing.TB) int {
	t.Helper()
	steps, err := data.Migrations()
	if err != nil {
		t.Fatal(err)
	}
	return len(steps)
}

// copyBeforeNext is the name of the copy that is taken before the next schema.
func copyBeforeNext(t testing.TB) string {
	t.Helper()
	return fmt.Sprintf("before-schema-%d-20260316-080400.db", newest(t)+1)
}

// openNext opens a workspace as the next program would.
func openNext(t testing.TB, dir string) *data.Workspace {
	t.Helper()
	w, err := data.OpenWith(context.Background(), still(dir), withNext(t, nextStep))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	return w
}

// closed makes a workspace with the history of the fixtures and closes it.
func closed(t testing.TB) (dir string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "workspace")
	w, err := data.Open(context.Background(), still(dir))
	if err != nil {
		t.Fatal(err)
	}
	history(t, w)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestMigrationTakesAVerifiedCopyBefore(t *testing.T) {
	dir := closed(t)
	before := raw(t, databaseOf(dir))
	wantSchema, wantTitles := schema(t, before), texts(t, before, `SELECT title FROM product ORDER BY id`)
	before.Close()
	w := openNext(t, dir)
	copies := slices.Sorted(maps.Keys(filesIn(t, filepath.Join(dir, "backups"))))
	if want := []string{copyBeforeNext(t)}; !slices.Equal(copies, want) {
		t.Fatalf("copies %q, want %q", copies, want)
	}
	copied := raw(t, filepath.Join(dir, "backups", copies[0]))
	if version := number(t, copied, `PRAGMA user_version`); version != newest(t) {
		t.Errorf("the copy has schema %d", version)
	}
	if diff := cmp.Diff(wantSchema, schema(t, copied)); diff != "" {
		t.Errorf("the copy's schema (-before +copy):\n%s", diff)
	}
	if diff := cmp.Diff(wantTitles, texts(t, copied, `SELECT title FROM product ORDER BY id`)); diff != "" {
		t.Errorf("the copy's products (-before +copy):\n%s", diff)
	}
	clean(t, w)
	// Where the copy is put in the place of the database, the old program opens it.
	restored := t.TempDir()
	writeFile(t, databaseOf(restored), readFile(t, filepath.Join(dir, "backups", copies[0])))
	openIn(t, restored)
}

func TestMigrationChangesRowsWithoutAnOperation(t *testing.T) {
	dir := closed(t)
	w := openNext(t, dir)
	db := raw(t, databaseOf(dir))
	if grade := texts(t, db, `SELECT grade FROM product WHERE sku = 'TEE'`); !slices.Equal(grade, []string{"was TEE"}) {
		t.Errorf("grade %q", grade)
	}
	if n := number(t, db, `SELECT count(*) FROM change WHERE col = 'grade'`); n != 0 {
		t.Errorf("the migration left %d records in history", n)
	}
	// The new column has its trigger: nothing but an operation changes it now.
	if _, err := db.Exec(`UPDATE product SET grade = 'mine'`); err == nil {
		t.Error("a row was changed outside an operation")
	}
	stack, err := w.Stack(context.Background())
	if err != nil || stack.Undo == nil || stack.Undo.Name != "delete “Old bowl”" || stack.Redo == nil {
		t.Errorf("stack %+v, %v", stack, err)
	}
}

func TestWhatWasDoneBeforeAMigrationIsUndoneAfterIt(t *testing.T) {
	dir := closed(t)
	w := openNext(t, dir)
	// The bowl was deleted when products had no grade.
	if _, err := w.Undo(context.Background()); err != nil {
		t.Fatal(err)
	}
	db := raw(t, databaseOf(dir))
	if bowl := texts(t, db, `SELECT title || ', ' || grade FROM product WHERE sku = 'AF-OLD'`); !slices.Equal(bowl, []string{"Old bowl, none"}) {
		t.Errorf("the bowl came back as %q", bowl)
	}
	steps := undoAll(t, w)
	redo(t, w, steps+1)
	clean(t, w)
}

func TestMigrationThatFailsLeavesTheOldSchemaWhole(t *testing.T) {
	for name, step := range map[string]string{
		"in a statement": nextStep + `INSERT INTO nowhere VALUES (1);`,
		"at the commit":  nextStep + `DELETE FROM store;`, // products refer to them
	} {
		t.Run(name, func(t *testing.T) {
			dir := closed(t)
			before := raw(t, databaseOf(dir))
			wantSchema := schema(t, before)
			before.Close()
			_, err := data.OpenWith(context.Background(), still(dir), withNext(t, step))
			if err == nil || !strings.Contains(err.Error(), fmt.Sprintf("migrate the workspace to schema %d: ", newest(t)+1)) {
				t.Fatalf("error %v", err)
			}
			after := raw(t, databaseOf(dir))
			if version := number(t, after, `PRAGMA user_version`); version != newest(t) {
				t.Errorf("schema %d", version)
			}
			if diff := cmp.Diff(wantSchema, schema(t, after)); diff != "" {
				t.Errorf("(-before +after):\n%s", diff)
			}
			after.Close()
			w := openIn(t, dir)
			save(t, w, "rename", change.Edited, renamed(product(t, w, 1)))
		})
	}
}

func renamed(p catalog.Product) catalog.Product {
	p.Title += " again"
	return p
}

func TestMigrationDoesNotBeginWithoutACopy(t *testing.T) {
	dir := closed(t)
	writeFile(t, filepath.Join(dir, "backups"), []byte("a file in the place of the folder"))
	before := readFile(t, databaseOf(dir))
	if _, err := data.OpenWith(context.Background(), still(dir), withNext(t, nextStep)); err == nil || !strings.HasPrefix(err.Error(), "make the backups folder: ") {
		t.Errorf("error %v", err)
	}
	if err := sameBytes(t, databaseOf(dir), before); err != nil {
		t.Error(err)
	}
}

func TestCopyThatWasInterruptedIsTakenAnew(t *testing.T) {
	dir := closed(t)
	writeFile(t, filepath.Join(dir, "backups", "unfinished-copy"), []byte("half of a copy"))
	openNext(t, dir)
	copies := slices.Sorted(maps.Keys(filesIn(t, filepath.Join(dir, "backups"))))
	if want := []string{copyBeforeNext(t)}; !slices.Equal(copies, want) {
		t.Errorf("copies %q, want %q", copies, want)
	}
}

func TestNewerWorkspaceIsRefusedUntouched(t *testing.T) {
	dir := closed(t)
	if err := openNext(t, dir).Close(); err != nil {
		t.Fatal(err)
	}
	before, files := readFile(t, databaseOf(dir)), filesIn(t, dir)
	_, err := data.Open(context.Background(), still(dir))
	var newer *data.NewerError
	if !errors.As(err, &newer) || *newer != (data.NewerError{Workspace: newest(t) + 1, Program: newest(t)}) {
		t.Fatalf("error %v", err)
	}
	if err := sameBytes(t, databaseOf(dir), before); err != nil {
		t.Error(err)
	}
	if diff := cmp.Diff(files, filesIn(t, dir)); diff != "" {
		t.Errorf("files (-before +after):\n%s", diff)
	}
	openNext(t, dir) // the newer program still opens it
}

// A newer program that was killed leaves its schema's number in the write-ahead
// log alone, where the header of the file does not show it.
func TestNewerWorkspaceIsKnownByItsLog(t *testing.T) {
	dir := closed(t)
	killed := t.TempDir()
	w := openNext(t, dir)
	for name := range filesIn(t, dir) {
		if strings.HasPrefix(name, "storehand.db") {
			writeFile(t, filepath.Join(killed, name), readFile(t, filepath.Join(dir, name)))
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	_, err := data.Open(context.Background(), still(killed))
	var newer *data.NewerError
	if !errors.As(err, &newer) {
		t.Errorf("error %v", err)
	}
	openNext(t, killed)
}

func TestFileThatIsNoWorkspaceIsRefusedUntouched(t *testing.T) {
	other := filepath.Join(t.TempDir(), "other.db")
	db := raw(t, other)
	execute(t, db, `CREATE TABLE song (title TEXT)`, `INSERT INTO song VALUES ('Blue')`)
	db.Close()
	numbered := filepath.Join(t.TempDir(), "numbered.db")
	db = raw(t, numbered)
	execute(t, db, `CREATE TABLE song (title TEXT)`, `PRAGMA user_version = 1`)
	db.Close()
	for want, content := range map[string][]byte{
		"not a database":                                      []byte(strings.Repeat("Dear diary, ", 100)),
		"not a database ":                                     []byte("x"),
		"a database that is cut off":                          readFile(t, other)[:50],
		"a database of another program":                       readFile(t, other),
		"a database of another program, numbered as ours are": readFile(t, numbered),
	} {
		t.Run(want, func(t *testing.T) {
			dir := t.TempDir()
			writeFile(t, databaseOf(dir), content)
			_, err := data.Open(context.Background(), still(dir))
			var foreign *data.ForeignError
			if !errors.As(err, &foreign) || !strings.HasPrefix(want, foreign.Is) {
				t.Fatalf("error %v", err)
			}
			wantText := fmt.Sprintf("%s is %s, not a workspace of Storehand; nothing was changed. ", databaseOf(dir), foreign.Is)
			if !strings.HasPrefix(err.Error(), wantText) {
				t.Errorf("got  %v\nwant %s…", err, wantText)
			}
			if err := sameBytes(t, databaseOf(dir), content); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestWorkspaceThatWasJustMadeIsOpened(t *testing.T) {
	// A kill between making the file and its first schema leaves one of these.
	header := filepath.Join(t.TempDir(), "header.db")
	db := raw(t, header)
	execute(t, db, `PRAGMA journal_mode = WAL`)
	db.Close()
	for name, content := range map[string][]byte{"an empty file": nil, "a file without tables": readFile(t, header)} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			writeFile(t, databaseOf(dir), content)
			newStore(t, openIn(t, dir))
		})
	}
}

func TestFolderWithAnyNameIsOpened(t *testing.T) {
	for _, name := range []string{"Läden & mehr", "50% off?", "a#b c", "חנות", "file:x?mode=memory", "a%20b"} {
		dir := filepath.Join(t.TempDir(), name)
		newStore(t, openIn(t, dir))
		if _, err := os.Stat(databaseOf(dir)); err != nil {
			t.Errorf("%q: %v", name, err)
		}
	}
}

func TestFolderThatCannotBeMadeIsNamed(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	writeFile(t, file, nil)
	_, err := data.Open(context.Background(), still(filepath.Join(file, "workspace")))
	var where *fs.PathError
	if !errors.As(err, &where) || !strings.HasPrefix(err.Error(), "make the workspace folder: ") {
		t.Errorf("error %v", err)
	}
}
