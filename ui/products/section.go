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
	"storehand/ui/editor"
	"storehand/ui/inorder"
	"storehand/ui/look"
	"storehand/ui/parts"
	"storehand/ui/thumbnail"
)

// Params is what the section needs. All fields are required.
type Params struct {
	Desk     *desk.Desk
	Products editing.Products
	Editing  *editing.Editor
	Pictures thumbnail.Source
	// OnImport asks for a product file.
	OnImport func()
	// OnExport writes a product file of the given products; none given means
	// the whole store, changedOnly those of it that have staged edits.
	OnExport func(ids []catalog.ID, changedOnly bool)
	// OnPictures shows how the pictures of a product were made.
	OnPictures func(catalog.ID)
	// PictureDeeds are what can be done with a picture of a product.
	PictureDeeds func(store client.Store, owner catalog.ID, image catalog.Image) []parts.MenuItem
	// OnContactSheet asks for a contact sheet of the pictures of products.
	OnContactSheet func(ids []catalog.ID)
}

// Section is the page of products. Its methods belong on the UI goroutine.
type Section struct {
	params  Params
	desk    *desk.Desk
	scope   desk.Scope
	content *fyne.Container
	list    *page
	editor  *editor.Editor // of the list's store
	wish    catalog.ID     // product to open once the list is there
	saves   *inorder.Line  // what the user did to the products
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
	if s.editor != nil {
		s.editor.Close()
	}
	// The list that goes must not keep the keyboard: keys would end in it.
	s.desk.Window.Canvas().Unfocus()
	s.list = list
	s.editor = editor.New(editor.Params{
		Desk: s.desk, Products: s.params.Products, Editing: s.params.Editing, Pictures: s.params.Pictures, Saves: s.saves,
		Back: s.back, Place: list.placeOf, Neighbour: list.neighbour, Actions: list.actions, PictureDeeds: s.params.PictureDeeds,
	}, s.scope.Store)
	s.content.Objects = []fyne.CanvasObject{list.root}
	s.content.Refresh()
	list.refresh(anew)
	if wish := s.wish; wish != 0 {
		s.wish = 0
		s.Show(wish)
	}
}

// editing reports whether the editor is in front.
func (s *Section) editing() bool { return s.editor != nil && s.editor.Product() != 0 }

// back shows the list again, with the cursor in the product that was open.
func (s *Section) back() {
	if s.editing() && !s.editor.Leave() {
		return
	}
	if id := s.editor.Product(); id != 0 {
		s.list.grid.MoveToKey(int64(id))
	}
	s.editor.Close()
	s.front(s.list.root)
	s.list.focusGrid()
}

func (s *Section) front(page fyne.CanvasObject) {
	s.content.Objects = []fyne.CanvasObject{page}
	s.content.Refresh()
}

// Changed implements desk.Section.
func (s *Section) Changed(set change.Set) {
	if s.list != nil {
		s.list.changed(set)
		s.editor.Changed(set)
	}
}

// Show implements desk.Section: it opens the editor, or the list for no
// product.
func (s *Section) Show(id catalog.ID) {
	switch {
	case s.list == nil:
		s.wish = id
	case id == 0:
		s.back()
	default:
		s.list.grid.Commit()
		s.editor.Open(id)
		s.front(s.editor.Content())
	}
}

// Dropped implements desk.Section.
func (s *Section) Dropped([]string, fyne.Position) bool { return false }

// Leave implements desk.Section.
func (s *Section) Leave() bool {
	if s.list == nil {
		return true
	}
	s.list.grid.Commit()
	return !s.editing() || s.editor.Leave()
}

// TypedKey implements desk.Keyed: with nothing in focus the keys are the grid's.
func (s *Section) TypedKey(key *fyne.KeyEvent) {
	switch {
	case s.editing():
		if key.Name == fyne.KeyEscape {
			s.back()
		}
	case s.list != nil:
		s.list.focusGrid()
		s.list.grid.TypedKey(key)
	}
}

// TypedRune implements desk.Keyed.
func (s *Section) TypedRune(r rune) {
	if s.list != nil && !s.editing() && !s.list.takeRune(r) {
		s.list.focusGrid()
		s.list.grid.TypedRune(r)
	}
}
