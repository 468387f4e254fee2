package images

import (
	"fmt"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"

	"storehand/app/bench"
	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
	"storehand/app/compliance"
	"storehand/app/duplicates"
	"storehand/app/job"
	"storehand/app/media"
	"storehand/app/photo"
	"storehand/app/vision"
	"storehand/ui/desk"
	"storehand/ui/inorder"
	"storehand/ui/look"
	"storehand/ui/parts"
	"storehand/ui/thumbnail"
	"storehand/ui/words"
)

// Params is what the section needs. All fields are required.
type Params struct {
	Desk    *desk.Desk
	Catalog catalog.Reader
	Media   media.Keeper
	// Rack remembers the photos on the bench from one start to the next.
	Rack bench.Rack
	// Pictures are those of products, to which photos are compared.
	Pictures duplicates.Source
	// Prints remembers what those pictures look like.
	Prints duplicates.Memory
	// ClipText is the text in the clipboard, asked for on the UI goroutine, and
	// Clip all that is in it, asked for off it.
	ClipText func() string
	Clip     func(text string) bench.Clip
	// Inbox is the folder for pictures that are pasted.
	Inbox string
	Now   func() time.Time
	// Workers is how many photos are prepared at the same time.
	Workers int
	// Vision opens the model that writes ALT texts, if one is set up.
	Vision vision.Opener
	// OnSettings shows the settings, where one is set up.
	OnSettings func()
	// OnAudit checks all pictures of a store, OnDuplicates looks for those that
	// are there more than once.
	OnAudit, OnDuplicates func(desk.Scope)
	// OnPictures shows the pictures that products have.
	OnPictures func(desk.Scope)
	// OnContactSheet asks for a contact sheet, of the finished pictures on the
	// bench or others.
	OnContactSheet func(scope desk.Scope, finished []bench.Picture)
}

// Section is the page of the image bench. Its methods belong on the UI
// goroutine.
type Section struct {
	params Params
	desk   *desk.Desk
	scope  desk.Scope

	*bay                       // of the store in front
	bays    map[client.ID]*bay // by store
	shelf   *bench.Shelf       // nil while the products are read
	known   *duplicates.Known  // pictures of the products; nil while they are read
	presets bench.Presets
	preset  photo.Preset // that is shown
	making  making
	policy  bench.Policy
	own     bool // the right column is about the photo in the middle alone
	saves   *inorder.Line

	page    *page
	compare comparing
	hand    *byHand
	dialog  *parts.WideDialog
	verdict compliance.Verdict // on the finished picture in the middle
	thumbs  *thumbnail.Loader
	review  *review
	onCount func(int)
	warned  bool // the user was told that finished pictures are not staged

	stale       bool   // the shelf is older than the products
	reading     int    // generation of the shelf that is being read
	stopReading func() // calls off reading it in a moment
	learning    learning
}

var (
	_ desk.Section = (*Section)(nil)
	_ desk.Counted = (*Section)(nil)
	_ desk.Keyed   = (*Section)(nil)
)

// New returns the section. It shows nothing until it is opened on a store.
func New(p Params) *Section {
	s := &Section{params: p, desk: p.Desk, bay: newBay(0), bays: map[client.ID]*bay{}, saves: inorder.New(p.Desk.Background), policy: bench.Append, onCount: func(int) {}}
	s.preset = s.presets.Current()
	s.making = s.makingNow()
	s.thumbs = thumbnail.New(thumbnail.Params{
		Source: files{}, Background: s.desk.Background, Dispatch: s.desk.Dispatch, Capacity: thumbsKept,
		OnLoad: func(catalog.Image) { s.page.list.list.strip.Refresh() },
	})
	s.hand = s.newByHand()
	s.dialog = parts.NewWideDialog(s.desk.Tips, func() { s.dialog.Close() })
	s.page = newPage(s)
	s.review = newReview(s)
	s.readPresets()
	s.refresh()
	return s
}

// Place implements desk.Section.
func (s *Section) Place() desk.Place { return desk.Images }

// Name implements desk.Section.
func (s *Section) Name() string { return "Images" }

// Icon implements desk.Section.
func (s *Section) Icon() look.Icon { return look.IconImages }

// Content implements desk.Section.
func (s *Section) Content() fyne.CanvasObject { return s.page.root }

// OnCount implements desk.Counted: the photos that are no pictures of a product
// yet.
func (s *Section) OnCount(count func(int)) {
	s.onCount = count
	s.showCount()
}

func (s *Section) showCount() {
	tally := s.tray.Tally(s.making.main, s.making.others...)
	s.onCount(tally.Photos - tally.Of(bench.OnProduct))
}

// Open implements desk.Section. Every store has photos of its own on the bench.
func (s *Section) Open(scope desk.Scope) {
	if s.scope.Store.ID != scope.Store.ID {
		s.shelf, s.known = nil, nil
		s.review.forget()
		s.closeFraming()
		s.scope, s.stale = scope, true
		s.enter(scope.Store.ID)
		s.review.readStyle()
		s.learnSoon()
		if s.tray.Len() > 0 {
			s.readShelf()
		}
	}
	s.scope = scope
	s.page.head.SetSubtitle(fmt.Sprintf("Bench, %s", scope.Store.Name))
	s.refresh()
}

// Changed implements desk.Section.
func (s *Section) Changed(set change.Set) {
	for _, store := range set.Stores {
		if store == s.scope.Store.ID {
			s.productsChanged()
		}
	}
	if len(set.Stores) > 0 {
		s.learnSoon()
	}
	s.followUndo(set.Operation)
	s.review.changed()
}

// Show implements desk.Section: it brings the first photo of a product to the
// front.
func (s *Section) Show(product catalog.ID) {
	for place := range s.tray.Len() {
		if e := s.tray.At(place); product != 0 && e.Binding.Product == product {
			s.choose(e.Path)
			return
		}
	}
}

// Leave implements desk.Section. Finished pictures that are not staged are
// worth a word, once.
func (s *Section) Leave() bool {
	ready := len(s.tray.Ready())
	if ready == 0 || s.warned || s.run != nil {
		return true
	}
	s.warned = true
	s.desk.After(warnFor, func() { s.warned = false })
	s.toast(parts.Toast{
		Tone: parts.Warn, Words: notStaged(ready) + ". Close again to leave them",
		Action: "Stage them", OnAction: s.stage,
	})
	return false
}

// warnFor is how long a second try to leave is taken as the answer.
const warnFor = 8 * time.Second

// TypedKey implements desk.Keyed: with nothing in focus the keys are the
// list's.
func (s *Section) TypedKey(key *fyne.KeyEvent) {
	switch {
	case s.review.isOpen():
		s.review.typedKey(key)
	case s.hand.path != "":
		s.framingKey(key.Name)
	case key.Name == fyne.KeyEscape:
		s.page.showRail(false)
	case s.tray.Len() > 0:
		// The list passes what it cannot use to the window, which comes here.
		if s.page.list.list.take(key.Name) {
			s.page.list.list.focus()
		}
	}
}

// TypedRune implements desk.Keyed.
func (s *Section) TypedRune(r rune) {
	if s.review.isOpen() {
		s.review.typedRune(r)
	}
}

// toast shows a toast above the run bar.
func (s *Section) toast(t parts.Toast) {
	s.desk.KeepClear(look.FooterBarHeight)
	s.desk.Toast(t)
}

// entry is the photo in the middle, or nil.
func (s *Section) entry() *bench.Entry { return s.tray.Find(s.chosen) }

// choose brings a photo to the middle.
func (s *Section) choose(path string) {
	if s.hand.path != "" && s.hand.path != path {
		s.closeFraming()
	}
	s.chosen = path
	if place := s.rowFor(path); place >= 0 && s.page.list.list.chosen != place {
		s.page.list.list.choose(place)
	}
	s.showChosen()
}

// nextWith goes to the next photo with a mark.
func (s *Section) nextWith(mark bench.Mark) {
	n := s.tray.Len()
	for step := 1; step <= n; step++ {
		if e := s.tray.At((s.tray.Place(s.chosen) + step) % n); e.Has(mark, s.making.main, s.making.others...) {
			s.choose(e.Path)
			return
		}
	}
}

// refresh shows what changed among the photos.
func (s *Section) refresh() {
	tally := s.tray.Tally(s.making.main, s.making.others...)
	s.page.setEmpty(s.tray.Len() == 0)
	s.page.list.set(tally)
	s.sortOut(tally)
	s.page.checks.set(tally)
	s.showRun(tally)
	s.keep(s.bay)
	s.onCount(tally.Photos - tally.Of(bench.OnProduct))
	switch {
	case s.tray.Len() == 0:
		s.chosen = ""
	case s.page.list.piles.row(s.chosen) < 0:
		s.choose(s.page.list.piles.shown[max(s.page.list.list.chosen, 0)].Path)
	default:
		s.page.list.list.choose(s.page.list.piles.row(s.chosen))
	}
	s.showBinding()
}

// label is the title of a product, or of a variation with its options.
func (s *Section) label(id catalog.ID) string {
	if s.shelf == nil || id == 0 {
		return ""
	}
	good, found := s.shelf.Good(id)
	if !found {
		return "Product that is gone"
	}
	return good.Label
}

// labelOf is the title of the product that a photo has or may have.
func (s *Section) labelOf(e *bench.Entry) string {
	if e.Binding.Unsure() {
		return s.label(e.Binding.Match.Best.ID)
	}
	return s.label(e.Binding.Product)
}

// run is a run of preparing that is going on.
type run struct {
	bay  *bay
	job  *job.Job
	made madeSoFar
	told atomic.Bool // there is something to take over, and the screen knows
	stop func()      // ends the subscription to the board
}

func notStaged(pictures int) string {
	if pictures == 1 {
		return "1 finished picture is not staged yet"
	}
	return words.Number(pictures) + " finished pictures are not staged yet"
}
