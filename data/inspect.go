package data

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// applicationID is how the header of a workspace's file says that it is one:
// "Shnd" in ASCII. See https://sqlite.org/pragma.html#pragma_application_id
const applicationID = 0x53686e64

// NewerError says that a newer Storehand wrote the workspace.
type NewerError struct {
	Workspace int // schema version found
	Program   int // newest schema version this program knows
}

// Error tells the user what to do.
func (e *NewerError) Error() string {
	return fmt.Sprintf("this workspace was written by a newer Storehand (schema %d, this program knows %d). Update Storehand to open it; nothing was changed", e.Workspace, e.Program)
}

// ForeignError says that the file with a workspace's name is something else.
type ForeignError struct {
	Path string
	Is   string // what it seems to be, as in "not a database"
}

// Error tells the user what to do.
func (e *ForeignError) Error() string {
	return fmt.Sprintf("%s is %s, not a workspace of Storehand; nothing was changed. Choose another folder, or put a copy from its backups folder in its place", e.Path, e.Is)
}

// The places in the header of an SQLite file, https://sqlite.org/fileformat.html
const (
	headerSize       = 100
	schemaCookieAt   = 40 // counts changes of the schema
	userVersionAt    = 60
	applicationIDAt  = 68
	databaseMark     = "SQLite format 3\x00"
	notADatabase     = "not a database"
	anotherDatabase  = "a database of another program"
	unfinishedHeader = "a database that is cut off"
)

// inspectFile looks at the header of a workspace's file, of which SQLite would
// change some bytes by opening it. An absent or empty file is fine: it becomes
// a workspace. newest is the newest schema the program knows.
func inspectFile(path string, newest int) error {
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("open the workspace: %w", err)
	}
	defer file.Close()
	header := make([]byte, headerSize)
	n, err := io.ReadFull(file, header)
	switch {
	case errors.Is(err, io.EOF):
		return nil
	case err != nil && !errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("open the workspace: %w", err)
	case !bytes.HasPrefix(header, []byte(databaseMark)):
		return &ForeignError{Path: path, Is: notADatabase}
	case n < headerSize:
		return &ForeignError{Path: path, Is: unfinishedHeader}
	}
	field := func(at int) int { return int(binary.BigEndian.Uint32(header[at:])) }
	return judge(path, field(applicationIDAt), field(userVersionAt), field(schemaCookieAt) > 0, newest)
}

// judge says what keeps a database of that mark and schema version from being
// opened. One without either, and without tables, has just been made.
func judge(path string, application, version int, tables bool, newest int) error {
	switch {
	case application != applicationID && (application != 0 || version != 0 || tables):
		return &ForeignError{Path: path, Is: anotherDatabase}
	case version > newest:
		return &NewerError{Workspace: version, Program: newest}
	}
	return nil
}
