package data

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// HeldError says that another process has the workspace open.
type HeldError struct {
	Dir     string
	Process int       // zero where it is not known
	Since   time.Time // zero where it is not known
}

// Error tells the user what to do.
func (e *HeldError) Error() string {
	if e.Process == 0 {
		return fmt.Sprintf("the workspace %s is open in another Storehand. Close it there first", e.Dir)
	}
	return fmt.Sprintf("the workspace %s is open in another Storehand (process %d, since %s). Close it there first",
		e.Dir, e.Process, e.Since.Local().Format("2 Jan 15:04"))
}

// noteName is the file that says who holds the workspace.
const noteName = "workspace.holder"

// holder keeps other processes out of a workspace while it is open. The lock is
// the operating system's, so a killed process leaves none behind; the note
// beside it only says who holds it and how to call them.
type holder struct {
	lock *flock.Flock
	note string
	by   heldBy
	bell io.Closer // listens for a second start; may be nil
}

type heldBy struct {
	Process int       `json:"process"`
	Since   time.Time `json:"since"`
	Address string    `json:"address,omitempty"`
	Word    string    `json:"word,omitempty"`
}

// hold takes the workspace for this process.
func hold(dir string, now func() time.Time) (*holder, error) {
	h := &holder{lock: flock.New(filepath.Join(dir, "workspace.lock")), note: filepath.Join(dir, noteName)}
	free, err := h.lock.TryLock()
	if err != nil {
		return nil, fmt.Errorf("lock the workspace %s: %w. Choose a folder you can write to", dir, err)
	}
	if !free {
		return nil, h.heldError(dir)
	}
	h.by = heldBy{Process: os.Getpid(), Since: now()}
	if err := h.writeNote(); err != nil {
		return nil, errors.Join(fmt.Errorf("lock the workspace %s: %w", dir, err), h.release())
	}
	return h, nil
}

func (h *holder) writeNote() error {
	note, err := json.Marshal(h.by)
	if err != nil {
		return err
	}
	return os.WriteFile(h.note, note, 0o600)
}

// heldError tells who holds the workspace, as far as the note can be read.
func (h *holder) heldError(dir string) error {
	held := &HeldError{Dir: dir}
	var by heldBy
	if note, err := os.ReadFile(h.note); err == nil && json.Unmarshal(note, &by) == nil {
		held.Process, held.Since = by.Process, by.Since
	}
	return held
}

func (h *holder) release() error {
	var err error
	if h.bell != nil {
		err = h.bell.Close()
	}
	if unlock := h.lock.Unlock(); unlock != nil {
		err = errors.Join(err, fmt.Errorf("unlock the workspace: %w", unlock))
	}
	return err
}
