package images

import (
	"context"
	"errors"

	"storehand/app/duplicates"
	"storehand/app/job"
)

// picturesLane is where all work waits that reads the pictures of stores.
const picturesLane = "pictures"

// learning is looking at the pictures of products, so that photos can be
// compared with them. Pictures come by import, from the sample shops and by
// staging.
type learning struct {
	stop    func() // calls off beginning in a moment
	running bool
	again   bool // pictures came since
}

// learnSoon looks at new pictures when the changes have come to rest.
func (s *Section) learnSoon() {
	if s.learning.stop != nil {
		s.learning.stop()
	}
	s.learning.stop = s.desk.After(quiet, s.learnPictures)
}

// learnPictures looks at the pictures nobody looked at yet, one run at a time.
func (s *Section) learnPictures() {
	if s.learning.running {
		s.learning.again = true
		return
	}
	s.learning.running, s.learning.again = true, false
	s.desk.Background(func(ctx context.Context) {
		learned, err := s.learnLacking(ctx)
		s.desk.Dispatch(func() { s.learned(learned, err) })
	})
}

// learnLacking reports whether there was something to look at. Where there is
// nothing no job is begun, and nobody sees that it was asked for.
func (s *Section) learnLacking(ctx context.Context) (learned bool, err error) {
	lacking, err := s.params.Prints.Lacking(ctx)
	if err != nil || len(lacking) == 0 {
		return false, err
	}
	spec := job.Spec{Doing: "Looking at pictures", Total: len(lacking), Lane: picturesLane}
	var outcome error
	j := s.desk.Jobs.Start(ctx, spec, func(ctx context.Context, j *job.Job) error {
		// One at a time: nobody waits for it, and the user works meanwhile.
		outcome = duplicates.Learn(ctx, j, duplicates.Learning{Memory: s.params.Prints, Keeper: s.params.Media, Workers: 1})
		return outcome
	})
	if _, err := j.Wait(ctx); err != nil {
		return false, err
	}
	return true, outcome
}

// learned compares the photos with what is known now.
func (s *Section) learned(learned bool, err error) {
	s.learning.running = false
	if err != nil && !errors.Is(err, context.Canceled) {
		s.desk.Fail("look at the pictures of the products", err)
	}
	if learned {
		s.productsChanged()
	}
	if s.learning.again {
		s.learnSoon()
	}
}
