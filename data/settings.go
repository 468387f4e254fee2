package data

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
)

// Setting reads what was saved under key into value, which stays as it is
// where nothing was saved.
func (w *Workspace) Setting(ctx context.Context, key string, value any) error {
	var text string
	err := w.read.QueryRowContext(ctx, `SELECT value FROM setting WHERE key = ?`, key).Scan(&text)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read the setting %s: %w", key, err)
	}
	if err := json.Unmarshal([]byte(text), value); err != nil {
		return fmt.Errorf("read the setting %s: %w", key, err)
	}
	return nil
}

// SaveSetting remembers value under key. Settings are the window's memory:
// they are not part of history and cannot be undone.
func (w *Workspace) SaveSetting(ctx context.Context, key string, value any) error {
	text, err := json.Marshal(value)
	if err != nil {
		return fmt.Errorf("save the setting %s: %w", key, err)
	}
	_, err = w.write.ExecContext(ctx, `INSERT INTO setting (key, value) VALUES (?, ?)
		ON CONFLICT (key) DO UPDATE SET value = excluded.value`, key, string(text))
	if err != nil {
		return fmt.Errorf("save the setting %s: %w", key, diskError(err))
	}
	return nil
}
