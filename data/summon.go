package data

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"time"
)

// summonTime is how long a second start waits for the first one's window.
const summonTime = 2 * time.Second

// OnSummon calls raise, on a goroutine of its own, whenever a second start on
// this workspace asks for the window that has it open. It listens on this
// computer only, and answers only to who can read the workspace's folder. It
// ends when the workspace is closed.
func (w *Workspace) OnSummon(raise func()) error {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return fmt.Errorf("listen for a second start: %w", err)
	}
	word := rand.Text()
	w.lock.by.Address, w.lock.by.Word = listener.Addr().String(), word
	if err := w.lock.writeNote(); err != nil {
		return errors.Join(fmt.Errorf("listen for a second start: %w", err), listener.Close())
	}
	w.lock.bell = listener
	go answer(listener, word, raise)
	return nil
}

// answer raises the window for each caller that knows the word.
func answer(listener net.Listener, word string, raise func()) {
	for {
		caller, err := listener.Accept()
		if err != nil {
			return // closed with the workspace
		}
		heard := make([]byte, len(word))
		caller.SetDeadline(time.Now().Add(summonTime))
		_, err = io.ReadFull(caller, heard)
		if err == nil && subtle.ConstantTimeCompare(heard, []byte(word)) == 1 {
			raise()
			caller.Write([]byte("ok"))
		}
		caller.Close()
	}
}

// Summon asks the window that has the workspace open to come to the front. It
// reports false where nobody answers.
func Summon(dir string) bool {
	text, err := os.ReadFile(filepath.Join(dir, noteName))
	if err != nil {
		return false
	}
	var by heldBy
	if json.Unmarshal(text, &by) != nil || by.Address == "" {
		return false
	}
	caller, err := net.DialTimeout("tcp", by.Address, summonTime)
	if err != nil {
		return false
	}
	defer caller.Close()
	caller.SetDeadline(time.Now().Add(summonTime))
	if _, err := caller.Write([]byte(by.Word)); err != nil {
		return false
	}
	answer := make([]byte, 2)
	_, err = io.ReadFull(caller, answer)
	return err == nil && string(answer) == "ok"
}
