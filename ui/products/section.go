// Package products is the section of the window where a store's products are
// listed, filtered and edited in a grid, and one by one in the editor.
package products

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
	"storehand/app/editing"
	"storehand/ui/desk"
	"storehand/ui/inorder"
	"storehand/ui/look"
	"storehand/ui/thumbnail"
)

// Params is what the section needs. All fields are required.
type Params struct {
	Desk     *desk.Desk
	Products catalog.Reader
	Editing  *editing.Editor
	Pictures thumbnail.Source
	// OnImport asks for a product file.
	OnImport func()
	// OnExport writes a product file of the given products; none given means
	// the whole store, changedOnly those of it that have staged edits.
	OnExport func(ids []catalog.ID, changedOnly bool)
}

// Section is the page of products. Its methods belong on the UI goroutine.
type Section struct {
	params  Params
	desk    *desk.Desk
	scope   desk.Scope
	content *fyne.Container
	list    *page
	saves   *inorder.Line // what the user did to the products
	onCount func(int)
}

var (
	_ desk.Section = (*Section)(nil)
	_ desk.Counted = (*Section)(nil)
	_ desk.Keyed   = (*Section)(nil)
)

// New returns the section. It shows nothing until it is opened on a store.
func New(p Params) *Section {
	return &Section{params: p, desk: p.Desk, content: container.NewStack(), saves: inorder.New(p.Desk.Background), onCount: func(int) {}}
}

// Place implements desk.Section.
func (s *Section) Place() desk.Place { return desk.Products }

// Name implements desk.Section.
func (s *Section) Name() string { return "Products" }

// Icon implements desk.Section.
func (s *Section) Icon() look.Icon { return look.IconPackage }

// Content implements desk.Section.
func (s *Section) Content() fyne.CanvasObject { return s.content }

// OnCount implements desk.Counted.
func (s *Section) OnCount(count func(int)) { s.onCount = count }

// Open implements desk.Section. What was remembered of the store is read first;
// until then the page stays as it is.
func (s *Section) Open(scope desk.Scope) {
	before := s.scope.Store
	before.Name = scope.Store.Name
	s.scope = scope
	if s.list != nil && before == scope.Store {
		s.list.showCount()
		return
	}
	s.desk.Background(func(ctx context.Context) {
		var memory kept
		if err := s.desk.Memory.Setting(ctx, memoryKey(scope.Store.ID), &memory); err != nil {
			s.desk.Fail("find how the products were shown last", err)
		}
		s.desk.Dispatch(func() {
			if s.scope == scope {
				s.show(newPage(s, memory))
			}
		})
	})
}

func memoryKey(store client.ID) string { return fmt.Sprintf("products.%d", store) }

func (s *Section) show(list *page) {
	if s.list != nil {
		s.list.close()
	}
	s.list = list
	s.content.Objects = []fyne.CanvasObject{list.root}
	s.content.Refresh()
	list.refresh(anew)
}

// Changed implements desk.Section.
func (s *Section) Changed(set change.Set) {
	if s.list != nil {
		s.list.changed(set)
	}
}

// Show implements desk.Section.
func (s *Section) Show(catalog.ID) {}

// Dropped implements desk.Section.
func (s *Section) Dropped([]string, fyne.Position) bool { return false }

// Leave implements desk.Section.
func (s *Section) Leave() bool {
	if s.list != nil {
		s.list.grid.Commit()
	}
	return true
}

// TypedKey implements desk.Keyed: with nothing in focus the keys are the grid's.
func (s *Section) TypedKey(key *fyne.KeyEvent) {
	if s.list != nil {
		s.list.focusGrid()
		s.list.grid.TypedKey(key)
	}
}

// TypedRune implements desk.Keyed.
func (s *Section) TypedRune(r rune) {
	if s.list != nil && !s.list.takeRune(r) {
		s.list.focusGrid()
		s.list.grid.TypedRune(r)
	}
}
