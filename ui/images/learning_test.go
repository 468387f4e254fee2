package images

import (
	"testing"

	"storehand/app/bench"
	"storehand/app/job"
	"storehand/app/matching"
	"storehand/ui/look"
)

func TestPhotosAreComparedWithPicturesThatWereLookedAt(t *testing.T) {
	s := open(t, look.Light, wide)
	s.shoot(map[string]string{"IMG_1.jpg": "NP-MAT-DRF.jpg"})
	s.pass()
	if e := s.at("IMG_1.jpg"); e.Binding.Product != 0 {
		t.Fatalf("before the pictures were looked at it is bound as %+v", e.Binding)
	}
	s.prints.wanted = true
	p := s.product("NP-PCK-R38")
	p.Title = "Another"
	s.edit("rename", p)
	for s.learning.running || len(s.clock.waiting) > 0 {
		s.pass()
	}
	e := s.at("IMG_1.jpg")
	if e.Binding.Product != s.product("NP-MAT-DRF").ID || e.Binding.Match.Best.By != matching.BySimilarity || !e.Has(bench.Already, s.preset) {
		t.Errorf("after it is bound as %+v", e.Binding)
	}
	jobs := s.board.Jobs()
	if len(jobs) != 1 || jobs[0].State != job.Finished || jobs[0].Doing != "Looking at pictures" {
		t.Errorf("the jobs are %+v", jobs)
	}
	s.edit("rename again", s.product("NP-PCK-R38"))
	s.pass()
	if len(s.board.Jobs()) != 1 {
		t.Error("pictures are looked at though none is new")
	}
}

func TestPicturesAreLookedAtOnceAtATime(t *testing.T) {
	s := open(t, look.Light, wide)
	s.prints.wanted = true
	s.learnPictures()
	s.learnPictures()
	if !s.learning.again {
		t.Error("a second wish during the run is forgotten")
	}
	for s.learning.running || len(s.clock.waiting) > 0 {
		s.pass()
	}
	if len(s.board.Jobs()) != 1 {
		t.Errorf("%d runs", len(s.board.Jobs()))
	}
}
