package lookalikes

import (
	"fmt"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/app/catalog"
	"storehand/app/client"
	"storehand/app/duplicates"
	"storehand/app/gallery"
	"storehand/ui/look"
	"storehand/ui/paint"
	"storehand/ui/parts"
	"storehand/ui/thumbnail"
	"storehand/ui/words"
)

// Measures of the strip in pixels.
const (
	tileWidth   float32 = 196
	tilePicture float32 = 148
	tileGap     float32 = 16
	captionGap  float32 = 6
	stripHeight float32 = tilePicture + captionGap + 3*18 + 2*tileGap
)

const (
	// tilesAtMost is how many pictures of a group are shown; the report has all.
	tilesAtMost = 24
	// picturesKept are some groups of them, some 100 KB each.
	picturesKept = 60
)

// strip shows the pictures of a group side by side.
type strip struct {
	search *Search
	onOpen func(duplicates.Row)
	thumbs *thumbnail.Loader
	tiles  []*tile
	row    *fyne.Container
	scroll *container.Scroll
	root   fyne.CanvasObject
}

// tile is one of them.
type tile struct {
	image   catalog.Image
	picture *canvas.Image
}

func newStrip(s *Search, onOpen func(duplicates.Row)) *strip {
	st := &strip{search: s, onOpen: onOpen, row: container.New(layout.NewCustomPaddedHBoxLayout(tileGap))}
	st.thumbs = thumbnail.New(thumbnail.Params{
		Source: s.params.Pictures, Background: s.desk.Background, Dispatch: s.desk.Dispatch, Capacity: picturesKept,
		OnLoad: func(catalog.Image) { st.refresh() },
	})
	st.scroll = container.NewHScroll(container.New(layout.NewCustomPaddedLayout(tileGap, 0, look.PageMargin, look.PageMargin), st.row))
	st.scroll.SetMinSize(fyne.NewSize(0, stripHeight))
	st.root = container.NewStack(parts.NewBox(look.Raised, "", 0), parts.NewTight(parts.NewDivider(), nil, st.scroll))
	return st
}

// show shows the pictures of a group.
func (s *strip) show(group duplicates.Group, stores map[client.ID]string) {
	s.tiles, s.row.Objects = nil, nil
	var pictures []catalog.Image
	for i, row := range group.Rows[:min(len(group.Rows), tilesAtMost)] {
		t := &tile{image: row.Image, picture: paint.NewPicture(look.RadiusControl)}
		s.tiles = append(s.tiles, t)
		s.row.Add(s.draw(t, row, lines(group, i, stores)))
		pictures = append(pictures, row.Image)
	}
	if more := len(group.Rows) - tilesAtMost; more > 0 {
		s.row.Add(parts.NewLabel(fmt.Sprintf("and %s more, in the report", words.Number(more)), look.SizeSmall, look.Ink2))
	}
	s.scroll.ScrollToOffset(fyne.NewPos(0, 0))
	s.scroll.Refresh()
	s.thumbs.Want(int(math.Ceil(float64(tilePicture*s.search.desk.Window.Canvas().Scale()))), pictures)
	s.refresh()
}

// lines are the words below a picture that stand under the way to its product.
func lines(group duplicates.Group, i int, stores map[client.ID]string) []string {
	row := group.Rows[i]
	where := row.Title
	if group.Within == duplicates.WithinClient || group.Within == duplicates.Everywhere {
		where = stores[row.Store] + ", " + row.Title
	}
	return []string{where, words.Sentence(group.Words(i))}
}

// draw puts a picture over the way to its product and what there is to know.
func (s *strip) draw(t *tile, row duplicates.Row, captions []string) fyne.CanvasObject {
	none, ground := parts.NewLabel("", look.SizeCaption, look.Ink3), look.Paper
	if _, _, kept := gallery.Kept(row.Image); !kept {
		none.SetText("In the shop only")
		ground = look.Sunken
	}
	frame := container.New(framed{}, parts.NewBox(ground, look.Line2, look.RadiusControl), t.picture, none)
	below := container.New(layout.NewCustomPaddedVBoxLayout(0), parts.NewLink(row.Where(), look.SizeSmall, func() { s.onOpen(row) }))
	for _, caption := range captions {
		below.Add(parts.NewLabel(caption, look.SizeSmall, look.Ink2).Shortened())
	}
	return container.New(layout.NewCustomPaddedVBoxLayout(captionGap), frame, below)
}

// refresh shows the pictures that came.
func (s *strip) refresh() {
	for _, t := range s.tiles {
		paint.Exchange(t.picture, s.thumbs.Picture(t.image))
	}
}

// framed puts a picture on its paper, and words in place of one in the middle.
type framed struct{}

// Layout is called by Fyne.
func (framed) Layout(objects []fyne.CanvasObject, _ fyne.Size) {
	paint.Put(objects[0], 0, 0, tilePicture, tilePicture)
	paint.Put(objects[1], 1, 1, tilePicture-2, tilePicture-2)
	own := objects[2].MinSize()
	paint.Put(objects[2], (tilePicture-own.Width)/2, (tilePicture-own.Height)/2, own.Width, own.Height)
}

// MinSize is called by Fyne.
func (framed) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(tileWidth, tilePicture) }
