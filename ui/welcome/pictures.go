package welcome

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"storehand/ui/look"
	"storehand/ui/parts"
)

// samplePicture centres a picture in the upper part of its card.
func samplePicture(picture fyne.CanvasObject) fyne.CanvasObject {
	return container.NewCenter(picture)
}

// samplePictures shows products of the sample shops on small cards.
func samplePictures(photos []fyne.Resource) fyne.CanvasObject {
	const side = 72
	row := container.New(layout.NewCustomPaddedHBoxLayout(8))
	for _, photo := range photos {
		picture := canvas.NewImageFromResource(photo)
		picture.FillMode = canvas.ImageFillContain
		picture.SetMinSize(fyne.NewSquareSize(side - 8))
		row.Add(container.NewStack(parts.NewBox(look.Surface, look.Line, look.RadiusControl), container.NewPadded(picture)))
	}
	return samplePicture(row)
}

// sheetPicture is a small table of products.
func sheetPicture() fyne.CanvasObject {
	rows := [][3]string{{"sku", "title", "price"}, {"MUG-01", "Oat mug", "24.00"}, {"BWL-04", "Ramen bowl", "36.00"}, {"VAS-02", "Bottle vase", "64.00"}}
	table := container.New(layout.NewCustomPaddedVBoxLayout(0))
	for i, row := range rows {
		if i > 0 {
			table.Add(parts.NewDivider())
		}
		cells := container.NewGridWithColumns(3)
		for j, words := range row {
			cells.Add(container.NewPadded(sheetCell(words, i == 0, j == 0)))
		}
		table.Add(cells)
	}
	framed := container.NewStack(parts.NewBox(look.Surface, look.Line2, look.RadiusChip), table)
	return container.New(fixedWidth(240), framed)
}

func sheetCell(words string, head, sku bool) fyne.CanvasObject {
	switch {
	case head:
		return parts.NewLabel(words, look.SizeCaption, look.Ink2, look.Semi)
	case sku:
		return parts.NewLabel(words, look.SizeCaption, look.Ink, look.Mono)
	default:
		return parts.NewLabel(words, look.SizeCaption, look.Ink)
	}
}

// fixedWidth gives its one object that width in pixels.
type fixedWidth float32

func (w fixedWidth) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(float32(w), o[0].MinSize().Height)
}

func (w fixedWidth) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }

// storePicture is a shop front on an accent tile.
func storePicture() fyne.CanvasObject {
	return container.NewHBox(tile(look.Surface, look.Line2, look.IconMonitor, look.Ink2), tile(look.Accent, "", look.IconStore, look.OnAccent))
}

func tile(fill, line fyne.ThemeColorName, icon look.Icon, ink fyne.ThemeColorName) fyne.CanvasObject {
	const side = 52
	space := canvas.NewRectangle(nil)
	space.SetMinSize(fyne.NewSquareSize(side))
	return container.NewStack(parts.NewBox(fill, line, look.RadiusCard), space, container.NewCenter(parts.NewIcon(icon, 20, ink)))
}

// logo is the program's mark, which follows the theme.
type logo struct {
	widget.BaseWidget
	picture *canvas.Image
}

func newLogo(side float32) *logo {
	l := &logo{picture: canvas.NewImageFromResource(look.Logo())}
	l.picture.SetMinSize(fyne.NewSquareSize(side))
	l.ExtendBaseWidget(l)
	return l
}

// CreateRenderer is called by Fyne.
func (l *logo) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(l.picture) }

// Refresh takes the mark's colours from the theme in use.
func (l *logo) Refresh() {
	l.picture.Resource = look.Logo()
	l.picture.Refresh()
}
