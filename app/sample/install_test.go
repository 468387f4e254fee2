package sample_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"slices"
	"testing"
	"time"

	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
	"storehand/app/media"
	"storehand/app/sample"
)

// ledger stands for the workspace: it keeps what is saved in order and refuses
// what a database would refuse.
type ledger struct {
	change.Door
	change.Tx
	media.Keeper
	client.Reader

	operations []change.Operation
	clients    []client.Client
	stores     []client.Store
	products   []catalog.Product
	files      map[media.Hash]media.File
	put        map[media.Hash]bool
	failAt     string // SKU whose saving fails
}

func newLedger() *ledger {
	return &ledger{files: map[media.Hash]media.File{}, put: map[media.Hash]bool{}}
}

func (l *ledger) workspace() sample.Workspace {
	return sample.Workspace{Door: l, Keeper: l, Clients: l, Now: func() time.Time { return now }}
}

func (l *ledger) Do(ctx context.Context, op change.Operation, work func(context.Context, change.Tx) error) (change.Set, error) {
	l.operations = append(l.operations, op)
	return change.Set{Operation: int64(len(l.operations)), Name: op.Name}, work(ctx, l)
}

func (l *ledger) Stores(context.Context) ([]client.Store, error) { return l.stores, nil }

func (l *ledger) Put(_ context.Context, kind media.Kind, ext string, content io.Reader) (media.Hash, int64, error) {
	var all bytes.Buffer
	size, err := io.Copy(&all, content)
	sum := sha256.Sum256(all.Bytes())
	hash := media.Hash(hex.EncodeToString(sum[:]))
	l.put[hash] = kind == media.Original && ext == ".jpg"
	return hash, size, err
}

func (l *ledger) SaveFile(_ context.Context, f media.File) error {
	if !l.put[f.Hash] || f.Width != 640 || f.Height != 640 || f.Size == 0 || f.AddedAt.IsZero() {
		return errors.New("a file that was not put, or without its size")
	}
	l.files[f.Hash] = f
	return nil
}

func (l *ledger) SaveOutput(context.Context, media.Output) error {
	return errors.New("the samples are made for no channels")
}

func (l *ledger) SaveClient(_ context.Context, c client.Client) (client.ID, error) {
	c.ID = client.ID(len(l.clients) + 1)
	l.clients = append(l.clients, c)
	return c.ID, c.Check()
}

func (l *ledger) SaveStore(_ context.Context, s client.Store) (client.ID, error) {
	s.ID = client.ID(100 + len(l.stores))
	l.stores = append(l.stores, s)
	return s.ID, s.Check()
}

func (l *ledger) SaveProduct(_ context.Context, p catalog.Product) (catalog.ID, error) {
	if p.SKU == l.failAt {
		return 0, errors.New("disk full")
	}
	p.ID = catalog.ID(len(l.products) + 1)
	l.products = append(l.products, p)
	return p.ID, nil
}

func (l *ledger) DeleteClient(_ context.Context, id client.ID) error {
	l.clients = slices.DeleteFunc(l.clients, func(c client.Client) bool { return c.ID == id })
	l.stores = slices.DeleteFunc(slices.Clone(l.stores), func(s client.Store) bool { return s.ClientID == id })
	return nil
}

func (l *ledger) DeleteStore(_ context.Context, id client.ID) error {
	l.stores = slices.DeleteFunc(slices.Clone(l.stores), func(s client.Store) bool { return s.ID == id })
	return nil
}

// Product settles which of the embedded interfaces is meant; it is not used.
func (l *ledger) Product(context.Context, catalog.ID) (catalog.Product, error) {
	return catalog.Product{}, catalog.ErrNotFound
}

func TestInstallWritesEverythingInOneOperation(t *testing.T) {
	l := newLedger()
	if _, err := sample.Install(context.Background(), l.workspace()); err != nil {
		t.Fatal(err)
	}
	if len(l.operations) != 1 || l.operations[0].Origin != change.Imported || len(l.clients) != 3 || len(l.stores) != 3 {
		t.Fatalf("operations %+v, %d clients, %d stores", l.operations, len(l.clients), len(l.stores))
	}
	for _, p := range l.products {
		if p.StoreID == 0 || p.IsVariation() != (p.ParentID != 0) {
			t.Errorf("%s: store %d, parent %d", p.SKU, p.StoreID, p.ParentID)
		}
		if p.ParentID != 0 && l.products[p.ParentID-1].Kind != catalog.Variable {
			t.Errorf("%s belongs to %s", p.SKU, l.products[p.ParentID-1].SKU)
		}
		for _, image := range p.Images {
			if _, recorded := l.files[media.Hash(image.Original)]; !recorded {
				t.Errorf("%s: the photo of %s is not recorded", p.SKU, image.FileName)
			}
		}
	}
	if _, err := sample.Install(context.Background(), l.workspace()); err != nil || len(l.operations) != 1 {
		t.Errorf("installing again: %v, %d operations", err, len(l.operations))
	}
}

func TestInstallAddsOnlyTheShopThatIsMissing(t *testing.T) {
	l := newLedger()
	l.stores = []client.Store{{ID: 1, ClientID: 1, Name: "Northpass", Sample: true}, {ID: 2, ClientID: 2, Name: "Kettle & Leaf"}}
	if _, err := sample.Install(context.Background(), l.workspace()); err != nil {
		t.Fatal(err)
	}
	var added []string
	for _, c := range l.clients {
		added = append(added, c.Name)
	}
	if want := []string{"Alder & Finch", "Kettle & Leaf"}; !slices.Equal(added, want) {
		t.Errorf("added %q, want %q: a store of the same name that is no sample does not count", added, want)
	}
}

func TestAFailureNamesTheProduct(t *testing.T) {
	l := newLedger()
	l.failAt = "NP-TNT-T2"
	_, err := sample.Install(context.Background(), l.workspace())
	if want := "adding the sample shops: adding Northpass: product NP-TNT-T2: disk full"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestRemoveTakesTheSamplesAndNothingElse(t *testing.T) {
	l := newLedger()
	l.clients = []client.Client{{ID: 1, Name: "Sample"}, {ID: 2, Name: "Mixed"}, {ID: 3, Name: "Real"}}
	l.stores = []client.Store{
		{ID: 10, ClientID: 1, Sample: true}, {ID: 11, ClientID: 1, Sample: true},
		{ID: 20, ClientID: 2, Sample: true}, {ID: 21, ClientID: 2}, {ID: 30, ClientID: 3},
	}
	if _, err := sample.Remove(context.Background(), l.workspace()); err != nil {
		t.Fatal(err)
	}
	if len(l.clients) != 2 || len(l.stores) != 2 || l.stores[0].ID != 21 || l.stores[1].ID != 30 {
		t.Errorf("left: clients %+v, stores %+v", l.clients, l.stores)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := sample.Load(now); err != nil {
			b.Fatal(err)
		}
	}
}
