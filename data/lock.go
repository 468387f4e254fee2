package data

import (
	"encoding/json"
	"fmt"
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

func (e *HeldError) Error() string {
	if e.Process == 0 {
		return fmt.Sprintf("the workspace %s is open in another Storehand. Close it there first", e.Dir)
	}
	return fmt.Sprintf("the workspace %s is open in another Storehand (process %d, since %s). Close it there first",
		e.Dir, e.Process, e.Since.Local().Format("2 Jan 15:04"))
}

// holder keeps other processes out of a workspace while it is open. The lock is
// the operating system's, so a killed process leaves none behind; the note
// beside it only says who holds it.
type holder struct {
	lock *flock.Flock
	note string
}

type heldBy struct {
	Process int       `json:"process"`
	Since   time.Time `json:"since"`
}

func hold(dir string) (*holder, error) {
	h := &holder{lock: flock.New(filepath.Join(dir, "workspace.lock")), note: filepath.Join(dir, "workspace.holder")}
	free, err := h.lock.TryLock()
	if err != nil {
		return nil, fmt.Errorf("lock the workspace %s: %w. Choose a folder you can write to", dir, err)
	}
	if !free {
		return nil, h.heldError(dir)
	}
	note, err := json.Marshal(heldBy{Process: os.Getpid(), Since: time.Now()})
	if err == nil {
		err = os.WriteFile(h.note, note, 0o600)
	}
	if err != nil {
		h.release()
		return nil, fmt.Errorf("lock the workspace %s: %w", dir, err)
	}
	return h, nil
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
	if err := h.lock.Unlock(); err != nil {
		return fmt.Errorf("unlock the workspace: %w", err)
	}
	return nil
}
