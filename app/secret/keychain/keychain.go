// Package keychain keeps credentials in the operating system's keychain:
// Secret Service (GNOME Keyring, KWallet) on Linux, Keychain on macOS,
// Credential Manager on Windows.
package keychain

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"time"

	"github.com/zalando/go-keyring"

	"storehand/app/secret"
)

// Patience is how long a call may take by default. It includes the time the
// user needs to type the password that unlocks the keychain.
const Patience = 45 * time.Second

// Keychain is the system's keychain. It implements [secret.Keychain].
type Keychain struct {
	patience time.Duration
	// turn lets one call through at a time. The system's call cannot be
	// broken off: one that was given up goes on until the user answers the
	// prompt. Were the next one to overtake it, an old key could be written
	// over a new one.
	turn chan struct{}
}

var _ secret.Keychain = (*Keychain)(nil)

// New gives the system's keychain. A call that takes longer than patience ends
// with [secret.ErrLocked].
func New(patience time.Duration) *Keychain {
	return &Keychain{patience: patience, turn: make(chan struct{}, 1)}
}

// Get gives a credential; see [secret.Keychain].
func (k *Keychain) Get(ctx context.Context, account secret.Account, kind secret.Kind) (secret.Value, error) {
	value, err := patiently(ctx, k, func() (string, error) {
		return keyring.Get(serviceOf(account), string(kind))
	})
	return secret.Value(value), explained("reading", account, kind, err)
}

// Set keeps a credential; see [secret.Keychain].
func (k *Keychain) Set(ctx context.Context, account secret.Account, kind secret.Kind, value secret.Value) error {
	if value == "" {
		return explained("keeping", account, kind, secret.ErrEmpty)
	}
	_, err := patiently(ctx, k, func() (struct{}, error) {
		return struct{}{}, keyring.Set(serviceOf(account), string(kind), value.Reveal())
	})
	return explained("keeping", account, kind, err)
}

// Delete forgets a credential; see [secret.Keychain].
func (k *Keychain) Delete(ctx context.Context, account secret.Account, kind secret.Kind) error {
	_, err := patiently(ctx, k, func() (struct{}, error) {
		return struct{}{}, keyring.Delete(serviceOf(account), string(kind))
	})
	return explained("deleting", account, kind, err)
}

// DeleteAll forgets all credentials of a store; see [secret.Keychain].
func (k *Keychain) DeleteAll(ctx context.Context, account secret.Account) error {
	_, err := patiently(ctx, k, func() (struct{}, error) {
		return struct{}{}, keyring.DeleteAll(serviceOf(account))
	})
	return explained("deleting", account, "credentials", err)
}

// serviceOf is the name under which the keychain groups the credentials of an
// account.
func serviceOf(account secret.Account) string {
	return fmt.Sprintf("Storehand %s %v", account.Workspace, account)
}

// patiently makes a call of the system that may block, and gives it up when
// patience or the context ends. What the call gives then is dropped. Its error
// comes back in the user's terms.
func patiently[T any](ctx context.Context, k *Keychain, call func() (T, error)) (T, error) {
	type answer struct {
		value T
		err   error
	}
	var none T
	patience := time.NewTimer(k.patience)
	defer patience.Stop()
	select {
	case k.turn <- struct{}{}:
	case <-patience.C:
		return none, secret.ErrLocked
	case <-ctx.Done():
		return none, ctx.Err()
	}
	answered := make(chan answer, 1)
	go func() {
		defer func() { <-k.turn }()
		value, err := call()
		answered <- answer{value, classified(err)}
	}()
	select {
	case a := <-answered:
		return a.value, a.err
	case <-patience.C:
		return none, secret.ErrLocked
	case <-ctx.Done():
		return none, ctx.Err()
	}
}

// explained says which credential of whom is concerned.
func explained(doing string, account secret.Account, kind secret.Kind, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s the %s of %v: %w", doing, kind, account, err)
}

// classified finds the error of package secret that an error of the system
// amounts to. It may ask the system, and so block.
func classified(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, keyring.ErrNotFound):
		return secret.ErrNotFound
	case errors.Is(err, keyring.ErrSetDataTooBig):
		return secret.ErrTooLong
	case errors.Is(err, keyring.ErrUnsupportedPlatform), errors.Is(err, exec.ErrNotFound):
		return &systemError{secret.ErrNoKeychain, err}
	}
	return bySystem(err)
}

// systemError shows the user one error and keeps the system's for the log.
type systemError struct {
	shown error
	cause error
}

func (e *systemError) Error() string   { return e.shown.Error() }
func (e *systemError) Unwrap() []error { return []error{e.shown, e.cause} }
