package images

import (
	"testing"

	"fyne.io/fyne/v2"

	"storehand/ui/desk"
	"storehand/ui/look"
)

// What is about all pictures of a store is asked for by command and in the menu
// of the page, for the store in front.
func TestWholeStoreIsCheckedFromTheBench(t *testing.T) {
	s := open(t, look.Light, wide)
	var checked, searched []string
	s.params.OnAudit = func(scope desk.Scope) { checked = append(checked, scope.Store.Name) }
	s.params.OnDuplicates = func(scope desk.Scope) { searched = append(searched, scope.Store.Name) }
	for _, c := range s.Commands() {
		if c.Name == "Check all pictures" || c.Name == "Find duplicate pictures" {
			if why := c.Why(); why != "" {
				t.Errorf("%s: %s", c.Name, why)
			}
			c.Run()
		}
	}
	s.offerMore(s.page.add)
	menu := s.window.Canvas().Focused()
	menu.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd}) // duplicates are the last thing in it
	menu.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(checked) != 1 || len(searched) != 2 || checked[0] != "Northpass" || searched[1] != "Northpass" {
		t.Errorf("checked %q, searched %q", checked, searched)
	}
}
