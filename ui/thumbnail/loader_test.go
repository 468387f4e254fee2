package thumbnail

import (
	"context"
	"errors"
	"image"
	"slices"
	"testing"

	"storehand/app/catalog"
)

// studio is a source whose pictures come when a test says so: background work
// waits in a queue, and what it dispatches runs at once after it.
type studio struct {
	queue    []func()
	made     []string
	missing  map[string]error
	canceled []string
}

func (s *studio) Thumb(ctx context.Context, picture catalog.Image, px int) (*image.RGBA, error) {
	if err := ctx.Err(); err != nil {
		s.canceled = append(s.canceled, picture.Prepared)
		return nil, err
	}
	s.made = append(s.made, picture.Prepared)
	return image.NewRGBA(image.Rect(0, 0, px, px)), s.missing[picture.Prepared]
}

func (s *studio) work(n int) {
	for range n {
		job := s.queue[0]
		s.queue = s.queue[1:]
		job()
	}
}

func newLoader(s *studio, capacity int, onLoad func(catalog.Image)) *Loader {
	return New(Params{
		Source:     s,
		Background: func(work func(context.Context)) { s.queue = append(s.queue, func() { work(context.Background()) }) },
		Dispatch:   func(f func()) { f() },
		Capacity:   capacity, OnLoad: onLoad,
	})
}

func pictures(names ...string) []catalog.Image {
	var all []catalog.Image
	for _, name := range names {
		all = append(all, catalog.Image{Prepared: name})
	}
	return all
}

func TestPicturesInSightComeFirst(t *testing.T) {
	s := &studio{}
	var loaded []string
	l := newLoader(s, 10, func(p catalog.Image) { loaded = append(loaded, p.Prepared) })
	l.Want(30, pictures("a", "b", "c", "d"))
	if len(s.queue) != atOnce {
		t.Fatalf("%d at once", len(s.queue))
	}
	s.work(1) // a, which starts c
	l.Want(30, pictures("x", "c", "x"))
	s.work(len(s.queue))
	for len(s.queue) > 0 {
		s.work(1)
	}
	if want := []string{"a", "c", "x"}; !slices.Equal(loaded, want) {
		t.Errorf("loaded %v, want %v", loaded, want)
	}
	if want := []string{"b"}; !slices.Equal(s.canceled, want) {
		t.Errorf("given up %v, want %v", s.canceled, want)
	}
	if got := l.Picture(pictures("x")[0]); got == nil || got.Rect.Dx() != 30 {
		t.Errorf("x is %v", got)
	}
	l.Want(30, pictures("x", "a"))
	if len(s.queue) != 0 {
		t.Error("what is there is loaded again")
	}
}

func TestAPictureGivenUpCanBeWantedAgain(t *testing.T) {
	s := &studio{}
	l := newLoader(s, 10, func(catalog.Image) {})
	l.Want(30, pictures("a"))
	l.Want(30, nil)
	s.work(1)
	l.Want(30, pictures("a"))
	s.work(1)
	if l.Picture(pictures("a")[0]) == nil {
		t.Error("a was never loaded")
	}
}

func TestAPictureThatCannotBeReadIsTriedOnce(t *testing.T) {
	broken := errors.New("cut off")
	s := &studio{missing: map[string]error{"a": broken}}
	told := 0
	l := newLoader(s, 10, func(catalog.Image) { told++ })
	for range 2 {
		l.Want(30, pictures("a"))
	}
	s.work(1)
	l.Want(30, pictures("a"))
	if len(s.queue) != 0 || told != 1 {
		t.Errorf("%d more tries, told %d times", len(s.queue), told)
	}
	if err := l.Problem(pictures("a")[0]); !errors.Is(err, broken) {
		t.Errorf("problem %v", err)
	}
}

func TestTheLastOnesSeenAreKept(t *testing.T) {
	s := &studio{}
	l := newLoader(s, 2, func(catalog.Image) {})
	for _, name := range []string{"a", "b", "a", "c"} {
		l.Want(30, pictures(name))
		s.work(len(s.queue))
	}
	for name, kept := range map[string]bool{"a": true, "b": false, "c": true} {
		if got := l.Picture(pictures(name)[0]) != nil; got != kept {
			t.Errorf("%s kept: %v", name, got)
		}
	}
}

func TestPicturesOfAnotherSizeAreLoadedAnew(t *testing.T) {
	s := &studio{}
	l := newLoader(s, 2, func(catalog.Image) {})
	l.Want(30, pictures("a"))
	l.Want(60, pictures("a"))
	s.work(1)
	l.Want(60, pictures("a", "shop only"))
	for len(s.queue) > 0 {
		s.work(1)
	}
	if got := l.Picture(pictures("a")[0]); got == nil || got.Rect.Dx() != 60 {
		t.Errorf("a is %v", got)
	}
	l.Want(60, []catalog.Image{{Src: "https://shop.example/a.jpg"}})
	if len(s.queue) != 0 {
		t.Error("a picture that is not here is loaded")
	}
}
