package parts

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"storehand/ui/look"
)

// Panel is what a SidePanel shows: head, content and, if there is anything to
// promise or do, a footer.
type Panel struct {
	Title, Subtitle string
	Width           float32 // in pixels; a page narrower than it is covered whole
	Content         fyne.CanvasObject
	Promise         string // what will happen, at the left of the footer
	Actions         []fyne.CanvasObject
	Focus           func() // puts the focus on the first field; may be nil
	OnClose         func() // called once when the panel closes; may be nil
}

// SidePanel slides over a page from the right. It lies on top of the page in a
// stack, so that the sidebar and the status bar stay in use; the screen closes
// it on Escape.
type SidePanel struct {
	widget.BaseWidget
	tips  *Tips
	panel Panel
	open  bool

	shield *shield
	ground *canvas.Rectangle
	edge   *canvas.Rectangle
	inside *fyne.Container
}

// NewSidePanel returns a closed panel.
func NewSidePanel(tips *Tips) *SidePanel {
	p := &SidePanel{
		tips: tips, ground: canvas.NewRectangle(color.Transparent),
		edge: canvas.NewRectangle(color.Transparent), inside: container.NewStack(),
	}
	p.shield = newShield(p.tapped)
	p.ExtendBaseWidget(p)
	p.Hide()
	return p
}

// IsOpen says whether a panel is shown.
func (p *SidePanel) IsOpen() bool { return p.open }

// Open shows a panel in place of one shown before.
func (p *SidePanel) Open(panel Panel) {
	p.Close()
	p.panel, p.open = panel, true
	p.inside.Objects = []fyne.CanvasObject{container.NewBorder(
		p.head(), p.foot(), nil, nil, panel.Content,
	)}
	p.Show()
	p.inside.Refresh()
	p.Refresh()
	if panel.Focus != nil {
		panel.Focus()
	}
}

// Close hides the panel. Closing twice is harmless.
func (p *SidePanel) Close() {
	if !p.open {
		return
	}
	p.open = false
	p.Hide()
	p.inside.Objects = nil
	if p.panel.OnClose != nil {
		p.panel.OnClose()
	}
}

// tapped closes the panel on a tap beside it.
func (p *SidePanel) tapped(at fyne.Position) {
	if at.X < p.left() {
		p.Close()
	}
}

func (p *SidePanel) head() fyne.CanvasObject {
	closing := NewIconButton(Quiet, look.IconX, "Close", p.tips, p.Close)
	return NewPageHead(p.panel.Title, p.panel.Subtitle, closing)
}

func (p *SidePanel) foot() fyne.CanvasObject {
	if p.panel.Promise == "" && len(p.panel.Actions) == 0 {
		return nil
	}
	row := container.New(layout.NewCustomPaddedHBoxLayout(8))
	if p.panel.Promise != "" {
		row.Add(NewDot(Pencil))
		row.Add(NewLabel(p.panel.Promise, look.SizeSmall, look.Ink2))
	}
	row.Add(layout.NewSpacer())
	for _, action := range p.panel.Actions {
		row.Add(action)
	}
	pad := (look.PanelFootHeight - look.ControlHeight) / 2
	return container.NewBorder(NewDivider(), nil, nil, nil,
		container.New(layout.NewCustomPaddedLayout(pad, pad, look.PageMargin, look.PageMargin), row))
}

// left is where the panel begins.
func (p *SidePanel) left() float32 { return max(p.Size().Width-p.panel.Width, 0) }

// CreateRenderer is called by Fyne.
func (p *SidePanel) CreateRenderer() fyne.WidgetRenderer {
	return newFace(face{
		objects: []fyne.CanvasObject{p.shield, p.ground, p.edge, p.inside},
		min:     func() fyne.Size { return fyne.Size{} },
		layout: func(s fyne.Size) {
			left := max(s.Width-p.panel.Width, 0)
			place(p.shield, 0, 0, s.Width, s.Height)
			place(p.ground, left, 0, s.Width-left, s.Height)
			place(p.edge, left, 0, look.Hairline, s.Height)
			place(p.inside, left+look.Hairline, 0, s.Width-left-look.Hairline, s.Height)
		},
		paint: func() {
			p.ground.FillColor = look.Color(look.Surface)
			p.edge.FillColor = look.Color(look.Line2)
		},
	})
}
