package shell

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"storehand/ui/look"
)

// Geometry is how large the window was.
type Geometry struct {
	Width  float32 `json:"width"`
	Height float32 `json:"height"`
	Full   bool    `json:"full"` // full screen
}

// LoadGeometry reads the window's size of the last time, or the first one.
func LoadGeometry(ctx context.Context, memory interface {
	Setting(context.Context, string, any) error
}) (Geometry, error) {
	g := Geometry{Width: look.WindowWidth, Height: look.WindowHeight}
	err := memory.Setting(ctx, geometryKey, &g)
	g.Width, g.Height = max(g.Width, look.MinWindowWidth), max(g.Height, look.MinWindowHeight)
	return g, err
}

// Apply gives a window that size.
func (g Geometry) Apply(w fyne.Window) {
	w.Resize(fyne.NewSize(g.Width, g.Height))
	w.SetFullScreen(g.Full)
}

// saveGeometry remembers the window's size. The window is closing, so this is
// the one write that is waited for, if only a little.
func (s *Shell) saveGeometry() {
	size := s.params.Window.Canvas().Size()
	g := Geometry{Width: size.Width, Height: size.Height, Full: s.params.Window.FullScreen()}
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	s.work.start(func() {
		defer cancel()
		if err := s.params.Memory.SaveSetting(ctx, geometryKey, g); err != nil {
			s.params.Log("remember the window's size", err)
		}
	})
}
