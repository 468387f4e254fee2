package photo

import (
	"context"
	"image"
	"math"

	"storehand/app/photo/subject"
)

// lookSide is the longer side in pixels of the small copy that a picture is
// measured on: enough to find a subject to a few thousandths of the picture.
const lookSide = 1000

// measures reports whether the picture must be looked at before the preset can
// be carried out.
func (p Preset) measures() bool {
	return p.seeksSubject() || p.Fit == FitCrop && p.Focus == FocusDetail || p.Tone.AutoBalance || p.Tone.AutoLevels
}

// seeksSubject reports whether the preset needs to know where the subject is.
func (p Preset) seeksSubject() bool { return p.Trim || p.fills() }

// fills reports whether the subject is to take a share of the box.
func (p Preset) fills() bool { return p.Fit == FitPad && p.Fill > 0 }

// look returns a small copy of the picture as it was framed. Where all of it
// must be decoded for that, it is kept.
func (o *opened) look(ctx context.Context, by Framing) (*image.NRGBA, error) {
	if small, known := o.looks[by]; known {
		return small, nil
	}
	o.keeping = true
	small, err := o.small(ctx, o.turnedBy(by), by.View(o.size()), lookSide)
	if err != nil {
		return nil, err
	}
	if o.looks == nil {
		o.looks = map[Framing]*image.NRGBA{}
	}
	o.looks[by] = small.Image
	return small.Image, nil
}

// measure finishes the plan by a small copy of what was framed.
func (o *opened) measure(ctx context.Context, pl *plan, small *image.NRGBA) error {
	p := pl.Preset
	if curves, changes := p.Tone.Curves(small); changes {
		pl.curves = curves
	}
	if p.seeksSubject() {
		found, err := o.subject(ctx, pl, small)
		if err != nil {
			return err
		}
		pl.placeSubject(found)
	}
	if p.Fit == FitCrop && p.Focus == FocusDetail {
		pl.aim(small)
	}
	return nil
}

const (
	// closer is how much closer a second look at a small subject must be to be
	// worth it: its edges are found to a share of what is looked at. Closer than
	// half of the file's resolution the traces of compression are seen as well.
	closer, closest = 1.5, 0.5
	// surroundings is how much is looked at then on each side of it, as a share
	// of its longer side: the backdrop must be seen.
	surroundings = 0.15
)

// subject returns where the subject is on what was framed, in pixels of it;
// an empty rectangle where none can be told.
func (o *opened) subject(ctx context.Context, pl *plan, small *image.NRGBA) (image.Rectangle, error) {
	size := pl.framed.Size()
	found, ok := subject.Bounds(small)
	if !ok {
		return image.Rectangle{}, nil
	}
	found = onCopy(found, small.Rect.Size(), size)
	around := found.Inset(-int(surroundings * float64(longer(found.Size())))).Intersect(image.Rectangle{Max: size})
	side := min(lookSide, int(closest*float64(longer(around.Size()))))
	if float64(side)/float64(longer(around.Size())) < closer*float64(longer(small.Rect.Size()))/float64(longer(size)) {
		return found, nil
	}
	near, err := o.small(ctx, pl.turn, pl.framed.Trimmed(around), side)
	if err != nil {
		return image.Rectangle{}, err
	}
	if nearer, ok := subject.Bounds(near.Image); ok {
		found = onCopy(nearer, near.Image.Rect.Size(), around.Size()).Add(around.Min)
	}
	return found, nil
}

func longer(size image.Point) int { return max(size.X, size.Y) }

// placeSubject trims to the subject, and has it fill its share of the box.
func (pl *plan) placeSubject(found image.Rectangle) {
	p := pl.Preset
	if found.Empty() {
		pl.warnings = append(pl.warnings, Warning{WarnNoSubject, "No subject can be told from the background, so the photo was neither trimmed nor centred on it."})
		return
	}
	if p.Trim {
		pl.view = pl.framed.Trimmed(found)
		found = image.Rectangle{Max: pl.view.Size()}
		pl.layout = p.layout(pl.view.Size())
	}
	if p.fills() {
		pl.layout = p.filled(pl.view.Size(), found)
	}
}

// aim has the canvas show the part with most detail, on the scale that it would
// show the middle on.
func (pl *plan) aim(small *image.NRGBA) {
	l, size := &pl.layout, pl.framed.Size()
	shown := onCopy(image.Rectangle{Max: pl.view.Size()}.Add(pl.view.Part.Min.Sub(pl.framed.Part.Min)), size, small.Rect.Size())
	best := subject.Focus(small.SubImage(shown), l.canvas).Sub(shown.Min)
	at := onCopy(best, shown.Size(), l.scaled).Min
	l.at = image.Pt(-min(at.X, l.scaled.X-l.canvas.X), -min(at.Y, l.scaled.Y-l.canvas.Y))
}

// onCopy is where a rectangle of a picture lies on a copy of another size.
func onCopy(r image.Rectangle, from, to image.Point) image.Rectangle {
	return image.Rectangle{placeOnCopy(r.Min, from, to), placeOnCopy(r.Max, from, to)}
}

func placeOnCopy(p, from, to image.Point) image.Point {
	scale := func(v, from, to int) int { return int(math.Round(float64(v) * float64(to) / float64(from))) }
	return image.Pt(scale(p.X, from.X, to.X), scale(p.Y, from.Y, to.Y))
}
