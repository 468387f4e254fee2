package images

import (
	"context"

	"storehand/app/bench"
)

// seeingBatch is how many photos are looked at between two reports to the
// screen.
const seeingBatch = 8

// see looks at what photos show: whether products have them already, whether
// others show nearly the same, and whether they are sharp and on white.
func (s *Section) see(b *bay, photos []bench.Photo) {
	b.unseen = append(b.unseen, photos...)
	s.seeNext(b)
}

// seeNext looks at the next few photos. Nothing waits for that, so a run goes
// before it.
func (s *Section) seeNext(b *bay) {
	if b.seeing || b.run != nil || len(b.unseen) == 0 {
		return
	}
	b.seeing = true
	n := min(seeingBatch, len(b.unseen))
	part, known := b.unseen[:n], s.known
	b.unseen = b.unseen[n:]
	s.desk.Background(func(ctx context.Context) {
		sights := map[string]bench.Sight{}
		for _, p := range part {
			if ctx.Err() != nil {
				return
			}
			// What cannot be seen was told of when its header was read, or
			// will be when it is prepared.
			if sight, err := bench.See(ctx, p, known); err == nil {
				sights[p.Path] = sight
			}
		}
		s.desk.Dispatch(func() {
			b.seeing = false
			s.saw(b, sights)
			if len(b.unseen) == 0 {
				s.findNearTwins(b)
			}
			s.seeNext(b)
		})
	})
}

func (s *Section) saw(b *bay, sights map[string]bench.Sight) {
	if s.known != nil && b == s.bay {
		for path, sight := range sights {
			sights[path] = sight.Among(s.known) // it may have been read since
		}
	}
	b.tray.See(sights)
	s.bayChanged(b)
}

// compareAgain compares what was seen with the pictures that products have now.
func (s *Section) compareAgain() {
	sights, known := s.tray.Sights(), s.known
	if len(sights) == 0 {
		return
	}
	b := s.bay
	s.desk.Background(func(context.Context) {
		again := make(map[string]bench.Sight, len(sights))
		for path, sight := range sights {
			again[path] = sight.Among(known)
		}
		s.desk.Dispatch(func() {
			b.tray.See(again)
			s.bayChanged(b)
		})
	})
}

func (s *Section) findNearTwins(b *bay) {
	photos, sights := b.tray.Photos(), b.tray.Sights()
	s.desk.Background(func(ctx context.Context) {
		twins, err := bench.NearTwins(ctx, photos, sights)
		if err != nil {
			return // the window closes
		}
		s.desk.Dispatch(func() {
			b.tray.SetNearTwins(twins)
			s.bayChanged(b)
		})
	})
}
