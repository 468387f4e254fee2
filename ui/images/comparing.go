package images

import (
	"context"
	"image"
	"slices"
	"strings"
	"time"

	"storehand/app/bench"
	"storehand/app/photo"
	"storehand/ui/parts"
	"storehand/ui/presets"
)

// pause is how long the preset has to stay as it is before the photo in the
// middle is made anew: dragging a slider would start a hundred.
const pause = 150 * time.Millisecond

// comparing is what is on its way to the middle column.
type comparing struct {
	stopPair, stopExamples func() // call off the waiting
	cancel                 context.CancelFunc
	pair, examples         int // generations
}

// showChosen shows the photo in the middle anew.
func (s *Section) showChosen() {
	e := s.entry()
	if e == nil {
		return
	}
	pane := s.page.pane
	pane.name.SetText(e.Name())
	pane.viewer.setPair(bench.Comparison{}, pane.full())
	s.showBinding()
	if s.own {
		s.showRail()
	}
	s.showForecast(e)
	s.loadPair()
	s.loadExamples()
}

// showForecast says what the photo's header tells of what it becomes, until the
// finished picture is there.
func (s *Section) showForecast(e *bench.Entry) {
	pane := s.page.pane
	switch {
	case e.Problem != nil:
		pane.card.set(fact{}, fact{before: bench.Size(e.Size)}, fact{})
		pane.setNote(parts.Bad, e.Problem.Error())
		pane.setWaiting("")
	case !e.Looked:
		pane.card.set(fact{}, fact{before: bench.Size(e.Size)}, fact{})
		pane.setNote(parts.Neutral, "")
		pane.setWaiting("Reading the photo")
	default:
		forecast := e.Recipe(s.preset).Forecast(e.Facts)
		s.showFacts(e, photo.Result{Width: forecast.Width, Height: forecast.Height, Format: forecast.Format, Warnings: forecast.Warnings}, 0)
		pane.setWaiting("Making the picture")
	}
}

// showFacts says what the photo was and what it becomes. bytes is the size of
// the finished file, zero while that is not known.
func (s *Section) showFacts(e *bench.Entry, made photo.Result, bytes int64) {
	size := fact{before: bench.Size(e.Size)}
	if bytes > 0 {
		size.after = bench.Size(bytes)
	}
	pane := s.page.pane
	pane.card.set(
		fact{dimensions(e.Facts.Width, e.Facts.Height), dimensions(made.Width, made.Height)},
		size, fact{e.Facts.Format.Name(), made.Format.Name()},
	)
	tone, words := parts.Warn, warningWords(made.Warnings)
	if e.Failure != "" {
		tone, words = parts.Bad, e.Failure
	}
	pane.setNote(tone, words)
}

func warningWords(warnings []photo.Warning) string {
	texts := make([]string, len(warnings))
	for i, warning := range warnings {
		texts[i] = warning.Text
	}
	return strings.Join(texts, " ")
}

// loadPair makes before and after of the photo in the middle, a moment from
// now, unless something else is wanted by then.
func (s *Section) loadPair() {
	if s.compare.stopPair != nil {
		s.compare.stopPair()
	}
	if s.compare.cancel != nil {
		s.compare.cancel()
	}
	s.compare.pair++
	s.compare.stopPair = s.desk.After(pause, s.makePair)
}

func (s *Section) makePair() {
	e := s.entry()
	if e == nil || e.Problem != nil {
		return
	}
	viewer, full := s.page.pane.viewer, s.page.pane.full()
	box := viewer.room()
	if full {
		box = image.Point{}
	}
	generation, recipe, subject := s.compare.pair, e.Recipe(s.preset), e.Photo
	wish, cancel := context.WithCancel(context.Background())
	s.compare.cancel = cancel
	s.desk.Background(func(ctx context.Context) {
		defer cancel()
		defer context.AfterFunc(ctx, cancel)()
		pair, err := bench.Compare(wish, subject, recipe, box)
		s.desk.Dispatch(func() {
			if generation == s.compare.pair {
				s.showPair(subject, pair, full, err)
			}
		})
	})
}

func (s *Section) showPair(subject bench.Photo, pair bench.Comparison, full bool, err error) {
	e := s.tray.Find(subject.Path)
	if e == nil {
		return
	}
	pane := s.page.pane
	pane.setWaiting("")
	if err != nil {
		pane.setNote(parts.Bad, err.Error())
		return
	}
	pane.viewer.setPair(pair, full)
	s.showFacts(e, pair.Made, pair.Bytes)
	s.judge(e.Recipe(s.preset).Preset, pair.Measured)
}

// loadExamples works out the name and ALT text of the photo in the middle, a
// moment from now.
func (s *Section) loadExamples() { s.loadExamplesOf(presets.TemplateOf(s.making.main)) }

// templateTyped shows what a template being typed would make, or what is wrong
// with it.
func (s *Section) templateTyped(template string) {
	err := presets.CheckTemplate(template)
	s.page.rail.SetTemplateMistake(err)
	if err == nil {
		s.loadExamplesOf(template)
	}
}

func (s *Section) loadExamplesOf(template string) {
	if s.compare.stopExamples != nil {
		s.compare.stopExamples()
	}
	s.compare.examples++
	s.compare.stopExamples = s.desk.After(pause, func() { s.makeExamples(template) })
}

func (s *Section) makeExamples(template string) {
	e := s.entry()
	wording, err := s.wording(template)
	if e == nil || err != nil {
		return
	}
	generation, subject := s.compare.examples, *e
	staging := bench.Staging{Store: s.scope.Store, Photos: s.siblings(e), Policy: s.policy, Wording: wording}
	s.desk.Background(func(ctx context.Context) {
		placed, err := staging.Preview(ctx, s.params.Catalog)
		s.desk.Dispatch(func() {
			if generation != s.compare.examples {
				return
			}
			if err != nil {
				s.desk.Fail("work out the names", err)
				return
			}
			s.showExamples(&subject, wording, placed)
		})
	})
}

// siblings are the photos of the same product, as if all of them were prepared:
// a photo's number depends on the others.
func (s *Section) siblings(e *bench.Entry) []bench.Bound {
	var all []bench.Bound
	for place := range s.tray.Len() {
		other := s.tray.At(place)
		if other.Binding.Product != e.Binding.Product || !other.Included && other != e || other.Staged && other != e {
			continue
		}
		all = append(all, bench.Bound{Photo: other.Photo, Binding: other.Binding, Made: s.asMade(other)})
	}
	return all
}

// showExamples shows the words of the photo in the middle. A photo without a
// product has a name only.
func (s *Section) showExamples(e *bench.Entry, wording bench.Wording, placed []bench.Placed) {
	at := slices.IndexFunc(placed, func(p bench.Placed) bool { return p.Path == e.Path })
	if at >= 0 {
		s.page.rail.SetExamples(placed[at].Image.FileName, placed[at].Image.Alt)
		return
	}
	s.page.rail.SetExamples(wording.NameOf(e.Photo, e.Binding, s.making.main.Slug, s.asMade(e).Prepared.Ext), "")
}
