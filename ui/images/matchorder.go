package images

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/app/bench"
	"storehand/app/catalog"
	"storehand/app/matching"
	shooting "storehand/app/shoot"
	"storehand/ui/findings"
	"storehand/ui/grid"
	"storehand/ui/look"
	"storehand/ui/paint"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// Measures of the sheet in pixels.
const (
	orderWidth, orderHeight                    float32 = 940, 640
	orderNumber                                float32 = 110
	orderGroup, orderPhoto, orderOf, orderKeep float32 = 110, 220, 300, 250
)

// cutWay is a way to tell where the photos of one product end.
type cutWay struct {
	words, suffix string
	first         int // the number to begin with; zero where the way has none
	cut           func(n, products int) shooting.Cut
}

var cutWays = []cutWay{
	{"Each product has so many photos", "photos", 3, func(n, _ int) shooting.Cut { return shooting.Cut{Every: n} }},
	{"A pause parts the products", "s", 30, func(n, _ int) shooting.Cut { return shooting.Cut{Pause: time.Duration(n) * time.Second} }},
	{"A blank photo parts the products", "", 0, func(int, int) shooting.Cut { return shooting.Cut{AtBlank: true} }},
	{"As many groups as products", "", 0, func(_, products int) shooting.Cut { return shooting.Cut{Into: products} }},
}

// orderSheet lays the photos on products in the order in which they were taken,
// and shows how that comes out before it counts.
type orderSheet struct {
	section  *Section
	bay      *bay
	which    *parts.Segmented
	way      *parts.Select
	number   *parts.Entry
	search   *parts.Search
	each     *parts.Check // variations by themselves
	said     *parts.Label
	list     *fyne.Container
	apply    *parts.Button
	told     map[string]bench.Told
	wanted   int // generation of the preview
	stopWork func()
}

func (s *Section) matchByOrder() { s.openOrder() }

// openOrder opens the sheet.
func (s *Section) openOrder() *orderSheet {
	o := &orderSheet{section: s, bay: s.bay, said: parts.NewLabel("", look.SizeSmall, look.Ink2).Shortened(), list: container.NewStack(), stopWork: func() {}}
	o.which = parts.NewSegmented(parts.Segments("Without a product", "All in the run"), 0, func(int) { o.work() })
	o.number = parts.NewEntry("").WithWidth(orderNumber).Checked(checkCutNumber).OnChange(func(string) { o.soon() })
	var ways []string
	for _, way := range cutWays {
		ways = append(ways, way.words)
	}
	o.way = parts.NewSelect(ways, 0, o.chooseWay)
	o.search = parts.NewSearch("All products, or those with a title or SKU", "", func(string) { o.soon() })
	o.each = parts.NewCheck("Each variation by itself", func(bool) { o.work() })
	o.apply = parts.NewButton(parts.Primary, "Match photos", o.take)
	head := container.New(layout.NewCustomPaddedLayout(rowMargin, rowMargin, look.PageMargin, look.PageMargin),
		container.New(layout.NewCustomPaddedVBoxLayout(paneGap),
			paint.Line(paneGap, o.which, o.way, o.number), container.New(paint.Row{Fill: o.search}, o.search, container.New(layout.NewCustomPaddedLayout(0, 0, rowMargin, 0), o.each)), o.said))
	s.dialog.Show(s.desk.Window.Canvas(), parts.WidePage{
		Title: "Match in the order of the shoot", Subtitle: s.scope.Store.Name, Width: orderWidth, Height: orderHeight,
		Content: parts.NewTight(container.New(paint.Column{}, head, parts.NewDivider()), nil, o.list),
		Promise: "Every match waits for your word. Sure ones and those chosen by hand stay.",
		Actions: []*parts.Button{parts.NewButton(parts.Secondary, "Cancel", s.dialog.Close), o.apply},
	})
	o.chooseWay(0)
	return o
}

// checkCutNumber refuses what is no number of photos or seconds.
func checkCutNumber(text string) error {
	if n, err := strconv.Atoi(text); err != nil || n < 1 || n > 86400 {
		return errors.New("A whole number from 1")
	}
	return nil
}

// chooseWay asks for the number that goes with a way, if one does.
func (o *orderSheet) chooseWay(chosen int) {
	way := cutWays[chosen]
	o.number.WithSuffix(way.suffix)
	o.number.SetText(strconv.Itoa(way.first))
	o.number.Refresh()
	paint.SetVisible(o.number, way.first > 0)
	o.work()
}

// soon works the preview out a moment from now: more may be typed.
func (o *orderSheet) soon() {
	o.stopWork()
	o.stopWork = o.section.desk.After(pause, o.work)
}

// orderRow is a photo of the preview.
type orderRow struct{ group, photo, product, note string }

// work lays the photos on the products as the fields say now.
func (o *orderSheet) work() {
	s, shelf := o.section, o.section.shelf
	way := cutWays[o.way.Chosen()]
	n, err := strconv.Atoi(o.number.Text())
	if way.first > 0 && (err != nil || n < 1) {
		return // the field says what is wrong
	}
	o.wanted++
	generation, frames, kept := o.wanted, s.tray.Frames(o.takesPart), s.keptProducts()
	text, each := o.search.Text(), o.each.State() == parts.On
	s.desk.Background(func(context.Context) {
		goods := shootGoods(shelf, text, each)
		told, laid, err := bench.ToldByOrder(frames, way.cut(n, max(len(goods), 1)), goods)
		rows := orderRows(shooting.Sort(frames), laid, goods, kept)
		s.desk.Dispatch(func() {
			if generation == o.wanted {
				o.show(told, laid, rows, len(goods), err)
			}
		})
	})
}

// takesPart reports whether a photo is laid on a product.
func (o *orderSheet) takesPart(e *bench.Entry) bool {
	return e.Problem == nil && e.Included && (o.which.Chosen() == 1 || e.Binding.Product == 0)
}

// keptProducts are the titles of the products that photos keep whatever the
// order says, by path.
func (s *Section) keptProducts() map[string]string {
	kept := map[string]string{}
	for place := range s.tray.Len() {
		e := s.tray.At(place)
		byName := e.Binding.Product != 0 && e.Binding.Match.Best.By <= matching.BySimilarity
		if e.Binding.Product != 0 && e.Binding.ByHand || byName {
			kept[e.Path] = s.label(e.Binding.Product)
		}
	}
	return kept
}

// shootGoods are the products with the words of a text, or all, in the order of
// the store. each puts variations in the place of their product.
func shootGoods(shelf *bench.Shelf, text string, each bool) []bench.Good {
	found := shelf.Find(text, math.MaxInt)
	var goods []bench.Good
	for i, good := range found {
		switch {
		case each && good.Parent == 0 && i+1 < len(found) && found[i+1].Parent == good.ID:
			continue // its variations follow
		case !each && good.Parent != 0:
			if len(goods) > 0 && goods[len(goods)-1].ID == good.Parent {
				continue
			}
			if parent, known := shelf.Good(good.Parent); known {
				good = parent
			}
		}
		goods = append(goods, good)
	}
	return goods
}

// orderRows lists the photos in the order of the shoot.
func orderRows(ordered shooting.Ordered, laid shooting.Laid, goods []bench.Good, kept map[string]string) []orderRow {
	number := map[catalog.ID]int{}
	for i, good := range goods {
		number[good.ID] = i + 1
	}
	rows := make([]orderRow, len(ordered.Frames))
	for i, frame := range ordered.Frames {
		row := orderRow{photo: bench.Photo{Path: frame.Path}.Name()}
		match, matched := laid.Matches[frame.Path]
		switch {
		case matched:
			group := number[match.Best.ID]
			row.product = goods[group-1].Label
			row.group = fmt.Sprintf("%d, photo %d", group, match.Shot.Number)
		case frame.Blank:
			row.note = "Blank, of no product"
		default:
			row.note = "No product is left for it"
		}
		if own := kept[frame.Path]; own != "" && own != row.product {
			row.note = "Stays with " + own
		}
		rows[i] = row
	}
	return rows
}

func (o *orderSheet) show(told map[string]bench.Told, laid shooting.Laid, rows []orderRow, products int, err error) {
	o.told = told
	o.apply.SetText("Match " + words.Count(len(told), "photo"))
	o.apply.Enable()
	o.said.SetColour(look.Ink2)
	if err != nil || len(told) == 0 {
		o.apply.Disable()
	}
	switch {
	case err != nil:
		o.said.SetText(words.Sentence(err.Error()))
		o.said.SetColour(look.Bad)
		rows = nil
	case len(rows) == 0:
		o.said.SetText("No photo is without a product")
	default:
		o.said.SetText(laidWords(laid, len(rows), products))
		if len(laid.PhotosLeft)+len(laid.ProductsLeft) > 0 {
			o.said.SetColour(look.Warn)
		}
	}
	o.list.Objects = []fyne.CanvasObject{findings.New(o.section.desk, findings.List{
		Columns: []grid.Column{
			{ID: "group", Title: "Group", Width: orderGroup}, {ID: "photo", Title: "Photo", Width: orderPhoto},
			{ID: "product", Title: "Product", Width: orderOf}, {ID: "note", Title: "Worth knowing", Width: orderKeep},
		},
		Count: len(rows),
		Row:   func(i int) []string { return []string{rows[i].group, rows[i].photo, rows[i].product, rows[i].note} },
	})}
	o.list.Refresh()
	o.section.dialog.SetPromise("Every match waits for your word. Sure ones and those chosen by hand stay.")
}

// laidWords says how the photos and the products come out.
func laidWords(laid shooting.Laid, photos, products int) string {
	text := fmt.Sprintf("%s on %s", words.Count(photos, "photo"), words.Count(products, "product"))
	if n := len(laid.PhotosLeft); n > 0 {
		text += fmt.Sprintf(", %s without one", words.Count(n, "photo"))
	}
	if n := len(laid.ProductsLeft); n > 0 {
		text += fmt.Sprintf(", %s without a photo, from %s on", words.Count(n, "product"), laid.ProductsLeft[0].Label)
	}
	return text
}

// take has the photos matched as the preview shows.
func (o *orderSheet) take() {
	o.stopWork()
	o.section.dialog.Close()
	if o.section.bay == o.bay {
		o.section.tell(o.told)
	}
}
