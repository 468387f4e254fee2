package parts

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"

	"storehand/ui/look"
)

func TestShortenedLabelEndsInAnEllipsisInItsWidth(t *testing.T) {
	newWindow(t, look.Light, nil)
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.StringMatching(`[A-Za-zÀ-ž €−0-9א-ת]{0,40}`).Draw(t, "words")
		width := rapid.Float32Range(20, 300).Draw(t, "width")
		l := NewLabel(words, look.SizeBody, look.Ink).Shortened()
		l.Resize(fyne.NewSize(width, 18))
		l.Refresh()
		seen := l.text.Text
		if full := widthOf(l.text, words); full <= width && seen != words {
			t.Fatalf("%q fits %v and shows as %q", words, width, seen)
		}
		if l.text.MinSize().Width > width {
			t.Fatalf("%q shows as %q, %v wide of %v", words, seen, l.text.MinSize().Width, width)
		}
		if seen != words && (!strings.HasSuffix(seen, "…") || !strings.HasPrefix(words, strings.TrimSuffix(seen, "…"))) {
			t.Fatalf("%q shows as %q", words, seen)
		}
		if l.Text() != words {
			t.Fatalf("it forgot its words: %q", l.Text())
		}
	})
}

func TestParagraphKeepsEveryWord(t *testing.T) {
	newWindow(t, look.Light, nil)
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.StringMatching(`([a-z]{1,12} ){0,20}[a-z]{1,12}(\n[a-z ]{0,20})?`).Draw(t, "words")
		width := rapid.Float32Range(40, 400).Draw(t, "width")
		p := NewParagraph(words, look.SizeBody, look.Ink)
		lines := p.lines(width)
		if got, want := strings.Fields(strings.Join(lines, " ")), strings.Fields(words); strings.Join(got, " ") != strings.Join(want, " ") {
			t.Fatalf("%q became %q", words, lines)
		}
		ruler := look.Text("", look.SizeBody, look.Ink)
		for _, line := range lines {
			if strings.Contains(line, " ") && widthOf(ruler, line) > width {
				t.Fatalf("line %q is wider than %v", line, width)
			}
		}
		if got := p.HeightFor(width); got != float32(len(lines))*18 {
			t.Fatalf("%d lines are %v px high", len(lines), got)
		}
	})
}

func TestParagraphGetsTallerAsItGetsNarrower(t *testing.T) {
	p := NewParagraph("Hand thrown stoneware teapot with a built-in strainer.", look.SizeBody, look.Ink)
	newWindow(t, look.Light, p)
	p.Resize(fyne.NewSize(600, 100))
	wide := p.MinSize().Height
	p.Resize(fyne.NewSize(120, 100))
	if narrow := p.MinSize().Height; narrow <= wide {
		t.Errorf("%v px at 120, %v at 600", narrow, wide)
	}
}

func TestScoreTones(t *testing.T) {
	for points, want := range map[int]Tone{100: Good, 80: Good, 79: Warn, 55: Warn, 54: Bad, 0: Bad} {
		if got := ScoreTone(points); got != want {
			t.Errorf("%d points are tone %d, want %d", points, got, want)
		}
	}
}

func TestFilterTokenOpensAndGoes(t *testing.T) {
	var opened, removed count
	token := NewFilterToken("Status: Draft", opened.up, removed.up)
	w := newWindow(t, look.Light, container.NewWithoutLayout(token))
	token.Resize(token.MinSize())
	test.TapAt(token, fyne.NewPos(20, 10))
	test.TapAt(token, fyne.NewPos(token.Size().Width-10, 10))
	w.Canvas().Focus(token)
	press(w, fyne.KeyReturn)
	press(w, fyne.KeyDelete)
	opened.want(t, 2, "opened")
	removed.want(t, 2, "removed")
}

func TestLinkIsFollowed(t *testing.T) {
	var followed count
	l := NewLink("Show the list", look.SizeSmall, followed.up)
	w := newWindow(t, look.Light, l)
	test.Tap(l)
	w.Canvas().Focus(l)
	press(w, fyne.KeyReturn)
	followed.want(t, 2, "followed")
}

func TestEmptyStateOffersWaysOn(t *testing.T) {
	var imported count
	empty := NewEmptyState("No products in this shop yet", "Bring them in from a file.",
		EmptyAction{Icon: look.IconUpload, Title: "Import a file", Words: "CSV", Key: "Ctrl O", OnTap: imported.up})
	w := newWindow(t, look.Light, empty)
	card := empty.Objects[1]
	if got := card.Position().X + card.Size().Width/2; got != 300 {
		t.Errorf("the card's middle is at %v of 600", got)
	}
	w.Canvas().FocusNext()
	press(w, fyne.KeyReturn)
	test.TapCanvas(w.Canvas(), fyne.NewPos(300, card.Position().Y+card.Size().Height-20))
	imported.want(t, 2, "imported")
}

func TestPageHeadGivesItsActionsTheirRoom(t *testing.T) {
	action := NewButton(Primary, "New product", nil)
	head := NewPageHead("A very long product title that cannot be seen whole at this width", "1 of 2", action)
	newWindow(t, look.Light, container.NewWithoutLayout(head))
	head.Resize(fyne.NewSize(400, look.PageHeadHeight))
	if end := head.title.Position().X + head.title.Size().Width; end > action.Position().X {
		t.Errorf("the title ends at %v, over the action at %v", end, action.Position().X)
	}
	if end := action.Position().X + action.Size().Width; end != 400-look.PageMargin {
		t.Errorf("the action ends at %v", end)
	}
	head.SetTitle("Teapot")
	if head.subtitle.Size().Width == 0 {
		t.Error("the subtitle is not seen although there is room")
	}
}

func TestProgressBarStaysInItsTrack(t *testing.T) {
	p := NewProgressBar(120)
	newWindow(t, look.Light, container.NewWithoutLayout(p))
	p.Resize(fyne.NewSize(120, 28))
	for value, want := range map[float32]float32{-1: 0, 0.5: 60, 7: 120} {
		p.SetValue(value)
		if got := p.done.Size().Width; got != want {
			t.Errorf("at %v it is %v px long, want %v", value, got, want)
		}
	}
}
