package images

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"storehand/app/altreview"
	"storehand/ui/look"
)

// missing is how many pictures of the store have no ALT text.
func (s *stage) missing() int {
	s.t.Helper()
	items, err := altreview.Find(context.Background(), s.workspace, s.scope.Store, altreview.Missing)
	if err != nil {
		s.t.Fatal(err)
	}
	return len(items)
}

func TestMissingTextsAreReviewedByKeyboard(t *testing.T) {
	s := open(t, look.Light, wide)
	n := s.missing()
	if n < 4 {
		t.Fatalf("%d texts are missing", n)
	}
	s.findMissing()
	s.pass()
	r := s.review
	if len(r.items) != n || !r.items[0].ready || !strings.Contains(r.items[0].text, r.items[0].Label) {
		t.Fatalf("of %d items the first is %+v", len(r.items), r.items[0])
	}
	s.key(fyne.KeyReturn) // accept the first
	s.settle()
	s.window.Canvas().Focused().TypedRune('s') // skip the second
	s.settle()
	s.window.Canvas().Focused().TypedRune('e') // edit the third
	s.selectAll()
	test.Type(s.window.Canvas().Focused(), "IMG_4471.jpg")
	if got := r.view.hand.lint.Text(); !strings.Contains(got, "camera gave the file") {
		t.Errorf("the lint says %q", got)
	}
	s.selectAll()
	test.Type(s.window.Canvas().Focused(), "A jacket on a hook")
	s.key(fyne.KeyReturn)
	s.settle()
	if r.accepted() != 2 || r.count(skipped) != 1 || r.current != 3 {
		t.Fatalf("%d accepted, %d skipped, at hand is %d", r.accepted(), r.count(skipped), r.current)
	}
	third := r.items[2]
	if got := r.view.stage.Text(); got != "Stage 2 texts" {
		t.Errorf("the button says %q", got)
	}
	s.main() // Ctrl+Enter
	s.pass()
	s.wantToast("2 ALT texts staged")
	if got := s.missing(); got != n-2 || len(r.items) != n-2 {
		t.Errorf("%d are missing, %d in the list", got, len(r.items))
	}
	p, err := s.workspace.Product(context.Background(), third.Owner)
	if err != nil || p.Images[third.Place].Alt != "A jacket on a hook" {
		t.Errorf("the picture has %q, %v", p.Images[third.Place].Alt, err)
	}
	s.toasts[len(s.toasts)-1].OnAction()
	s.pass()
	if got := s.missing(); got != n || len(r.items) != n {
		t.Errorf("after undo %d are missing, %d in the list", got, len(r.items))
	}
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if r.isOpen() || s.page.panel.IsOpen() {
		t.Error("Escape does not close the review")
	}
}

func TestPoorTextsAreAnotherList(t *testing.T) {
	s := open(t, look.Light, wide)
	s.findMissing()
	s.pass()
	n := len(s.review.items)
	s.review.view.which.Tapped(&fyne.PointEvent{Position: fyne.NewPos(s.review.view.which.Size().Width-5, 5)})
	s.pass()
	if more := len(s.review.items); more <= n {
		t.Errorf("%d missing, %d missing and poor", n, more)
	}
}

func TestAReviewWithNothingToDo(t *testing.T) {
	s := open(t, look.Light, wide)
	s.findMissing()
	s.pass()
	for range s.review.items {
		s.review.accept()
		s.settle()
	}
	s.review.stage()
	s.pass()
	if len(s.review.items) != 0 || s.review.view.work.Visible() || s.review.view.done.Text() != "Every picture of this store has an ALT text." {
		t.Errorf("%d left, and it says %q", len(s.review.items), s.review.view.done.Text())
	}
	s.review.accept() // harmless
	s.review.skip()
	s.review.stage()
}
