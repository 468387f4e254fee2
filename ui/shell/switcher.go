package shell

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"storehand/app/client"
	"storehand/ui/desk"
	"storehand/ui/look"
	"storehand/ui/parts"
)

// switcher is the card at the top of the sidebar: whose store this is. A tap
// offers the others.
type switcher struct {
	widget.BaseWidget
	scope            desk.Scope
	narrow           bool
	hovered, focused bool
	onTap            func()
}

var (
	_ fyne.Tappable     = (*switcher)(nil)
	_ fyne.Focusable    = (*switcher)(nil)
	_ desktop.Hoverable = (*switcher)(nil)
)

func newSwitcher(onTap func()) *switcher {
	w := &switcher{onTap: onTap}
	w.ExtendBaseWidget(w)
	return w
}

func (w *switcher) show(scope desk.Scope) {
	if w.scope != scope {
		w.scope = scope
		w.Refresh()
	}
}

func (w *switcher) setNarrow(narrow bool) {
	w.narrow = narrow
	w.Refresh()
}

// Tapped is called by Fyne.
func (w *switcher) Tapped(*fyne.PointEvent) { w.onTap() }

// MouseIn is called by Fyne.
func (w *switcher) MouseIn(*desktop.MouseEvent) { w.hovered = true; w.Refresh() }

// MouseMoved is called by Fyne.
func (w *switcher) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is called by Fyne.
func (w *switcher) MouseOut() { w.hovered = false; w.Refresh() }

// FocusGained is called by Fyne.
func (w *switcher) FocusGained() { w.focused = true; w.Refresh() }

// FocusLost is called by Fyne.
func (w *switcher) FocusLost() { w.focused = false; w.Refresh() }

// TypedRune is called by Fyne.
func (w *switcher) TypedRune(rune) {}

// TypedKey opens the menu on Space, Enter and Down.
func (w *switcher) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDown:
		w.onTap()
	}
}

// CreateRenderer is called by Fyne.
func (w *switcher) CreateRenderer() fyne.WidgetRenderer {
	r := &switcherFace{widget: w, card: canvas.NewRectangle(color.Transparent), mark: parts.NewMonogram("", color.Black, monogramSide),
		name:     parts.NewLabel("", look.SizeBody, look.Ink, look.Semi).Shortened(),
		platform: parts.NewLabel("", look.SizeSmall, look.Ink2).Shortened(),
		chevrons: parts.NewIcon(look.IconChevronsUpDown, look.IconSize, look.Ink3)}
	r.card.CornerRadius = look.RadiusCard
	r.Refresh()
	return r
}

// Measures of the switcher in pixels.
const (
	monogramSide   float32 = 28
	switcherInset  float32 = 8
	switcherTextAt float32 = 48
)

// switcherFace draws a switcher.
type switcherFace struct {
	widget   *switcher
	card     *canvas.Rectangle
	mark     *parts.Monogram
	name     *parts.Label
	platform *parts.Label
	chevrons *parts.Icon
}

func (r *switcherFace) Destroy() {}

func (r *switcherFace) MinSize() fyne.Size {
	return fyne.NewSize(look.NarrowSidebar-2*sidebarMargin, switcherHeight)
}

func (r *switcherFace) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.card, r.mark, r.name, r.platform, r.chevrons}
}

func (r *switcherFace) Layout(size fyne.Size) {
	r.card.Resize(size)
	left := switcherInset
	if r.widget.narrow {
		left = (size.Width - monogramSide) / 2
	}
	r.mark.Move(fyne.NewPos(left, (size.Height-monogramSide)/2))
	r.mark.Resize(fyne.NewSquareSize(monogramSide))
	right := size.Width - switcherInset - look.IconSize
	r.chevrons.Move(fyne.NewPos(right, (size.Height-look.IconSize)/2))
	r.chevrons.Resize(fyne.NewSquareSize(look.IconSize))
	width := max(0, right-switcherTextAt-4)
	nameHeight, platformHeight := r.name.MinSize().Height, r.platform.MinSize().Height
	top := (size.Height - nameHeight - platformHeight) / 2
	r.name.Move(fyne.NewPos(switcherTextAt, top))
	r.name.Resize(fyne.NewSize(width, nameHeight))
	r.platform.Move(fyne.NewPos(switcherTextAt, top+nameHeight))
	r.platform.Resize(fyne.NewSize(width, platformHeight))
}

func (r *switcherFace) Refresh() {
	w := r.widget
	r.card.FillColor = look.Color(look.Surface)
	r.card.StrokeColor, r.card.StrokeWidth = look.Color(look.Line), look.Hairline
	if w.hovered {
		r.card.FillColor = look.Color(look.Hover)
	}
	if w.focused {
		r.card.StrokeColor, r.card.StrokeWidth = look.Color(look.Accent), look.FocusRing
	}
	if w.narrow {
		r.card.FillColor, r.card.StrokeColor = color.Transparent, color.Transparent
	}
	r.mark.Set(client.Monogram(w.scope.Client.Name), look.ClientColour(w.scope.Client.Colour))
	r.name.SetText(w.scope.Store.Name)
	r.platform.SetText(w.scope.Store.Platform.Name() + ", " + string(w.scope.Store.Currency))
	for _, part := range []fyne.CanvasObject{r.name, r.platform, r.chevrons} {
		visible(part, !w.narrow)
	}
	r.Layout(w.Size())
	r.card.Refresh()
}
