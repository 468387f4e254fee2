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
		{Words: "Same product as above", Icon: look.IconCopy, Key: "Ctrl D", Disabled: s.whyNotSame() != "", OnTap: s.sameAsAbove},
		{Words: "Show product", Icon: look.IconPackage, Disabled: e.Binding.Product == 0, OnTap: func() { s.desk.Go(desk.Products, e.Binding.Product) }},
		{Words: "Turn, straighten and crop", Icon: look.IconCrop, Disabled: e.Problem != nil || !e.Looked, OnTap: s.frameByHand},
		{Words: include, Icon: look.IconCircleDashed, Key: "Space", Disabled: e.Problem != nil, OnTap: s.toggle},
		parts.MenuRule,
		{Words: "Take the picture off its product", Icon: look.IconUndo, Disabled: s.whyNoTakeBack() != "", OnTap: s.takeBackChosen},
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
	return append([]desk.Command{
		{
			Name: "Prepare or stage the photos", Icon: look.IconImages, Keys: "Ctrl Enter", Why: s.whyNotMain, Run: s.main,
			Shortcut: &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault},
		},
		{
			Name: "Add photos", Icon: look.IconPlus, Keys: "Ctrl Shift O", Why: always, Run: s.addFiles,
			Shortcut: &desktop.CustomShortcut{KeyName: fyne.KeyO, Modifier: ctrlShift},
		},
		{Name: "Paste photos", Icon: look.IconCopy, Keys: "Ctrl V", Shortcut: &fyne.ShortcutPaste{}, Why: always, Run: s.paste},
		{Name: "Add a folder of photos", Icon: look.IconFolderOpen, Why: always, Run: s.addFolder},
		{Name: "Watch a folder for new photos", Icon: look.IconEye, Why: always, Run: s.watchFolder},
		{Name: "Stop watching the folder", Icon: look.IconEye, Why: func() string { return s.unless(s.watching == nil, "No folder is watched") }, Run: s.stopWatching},
		{Name: "Choose the product of this photo", Icon: look.IconLink, Why: withPhoto, Run: s.chooseProduct},
		{Name: "Turn, straighten and crop this photo", Icon: look.IconCrop, Why: withPhoto, Run: s.frameByHand},
		{Name: "Take this picture off its product", Icon: look.IconUndo, Why: s.whyNoTakeBack, Run: s.takeBackChosen},
		{Name: "Show the channel's rules for this photo", Icon: look.IconCheck, Why: withPhoto, Run: s.showVerdict},
		{Name: "Pause preparing photos", Icon: look.IconPause, Why: during, Run: s.pauseRun},
		{Name: "Resume preparing photos", Icon: look.IconPlay, Why: during, Run: s.resumeRun},
		{Name: "Cancel preparing photos", Icon: look.IconX, Why: during, Run: s.cancelRun},
		{Name: "Show what came of the last run", Icon: look.IconList, Why: func() string { return s.unless(s.last == nil, "Nothing was prepared since the start") }, Run: s.showSummary},
		{Name: "Retry the photos that failed", Icon: look.IconRefresh, Why: s.whyNoRetry, Run: s.retry},
		{Name: "Find missing ALT texts", Icon: look.IconFileText, Why: always, Run: s.findMissing},
		{Name: "Pictures of products", Icon: look.IconLayers, Why: always, Run: s.showPictures},
		{Name: "Contact sheet for the client", Icon: look.IconTable, Why: always, Run: s.contactSheet},
		{Name: "Check all pictures", Icon: look.IconCircleCheck, Why: always, Run: s.audit},
		{Name: "Find duplicate pictures", Icon: look.IconCopy, Why: always, Run: s.findDuplicates},
		{Name: "Take all photos off the bench", Icon: look.IconTrash, Why: withPhoto, Run: s.clearBench},
	}, append(s.matchingCommands(), s.sameCommand())...)
}

// offerMore offers what is about all pictures of the store.
func (s *Section) offerMore(under fyne.CanvasObject) {
	parts.ShowMenuBelow(under, append(s.matchingDeeds(), []parts.MenuItem{
		{Words: "Pictures of products", Icon: look.IconLayers, OnTap: s.showPictures},
		{Words: "Contact sheet for the client", Icon: look.IconTable, OnTap: s.contactSheet},
		parts.MenuRule,
		{Words: "Check all pictures", Icon: look.IconCircleCheck, OnTap: s.audit},
		{Words: "Find duplicate pictures", Icon: look.IconCopy, OnTap: s.findDuplicates},
	}...))
}

func (s *Section) showPictures() { s.params.OnPictures(s.scope) }

func (s *Section) audit() { s.params.OnAudit(s.scope) }

func (s *Section) findDuplicates() { s.params.OnDuplicates(s.scope) }

func (s *Section) whyNoRetry() string {
	return cmp.Or(s.unless(s.run != nil, "Photos are being prepared"), s.unless(s.tray.Tally(s.making.main, s.making.others...).Of(bench.Failed) == 0, "No photo failed"))
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
