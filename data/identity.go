package data

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
)

// identityKey is where the setting table has the workspace's identity.
const identityKey = "workspace.identity"

// Identity names the workspace wherever it lies: a random UUID (version 4,
// RFC 9562) that it was given when it was made and that moves with its folder.
// What is kept elsewhere for the workspace, such as credentials in the system's
// keychain, is filed under it.
func (w *Workspace) Identity(ctx context.Context) (string, error) {
	var identity string
	if err := w.Setting(ctx, identityKey, &identity); err != nil {
		return "", fmt.Errorf("read the workspace's identity: %w", err)
	}
	return identity, nil
}

// ensureIdentity gives a workspace an identity unless it has one.
func (w *Workspace) ensureIdentity(ctx context.Context, random io.Reader) error {
	var bytes [16]byte
	if _, err := io.ReadFull(random, bytes[:]); err != nil {
		return fmt.Errorf("make the workspace's identity: %w", err)
	}
	bytes[6] = bytes[6]&0x0f | 0x40 // version 4
	bytes[8] = bytes[8]&0x3f | 0x80 // the variant of RFC 9562
	text, err := json.Marshal(fmt.Sprintf("%x-%x-%x-%x-%x", bytes[:4], bytes[4:6], bytes[6:8], bytes[8:10], bytes[10:]))
	if err != nil {
		return fmt.Errorf("make the workspace's identity: %w", err)
	}
	_, err = w.write.ExecContext(ctx, `INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO NOTHING`, identityKey, string(text))
	if err != nil {
		return fmt.Errorf("make the workspace's identity: %w", diskError(err))
	}
	return nil
}
