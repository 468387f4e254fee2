// Package exchangetest is the suite that every implementation of the ports of
// package exchange has to pass.
package exchangetest

import (
	"context"
	"testing"

	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
	"storehand/app/exchange"
)

// Ports are the implementation under test: a workspace without products.
type Ports struct {
	Finder    exchange.Finder
	Keeper    exchange.Keeper
	Catalogue exchange.Catalogue
	Door      change.Door
}

// Open makes an empty workspace.
type Open func(t *testing.T) Ports

// bench is a workspace with one store.
type bench struct {
	Ports
	store client.Store
}

// newBench saves a store in an empty workspace.
func newBench(t *testing.T, open Open, platform client.Platform) *bench {
	t.Helper()
	b := &bench{Ports: open(t), store: client.Store{Name: "Northpass", Platform: platform, Currency: "EUR", TimeZone: "Europe/Rome"}}
	_, err := b.Door.Do(context.Background(), change.Operation{Name: "add a store", Origin: change.Edited}, func(ctx context.Context, tx change.Tx) error {
		owner, err := tx.SaveClient(ctx, client.Client{Name: "Alder & Finch"})
		if err != nil {
			return err
		}
		b.store.ClientID = owner
		b.store.ID, err = tx.SaveStore(ctx, b.store)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func (b *bench) importer() *exchange.Importer {
	return &exchange.Importer{Finder: b.Finder, Keeper: b.Keeper, Door: b.Door}
}

func (b *bench) exporter() *exchange.Exporter {
	return &exchange.Exporter{Catalogue: b.Catalogue, Keeper: b.Keeper}
}

// products lists the store's products and variations in the order of its file.
func (b *bench) products(t *testing.T) []catalog.Product {
	t.Helper()
	var all []catalog.Product
	err := b.Catalogue.Each(context.Background(), b.store.ID, func(p catalog.Product, variations []catalog.Product) error {
		all = append(append(all, p), variations...)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// edit changes products as a user does.
func (b *bench) edit(t *testing.T, products ...catalog.Product) {
	t.Helper()
	_, err := b.Door.Do(context.Background(), change.Operation{Name: "edit", Origin: change.Edited, Store: b.store.ID}, func(ctx context.Context, tx change.Tx) error {
		for _, p := range products {
			if _, err := tx.SaveProduct(ctx, p); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
