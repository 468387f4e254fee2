package findings

import (
	"image"
	"math"

	"storehand/app/catalog"
	"storehand/ui/desk"
	"storehand/ui/thumbnail"
)

// Pictures are those of a list's rows.
type Pictures struct {
	Source thumbnail.Source
	// Of is the picture of row i.
	Of func(i int) catalog.Image
}

const (
	// pictureSide is the room for a picture in its cell, in pixels.
	pictureSide = 28
	// picturesKept are some screens of them, 1 to 4 KB each.
	picturesKept = 300
)

// wall loads the pictures of the rows in sight.
type wall struct {
	desk   *desk.Desk
	list   List
	loader *thumbnail.Loader
	sight  [2]int
	onCome func(row int)
}

func newWall(d *desk.Desk, l List) *wall {
	w := &wall{desk: d, list: l, onCome: func(int) {}}
	w.loader = thumbnail.New(thumbnail.Params{
		Source: l.Pictures.Source, Background: d.Background, Dispatch: d.Dispatch, Capacity: picturesKept, OnLoad: w.came,
	})
	return w
}

// picture is the small picture of a row, or nil while it is not there.
func (w *wall) picture(row int) image.Image {
	if picture := w.loader.Picture(w.list.Pictures.Of(row)); picture != nil {
		return picture
	}
	return nil
}

func (w *wall) want(first, end int) {
	w.sight = [2]int{first, min(end, w.list.Count)}
	var pictures []catalog.Image
	for row := first; row < w.sight[1]; row++ {
		pictures = append(pictures, w.list.Pictures.Of(row))
	}
	w.loader.Want(int(math.Ceil(pictureSide*float64(w.desk.Window.Canvas().Scale()))), pictures)
}

// came shows a picture in all rows that have it.
func (w *wall) came(picture catalog.Image) {
	for row := w.sight[0]; row < w.sight[1]; row++ {
		if w.list.Pictures.Of(row) == picture {
			w.onCome(row)
		}
	}
}
