package data

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"

	"storehand/app/catalog"
	"storehand/app/client"
)

var _ client.Reader = (*Workspace)(nil)

// Clients implements client.Reader.
func (w *Workspace) Clients(ctx context.Context) ([]client.Client, error) {
	return clients(ctx, w.read)
}

func clients(ctx context.Context, q queryer) ([]client.Client, error) {
	clients, err := collect(ctx, q, func(rows *sql.Rows) (c client.Client, err error) {
		err = rows.Scan(&c.ID, &c.Name, &c.Colour, &c.Notes)
		return c, err
	}, `SELECT id, name, colour, notes FROM client ORDER BY id`)
	if err != nil {
		return nil, fmt.Errorf("read the clients: %w", err)
	}
	slices.SortStableFunc(clients, func(a, b client.Client) int {
		return cmp.Compare(catalog.Fold(a.Name), catalog.Fold(b.Name))
	})
	return clients, nil
}

// Stores implements client.Reader.
func (w *Workspace) Stores(ctx context.Context) (all []client.Store, err error) {
	err = w.snapshot(ctx, func(q queryer) error {
		all, err = stores(ctx, q)
		return err
	})
	return all, err
}

func stores(ctx context.Context, q queryer) ([]client.Store, error) {
	owners, err := clients(ctx, q)
	if err != nil {
		return nil, err
	}
	place := make(map[client.ID]int, len(owners))
	for i, owner := range owners {
		place[owner.ID] = i
	}
	stores, err := collect(ctx, q, func(rows *sql.Rows) (s client.Store, err error) {
		err = rows.Scan(&s.ID, &s.ClientID, &s.Name, &s.Platform, &s.Currency, &s.TimeZone, &s.Address, &s.Notes, &s.Sample)
		return s, err
	}, `SELECT id, client_id, name, platform, currency, time_zone, address, notes, sample FROM store ORDER BY id`)
	if err != nil {
		return nil, fmt.Errorf("read the stores: %w", err)
	}
	slices.SortStableFunc(stores, func(a, b client.Store) int {
		return cmp.Or(cmp.Compare(place[a.ClientID], place[b.ClientID]), cmp.Compare(catalog.Fold(a.Name), catalog.Fold(b.Name)))
	})
	return stores, nil
}

// SaveClient implements client.Writer.
func (o *operation) SaveClient(ctx context.Context, c client.Client) (client.ID, error) {
	if err := c.Check(); err != nil {
		return 0, err
	}
	if c.ID != 0 {
		result, err := o.exec(ctx, `UPDATE client SET name = ?, colour = ?, notes = ? WHERE id = ?`, c.Name, c.Colour, c.Notes, c.ID)
		return c.ID, updated("client", c.Name, result, err)
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
		result, err := o.exec(ctx, `UPDATE store SET client_id = ?, name = ?, platform = ?, currency = ?, time_zone = ?, address = ?, notes = ?, sample = ? WHERE id = ?`,
			s.ClientID, s.Name, s.Platform, s.Currency, s.TimeZone, s.Address, s.Notes, s.Sample, s.ID)
		return s.ID, updated("store", s.Name, result, err)
	}
	result, err := o.exec(ctx, `INSERT INTO store (client_id, name, platform, currency, time_zone, address, notes, sample) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		s.ClientID, s.Name, s.Platform, s.Currency, s.TimeZone, s.Address, s.Notes, s.Sample)
	return inserted("store", s.Name, result, err)
}

// updated says what became of the update of one row.
func updated(what, name string, result sql.Result, err error) error {
	if err != nil {
		return fmt.Errorf("save the %s %q: %w", what, name, diskError(err))
	}
	rows, err := result.RowsAffected()
	if err == nil && rows == 0 {
		err = fmt.Errorf("this %s is not in the workspace any more", what)
	}
	if err != nil {
		return fmt.Errorf("save the %s %q: %w", what, name, err)
	}
	return nil
}

// inserted says what became of the insert of one row, and its ID.
func inserted(what, name string, result sql.Result, err error) (client.ID, error) {
	if err != nil {
		return 0, fmt.Errorf("save the %s %q: %w", what, name, diskError(err))
	}
	id, err := result.LastInsertId()
	return client.ID(id), err
}

// DeleteClient implements client.Writer.
func (o *operation) DeleteClient(ctx context.Context, id client.ID) error {
	stores, err := column[client.ID](ctx, o, `SELECT id FROM store WHERE client_id = ?`, id)
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
	o.forget()
	for _, statement := range []string{
		`DELETE FROM staged WHERE product_id IN (SELECT id FROM product WHERE store_id = ?)`,
		`DELETE FROM product WHERE store_id = ? AND parent_id IS NOT NULL`,
		`DELETE FROM product WHERE store_id = ?`,
		`DELETE FROM category WHERE store_id = ?`,
		`DELETE FROM store WHERE id = ?`,
	} {
		if _, err := o.tx.ExecContext(ctx, statement, id); err != nil {
			return fmt.Errorf("delete store %d: %w", id, diskError(err))
		}
	}
	return nil
}
