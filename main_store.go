package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"storehand/app/client"
	"storehand/app/money"
)

// storeAsked is the store that a command names.
type storeAsked struct{ name, client string }

func (a *storeAsked) addFlags(cmd *cobra.Command) { a.addFlagsTo(cmd.Flags(), "name of the store") }

func (a *storeAsked) addFlagsTo(flags *pflag.FlagSet, meaning string) {
	flags.StringVar(&a.name, "store", "", meaning)
	flags.StringVar(&a.client, "client", "", "name of the store's client, where several have a store of that name")
}

// find looks for the store by its name, in any case. There being none is no
// error; there being several is one, since a guess could end up in the shop of
// the wrong client.
func (a *storeAsked) find(ctx context.Context, clients client.Reader) (store client.Store, found bool, err error) {
	if strings.TrimSpace(a.name) == "" {
		return store, false, errors.New("say with --store which store")
	}
	owners, err := namesByID(ctx, clients)
	if err != nil {
		return store, false, err
	}
	stores, err := clients.Stores(ctx)
	if err != nil {
		return store, false, err
	}
	var holders []string
	for _, s := range stores {
		if sameName(s.Name, a.name) && (a.client == "" || sameName(owners[s.ClientID], a.client)) {
			store = s
			holders = append(holders, owners[s.ClientID])
		}
	}
	if len(holders) > 1 {
		return client.Store{}, false, fmt.Errorf("%d stores are called %q, of %s. Say with --client whose, or give them different names",
			len(holders), a.name, strings.Join(holders, ", "))
	}
	return store, len(holders) == 1, nil
}

// unknown is the error for a store that has to be there and is not.
func (a *storeAsked) unknown(ctx context.Context, clients client.Reader) error {
	stores, err := clients.Stores(ctx)
	if err != nil {
		return err
	}
	names := make([]string, len(stores))
	for i, s := range stores {
		names[i] = s.Name
	}
	if len(names) == 0 {
		return errors.New("the workspace has no stores yet. Import a product file first")
	}
	whose := ""
	if a.client != "" {
		whose = fmt.Sprintf(" of a client %q", a.client)
	}
	return fmt.Errorf("there is no store %q%s. There are: %s", a.name, whose, strings.Join(names, ", "))
}

// fresh is the store as it is to be made, in that currency, and whose it is. A
// client that is not named is called as the store is; an owner without an ID is
// to be made too.
func (a *storeAsked) fresh(ctx context.Context, clients client.Reader, currency money.Currency) (client.Client, client.Store, error) {
	store := client.Store{Name: strings.TrimSpace(a.name), Currency: currency, TimeZone: computerZone()}
	existing, err := clients.Clients(ctx)
	if err != nil {
		return client.Client{}, store, err
	}
	owner := client.Client{Name: strings.TrimSpace(a.client), Colour: client.Colours[len(existing)%len(client.Colours)]}
	if owner.Name == "" {
		owner.Name = store.Name
	}
	for _, known := range existing {
		if sameName(known.Name, owner.Name) {
			owner = known
		}
	}
	store.ClientID = owner.ID
	return owner, store, nil
}

func namesByID(ctx context.Context, clients client.Reader) (map[client.ID]string, error) {
	all, err := clients.Clients(ctx)
	if err != nil {
		return nil, err
	}
	names := make(map[client.ID]string, len(all))
	for _, c := range all {
		names[c.ID] = c.Name
	}
	return names, nil
}

func sameName(a, b string) bool { return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b)) }

// computerZone is this computer's time zone where the system names it.
func computerZone() string {
	if zone := time.Local.String(); zone != "Local" {
		return zone
	}
	return "UTC"
}
