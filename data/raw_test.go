package data_test

import (
	"bytes"
	"database/sql"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"testing"
)

// The tests of this file's helpers look at a workspace's files from outside, as
// no operation does.

// databaseOf is the path of a workspace's database.
func databaseOf(dir string) string { return filepath.Join(dir, "storehand.db") }

// raw opens a database without the program's pragmas: foreign keys are off and
// triggers are as they are in the file.
func raw(t testing.TB, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+(&url.URL{Path: path}).EscapedPath()+"?_busy_timeout=10000")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func execute(t testing.TB, db *sql.DB, statements ...string) {
	t.Helper()
	for _, statement := range statements {
		if _, err := db.Exec(statement); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
}

func number(t testing.TB, db *sql.DB, query string) (n int) {
	t.Helper()
	if err := db.QueryRow(query).Scan(&n); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return n
}

// texts runs a query of one column.
func texts(t testing.TB, db *sql.DB, query string) (all []string) {
	t.Helper()
	rows, err := db.Query(query)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	defer rows.Close()
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			t.Fatal(err)
		}
		all = append(all, text)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

// schema is how a database was made, statement by statement.
func schema(t testing.TB, db *sql.DB) []string {
	t.Helper()
	return texts(t, db, `SELECT name || ': ' || coalesce(sql, '') FROM sqlite_master ORDER BY type, name`)
}

// filesIn lists the files below a folder with their sizes, but for those that
// say who has the workspace open.
func filesIn(t testing.TB, dir string) map[string]int64 {
	t.Helper()
	files := make(map[string]int64)
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if name != "workspace.lock" && name != "workspace.holder" {
			files[filepath.ToSlash(name)] = info.Size()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// sameBytes compares a file with what it was.
func sameBytes(t testing.TB, path string, before []byte) error {
	t.Helper()
	if now := readFile(t, path); !bytes.Equal(now, before) {
		return fmt.Errorf("%s changed", filepath.Base(path))
	}
	return nil
}

func readFile(t testing.TB, path string) []byte {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func writeFile(t testing.TB, path string, content []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}
