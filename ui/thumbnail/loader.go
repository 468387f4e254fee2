// Package thumbnail brings the small pictures of lists to the screen without
// making it wait: they are decoded elsewhere, those in sight first, and the
// last ones seen are kept.
package thumbnail

import (
	"cmp"
	"context"
	"errors"
	"image"

	"storehand/app/catalog"
)

// Source makes small pictures. It is called off the UI goroutine.
type Source interface {
	// Thumb is the picture fitted into px × px pixels.
	Thumb(ctx context.Context, picture catalog.Image, px int) (*image.RGBA, error)
}

// Params are what a Loader needs.
type Params struct {
	Source     Source
	Background func(work func(ctx context.Context))
	Dispatch   func(f func())
	// Capacity is how many pictures are kept.
	Capacity int
	// OnLoad follows a picture that came in, or turned out not to be readable.
	OnLoad func(picture catalog.Image)
}

// atOnce is how many pictures are decoded at the same time: enough to keep a
// processor busy, few enough to leave one for the window.
const atOnce = 2

// Loader loads the pictures that are wanted. All methods belong on the UI
// goroutine.
type Loader struct {
	params  Params
	px      int
	sight   []catalog.Image
	running map[string]context.CancelFunc
	kept    *kept
	refused map[string]error
}

// New returns a Loader.
func New(p Params) *Loader {
	return &Loader{params: p, running: make(map[string]context.CancelFunc), kept: newKept(p.Capacity), refused: make(map[string]error)}
}

// key tells pictures apart by their file. A picture that is in the shop only
// has none, as there is nothing to load.
func key(picture catalog.Image) string { return cmp.Or(picture.Prepared, picture.Original) }

// Picture is the small picture, or nil while it is not loaded.
func (l *Loader) Picture(picture catalog.Image) *image.RGBA { return l.kept.get(key(picture)) }

// Problem is why a picture cannot be shown, or nil.
func (l *Loader) Problem(picture catalog.Image) error { return l.refused[key(picture)] }

// Want says which pictures are in sight, the first to come first, and how many
// pixels they are shown at. Those asked for before and not any more are given
// up. A change of the size, as on another screen, begins anew.
func (l *Loader) Want(px int, pictures []catalog.Image) {
	if px != l.px {
		l.px = px
		l.kept = newKept(l.params.Capacity)
	}
	l.sight = pictures
	in := make(map[string]bool, len(pictures))
	for _, picture := range pictures {
		in[key(picture)] = true
	}
	for k, cancel := range l.running {
		if !in[k] {
			cancel()
		}
	}
	l.next()
}

// next starts as many of the pictures in sight as may be worked on.
func (l *Loader) next() {
	for _, picture := range l.sight {
		if len(l.running) == atOnce {
			return
		}
		k := key(picture)
		if k != "" && l.refused[k] == nil && l.running[k] == nil && l.kept.get(k) == nil {
			l.start(picture)
		}
	}
}

func (l *Loader) start(picture catalog.Image) {
	wish, cancel := context.WithCancel(context.Background())
	l.running[key(picture)] = cancel
	px := l.px
	l.params.Background(func(ctx context.Context) {
		stop := context.AfterFunc(ctx, cancel)
		defer stop()
		small, err := l.params.Source.Thumb(wish, picture, px)
		l.params.Dispatch(func() { l.finish(picture, px, small, err) })
	})
}

func (l *Loader) finish(picture catalog.Image, px int, small *image.RGBA, err error) {
	k := key(picture)
	l.running[k]()
	delete(l.running, k)
	switch {
	case errors.Is(err, context.Canceled) || px != l.px:
	case err != nil:
		l.refused[k] = err
		l.params.OnLoad(picture)
	default:
		l.kept.put(k, small)
		l.params.OnLoad(picture)
	}
	l.next()
}
