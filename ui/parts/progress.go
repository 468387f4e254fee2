package parts

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"storehand/ui/look"
)

const barHeight float32 = 4

// ProgressBar is the thin bar of a job.
type ProgressBar struct {
	widget.BaseWidget
	part        float32
	width       float32
	track, done *canvas.Rectangle
}

// NewProgressBar returns an empty bar at least minWidth pixels wide.
func NewProgressBar(minWidth float32) *ProgressBar {
	p := &ProgressBar{
		width: minWidth,
		track: canvas.NewRectangle(color.Transparent), done: canvas.NewRectangle(color.Transparent),
	}
	p.track.CornerRadius, p.done.CornerRadius = barHeight/2, barHeight/2
	p.ExtendBaseWidget(p)
	return p
}

// Value is the part done, from 0 to 1.
func (p *ProgressBar) Value() float32 { return p.part }

// SetValue sets the part done; a value beyond 0 and 1 counts as the nearer.
func (p *ProgressBar) SetValue(part float32) {
	part = between(part, 0, 1)
	if p.part == part {
		return
	}
	p.part = part
	p.Refresh()
}

// CreateRenderer is called by Fyne.
func (p *ProgressBar) CreateRenderer() fyne.WidgetRenderer {
	return newFace(face{
		objects: []fyne.CanvasObject{p.track, p.done},
		min:     func() fyne.Size { return fyne.NewSize(p.width, barHeight) },
		layout: func(s fyne.Size) {
			top := (s.Height - barHeight) / 2
			place(p.track, 0, top, s.Width, barHeight)
			place(p.done, 0, top, s.Width*p.part, barHeight)
		},
		paint: func() {
			p.track.FillColor = look.Color(look.Line)
			p.done.FillColor = look.Color(look.C1)
		},
	})
}
