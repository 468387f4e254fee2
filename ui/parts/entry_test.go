package parts

import (
	"errors"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"storehand/ui/look"
)

var errTooLow = errors.New("below zero: enter 0 or more")

func notNegative(text string) error {
	if text != "" && text[0] == '-' {
		return errTooLow
	}
	return nil
}

// showEntry puts a field into a window, wide enough for a line.
func showEntry(t *testing.T, e *Entry) fyne.Window {
	t.Helper()
	w := newWindow(t, look.Light, container.NewWithoutLayout(e))
	e.Resize(fyne.NewSize(200, e.MinSize().Height))
	return w
}

func TestEntryPassesOnWhatIsLeftInIt(t *testing.T) {
	var kept heard[string]
	e := NewEntry("Price").OnCommit(kept.hear)
	w := showEntry(t, e)
	e.SetText("24.00")

	e.Focus()
	w.Canvas().Unfocus() // nothing changed

	e.Focus()
	press(w, fyne.KeyEnd)
	test.Type(e.drawing.input, "1")
	kept.want(t) // not while typing
	w.Canvas().Unfocus()

	e.Focus()
	press(w, fyne.KeyBackspace)
	press(w, fyne.KeyReturn)
	w.Canvas().Unfocus() // not twice
	kept.want(t, "24.001", "24.00")
}

func TestEscapeTakesTypingBackBeforeItReachesTheScreen(t *testing.T) {
	var kept heard[string]
	e := NewEntry("Price").OnCommit(kept.hear)
	w := showEntry(t, e)
	var screen heard[fyne.KeyName]
	w.Canvas().SetOnTypedKey(func(key *fyne.KeyEvent) { screen.hear(key.Name) })
	e.SetText("24.00")
	e.Focus()
	test.Type(e.drawing.input, "9")

	press(w, fyne.KeyEscape)
	if e.Text() != "24.00" {
		t.Errorf("after Escape it holds %q", e.Text())
	}
	screen.want(t)

	press(w, fyne.KeyEscape)
	screen.want(t, fyne.KeyEscape)
	w.Canvas().Unfocus()
	kept.want(t)
}

func TestEntryKeepsARefusedTextAndSaysWhy(t *testing.T) {
	var kept heard[string]
	e := NewEntry("Price").Checked(notNegative).OnCommit(kept.hear)
	w := showEntry(t, e)
	e.SetState(Staged, "was 24.00")
	e.Focus()
	test.Type(e.drawing.input, "-4")
	w.Canvas().Unfocus()

	if state, message := e.shown(); state != Failed || message != errTooLow.Error() {
		t.Errorf("state %d, %q", state, message)
	}
	if e.Text() != "-4" {
		t.Errorf("it holds %q", e.Text())
	}
	kept.want(t)

	e.Focus()
	press(w, fyne.KeyHome)
	press(w, fyne.KeyDelete)
	if state, _ := e.shown(); state != Staged {
		t.Error("the refusal stays although the text is right")
	}
	w.Canvas().Unfocus()
	kept.want(t, "4")
}

func TestSetTextTellsNobody(t *testing.T) {
	var typed, kept heard[string]
	e := NewEntry("Title").OnChange(typed.hear).OnCommit(kept.hear)
	w := showEntry(t, e)
	e.SetText("Round teapot")
	e.Focus()
	w.Canvas().Unfocus()
	typed.want(t)
	kept.want(t)
	test.Type(e.drawing.input, "A")
	typed.want(t, "ARound teapot")
}

// A staged value is written in pencil; while it is edited it is ink on paper.
func TestStagedValueIsInPencilUntilEdited(t *testing.T) {
	e := NewEntry("Price")
	w := showEntry(t, e)
	e.SetText("82.00")
	e.SetState(Staged, "")
	d := &e.drawing
	if !d.staged.Visible() || d.staged.Text != "82.00" || d.staged.Color != look.Color(look.Pencil) {
		t.Errorf("at rest: visible %v, %q in %v", d.staged.Visible(), d.staged.Text, d.staged.Color)
	}
	if d.box.fill.FillColor != look.Color(look.PencilSoft) {
		t.Error("at rest it is not on pencil ground")
	}
	e.Focus()
	if d.staged.Visible() || d.box.fill.FillColor != look.Color(look.Surface) {
		t.Error("while edited it still looks staged")
	}
	w.Canvas().Unfocus()
	if !d.staged.Visible() {
		t.Error("the pencil did not come back")
	}
}

func TestMessageMakesTheFieldTaller(t *testing.T) {
	e := NewEntry("ALT text")
	showEntry(t, e)
	before := e.MinSize().Height
	e.SetState(Warning, "Repeats a word.")
	if grown := e.MinSize().Height - before; grown != messageGap+lineHeight(look.SizeSmall) {
		t.Errorf("it grew by %v", grown)
	}
}

func TestCounterFollowsTyping(t *testing.T) {
	e := NewEntry("Title").Counted(func(text string) (string, Tone) {
		if len(text) > 2 {
			return "over", Bad
		}
		return "ok", Neutral
	})
	showEntry(t, e)
	if e.drawing.count.Text != "ok" || e.drawing.count.Color != look.Color(look.Ink3) {
		t.Errorf("empty: %q", e.drawing.count.Text)
	}
	test.Type(e.drawing.input, "abc")
	if e.drawing.count.Text != "over" || e.drawing.count.Color != look.Color(look.Bad) {
		t.Errorf("after three letters: %q", e.drawing.count.Text)
	}
}

// A line longer than its field moves under the caret and comes back to its
// beginning when the field is left.
func TestLongLineFollowsTheCaret(t *testing.T) {
	e := NewEntry("")
	w := showEntry(t, e)
	e.Focus()
	test.Type(e.drawing.input, "a title that is much longer than two hundred pixels allow")
	in := e.drawing.input
	caret := in.CursorPosition().X + in.Position().X
	if caret < 0 || caret > in.line.clip.Size().Width {
		t.Errorf("the caret is at %v of %v", caret, in.line.clip.Size().Width)
	}
	press(w, fyne.KeyHome)
	if in.Position().X != 0 {
		t.Errorf("at its beginning it is moved by %v", in.Position().X)
	}
	press(w, fyne.KeyEnd)
	w.Canvas().Unfocus()
	if in.Position().X != 0 {
		t.Errorf("left, it is moved by %v", in.Position().X)
	}
}

func TestMultiEntryKeepsEnterAndGrows(t *testing.T) {
	var kept heard[string]
	e := NewMultiEntry("Description", 4).OnCommit(kept.hear)
	w := newWindow(t, look.Light, container.NewStack(e))
	e.Focus()
	test.Type(e.drawing.input, "one")
	press(w, fyne.KeyReturn)
	test.Type(e.drawing.input, "two")
	kept.want(t)
	w.Canvas().Unfocus()
	kept.want(t, "one\ntwo")
	if bottom := e.drawing.box.edge.Position().Y + e.drawing.box.edge.Size().Height; bottom != 400 {
		t.Errorf("its box ends at %v of 400", bottom)
	}
}

func TestDisabledEntryCannotBeTypedInto(t *testing.T) {
	e := NewEntry("SKU")
	w := showEntry(t, e)
	e.SetText("AF-110")
	e.Disable()
	e.Focus()
	if focused := w.Canvas().Focused(); focused != nil {
		focused.TypedRune('x')
	}
	if e.Text() != "AF-110" {
		t.Errorf("it holds %q", e.Text())
	}
	if e.drawing.box.fill.FillColor != look.Color(look.Raised) {
		t.Error("it does not look disabled")
	}
}

func TestSearchTellsEachChangeAndEscapeEmptiesIt(t *testing.T) {
	var told heard[string]
	s := NewSearch("Filter products", "/", told.hear)
	w := newWindow(t, look.Light, container.NewCenter(s))
	var screen heard[fyne.KeyName]
	w.Canvas().SetOnTypedKey(func(key *fyne.KeyEvent) { screen.hear(key.Name) })
	if !s.cap.text.Visible() {
		t.Error("at rest the key is not shown")
	}
	s.Focus()
	if s.cap.text.Visible() {
		t.Error("the key is shown in a field that has the focus")
	}
	test.Type(s.input, "te")
	press(w, fyne.KeyEscape)
	press(w, fyne.KeyEscape)
	told.want(t, "t", "te", "")
	screen.want(t, fyne.KeyEscape)
}
