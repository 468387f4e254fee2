package exchange_test

import (
	"context"
	"errors"
	"maps"
	"slices"
	"testing"

	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
	"storehand/app/exchange"
	"storehand/app/exchange/exchangetest"
	"storehand/app/exchange/sheet"
)

// memory is a workspace without a disk: the ports of this package and nothing
// more. The same suite runs on the real workspace in package data.
type memory struct {
	change.Door // only Do is implemented

	base     map[catalog.ID]catalog.Product // as the shop has them
	edited   map[catalog.ID]catalog.Product // as the user has them
	profiles map[client.ID]exchange.Profiles
	last     catalog.ID
}

func openMemory(*testing.T) exchangetest.Ports {
	m := &memory{base: map[catalog.ID]catalog.Product{}, edited: map[catalog.ID]catalog.Product{}, profiles: map[client.ID]exchange.Profiles{}}
	return exchangetest.Ports{Finder: m, Keeper: m, Catalogue: m, Door: m}
}

func (m *memory) Do(ctx context.Context, op change.Operation, work func(context.Context, change.Tx) error) (change.Set, error) {
	base, edited, profiles := maps.Clone(m.base), maps.Clone(m.edited), maps.Clone(m.profiles)
	if err := work(ctx, &memoryTx{memory: m, origin: op.Origin}); err != nil {
		m.base, m.edited, m.profiles = base, edited, profiles
		return change.Set{}, err
	}
	return change.Set{Name: op.Name, Stores: []client.ID{op.Store}}, nil
}

type memoryTx struct {
	change.Tx
	*memory
	origin change.Origin
}

func (t *memoryTx) SaveClient(context.Context, client.Client) (client.ID, error) { return 1, nil }

func (t *memoryTx) SaveStore(context.Context, client.Store) (client.ID, error) { return 1, nil }

func (t *memoryTx) SaveProduct(_ context.Context, p catalog.Product) (catalog.ID, error) {
	if p.ID == 0 {
		t.last++
		p.ID = t.last
	}
	if t.origin == change.Edited {
		t.edited[p.ID] = p
		return p.ID, nil
	}
	if p.ParentID < 0 || p.ID < 0 {
		return 0, errors.New("an imagined product was saved")
	}
	if edited, is := t.edited[p.ID]; is {
		t.edited[p.ID] = rebased(t.base[p.ID], edited, p)
	}
	t.base[p.ID] = p
	return p.ID, nil
}

// rebased puts the fields that the user edited on what the shop has now.
func rebased(before, edited, after catalog.Product) catalog.Product {
	format := catalog.Format{Currency: "EUR"}
	merged := after
	for _, field := range catalog.Fields {
		if text := field.Text(&edited, format); text != field.Text(&before, format) {
			if err := field.SetText(&merged, text, format); err != nil {
				panic(err)
			}
		}
	}
	return merged
}

func (m *memory) Find(_ context.Context, store client.ID, by sheet.By, values []string) (map[string][]catalog.ID, error) {
	found := make(map[string][]catalog.ID)
	for _, id := range slices.Sorted(maps.Keys(m.base)) {
		p := m.base[id]
		name := map[sheet.By]string{sheet.ByRemoteID: p.RemoteID, sheet.BySKU: p.SKU, sheet.BySlug: p.Slug}[by]
		if p.StoreID == store && slices.Contains(values, name) {
			found[name] = append(found[name], id)
		}
	}
	return found, nil
}

func (m *memory) Known(_ context.Context, ids []catalog.ID) ([]exchange.Known, error) {
	var known []exchange.Known
	for _, id := range ids {
		if p, is := m.base[id]; is {
			known = append(known, m.known(p))
		}
	}
	return known, nil
}

func (m *memory) known(p catalog.Product) exchange.Known {
	known := exchange.Known{Product: p, Edits: map[string]string{}}
	format := catalog.Format{Currency: "EUR"}
	if edited, is := m.edited[p.ID]; is {
		for _, field := range catalog.Fields {
			if text := field.Text(&edited, format); text != field.Text(&p, format) {
				known.Edits[field.Key] = text
			}
		}
	}
	for _, other := range m.base {
		if other.ParentID == p.ID {
			known.Variations++
		}
	}
	return known
}

func (m *memory) KnownVariations(_ context.Context, parents []catalog.ID) ([]exchange.Known, error) {
	var known []exchange.Known
	for _, p := range m.base {
		if slices.Contains(parents, p.ParentID) && p.ParentID != 0 {
			known = append(known, m.known(p))
		}
	}
	return known, nil
}

func (m *memory) Profiles(_ context.Context, store client.ID) (exchange.Profiles, error) {
	return m.profiles[store], nil
}

func (m *memory) SaveProfiles(_ context.Context, _ change.Tx, store client.ID, profiles exchange.Profiles) error {
	m.profiles[store] = profiles
	return nil
}

func (m *memory) Each(_ context.Context, store client.ID, visit func(catalog.Product, []catalog.Product) error) error {
	current := func(id catalog.ID) catalog.Product {
		if edited, is := m.edited[id]; is {
			return edited
		}
		return m.base[id]
	}
	ids := slices.Sorted(maps.Keys(m.base))
	for _, id := range ids {
		p := current(id)
		if p.ParentID != 0 || p.StoreID != store {
			continue
		}
		var variations []catalog.Product
		for _, child := range ids {
			if v := current(child); v.ParentID == id {
				variations = append(variations, v)
			}
		}
		slices.SortStableFunc(variations, func(a, b catalog.Product) int { return int(a.Position - b.Position) })
		if err := visit(p, variations); err != nil {
			return err
		}
	}
	return nil
}

func TestSuite(t *testing.T) { exchangetest.Run(t, openMemory) }
