package images

import (
	"cmp"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"storehand/app/bench"
	"storehand/ui/desk"
	"storehand/ui/look"
	"storehand/ui/parts"
)

// listKey is what keys do to the chosen photo.
func (s *Section) listKey(key fyne.KeyName) bool {
	switch key {
	case fyne.KeySpace:
		s.toggle()
	case fyne.KeyDelete, fyne.KeyBackspace:
		s.removeChosen()
	case fyne.KeyReturn, fyne.KeyEnter:
		s.chooseProduct()
	default:
		return false
	}
	return true
}

// offerDeeds offers what can be done with the chosen photo.
func (s *Section) offerDeeds(_ int, at fyne.Position) {
	e := s.entry()
	include := "Leave out of the run"
	if !e.Included {
		include = "Take into the run"
	}
	items := []parts.MenuItem{
		{Words: "Choose product", Icon: look.IconLink, Key: "Enter", OnTap: s.chooseProduct},
		{Words: "Show product", Icon: look.IconPackage, Disabled: e.Binding.Product == 0, OnTap: func() { s.desk.Go(desk.Products, e.Binding.Product) }},
		{Words: include, Icon: look.IconCircleDashed, Key: "Space", Disabled: e.Problem != nil, OnTap: s.toggle},
		parts.MenuRule,
		{Words: "Take off the bench", Icon: look.IconX, Key: "Del", OnTap: s.removeChosen},
		{Words: "Take off all that are staged", OnTap: func() { s.remove(func(e *bench.Entry) bool { return e.Staged }) }},
		{Words: "Clear the bench", OnTap: s.clearBench},
	}
	parts.ShowMenu(s.desk.Window.Canvas(), at, items)
}

// toggle takes the chosen photo into the run or out of it.
func (s *Section) toggle() {
	if e := s.entry(); e != nil && e.Problem == nil {
		e.Included = !e.Included
		s.refresh()
	}
}

// removeChosen takes the chosen photo off the bench. Its file stays where it
// is.
func (s *Section) removeChosen() {
	path := s.chosen
	s.remove(func(e *bench.Entry) bool { return e.Path == path })
}

func (s *Section) clearBench() { s.remove(func(*bench.Entry) bool { return true }) }

func (s *Section) remove(gone func(*bench.Entry) bool) {
	place := s.tray.Place(s.chosen)
	s.tray.Remove(gone)
	if s.entry() == nil && s.tray.Len() > 0 {
		s.chosen = s.tray.At(min(max(place, 0), s.tray.Len()-1)).Path
		defer s.showChosen()
	}
	s.refresh()
}

// chooseProduct opens the choice of the chosen photo's product.
func (s *Section) chooseProduct() {
	pane := s.page.pane
	if pane.token.Visible() {
		s.offerProducts(pane.token)
		return
	}
	s.offerProducts(pane.choose)
}

// main is what Ctrl+Enter does: the primary button of the bar below, or of the
// review.
func (s *Section) main() {
	if s.review.isOpen() {
		s.review.stage()
		return
	}
	if !s.page.run.primary.Disabled() {
		s.page.run.onMain()
	}
}

// Commands implements desk.Section.
func (s *Section) Commands() []desk.Command {
	always := func() string { return "" }
	during := func() string { return s.unless(s.run == nil, "No photos are being prepared") }
	withPhoto := func() string { return s.unless(s.entry() == nil, "There are no photos on the bench") }
	ctrlShift := fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift
	return []desk.Command{
		{
			Name: "Prepare or stage the photos", Icon: look.IconImages, Keys: "Ctrl Enter", Why: s.whyNotMain, Run: s.main,
			Shortcut: &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault},
		},
		{
			Name: "Add photos", Icon: look.IconPlus, Keys: "Ctrl Shift O", Why: always, Run: s.addFiles,
			Shortcut: &desktop.CustomShortcut{KeyName: fyne.KeyO, Modifier: ctrlShift},
		},
		{Name: "Add a folder of photos", Icon: look.IconFolderOpen, Why: always, Run: s.addFolder},
		{Name: "Choose the product of this photo", Icon: look.IconLink, Why: withPhoto, Run: s.chooseProduct},
		{Name: "Pause preparing photos", Icon: look.IconPause, Why: during, Run: s.pauseRun},
		{Name: "Resume preparing photos", Icon: look.IconPlay, Why: during, Run: s.resumeRun},
		{Name: "Cancel preparing photos", Icon: look.IconX, Why: during, Run: s.cancelRun},
		{Name: "Find missing ALT texts", Icon: look.IconFileText, Why: always, Run: s.findMissing},
		{Name: "Take all photos off the bench", Icon: look.IconTrash, Why: withPhoto, Run: s.clearBench},
	}
}

// unless gives the reason where something is missing.
func (s *Section) unless(missing bool, reason string) string {
	if missing {
		return reason
	}
	return ""
}

// whyNotMain says why there is nothing to prepare or stage.
func (s *Section) whyNotMain() string {
	switch {
	case s.review.isOpen():
		return s.unless(s.review.accepted() == 0, "No text is accepted yet")
	case !s.page.run.primary.Disabled():
		return ""
	}
	return cmp.Or(s.unless(s.tray.Len() == 0, "There are no photos on the bench"), "All photos are prepared, and none has a product to be staged on")
}
