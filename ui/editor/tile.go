package editor

import (
	"image"
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"storehand/ui/look"
	"storehand/ui/parts"
)

// tilePicture is a small picture on paper within a frame.
type tilePicture struct {
	root    *fyne.Container
	picture *canvas.Image
	none    *parts.Icon
}

// newTilePicture makes one of side pixels.
func newTilePicture(side float32) *tilePicture {
	t := &tilePicture{
		picture: &canvas.Image{FillMode: canvas.ImageFillContain, ScaleMode: canvas.ImageScaleFastest, CornerRadius: look.RadiusChip},
		none:    parts.NewIcon(look.IconImage, look.IconSize, look.Ink3),
	}
	t.root = container.New(square(side),
		parts.NewBox(look.Paper, look.Line2, look.RadiusControl), parts.NewBox(look.Sunken, look.Line2, look.RadiusControl), t.none, t.picture)
	t.show(nil)
	return t
}

// show shows a picture of the tile's size, or with nil the place for one.
func (t *tilePicture) show(picture *image.RGBA) {
	if picture == nil {
		t.picture.Image = nil
		t.picture.Hide()
		t.root.Objects[1].Show()
		t.none.Show()
		return
	}
	if t.picture.Image == picture {
		return
	}
	t.picture.Image = picture
	t.picture.Show()
	t.root.Objects[1].Hide()
	t.none.Hide()
	t.picture.Refresh()
}

// square gives all objects the same square, the icon in its middle.
type square float32

// Layout implements fyne.Layout.
func (s square) Layout(objects []fyne.CanvasObject, _ fyne.Size) {
	side := fyne.NewSquareSize(float32(s))
	for _, object := range objects {
		if icon, is := object.(*parts.Icon); is {
			least := icon.MinSize()
			icon.Resize(least)
			icon.Move(fyne.NewPos((side.Width-least.Width)/2, (side.Height-least.Height)/2))
			continue
		}
		object.Resize(side)
		object.Move(fyne.NewPos(0, 0))
		if _, is := object.(*canvas.Image); is {
			object.Resize(side.SubtractWidthHeight(2, 2))
			object.Move(fyne.NewPos(1, 1))
		}
	}
}

// MinSize implements fyne.Layout.
func (s square) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSquareSize(float32(s)) }

// tile is one picture of the strip, with its place and what is wrong with it.
type tile struct {
	root    *fyne.Container
	picture *tilePicture
	ring    *canvas.Rectangle
	plate   *canvas.Rectangle
	place   *canvas.Text
	warning *fyne.Container
}

// Measures of a tile in pixels.
const (
	tileSide  = 92
	tileRing  = 2 // around a chosen tile, and the room for it around any
	tileCell  = tileSide + 2*tileRing
	badgeEdge = tileRing + 4
)

func newTile() *tile {
	t := &tile{picture: newTilePicture(tileSide), ring: canvas.NewRectangle(color.Transparent), plate: canvas.NewRectangle(color.Transparent)}
	t.ring.CornerRadius = look.RadiusControl + tileRing
	t.plate.CornerRadius = look.RadiusChip
	t.place = look.Text("", look.SizeCaption, look.OnInverse, look.Semi)
	warning := parts.NewIcon(look.IconTriangleAlert, look.SmallIconSize, look.Warn)
	t.warning = container.New(square(20), parts.NewBox(look.WarnSoft, "", look.RadiusChip), warning)
	t.root = container.NewWithoutLayout(t.ring, t.picture.root, t.plate, t.place, t.warning)
	place(t.ring, 0, 0, tileCell, tileCell)
	place(t.picture.root, tileRing, tileRing, tileSide, tileSide)
	place(t.warning, tileCell-20-badgeEdge, badgeEdge, 20, 20)
	t.root.Resize(fyne.NewSquareSize(tileCell))
	return t
}

// show says which place the picture has, from 1, and how it stands.
func (t *tile) show(number int, picture *image.RGBA, chosen, focused, warned bool) {
	t.picture.show(picture)
	words := strconv.Itoa(number)
	if number == 1 {
		words = "Main"
	}
	look.SetText(t.place, words)
	size := t.place.MinSize()
	const height, padding = 18, 5
	t.plate.Move(fyne.NewPos(badgeEdge, badgeEdge))
	t.plate.Resize(fyne.NewSize(size.Width+2*padding, height))
	t.place.Move(fyne.NewPos(badgeEdge+padding, badgeEdge+(height-size.Height)/2))
	t.place.Resize(size)
	setVisible(t.ring, chosen)
	setVisible(t.warning, warned)
	t.paint(focused)
}

// paint takes the colours of the theme in use.
func (t *tile) paint(focused bool) {
	t.plate.FillColor = look.Color(look.Inverse)
	t.place.Color = look.Color(look.OnInverse)
	t.ring.FillColor = look.Color(look.AccentLine)
	if focused {
		t.ring.FillColor = look.Color(look.Accent)
	}
}
