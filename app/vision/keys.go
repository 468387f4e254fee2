package vision

import (
	"context"
	"errors"
	"fmt"

	"storehand/app/secret"
)

// Keys keeps the key of a model's server in the keychain. Each server has its
// own: a key never goes to another address than it was entered for.
type Keys struct {
	Keychain secret.Keychain
	// Workspace is the workspace's identity, see secret.Account.
	Workspace func(ctx context.Context) (string, error)
}

// purpose is what the keychain shows beside the workspace.
const purpose = "vision model"

func (k Keys) entry(ctx context.Context, s Settings) (secret.Account, secret.Kind, error) {
	identity, err := k.Workspace(ctx)
	if err != nil {
		return secret.Account{}, "", err
	}
	if s.Host() == "" {
		return secret.Account{}, "", s.Check()
	}
	return secret.Account{Workspace: identity, Purpose: purpose}, secret.Kind("key for " + s.Host()), nil
}

// Get gives the key of the server in the settings; it is empty where none is
// kept, and then the keychain is not asked. It may take as long as the user
// takes to unlock it.
func (k Keys) Get(ctx context.Context, s Settings) (secret.Value, error) {
	if !s.Keyed() {
		return "", nil
	}
	account, kind, err := k.entry(ctx, s)
	if err != nil {
		return "", err
	}
	key, err := k.Keychain.Get(ctx, account, kind)
	if errors.Is(err, secret.ErrNotFound) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("get the key of the vision model: %w", err)
	}
	return key, nil
}

// Set keeps the key of the server in the settings, and gives the settings that
// know of it; an empty key is forgotten.
func (k Keys) Set(ctx context.Context, s Settings, key secret.Value) (Settings, error) {
	account, kind, err := k.entry(ctx, s)
	if err != nil {
		return s, err
	}
	keyFor := s.Host()
	if key == "" {
		keyFor = ""
		if err = k.Keychain.Delete(ctx, account, kind); errors.Is(err, secret.ErrNotFound) {
			err = nil
		}
	} else {
		err = k.Keychain.Set(ctx, account, kind, key)
	}
	if err != nil {
		return s, fmt.Errorf("keep the key of the vision model: %w", err)
	}
	s.KeyFor = keyFor
	return s, nil
}
