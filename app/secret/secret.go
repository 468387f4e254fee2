// Package secret is what Storehand knows about credentials: whose they are,
// where they are kept and what can go wrong. They are kept in the operating
// system's keychain and nowhere else. There is no fallback to a file: without
// a keychain the user is told what is missing.
package secret

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"

	"storehand/app/client"
)

// Account is whose credentials are kept: a store's, or those of something else
// that the workspace uses. Stores are numbered within their workspace, so the
// workspace's own identity belongs to it: two workspaces of one user must not
// read each other's keys.
type Account struct {
	Workspace string    // the workspace's identity, which moves with it
	Store     client.ID // zero for what is no store's
	Purpose   string    // what is used, such as "vision model"; empty for a store
}

// String names the account within its workspace: "store 7".
func (a Account) String() string {
	if a.Purpose != "" {
		return a.Purpose
	}
	return fmt.Sprintf("store %d", a.Store)
}

// Kind says which of a store's credentials is meant, in the shop's own term:
// "consumer secret", "access token". It shows in the keychain's own window.
type Kind string

// Value is a credential. It does not show itself when it is printed, logged or
// encoded; only Reveal gives it.
type Value string

const hidden = "[secret]"

// Reveal gives the credential itself.
func (v Value) Reveal() string { return string(v) }

// Format hides the credential from printing, whatever the verb.
func (Value) Format(to fmt.State, _ rune) {
	// A State that cannot be written to loses no more than the stand-in.
	_, _ = io.WriteString(to, hidden)
}

// LogValue hides the credential from logs.
func (Value) LogValue() slog.Value { return slog.StringValue(hidden) }

// MarshalText hides the credential from exports.
func (Value) MarshalText() ([]byte, error) { return []byte(hidden), nil }

// Keychain keeps credentials. Its methods may take as long as the user takes
// to unlock it, so they are never called on the window's thread. Errors wrap
// one of the errors of this package or the context's.
type Keychain interface {
	// Get gives a credential. It is ErrNotFound when there is none.
	Get(context.Context, Account, Kind) (Value, error)
	// Set keeps a credential in the place of the one before.
	Set(context.Context, Account, Kind, Value) error
	// Delete forgets one credential. It is ErrNotFound when there is none.
	Delete(context.Context, Account, Kind) error
	// DeleteAll forgets all credentials of a store, which may be none.
	DeleteAll(context.Context, Account) error
}

// What can go wrong with a keychain. The texts tell the user what to do.
var (
	// ErrNotFound says that this credential has not been kept.
	ErrNotFound = errors.New("it is not in the keychain. Connect the store again")
	// ErrNoKeychain says that there is no keychain to be asked, or one in which
	// no keyring has been made.
	ErrNoKeychain = errors.New("this computer has no keychain for it, and Storehand keeps no password in a file. " +
		"On Linux install gnome-keyring or KWallet, sign in to the desktop again and make a default keyring")
	// ErrLocked says that the keychain was not unlocked, or not in time.
	ErrLocked = errors.New("the keychain is locked. Unlock it, then try again")
	// ErrTooLong says that the keychain does not take a value of this length.
	ErrTooLong = errors.New("it is longer than the keychain takes. Check that nothing else was pasted with it")
	// ErrEmpty says that there is nothing to keep.
	ErrEmpty = errors.New("it is empty. Enter it again")
)
