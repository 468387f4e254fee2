package data

import (
	"context"
	"database/sql"
	"fmt"

	"storehand/app/client"
	"storehand/app/media"
)

var _ client.Reader = (*Workspace)(nil)

// Clients implements client.Reader.
func (w *Workspace) Clients(ctx context.Context) ([]client.Client, error) {
	clients, err := collect(ctx, w.read, func(rows *sql.Rows) (c client.Client, err error) {
		err = rows.Scan(&c.ID, &c.Name, &c.Colour, &c.Notes)
		return c, err
	}, `SELECT id, name, colour, notes FROM client ORDER BY name COLLATE NOCASE, id`)
	if err != nil {
		return nil, fmt.Errorf("read the clients: %w", err)
	}
	return clients, nil
}

// Stores implements client.Reader.
func (w *Workspace) Stores(ctx context.Context) ([]client.Store, error) {
	stores, err := collect(ctx, w.read, func(rows *sql.Rows) (s client.Store, err error) {
		err = rows.Scan(&s.ID, &s.ClientID, &s.Name, &s.Platform, &s.Currency, &s.TimeZone, &s.Address, &s.Notes, &s.Sample)
		return s, err
	}, `SELECT s.id, s.client_id, s.name, s.platform, s.currency, s.time_zone, s.address, s.notes, s.sample
		FROM store s JOIN client c ON c.id = s.client_id ORDER BY c.name COLLATE NOCASE, c.id, s.name COLLATE NOCASE, s.id`)
	if err != nil {
		return nil, fmt.Errorf("read the stores: %w", err)
	}
	return stores, nil
}

// SaveClient implements client.Writer.
func (o *operation) SaveClient(ctx context.Context, c client.Client) (client.ID, error) {
	if err := c.Check(); err != nil {
		return 0, err
	}
	if c.ID != 0 {
		_, err := o.exec(ctx, `UPDATE client SET name = ?, colour = ?, notes = ? WHERE id = ?`, c.Name, c.Colour, c.Notes, c.ID)
		return c.ID, saving("client", c.Name, err)
	}
	result, err := o.exec(ctx, `INSERT INTO client (name, colour, notes) VALUES (?, ?, ?)`, c.Name, c.Colour, c.Notes)
	return inserted("client", c.Name, result, err)
}

// SaveStore implements client.Writer.
func (o *operation) SaveStore(ctx context.Context, s client.Store) (client.ID, error) {
	if err := s.Check(); err != nil {
		return 0, err
	}
	if s.ID != 0 {
		_, err := o.exec(ctx, `UPDATE store SET client_id = ?, name = ?, platform = ?, currency = ?, time_zone = ?, address = ?, notes = ?, sample = ? WHERE id = ?`,
			s.ClientID, s.Name, s.Platform, s.Currency, s.TimeZone, s.Address, s.Notes, s.Sample, s.ID)
		return s.ID, saving("store", s.Name, err)
	}
	result, err := o.exec(ctx, `INSERT INTO store (client_id, name, platform, currency, time_zone, address, notes, sample) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		s.ClientID, s.Name, s.Platform, s.Currency, s.TimeZone, s.Address, s.Notes, s.Sample)
	return inserted("store", s.Name, result, err)
}

func saving(what, name string, err error) error {
	if err != nil {
		return fmt.Errorf("save the %s %q: %w", what, name, diskError(err))
	}
	return nil
}

func inserted(what, name string, result sql.Result, err error) (client.ID, error) {
	if err != nil {
		return 0, saving(what, name, err)
	}
	id, err := result.LastInsertId()
	return client.ID(id), saving(what, name, err)
}

// DeleteClient implements client.Writer.
func (o *operation) DeleteClient(ctx context.Context, id client.ID) error {
	stores, err := column[client.ID](ctx, o.tx, `SELECT id FROM store WHERE client_id = ?`, id)
	if err != nil {
		return fmt.Errorf("delete client %d: %w", id, err)
	}
	for _, store := range stores {
		if err := o.DeleteStore(ctx, store); err != nil {
			return err
		}
	}
	if _, err := o.exec(ctx, `DELETE FROM client WHERE id = ?`, id); err != nil {
		return fmt.Errorf("delete client %d: %w", id, diskError(err))
	}
	return nil
}

// DeleteStore implements client.Writer. What belongs to the store goes first,
// table by table, so that history has each row on its own.
func (o *operation) DeleteStore(ctx context.Context, id client.ID) error {
	for _, statement := range []string{
		`DELETE FROM staged WHERE product_id IN (SELECT id FROM product WHERE store_id = ?)`,
		`DELETE FROM product WHERE store_id = ? AND parent_id IS NOT NULL`,
		`DELETE FROM product WHERE store_id = ?`,
		`DELETE FROM category WHERE store_id = ?`,
		`DELETE FROM store WHERE id = ?`,
	} {
		if _, err := o.exec(ctx, statement, id); err != nil {
			return fmt.Errorf("delete store %d: %w", id, diskError(err))
		}
	}
	return nil
}

// SaveFile implements media.Writer. A file that is known already is left as it
// is: its bytes are the same.
func (o *operation) SaveFile(ctx context.Context, f media.File) error {
	_, err := o.exec(ctx, `INSERT INTO file (kind, hash, name, ext, size, width, height, added_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (kind, hash) DO NOTHING`,
		f.Kind, f.Hash, f.Name, f.Ext, f.Size, f.Width, f.Height, f.AddedAt.UTC().Format(timeForm))
	if err != nil {
		return fmt.Errorf("record the picture %s: %w", f.Name, diskError(err))
	}
	return nil
}
