package look

import (
	"bytes"
	"fmt"
	"image"
	"strings"

	"github.com/fyne-io/oksvg"
	"github.com/srwiley/rasterx"
	"golang.org/x/image/math/fixed"
)

// Fyne's SVG painter draws strokes as many pixels wide as the file says,
// whatever size the picture is shown at: a 24 px icon shown at 16 px comes out
// half again too bold, and too thin on a fine screen. So an icon's strokes are
// turned into filled outlines, which scale.

const (
	iconBox  = 24 // side of a Lucide drawing
	fineness = 16 // outlines are computed this many times larger, for the painter's 1/64 grid
	fineBox  = iconBox * fineness
)

// outlines returns the icon's strokes as SVG path data in a box of fineBox.
// Stroke is their width in units of the icon's own box.
func outlines(svg []byte, stroke float64) (string, error) {
	svg = spelledOut(svg)
	// White marks the few shapes that are filled as well: for a shape without
	// a fill the parser answers black.
	svg = bytes.ReplaceAll(svg, []byte(`fill="currentColor"`), []byte(`fill="#ffffff"`))
	svg = bytes.ReplaceAll(svg, []byte("currentColor"), []byte("#000000"))
	icon, err := oksvg.ReadIconStream(bytes.NewReader(svg))
	if err != nil {
		return "", fmt.Errorf("read drawing: %w", err)
	}
	var trace tracer
	for _, shape := range icon.SVGPaths {
		trace.stroke(shape.Path, stroke)
		if r, _, _, _ := shape.GetFillColor().RGBA(); r > 0 {
			trace.fill(shape.Path)
		}
	}
	return pathData(joined(trace.runs)), nil
}

// run is a stretch of outline, corner after corner.
type run []fixed.Point26_6

// tracer writes down the outline it is asked to draw. It is a rasterx.Scanner.
type tracer struct {
	runs []run
}

var _ rasterx.Scanner = (*tracer)(nil)

func (t *tracer) stroke(shape rasterx.Path, width float64) {
	pen := rasterx.NewStroker(fineBox, fineBox, t)
	pen.SetStroke(fixed.Int26_6(width*fineness*64), 4<<6, rasterx.RoundCap, rasterx.RoundCap, rasterx.RoundGap, rasterx.Round)
	shape.AddTo(enlarged(pen))
}

func (t *tracer) fill(shape rasterx.Path) {
	shape.AddTo(enlarged(rasterx.NewFiller(fineBox, fineBox, t)))
}

// enlarged draws fineness times larger.
func enlarged(a rasterx.Adder) rasterx.Adder {
	return &rasterx.MatrixAdder{Adder: a, M: rasterx.Identity.Scale(fineness, fineness)}
}

// Start begins a stretch.
func (t *tracer) Start(a fixed.Point26_6) { t.runs = append(t.runs, run{a}) }

// Line goes on to a corner.
func (t *tracer) Line(b fixed.Point26_6) {
	last := len(t.runs) - 1
	t.runs[last] = append(t.runs[last], b)
}

// joined makes closed loops of stretches. The stroker draws the two sides of a
// line in turns, which is the same to a painter that counts edges but not to
// path data, where each stretch would be closed by itself.
func joined(runs []run) []run {
	starts := map[fixed.Point26_6][]int{}
	for i, r := range runs {
		starts[r[0]] = append(starts[r[0]], i)
	}
	used := make([]bool, len(runs))
	next := func(from fixed.Point26_6) (run, bool) {
		for _, i := range starts[from] {
			if !used[i] {
				used[i] = true
				return runs[i], true
			}
		}
		return nil, false
	}
	var loops []run
	for _, r := range runs {
		piece, ok := next(r[0])
		var loop run
		for ; ok; piece, ok = next(piece[len(piece)-1]) {
			loop = append(loop, piece...)
		}
		if loop != nil {
			loops = append(loops, loop)
		}
	}
	return loops
}

func pathData(loops []run) string {
	var path strings.Builder
	for _, loop := range loops {
		command := 'M'
		for _, p := range loop {
			fmt.Fprintf(&path, "%c%.2f %.2f", command, float64(p.X)/64, float64(p.Y)/64)
			command = 'L'
		}
		path.WriteByte('Z')
	}
	return path.String()
}

// The rest of rasterx.Scanner is about pixels, which a tracer has none of.

// Draw does nothing.
func (t *tracer) Draw() {}

// GetPathExtent is asked for gradients only.
func (t *tracer) GetPathExtent() fixed.Rectangle26_6 { return fixed.Rectangle26_6{} }

// SetBounds does nothing.
func (t *tracer) SetBounds(int, int) {}

// SetColor does nothing.
func (t *tracer) SetColor(any) {}

// SetWinding does nothing: overlapping outlines are one shape.
func (t *tracer) SetWinding(bool) {}

// Clear does nothing.
func (t *tracer) Clear() {}

// SetClip does nothing.
func (t *tracer) SetClip(image.Rectangle) {}
