// Package welcome is the screen of the first start: three ways to begin.
package welcome

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/ui/look"
	"storehand/ui/parts"
)

// Params says what the three ways do. All fields are required.
type Params struct {
	OnSamples    func()
	OnImport     func()
	OnAddStore   func()
	Mode         look.Mode
	OnMode       func(mode look.Mode)
	SamplePhotos []fyne.Resource // three pictures for the first card
}

// Measures of the welcome screen in pixels, from the mock-up.
const (
	cardsWidth  float32 = 996
	cardWidth   float32 = 316
	cardHeight  float32 = 416
	pictureArea float32 = 150
	cardGap     float32 = 24
	logoSide    float32 = 52
)

// New builds the screen.
func New(p Params) fyne.CanvasObject {
	cards := container.New(&cardsLayout{},
		newCard(card{
			picture: samplePictures(p.SamplePhotos), title: "Open the sample shops", chip: "Best start",
			words:  "Three small shops with photos and a few problems to solve.",
			ticks:  []string{"Ready in a second", "Nothing leaves this computer", "Delete it any time"},
			action: parts.NewButton(parts.Primary, "Open sample shops", p.OnSamples).WithKey("Enter"), first: true,
		}),
		newCard(card{
			picture: samplePicture(sheetPicture()), title: "Import a file",
			words:  "A product export from WooCommerce or Shopify, or your own sheet.",
			ticks:  []string{"CSV or TSV", "Columns matched for you", "Check before it is saved"},
			action: parts.NewButton(parts.Secondary, "Choose a file", p.OnImport).WithKey("Ctrl O"),
		}),
		newCard(card{
			picture: samplePicture(storePicture()), title: "Add a store by hand",
			words:  "Name it, choose its platform and currency, and start with an empty shelf.",
			ticks:  []string{"WooCommerce, Shopify or another", "Products by hand or by file", "Photos first, if you like"},
			action: parts.NewButton(parts.Secondary, "Add a store", p.OnAddStore).WithKey("Ctrl L"),
		}),
	)
	column := container.New(&columnLayout{}, header(), cards, footer(p))
	return container.NewStack(parts.NewBox(look.Window, "", 0), container.NewCenter(column))
}

func header() fyne.CanvasObject {
	words := container.New(layout.NewCustomPaddedVBoxLayout(0),
		parts.NewLabel("Welcome to Storehand", look.SizeKPI, look.Ink, look.Semi),
		parts.NewLabel("All your clients’ shops on one workbench. Edits stay in pencil on this computer until you push them.", look.SizeLead, look.Ink2))
	return container.New(layout.NewCustomPaddedHBoxLayout(16), newLogo(logoSide), container.NewCenter(words))
}

func footer(p Params) fyne.CanvasObject {
	mode := parts.NewSegmented([]parts.Segment{{Words: "System"}, {Words: "Light"}, {Words: "Dark"}}, int(p.Mode), func(chosen int) { p.OnMode(look.Mode(chosen)) }).Small()
	return container.NewHBox(
		fact(look.IconLock, "No account, no telemetry"), fact(look.IconHardDrive, "Data in one folder on this computer"),
		layout.NewSpacer(), container.NewCenter(parts.NewLabel("Theme", look.SizeSmall, look.Ink2)), mode)
}

func fact(icon look.Icon, words string) fyne.CanvasObject {
	return container.NewHBox(parts.NewIcon(icon, look.SmallIconSize, look.Ink3), parts.NewLabel(words, look.SizeSmall, look.Ink2), parts.NewLabel(" ", look.SizeSmall, look.Ink2))
}

// columnLayout stacks header, cards and footer.
type columnLayout struct{}

func (*columnLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	height := float32(0)
	for _, object := range objects {
		height += object.MinSize().Height
	}
	return fyne.NewSize(cardsWidth, height+2*cardGap+4)
}

func (*columnLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	top := float32(0)
	for _, object := range objects {
		height := object.MinSize().Height
		object.Move(fyne.NewPos(0, top))
		object.Resize(fyne.NewSize(size.Width, height))
		top += height + cardGap + 2
	}
}

// cardsLayout puts the cards side by side.
type cardsLayout struct{}

func (*cardsLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(cardsWidth, cardHeight)
}

func (*cardsLayout) Layout(objects []fyne.CanvasObject, _ fyne.Size) {
	for i, object := range objects {
		object.Move(fyne.NewPos(float32(i)*(cardWidth+cardGap), 0))
		object.Resize(fyne.NewSize(cardWidth, cardHeight))
	}
}
