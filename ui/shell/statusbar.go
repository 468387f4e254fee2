package shell

import (
	"fmt"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"storehand/app/job"
	"storehand/ui/look"
	"storehand/ui/parts"
)

// statusBar says how many changes are staged, what work is going on, and where
// the data lies.
type statusBar struct {
	widget.BaseWidget
	dot     *parts.Dot
	pending *parts.Label
	job     *jobLine
	place   *parts.Label
	drive   *parts.Icon
}

func newStatusBar(s *Shell) *statusBar {
	b := &statusBar{
		dot:     parts.NewDot(parts.Neutral),
		pending: parts.NewLabel("No pending changes", look.SizeSmall, look.Ink2),
		job:     newJobLine(s),
		place:   parts.NewLabel("Data in "+filepath.Base(s.params.Workspace), look.SizeSmall, look.Ink2),
		drive:   parts.NewIcon(look.IconHardDrive, look.SmallIconSize, look.Ink3),
	}
	b.ExtendBaseWidget(b)
	return b
}

// follow shows the jobs of a board.
func (b *statusBar) follow(board *job.Board) { b.job.follow(board) }

// showPending says how many products have staged edits.
func (b *statusBar) showPending(products int) {
	switch products {
	case 0:
		b.dot.SetTone(parts.Neutral)
		b.pending.SetColour(look.Ink2)
		b.pending.SetText("No pending changes")
	case 1:
		b.dot.SetTone(parts.Pencil)
		b.pending.SetColour(look.Pencil)
		b.pending.SetText("1 product with pending changes")
	default:
		b.dot.SetTone(parts.Pencil)
		b.pending.SetColour(look.Pencil)
		b.pending.SetText(fmt.Sprintf("%s products with pending changes", countText(products)))
	}
	b.Refresh()
}

// CreateRenderer is called by Fyne.
func (b *statusBar) CreateRenderer() fyne.WidgetRenderer {
	return &statusFace{bar: b, ground: canvas.NewRectangle(look.Color(look.Window)), edge: canvas.NewRectangle(look.Color(look.Line))}
}

// statusFace draws a statusBar.
type statusFace struct {
	bar    *statusBar
	ground *canvas.Rectangle
	edge   *canvas.Rectangle
}

// Gaps of the status bar in pixels.
const (
	statusMargin float32 = 12
	statusGap    float32 = 8
	statusApart  float32 = 24
)

func (r *statusFace) Destroy() {}

func (r *statusFace) MinSize() fyne.Size { return fyne.NewSize(400, look.StatusBarHeight) }

func (r *statusFace) Objects() []fyne.CanvasObject {
	b := r.bar
	return []fyne.CanvasObject{r.ground, r.edge, b.dot, b.pending, b.job, b.drive, b.place}
}

func (r *statusFace) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.edge.Resize(fyne.NewSize(size.Width, look.Hairline))
	b := r.bar
	left := placeMiddle(b.dot, statusMargin, size.Height) + statusGap
	left = placeMiddle(b.pending, left, size.Height) + statusApart
	right := size.Width - statusMargin - b.place.MinSize().Width
	placeMiddle(b.place, right, size.Height)
	right -= statusGap + look.SmallIconSize
	placeMiddle(b.drive, right, size.Height)
	b.job.Move(fyne.NewPos(left, 0))
	b.job.Resize(fyne.NewSize(max(0, right-statusApart-left), size.Height))
}

// placeMiddle puts an object of its own size at x, centred over the height, and
// returns where it ends.
func placeMiddle(o fyne.CanvasObject, x, height float32) float32 {
	size := o.MinSize()
	o.Resize(size)
	o.Move(fyne.NewPos(x, float32(int((height-size.Height)/2))))
	return x + size.Width
}

func (r *statusFace) Refresh() {
	r.ground.FillColor = look.Color(look.Window)
	r.edge.FillColor = look.Color(look.Line)
	r.ground.Refresh()
	r.edge.Refresh()
	r.Layout(r.bar.Size())
}
