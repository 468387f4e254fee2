package photo

import "image"

// Forecast is what a preset will make of a picture, as far as the picture's header tells.
type Forecast struct {
	// Width and Height are the finished picture's size in pixels.
	Width, Height int
	Format        Format
	// Shown is where on the finished picture the photo lies; it reaches beyond its edges where the photo is cropped.
	Shown image.Rectangle
	// Small is true when the picture is smaller than the preset's size, whether it will be enlarged or not.
	Small bool
	// Warnings says what a person should know.
	Warnings []Warning
}

// Forecast says what Render will make of a picture with these facts.
func (p Preset) Forecast(f Facts) Forecast {
	l := p.layout(image.Pt(f.Width, f.Height))
	return Forecast{
		Width: l.canvas.X, Height: l.canvas.Y, Format: p.outputFormat(f), Shown: image.Rectangle{Min: l.at, Max: l.at.Add(l.scaled)},
		Small: l.small || l.enlarged, Warnings: l.warnings(p, f),
	}
}
