package importer_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
	"storehand/app/exchange"
	"storehand/app/money"
	"storehand/data"
	"storehand/ui/desk/desktest"
	"storehand/ui/importer"
	"storehand/ui/look"
	"storehand/ui/parts"
)

// shop is an importer over a real workspace.
type shop struct {
	*desktest.Stage
	t         *testing.T
	workspace *data.Workspace
	importer  *importer.Importer
	done      []client.ID
}

func open(t *testing.T) *shop { return openIn(t, look.Light, fyne.NewSize(1440, 900)) }

func openIn(t *testing.T, mode look.Mode, size fyne.Size) *shop {
	t.Helper()
	workspace, err := data.Open(context.Background(), data.Params{Dir: filepath.Join(t.TempDir(), "workspace")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := workspace.Close(); err != nil {
			t.Error(err)
		}
	})
	s := &shop{t: t, workspace: workspace, Stage: desktest.New(t, workspace, workspace, mode, size)}
	s.importer = importer.New(importer.Params{
		Desk: s.Desk, Importer: &exchange.Importer{Finder: workspace, Keeper: workspace, Door: workspace}, Clients: workspace,
		OnDone: func(store client.ID) { s.done = append(s.done, store) },
	})
	return s
}

// file writes a product file.
func (s *shop) file(name string, lines ...string) string {
	s.t.Helper()
	path := filepath.Join(s.t.TempDir(), name)
	if err := os.WriteFile(path, []byte(strings.Join(lines, "\n")+"\n"), 0o600); err != nil {
		s.t.Fatal(err)
	}
	return path
}

// store makes a store of a client.
func (s *shop) store(name string) *client.Store {
	s.t.Helper()
	store := client.Store{Name: name, Platform: client.WooCommerce, Currency: "EUR", TimeZone: "Europe/Rome"}
	_, err := s.workspace.Do(context.Background(), change.Operation{Name: "add a store", Origin: change.Edited}, func(ctx context.Context, tx change.Tx) (err error) {
		if store.ClientID, err = tx.SaveClient(ctx, client.Client{Name: name + " Ltd", Colour: "#4B5596"}); err != nil {
			return err
		}
		store.ID, err = tx.SaveStore(ctx, store)
		return err
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return &store
}

// open shows what importing files would do.
func (s *shop) open(store *client.Store, paths ...string) {
	s.t.Helper()
	s.importer.Open(paths, store)
	s.Settle()
}

// titles are those of the products in a store.
func (s *shop) titles(store client.ID) []string {
	s.t.Helper()
	var titles []string
	err := s.workspace.Each(context.Background(), store, func(p catalog.Product, _ []catalog.Product) error {
		titles = append(titles, p.Title)
		return nil
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return titles
}

// want checks that words are on the window.
func (s *shop) want(words ...string) {
	s.t.Helper()
	for _, text := range words {
		if !s.Shows(text) {
			s.t.Errorf("%q is not shown", text)
		}
	}
}

// toast is what the user was told last.
func (s *shop) toast() parts.Toast {
	s.t.Helper()
	if len(s.Toasts) == 0 {
		s.t.Fatalf("nothing was told; failures: %v", s.Failures)
	}
	return s.Toasts[len(s.Toasts)-1]
}

func (s *shop) isOpen() bool { return s.Window.Canvas().Overlays().Top() != nil }

const headings = "ID,Type,SKU,Name,Published,Regular price,Mine"

func TestFirstFileMakesItsStore(t *testing.T) {
	s := open(t)
	s.open(nil, s.file("kilnlight_products_export.csv", headings, "1,simple,A,Lamp,1,24,x", "2,simple,B,Shade,1,12,"))
	s.want("Whose products are these?")
	s.Press("Show what would change")
	if !s.Shows("Whose products are these?") {
		t.Fatal("went on without a client")
	}
	s.Write(0, "Kilnlight Ltd")
	s.Press("Show what would change")
	s.want("WooCommerce product CSV, 7 columns, comma, UTF-8", "One step to undo. Makes the store Kilnlight.")
	s.Press("Import 2 products")

	stores, err := s.workspace.Stores(context.Background())
	if err != nil || len(stores) != 1 || stores[0].Name != "Kilnlight" {
		t.Fatalf("stores %v, %v", stores, err)
	}
	if got := s.titles(stores[0].ID); strings.Join(got, " ") != "Lamp Shade" {
		t.Errorf("products %v", got)
	}
	if len(s.done) != 1 || s.done[0] != stores[0].ID || s.isOpen() {
		t.Errorf("done %v, open %v", s.done, s.isOpen())
	}
	toast := s.toast()
	if toast.Words != "2 products imported into Kilnlight" || toast.Action != "Undo" {
		t.Errorf("told %+v", toast)
	}
	if _, err := s.workspace.Undo(context.Background()); err != nil {
		t.Fatal(err)
	}
	if stores, err := s.workspace.Stores(context.Background()); err != nil || len(stores) != 0 {
		t.Errorf("after the undo: %v, %v", stores, err)
	}
}

func TestPreviewTellsWhatWouldHappen(t *testing.T) {
	s := open(t)
	store := s.store("Northpass")
	s.open(store, s.file("products.csv", headings, "1,simple,A,Lamp,1,24,x", "2,simple,B,Shade,1,12,"))
	s.Press("Import 2 products")
	s.edit(store.ID, "Shade", func(p *catalog.Product) { p.RegularPrice = money.Of(1500) })

	s.open(store, s.file("products.csv", headings, "1,simple,A,Lamp,1,24,x", "2,simple,B,Shade,1,13,", "3,simple,C,Cord,1,soon,", "3,simple,D,Cord again,1,5,"))
	s.want("Import 2 products", `Cord again`+"\n"+`ID "3" was already on line 4: one of the rows has to go`)
	for figure, words := range []string{
		"Cord",
		"Price of Shade\nNow: 12.00\nIn the file: 13.00",
		"These are in the store as the file has them. Nothing happens to them.",
		`Cord again` + "\n" + `ID "3" was already on line 4: one of the rows has to go`,
		`Regular price: soon` + "\n" + `"soon" is not an amount: write digits, such as 24.90. The cell is kept as it is.`,
		"Price of Shade\nYour staged edit stays: 15.00\nThe file has: 13.00",
	} {
		s.figure(figure)
		s.want(words)
	}
	s.Key(fyne.KeyEscape)
	if s.isOpen() {
		t.Error("Escape left the dialog open")
	}
	if got := s.titles(store.ID); len(got) != 2 {
		t.Errorf("after giving up there are %v", got)
	}
}

// figure shows the list of the nth figure.
func (s *shop) figure(n int) {
	s.t.Helper()
	figures := desktest.Find(s.Stage, "figures", func(*parts.Figures) bool { return true })
	for figures.Chosen() > n {
		figures.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	}
	for figures.Chosen() < n {
		figures.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	}
	s.Settle()
}

// edit changes a product as its user does.
func (s *shop) edit(store client.ID, title string, how func(*catalog.Product)) {
	s.t.Helper()
	ids, err := s.workspace.IDs(context.Background(), catalog.Query{Store: store, Text: title})
	if err != nil || len(ids) != 1 {
		s.t.Fatalf("%v, %v", ids, err)
	}
	_, err = s.workspace.Do(context.Background(), change.Operation{Name: "edit", Origin: change.Edited, Store: store}, func(ctx context.Context, tx change.Tx) error {
		p, err := tx.Product(ctx, ids[0])
		if err != nil {
			return err
		}
		how(&p)
		_, err = tx.SaveProduct(ctx, p)
		return err
	})
	if err != nil {
		s.t.Fatal(err)
	}
}

func TestRejectedRowsAreSavedCorrectedAndTriedAgain(t *testing.T) {
	s := open(t)
	store := s.store("Northpass")
	s.open(store, s.file("products.csv", headings, "1,simple,A,Lamp,1,24,x", "2,simple,B,,1,12,mine"))
	s.Files.Target = filepath.Join(t.TempDir(), "rejected.csv")
	s.Press("Save the rejected rows …")
	if got := s.toast().Words; got != "1 row saved in rejected.csv" {
		t.Errorf("told %q", got)
	}
	s.Press("Import 1 product")
	if got := s.toast(); got.Words != "1 product imported into Northpass, 1 left out" || got.Tone != parts.Warn {
		t.Errorf("told %+v", got)
	}
	content, err := os.ReadFile(s.Files.Target)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(s.Files.Target, []byte(strings.Replace(string(content), "B,,1", "B,Shade,1", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	s.open(store, s.Files.Target)
	s.Press("Import 1 product")
	if got := s.titles(store.ID); strings.Join(got, " ") != "Lamp Shade" {
		t.Errorf("products %v", got)
	}
}

func TestColumnsAreMappedByHand(t *testing.T) {
	s := open(t)
	store := s.store("Northpass")
	s.open(store, s.file("sheet.csv", "Art;Bezeichnung;Was es kostet", "A;Tasse;12,50", "B;Krug;30,00"))
	s.want("No column tells which product a row is. Under Columns, choose the one that is the SKU or the link address.")
	mapped := func(n int, field string) {
		seen := -1
		s.ChooseIn(desktest.Find(s.Stage, field, func(c *parts.Select) bool {
			if len(c.Options()) < 20 {
				return false
			}
			seen++
			return seen == n
		}), field)
		s.Pass()
	}
	mapped(0, "SKU")
	s.want("Import 2 products")
	mapped(2, "Price")
	s.Press("Import 2 products")
	var prices []int64
	err := s.workspace.Each(context.Background(), store.ID, func(p catalog.Product, _ []catalog.Product) error {
		prices = append(prices, p.RegularPrice.Minor)
		return nil
	})
	if err != nil || len(prices) != 2 || prices[0] != 1250 || prices[1] != 3000 {
		t.Errorf("prices %v, %v", prices, err)
	}
}

func TestFileThatIsNoProductsIsRefusedByName(t *testing.T) {
	s := open(t)
	store := s.store("Northpass")
	orders := s.file("orders.csv", "Name,Email,Financial Status,Lineitem quantity,Lineitem name", "#1001,a@b.example,paid,1,Lamp")
	s.open(store, orders)
	s.want("orders.csv is not a product file", "It seems to be Shopify orders.", "In Shopify use Products, Export.")
	s.Files.Paths = []string{s.file("products.csv", headings, "1,simple,A,Lamp,1,24,x")}
	s.Press("Choose another file")
	s.Press("Import 1 product")
	if got := s.titles(store.ID); len(got) != 1 {
		t.Errorf("products %v", got)
	}
}

func TestUnreadableFilesAreSaid(t *testing.T) {
	s := open(t)
	store := s.store("Northpass")
	empty := s.file("empty.csv")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s.open(store, empty, filepath.Join(t.TempDir(), "gone.csv"))
	s.want("Could not read empty.csv", "The file is empty: download it from the shop again.")
	s.Press("Skip this file")
	s.want("Could not read gone.csv")
	s.Key(fyne.KeyEscape)
	if s.isOpen() {
		t.Error("still open")
	}
}

// A later file may speak of the products of an earlier one.
func TestSeveralFilesOneAfterTheOther(t *testing.T) {
	s := open(t)
	store := s.store("Northpass")
	products := s.file("products.csv", "ID,Type,SKU,Name,Published,Regular price,Attribute 1 name,Attribute 1 value(s)", `1,variable,TEE,Tee,1,,Color,"Red, Blue"`)
	variations := s.file("variations.csv", "ID,Type,SKU,Name,Published,Regular price,Parent,Attribute 1 name,Attribute 1 value(s)", "2,variation,TEE-R,Tee - Red,1,20,TEE,Color,Red")
	s.open(store, products)
	s.importer.Open([]string{variations}, nil)
	s.Settle()
	s.Press("Import 1 product")
	s.want("Import variations.csv")
	s.Press("Import 1 product")
	if len(s.done) != 2 || s.isOpen() {
		t.Errorf("done %v, open %v", s.done, s.isOpen())
	}
	rows, err := s.workspace.IDs(context.Background(), catalog.Query{Store: store.ID, Text: "TEE-R"})
	if err != nil || len(rows) != 1 {
		t.Errorf("%v, %v", rows, err)
	}
}

func TestFileThatChangesIsNotImported(t *testing.T) {
	s := open(t)
	store := s.store("Northpass")
	path := s.file("products.csv", headings, "1,simple,A,Lamp,1,24,x")
	s.open(store, path)
	if err := os.WriteFile(path, []byte(headings+"\n1,simple,A,Lamp,1,99,x\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.Press("Import 1 product")
	if len(s.Failures) != 1 || !strings.Contains(s.Failures[0], "the file has changed") {
		t.Errorf("failures %v", s.Failures)
	}
	if got := s.titles(store.ID); len(got) != 0 {
		t.Errorf("products %v", got)
	}
}

func TestAnotherEncodingAndStore(t *testing.T) {
	s := open(t)
	first, second := s.store("Northpass"), s.store("Kilnlight")
	s.open(first, s.file("products.csv", headings, "1,simple,A,Stra\xdfe,1,24,x"))
	s.want("The file is read as Western European. If accents look wrong in the lists, choose another under Characters.", "Straße")
	s.Choose("Greek")
	s.want("Straίe")
	s.Choose("Western European")
	s.Choose("Kilnlight")
	s.Press("Import 1 product")
	if got := s.titles(second.ID); len(got) != 1 || got[0] != "Straße" {
		t.Errorf("products %v", got)
	}
	if got := s.titles(first.ID); len(got) != 0 {
		t.Errorf("products of the other store %v", got)
	}
}
