package data

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"storehand/app/bulk"
)

var _ bulk.Shelf = (*Workspace)(nil)

// Playbooks implements bulk.Shelf.
func (w *Workspace) Playbooks(ctx context.Context) ([]bulk.Playbook, error) {
	kept, err := collect(ctx, w.read, func(rows *sql.Rows) (p bulk.Playbook, err error) {
		var name, body string
		if err := rows.Scan(&name, &body); err != nil {
			return p, err
		}
		if err := json.Unmarshal([]byte(body), &p); err != nil {
			return p, fmt.Errorf("playbook %q: %w", name, err)
		}
		p.Name = name
		return p, nil
	}, `SELECT name, body FROM playbook ORDER BY name COLLATE NOCASE`)
	if err != nil {
		return nil, fmt.Errorf("read the playbooks: %w", err)
	}
	return kept, nil
}

// SavePlaybook implements bulk.Shelf.
func (w *Workspace) SavePlaybook(ctx context.Context, p bulk.Playbook) error {
	body, err := json.Marshal(p)
	if err != nil {
		return fmt.Errorf("keep the playbook %q: %w", p.Name, err)
	}
	_, err = w.write.ExecContext(ctx, `INSERT INTO playbook (name, body) VALUES (?, ?)
		ON CONFLICT (name) DO UPDATE SET body = excluded.body`, p.Name, string(body))
	if err != nil {
		return fmt.Errorf("keep the playbook %q: %w", p.Name, diskError(err))
	}
	return nil
}

// DeletePlaybook implements bulk.Shelf.
func (w *Workspace) DeletePlaybook(ctx context.Context, name string) error {
	if _, err := w.write.ExecContext(ctx, `DELETE FROM playbook WHERE name = ?`, name); err != nil {
		return fmt.Errorf("forget the playbook %q: %w", name, diskError(err))
	}
	return nil
}
