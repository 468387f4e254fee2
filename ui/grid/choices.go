package grid

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"storehand/ui/look"
)

// Measures of the list of choices, in device-independent pixels.
const (
	choiceHeight   float32 = 28
	choicesPadding float32 = 4
	mostChoices            = 8 // in sight
)

// choiceList drops down below a cell of a column with choices.
type choiceList struct {
	widget.BaseWidget
	picked func(string)

	fitting []string
	active  int // of fitting, -1 for none
	first   int // in sight

	ground frame
	mark   *canvas.Rectangle
	lines  [mostChoices]*canvas.Text
	box    *fyne.Container
}

func newChoiceList(picked func(string)) *choiceList {
	l := &choiceList{picked: picked, active: -1, ground: newFrame(), mark: canvas.NewRectangle(nil)}
	l.box = newBox(append(l.ground.objects(), l.mark)...)
	for i := range l.lines {
		l.lines[i] = look.Text("", look.SizeBody, look.Ink)
		l.box.Objects = append(l.box.Objects, l.lines[i])
	}
	l.ExtendBaseWidget(l)
	l.Hide()
	return l
}

// CreateRenderer implements fyne.Widget.
func (l *choiceList) CreateRenderer() fyne.WidgetRenderer { return choiceRenderer{l} }

type choiceRenderer struct{ list *choiceList }

func (r choiceRenderer) Layout(size fyne.Size) {
	r.list.box.Resize(size)
	r.list.draw()
}
func (r choiceRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r choiceRenderer) Refresh()                     { r.list.draw() }
func (r choiceRenderer) Destroy()                     {}
func (r choiceRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.list.box} }

// offer shows the choices that contain what is typed, the first of them
// active; without narrow all of them, the one that is the text active. No
// choices hide the list.
func (l *choiceList) offer(choices []string, text string, narrow bool) {
	l.fitting, l.active, l.first = nil, -1, 0
	for _, c := range choices {
		if narrow && !strings.Contains(strings.ToLower(c), strings.ToLower(strings.TrimSpace(text))) {
			continue
		}
		if strings.EqualFold(c, text) || narrow && l.active < 0 && text != "" {
			l.active = len(l.fitting)
		}
		l.fitting = append(l.fitting, c)
	}
	if len(l.fitting) == 0 {
		l.Hide()
		return
	}
	l.reveal()
	l.Show()
	l.Refresh()
}

// chosen is the active choice, if there is one.
func (l *choiceList) chosen() (string, bool) {
	if !l.Visible() || l.active < 0 {
		return "", false
	}
	return l.fitting[l.active], true
}

// step makes the next or the previous choice active.
func (l *choiceList) step(down bool) {
	switch {
	case down:
		l.active = min(l.active+1, len(l.fitting)-1)
	default:
		l.active = max(l.active-1, 0)
	}
	l.reveal()
	l.Refresh()
}

func (l *choiceList) reveal() {
	if l.active >= 0 {
		l.first = min(max(l.first, l.active-mostChoices+1), l.active)
	}
}

// place lays the list below a cell, or above where there is more room.
func (l *choiceList) place(x, y, width, height float32, within fyne.Size) {
	if !l.Visible() {
		return
	}
	size := fyne.NewSize(max(width, 160), float32(min(len(l.fitting), mostChoices))*choiceHeight+2*choicesPadding)
	top := y + height
	if top+size.Height > within.Height && y > within.Height-top {
		top = y - size.Height
	}
	l.Resize(size)
	l.Move(fyne.NewPos(max(0, min(x, within.Width-size.Width)), top))
}

func (l *choiceList) draw() {
	size := l.Size()
	l.ground.draw(area{0, 0, size.Width, size.Height}, look.Hairline, look.RadiusControl, look.Color(look.Line2), look.Color(look.Surface))
	l.mark.Hide()
	for i, line := range l.lines {
		line.Hide()
		at := l.first + i
		if at >= len(l.fitting) {
			continue
		}
		y := choicesPadding + float32(i)*choiceHeight
		if at == l.active {
			l.mark.FillColor, l.mark.CornerRadius = look.Color(look.AccentSoft), look.RadiusChip
			put(l.mark, choicesPadding, y, size.Width-2*choicesPadding, choiceHeight)
		}
		line.Color = look.Color(look.Ink)
		say(line, l.fitting[at], size.Width-2*look.CellPadding, false)
		put(line, look.CellPadding, y+centred(line, choiceHeight), line.Size().Width, line.Size().Height)
	}
	canvas.Refresh(l.ground.edge)
}

// at is the choice at a height, or -1.
func (l *choiceList) at(y float32) int {
	i := int((y - choicesPadding) / choiceHeight)
	if y < choicesPadding || i >= mostChoices || l.first+i >= len(l.fitting) {
		return -1
	}
	return l.first + i
}

// MouseIn implements desktop.Hoverable.
func (l *choiceList) MouseIn(e *desktop.MouseEvent) { l.MouseMoved(e) }

// MouseMoved implements desktop.Hoverable.
func (l *choiceList) MouseMoved(e *desktop.MouseEvent) {
	if i := l.at(e.Position.Y); i >= 0 && i != l.active {
		l.active = i
		l.Refresh()
	}
}

// MouseOut implements desktop.Hoverable.
func (l *choiceList) MouseOut() {}

// MouseDown implements desktop.Mouseable. It picks at once: the release would
// come after the field lost the keyboard, which ends the edit.
func (l *choiceList) MouseDown(e *desktop.MouseEvent) {
	if i := l.at(e.Position.Y); i >= 0 {
		l.picked(l.fitting[i])
	}
}

// MouseUp implements desktop.Mouseable.
func (l *choiceList) MouseUp(*desktop.MouseEvent) {}

// Scrolled implements fyne.Scrollable.
func (l *choiceList) Scrolled(e *fyne.ScrollEvent) {
	step := 1
	if e.Scrolled.DY > 0 {
		step = -1
	}
	l.first = max(0, min(l.first+step, len(l.fitting)-mostChoices))
	l.Refresh()
}
