package images

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"storehand/app/altreview"
	"storehand/app/alttext"
	"storehand/app/vision"
	"storehand/app/vision/visiontest"
	"storehand/data"
	"storehand/ui/look"
	"storehand/ui/parts"
)

// hurried waits for nothing.
type hurried struct{}

func (hurried) Now() time.Time                                  { return moment }
func (hurried) Wait(ctx context.Context, _ time.Duration) error { return ctx.Err() }

// modelOf opens the model that the settings of a workspace name. Servers of
// tests take no key, so that no keychain is asked.
func modelOf(w *data.Workspace) vision.Opener {
	return vision.Opener{Memory: w, Transport: http.DefaultTransport, Clock: hurried{}, Random: func() float64 { return 0 }}
}

// withModel opens the review with a model on a server.
func withModel(t *testing.T, replies ...visiontest.Reply) (*stage, *visiontest.Server) {
	t.Helper()
	s := open(t, look.Light, wide)
	server := visiontest.New(t, replies...)
	settings := vision.Settings{Address: server.Address(), Model: visiontest.Model, PriceIn: 150_000, PriceOut: 600_000}
	if err := settings.Save(context.Background(), s.workspace); err != nil {
		t.Fatal(err)
	}
	s.findMissing()
	s.pass()
	return s, server
}

// rest waits until the run about many pictures is over.
func (s *stage) rest() {
	s.t.Helper()
	s.until("the model was asked about all", func() bool { return s.review.model.asking == nil })
}

func TestWithoutAModelTheSettingsAreOffered(t *testing.T) {
	s := open(t, look.Light, wide)
	s.findMissing()
	s.pass()
	p := s.review.view.hand
	if p.source.Visible() || !p.setUp.Visible() || s.review.view.model.root.Visible() {
		t.Error("a model is offered that is not set up")
	}
	test.Tap(p.setUp)
	if s.sent != 1 {
		t.Error("the link does not lead to the settings")
	}
	s.review.typedRune('m') // harmless
}

func TestTheModelWritesOneText(t *testing.T) {
	s, server := withModel(t, visiontest.Text("Alt text: \"Man in a rust jacket on a ridge\""))
	r := s.review
	composedText := r.items[0].text
	r.typedRune('m')
	if got := r.view.hand.lint.Text(); got != "Asking "+visiontest.Model {
		t.Errorf("meanwhile it says %q", got)
	}
	s.pass()
	if r.items[0].text != "Man in a rust jacket on a ridge" || r.items[0].origin != byModel || r.view.hand.source.Chosen() != 1 {
		t.Errorf("%+v", r.items[0])
	}
	r.typedRune('c')
	s.pass()
	if r.items[0].text != composedText {
		t.Errorf("composed again: %q", r.items[0].text)
	}
	r.typedRune('m')
	s.pass()
	if r.items[0].text != "Man in a rust jacket on a ridge" || len(server.Asked()) != 1 {
		t.Errorf("asked %d times for %q", len(server.Asked()), r.items[0].text)
	}
}

func TestARefusalIsSaidAndTheComposedTextStays(t *testing.T) {
	s, _ := withModel(t, visiontest.Text("I'm sorry, I can't help with that."))
	r := s.review
	composedText := r.items[0].text
	r.useModel()
	s.pass()
	if got := r.view.hand.problem.Text(); !strings.Contains(got, "The model refused") || !r.view.hand.problem.Visible() || r.items[0].text != composedText || r.items[0].origin != composed {
		t.Errorf("it says %q, and the text is %q", got, r.items[0].text)
	}
}

func TestManyTextsAreWrittenAfterAnEstimate(t *testing.T) {
	s, server := withModel(t, visiontest.Text("Written by a model"), visiontest.Text(""), visiontest.Text("Written by a model"))
	r, bar := s.review, s.review.view.model
	n := r.due()
	r.items[1].write("Mine", byUser)
	r.view.refresh()
	test.Tap(bar.offer)
	if got := bar.words.Text(); !strings.Contains(got, "pictures, about") || !strings.Contains(got, "about 0.01 USD") || !strings.Contains(got, "after the first answers") || len(server.Asked()) != 0 {
		t.Fatalf("before the run it says %q", got)
	}
	test.Tap(bar.drop)
	if bar.ask.Visible() || !bar.offer.Visible() {
		t.Error("not now does not take the question away")
	}
	test.Tap(bar.offer)
	test.Tap(bar.ask)
	s.rest()
	if got := len(server.Asked()); got != n-1 {
		t.Errorf("asked %d times about %d pictures", got, n-1)
	}
	if r.items[1].text != "Mine" || r.items[0].origin != byModel || r.items[0].text != "Written by a model" {
		t.Errorf("%+v, %+v", r.items[0], r.items[1])
	}
	if got := bar.words.Text(); !strings.Contains(got, "1 picture without one") || !strings.Contains(r.items[2].model.problem, "without a text") && !strings.Contains(r.items[3].model.problem, "without a text") {
		t.Errorf("afterwards it says %q", got)
	}
	s.settle()
	again, err := vision.LoadExperience(context.Background(), s.workspace, r.model.settings)
	if err != nil || again.Answers != n-2 {
		t.Errorf("%d answers are remembered, %v", again.Answers, err)
	}
}

func TestARunIsCancelledAndWhatWasWrittenStays(t *testing.T) {
	s, server := withModel(t, visiontest.Text("Written by a model"), visiontest.Silent)
	r := s.review
	r.confirmAsking()
	r.askAll()
	s.until("the second picture is asked about", func() bool { return len(server.Asked()) == 2 })
	if !r.view.model.cancel.Visible() || !r.view.model.part.Visible() {
		t.Error("the run cannot be cancelled")
	}
	test.Tap(r.view.model.cancel)
	s.rest()
	if r.items[0].text != "Written by a model" || len(server.Asked()) != 2 || r.items[1].origin != composed {
		t.Errorf("%q, asked %d times", r.items[0].text, len(server.Asked()))
	}
}

func TestAServerThatIsGoneIsSaid(t *testing.T) {
	s, server := withModel(t)
	server.Close()
	s.review.askAll()
	s.rest()
	if got := s.review.view.model.words.Text(); !strings.Contains(got, "nothing answers at") && !strings.Contains(got, "Nothing answers at") {
		t.Errorf("it says %q", got)
	}
}

func TestLanguageAndTemplateAreTriedAtOnceAndKept(t *testing.T) {
	s := open(t, look.Light, wide)
	s.findMissing()
	s.pass()
	r, bar := s.review, s.review.view.style
	english := r.items[0].text
	bar.take(r.style.InLanguage("de"))
	s.pass()
	if german := r.items[0].text; german == english || bar.template.Text() != alttext.German.Template || bar.language.Chosen() != 1 {
		t.Errorf("in German: %q by %q", german, bar.template.Text())
	}
	bar.template.Focus()
	s.selectAll()
	test.Type(s.window.Canvas().Focused(), "Das ist {titel}")
	s.pass()
	if r.style.Template() == "Das ist {titel}" {
		t.Error("a template with a mistake is used")
	}
	s.selectAll()
	test.Type(s.window.Canvas().Focused(), "Das ist {title}")
	s.pass()
	if !strings.HasPrefix(r.items[0].text, "Das ist ") {
		t.Errorf("got %q", r.items[0].text)
	}
	style, err := alttext.LoadStyle(context.Background(), s.workspace, s.scope.Store.ID)
	if err != nil || style.Template() != "Das ist {title}" || style.Speaks().Code != "de" {
		t.Errorf("kept is %+v, %v", style, err)
	}
	s.show("Alder & Finch")
	if r.style.Speaks().Code != "en" {
		t.Error("another store speaks German")
	}
	s.show("Northpass")
	if r.style.Template() != "Das ist {title}" {
		t.Errorf("back again it is %q", r.style.Template())
	}
}

func TestFixesAndScoresAreShown(t *testing.T) {
	s := open(t, look.Light, wide)
	s.findMissing()
	s.pass()
	r := s.review
	r.edited("Image of a jacket")
	r.view.refresh()
	p := r.view.hand
	if p.fix.Text() != "Take out “Image of”" || !p.mend.Visible() || !strings.Contains(p.lint.Text(), "(−25)") || !strings.Contains(p.read.Text(), "W3C") {
		t.Errorf("%q, %q, %q", p.fix.Text(), p.lint.Text(), p.read.Text())
	}
	r.typedRune('f')
	if got := p.text.Text(); got != "A jacket" || p.mend.Visible() {
		t.Errorf("fixed as %q", got)
	}
}

func TestAFileThatServesSeveralProductsIsSaid(t *testing.T) {
	s := open(t, look.Light, wide)
	p, q := s.product("NP-PCK-R38"), s.product("NP-BTL-750")
	shared := p.Images[0]
	shared.Alt = ""
	p.Images[0] = shared
	q.Images = append(q.Images, shared)
	s.edit("share", p)
	s.edit("share", q)
	s.findMissing()
	s.pass()
	r := s.review
	place := -1
	for i, item := range r.items {
		if item.Products() == 2 {
			place = i
			break
		}
	}
	if place < 0 {
		t.Fatal("no file is shared")
	}
	r.goTo(place)
	s.pass()
	pane := r.view.hand
	if !pane.places.Visible() || !strings.Contains(pane.shared.Text(), "Used by 2 products") || pane.same.State() != parts.On {
		t.Errorf("it says %q", pane.shared.Text())
	}
	r.edited("Green pack on white")
	r.accept()
	if r.accepted() != 2 {
		t.Errorf("%d accepted", r.accepted())
	}
	r.stage()
	s.pass()
	for _, sku := range []string{"NP-PCK-R38", "NP-BTL-750"} {
		images := s.product(sku).Images
		if alt := images[0].Alt; sku == "NP-PCK-R38" && alt != "Green pack on white" {
			t.Errorf("%s has %q", sku, alt)
		}
		if alt := images[len(images)-1].Alt; sku == "NP-BTL-750" && alt != "Green pack on white" {
			t.Errorf("%s has %q", sku, alt)
		}
	}
	if items, err := altreview.Find(context.Background(), s.workspace, s.scope.Store, altreview.All); err != nil || len(items) == 0 {
		t.Error(len(items), err)
	}
}

func TestAChangeElsewhereKeepsWhatWasSaid(t *testing.T) {
	s := open(t, look.Light, wide)
	s.findMissing()
	s.pass()
	r := s.review
	r.edited("A jacket on a hook")
	r.accept()
	s.pass()
	q := s.product("NP-BTL-750")
	q.Title = "Steel bottle with a new title"
	s.edit("rename", q)
	if r.accepted() != 1 || r.items[0].text != "A jacket on a hook" {
		t.Errorf("%d accepted, the first is %q", r.accepted(), r.items[0].text)
	}
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	s.findMissing()
	s.pass()
	if r.accepted() != 1 {
		t.Error("closing the panel forgets what was said")
	}
}

func TestATextThatIsThereIsMended(t *testing.T) {
	s := open(t, look.Light, wide)
	p := s.product("NP-BTL-750")
	p.Images[0].Alt = "Image of a steel bottle"
	s.edit("poor", p)
	s.findMissing()
	s.pass()
	r := s.review
	r.setWhich(altreview.Poor)
	s.pass()
	for i, item := range r.items {
		if item.Image.Alt == "Image of a steel bottle" {
			r.goTo(i)
		}
	}
	pane := r.view.hand
	if !strings.Contains(pane.now.Text(), "score 75: Image of a steel bottle") {
		t.Fatalf("it says %q", pane.now.Text())
	}
	test.Tap(pane.reuse)
	r.typedRune('f')
	if got := pane.text.Text(); got != "A steel bottle" {
		t.Errorf("mended as %q", got)
	}
}

func TestAnotherChangeLeavesThePictureAtHand(t *testing.T) {
	s := open(t, look.Light, wide)
	s.findMissing()
	s.pass()
	r := s.review
	r.goTo(2)
	key := keyOf(r.items[2].Item)
	q := s.product("NP-BTL-750")
	q.Title = "Steel bottle with a new title"
	s.edit("rename", q)
	if r.current != 2 || keyOf(r.items[2].Item) != key {
		t.Errorf("at hand is %d", r.current)
	}
}
