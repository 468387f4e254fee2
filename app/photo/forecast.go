package photo

import "image"

// Forecast is what a preset will make of a picture, as far as the picture's header tells.
type Forecast struct {
	// Width and Height are the finished picture's size in pixels.
	Width, Height int
	Format        Format
	// Shown is where on the finished picture the photo lies as it was framed by
	// hand; it reaches beyond its edges where the photo is cut.
	Shown image.Rectangle
	// Unsure is true when Shown depends on what the picture shows, and SizeUnsure
	// when the size does.
	Unsure, SizeUnsure bool
	// Small is true when the picture is smaller than the preset's size, whether it will be enlarged or not.
	Small bool
	// Warnings says what a person should know.
	Warnings []Warning
}

// Forecast says what Render will make by the preset of a picture with these
// facts that was not framed by hand.
func (p Preset) Forecast(f Facts) Forecast { return Recipe{Preset: p}.Forecast(f) }

// Forecast says what Render will make of a picture with these facts.
func (r Recipe) Forecast(f Facts) Forecast {
	p, size := r.Preset, r.Framing.View(image.Pt(f.Width, f.Height)).Size()
	l := p.layout(size)
	return Forecast{
		Width: l.canvas.X, Height: l.canvas.Y, Format: p.outputFormat(f), Shown: image.Rectangle{Min: l.at, Max: l.at.Add(l.scaled)},
		Small: l.small || l.enlarged, Warnings: l.warnings(p, size),
		Unsure:     p.seeksSubject() || p.Fit == FitCrop && p.Focus == FocusDetail,
		SizeUnsure: p.Trim && p.Fit != FitPad || p.MaxBytes > 0 && p.MayShrink,
	}
}
