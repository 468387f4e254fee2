package parts

import (
	"errors"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/test"

	"storehand/ui/look"
)

// The sheet shows every part at rest and in its states. Its pictures were
// looked at beside the design's component sheet; a change of look shows here
// before it shows on a screen.
func TestComponentSheet(t *testing.T) {
	for name, mode := range map[string]look.Mode{"light": look.Light, "dark": look.Dark} {
		t.Run(name, func(t *testing.T) {
			w := newWindow(t, mode, nil)
			showSheet(w)
			test.AssertRendersToImage(t, "sheet-"+name+".png", w.Canvas())
		})
	}
}

// A window that turned dark while it was open must look as one that was dark
// from the start.
func TestThemeChangeRecoloursEveryPart(t *testing.T) {
	w := newWindow(t, look.Light, nil)
	showSheet(w)

	fyne.CurrentApp().Settings().Theme().(*look.Theme).SetMode(look.Dark)

	test.AssertRendersToImage(t, "sheet-dark.png", w.Canvas())
}

var (
	sheetFocused *Button
	sheetField   *Entry
)

// showSheet shows the sheet, two of its parts as if they had the focus.
func showSheet(w fyne.Window) {
	sheet := newSheet()
	w.SetContent(sheet)
	w.Resize(fyne.NewSize(1276, 880))
	sheetFocused.setFocused(true)
	sheetField.setFocused(true)
	sheet.Refresh() // text that breaks knows its width now
	w.Resize(fyne.NewSize(1276, 881))
}

func newSheet() fyne.CanvasObject {
	left := column(buttonCard(), fieldCard(), choiceCard())
	middle := column(typeCard(), chipCard(), noteCard())
	right := column(toastCardSample(), menuCard(), dialogSample(), emptySample())
	columns := container.New(layout.NewCustomPaddedHBoxLayout(16), left, middle, right)
	head := NewPageHead("Component sheet", "every piece the screens are built from",
		NewSearch("Filter products", "/", func(string) {}),
		NewButton(Secondary, "Import", nil).WithIcon(look.IconUpload),
		NewButton(Primary, "New product", nil).WithIcon(look.IconPlus))
	tabs := NewTabs([]Tab{
		{Words: "All products", Count: "1,248"}, {Words: "Missing ALT", Count: "86"},
		{Words: "Changed by me", Count: "37", Staged: true},
	}, 0, nil, nil).WithExtra(NewButton(Quiet, "Save view", nil).WithIcon(look.IconPlus))
	top := container.NewStack(NewBox(look.Surface, "", 0),
		container.New(layout.NewCustomPaddedVBoxLayout(0), head, tabs))
	page := look.PageMargin
	return container.NewBorder(top, nil, nil, nil,
		container.New(layout.NewCustomPaddedLayout(16, page, page, page), columns))
}

func column(cards ...fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedVBoxLayout(16), cards...)
}

func row(objects ...fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedHBoxLayout(8), objects...)
}

func buttonCard() fyne.CanvasObject {
	disabled := NewButton(Secondary, "Disabled", nil).Small()
	disabled.Disable()
	sheetFocused = NewButton(Secondary, "Focused", nil)
	return NewCard("Buttons", container.New(layout.NewCustomPaddedVBoxLayout(12),
		row(
			NewButton(Primary, "Stage 128 changes", nil).WithKey("Ctrl Enter"),
			NewButton(Quiet, "Cancel", nil),
			NewIconButton(Danger, look.IconTrash, "Delete", nil, nil),
		),
		row(
			NewButton(Secondary, "Add rule", nil).WithIcon(look.IconPlus).Small(),
			NewIconButton(Secondary, look.IconEllipsis, "More", nil, nil).Small(),
			NewButton(Primary, "Stage", nil).Small(), disabled, sheetFocused,
		),
	))
}

func fieldCard() fyne.CanvasObject {
	title := NewEntry("Title").Counted(func(string) (string, Tone) { return "36 / 70", Good })
	title.SetText("Round teapot, 1.1 litre")
	resting := NewEntry("").WithSuffix("%").Checked(func(string) error { return errors.New("") })
	resting.SetText("12")
	sheetField = NewEntry("")
	sheetField.SetText("Focused")
	staged := NewEntry("")
	staged.SetText("Staged")
	staged.SetState(Staged, "")
	empty := NewEntry("").WithPlaceholder("Placeholder")
	alt := NewEntry("ALT text")
	alt.SetText("teapot image grey teapot")
	alt.SetState(Warning, "Repeats a word.")
	price := NewEntry("Price €")
	price.SetText("−4.00")
	price.SetState(Failed, "Below zero. Enter 0 or more.")
	sku := NewEntry("").Mono()
	sku.SetText("AF-TPT-110")
	return NewCard("Fields", container.New(layout.NewCustomPaddedVBoxLayout(8),
		title,
		container.New(layout.NewGridLayoutWithColumns(3), resting, sheetField, staged),
		container.New(layout.NewGridLayoutWithColumns(2), empty, sku),
		container.New(layout.NewGridLayoutWithColumns(2), alt, price),
	))
}

func choiceCard() fyne.CanvasObject {
	on := NewCheck("", nil)
	on.SetState(On)
	some := NewCheck("", nil)
	some.SetState(Some)
	bar := NewProgressBar(120)
	bar.SetValue(0.5)
	return NewCard("Choices", container.New(layout.NewCustomPaddedVBoxLayout(10),
		row(
			NewSelect([]string{"Select"}, 0, nil),
			NewSegmented([]Segment{{Words: "One"}, {Words: "Two"}}, 0, nil),
			NewSegmented([]Segment{{Icon: look.IconList}, {Icon: look.IconTable}}, 0, nil).Small(),
		),
		row(on, NewCheck("", nil), some, NewSwitch(true, nil), NewSwitch(false, nil), bar),
		NewSlider(0, 100, 76, nil, nil),
		NewRadio([]string{"Fill the gaps", "Replace"}, 0, nil),
	))
}

func typeCard() fyne.CanvasObject {
	line := func(words string, size float32, opts ...look.TextOption) fyne.CanvasObject {
		return NewLabel(words, size, look.Ink, opts...)
	}
	return NewCard("Type", container.New(layout.NewCustomPaddedVBoxLayout(6),
		line("€2,184.00", look.SizeKPI, look.Semi),
		line("Products", look.SizeTitle, look.Semi),
		line("Suggested order", look.SizeLead, look.Semi),
		NewDivider(),
		line("Round teapot, 1.1 litre ₪ −4.00", look.SizeBody),
		line("1,248 in stock 0123456789", look.SizeBody, look.Semi),
		line("קומקום עגול AF-110 ₪82.00", look.SizeBody),
		line("إبريق شاي", look.SizeBody),
		line("Hand thrown, fired twice 0123456789", look.SizeSmall),
		line("last sync, 15 Mar 08:01", look.SizeCaption),
		line("AF-TPT-110 8052345610027", look.SizeSmall, look.Mono),
		NewParagraph("Hand thrown stoneware teapot with a built-in strainer. Holds five cups, keeps tea hot.",
			look.SizeBody, look.Ink2).Width(300),
	))
}

func chipCard() fyne.CanvasObject {
	return NewCard("Chips, scores, dots", container.New(layout.NewCustomPaddedVBoxLayout(8),
		row(
			NewChip(Neutral, "Neutral"), NewChip(Good, "Published"),
			NewChip(Warn, "Low stock").WithIcon(look.IconTriangleAlert),
			NewChip(Bad, "2 conflicts").WithIcon(look.IconMerge),
		),
		row(
			NewChip(Pencil, "Staged").WithIcon(look.IconPencil),
			NewChip(Accent, "Matched").WithIcon(look.IconLink), NewChip(Outlined, "To review"),
			NewScore(92), NewScore(66), NewScore(39),
		),
		row(
			NewDot(Pencil), NewDot(Good), NewDot(Warn), NewDot(Bad), NewDot(Neutral),
			NewMonogram("AF", color.NRGBA{R: 0xA2, G: 0x4E, B: 0x33, A: 0xFF}, 28),
			NewKeyHint("Ctrl K"), NewLink("Show the list", look.SizeSmall, nil),
			NewIcon(look.IconPackage, look.IconSize, look.Ink3),
		),
		row(NewFilterToken("Category: Tableware, Home", nil, nil), NewUprightDivider(16), newTip("Delete rule")),
	))
}

func noteCard() fyne.CanvasObject {
	return NewCard("Notes", container.New(layout.NewCustomPaddedVBoxLayout(8),
		NewNote(Warn, "Margin falls under 35 % on 2 products."),
		NewNote(Bad, "The shop refused 2 fields: price too low."),
		NewNote(Pencil, "3 edits are staged for this product."),
	))
}

func toastCardSample() fyne.CanvasObject {
	return newToastCard(Toast{Tone: Good, Words: "128 changes staged", Action: "Undo", Key: "Ctrl Z"}, nil, nil, nil)
}

func menuCard() fyne.CanvasObject {
	list := newMenuList([]MenuItem{
		{Words: "Edit fields", Icon: look.IconPencil, Key: "Ctrl E"},
		{Words: "Move to category", Icon: look.IconLayers, Checked: true},
		{Words: "Push", Icon: look.IconUpload, Disabled: true},
		MenuRule,
		{Words: "Delete 4 products", Icon: look.IconTrash, Danger: true, Key: "Del"},
	}, 0)
	return container.NewStack(NewBox(look.Surface, look.Line2, look.RadiusCard), list)
}

func dialogSample() fyne.CanvasObject {
	card := newDialogCard(&Dialog{
		Title: "Delete 4 products?", Body: "They go from this computer. The shop keeps them until the next push.",
		Confirm: "Delete 4 products", Destructive: true, LinkText: "Show the list",
	})
	return card
}

func emptySample() fyne.CanvasObject {
	return newEmptyCard("No products in this shop yet", "Bring them in from a file.", []EmptyAction{
		{Icon: look.IconUpload, Title: "Import a file", Words: "CSV, TSV or Excel, columns are matched for you", Key: "Ctrl O"},
		{Icon: look.IconPlus, Title: "New product", Words: "Start with a title and a price", Key: "Ctrl N"},
	})
}

// What lies over a page: a panel beside a toast and a tip, and a dialog over
// all of it, in both variants.
func TestOverlays(t *testing.T) {
	for name, mode := range map[string]look.Mode{"light": look.Light, "dark": look.Dark} {
		t.Run(name, func(t *testing.T) {
			w := newWindow(t, mode, nil)
			showPanel(w)
			test.AssertRendersToImage(t, "panel-"+name+".png", w.Canvas())
			(&Dialog{
				Title: "Push 34 changes to Northpass?", Confirm: "Push 34 changes", LinkText: "Show the list",
				Body: "12 products change in the live shop. The old values are kept, so you can revert the push.",
			}).Show(w.Canvas())
			test.AssertRendersToImage(t, "dialog-"+name+".png", w.Canvas())
		})
	}
}

// showPanel shows an empty list with a side panel over it.
func showPanel(w fyne.Window) {
	var still clock
	tips := NewTips(still.after)
	toasts := NewToasts(still.after, tips)
	panel := NewSidePanel(tips)
	tabs := NewTabs([]Tab{
		{Words: "All products", Count: "1,248"}, {Words: "Missing ALT", Count: "86"},
		{Words: "Changed by me", Count: "37", Staged: true},
	}, 2, tips, nil)
	page := container.NewBorder(container.New(layout.NewCustomPaddedVBoxLayout(0), tabs, container.NewCenter(
		row(NewFilterToken("Category: Tableware", nil, nil), NewAddToken("Filter", nil)))), nil, nil, nil,
		NewEmptyState("No products yet", "Bring them in from a file."))
	w.SetContent(container.NewStack(NewBox(look.Surface, "", 0), page, panel, toasts.Layer(), tips.Layer()))
	w.Resize(fyne.NewSize(860, 420))
	text := NewMultiEntry("Description", 5)
	text.SetText("A pot for two long conversations.\n\nHand thrown in Faenza.")
	text.SetState(Staged, "2 lines added")
	inset := look.PageMargin
	panel.Open(Panel{
		Title: "Edit 142 products", Subtitle: "Alder & Finch", Width: 480, Promise: "Staged edits stay here.",
		Content: container.New(layout.NewCustomPaddedLayout(0, 90, inset, inset), text),
		Actions: []fyne.CanvasObject{
			NewButton(Quiet, "Cancel", nil).WithKey("Esc"),
			NewButton(Primary, "Stage", nil).WithKey("Ctrl Enter"),
		},
	})
	toasts.KeepBelow(look.PanelFootHeight)
	toasts.Show(Toast{Tone: Good, Words: "128 changes staged", Action: "Undo", Key: "Ctrl Z"})
}
