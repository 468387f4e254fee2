package images

import (
	"context"
	"testing"

	"fyne.io/fyne/v2/test"

	"storehand/ui/look"
)

// staged is a bench whose two photos are pictures of their products.
func staged(t *testing.T) *stage {
	t.Helper()
	s := open(t, look.Light, wide)
	s.shoot(map[string]string{"NP-BTL-500_back.jpg": "NP-BTL-500_detail.jpg", "NP-STV-EMB_side.jpg": "NP-STV-EMB_detail.jpg"})
	s.prepareAll()
	s.main()
	s.pass()
	s.wantToast("2 pictures staged on 2 products")
	return s
}

// pictures counts the pictures of the bottle and of the stove.
func (s *stage) pictures() [2]int {
	s.t.Helper()
	return [2]int{len(s.product("NP-BTL-500").Images), len(s.product("NP-STV-EMB").Images)}
}

func (s *stage) rename(sku, title string) {
	s.t.Helper()
	p := s.product(sku)
	p.Title = title
	s.edit("rename", p)
}

func (s *stage) undo() {
	s.t.Helper()
	if _, err := s.workspace.Undo(context.Background()); err != nil {
		s.t.Fatal(err)
	}
	s.pass()
}

// A run can be undone whatever was done after it; that stays.
func TestRunIsUndoneAfterOtherEdits(t *testing.T) {
	s := staged(t)
	there := s.pictures()
	s.rename("NP-BTL-500", "Steel flask")
	test.Tap(s.page.undo)
	s.pass()
	s.wantToast("2 pictures taken off 2 products")
	if now := s.pictures(); now != [2]int{there[0] - 1, there[1] - 1} || s.product("NP-BTL-500").Title != "Steel flask" {
		t.Errorf("the products have %v pictures, before %v; the title is %q", now, there, s.product("NP-BTL-500").Title)
	}
	if !s.page.undo.Disabled() || s.page.run.primary.Text() != "Stage 2 finished" {
		t.Errorf("the run can be undone again, or the bench says %q", s.page.run.primary.Text())
	}
	s.undo()
	if s.pictures() != there || !s.at("NP-BTL-500_back.jpg").Staged || s.page.undo.Disabled() {
		t.Error("undo did not bring the pictures back, or the bench does not know")
	}
}

// A picture that its product lost meanwhile is left and told, once.
func TestWhatIsGoneIsLeft(t *testing.T) {
	s := staged(t)
	p := s.product("NP-STV-EMB")
	p.Images = p.Images[:len(p.Images)-1]
	s.edit("remove a picture", p)
	there := s.pictures()
	test.Tap(s.page.undo)
	s.pass()
	s.wantToast("1 picture taken off 1 product, 1 left: ")
	s.wantToast("is no picture of its product any more")
	if now := s.pictures(); now != [2]int{there[0] - 1, there[1]} || !s.page.undo.Disabled() {
		t.Errorf("the products have %v pictures, before %v", now, there)
	}
}

// Photos that were taken off the bench are still pictures of their products.
func TestRunIsUndoneWithoutItsPhotos(t *testing.T) {
	s := staged(t)
	there := s.pictures()
	s.clearBench()
	s.rename("NP-BTL-500", "Steel flask")
	test.Tap(s.page.undo)
	s.pass()
	if now := s.pictures(); now != [2]int{there[0] - 1, there[1] - 1} || !s.page.undo.Disabled() {
		t.Errorf("the products have %v pictures, before %v", now, there)
	}
}

func TestOnePictureIsTakenOffItsProduct(t *testing.T) {
	s := staged(t)
	there := s.pictures()
	s.rename("NP-BTL-500", "Steel flask")
	s.choose(s.at("NP-BTL-500_back.jpg").Path)
	if why := s.whyNoTakeBack(); why != "" {
		t.Fatal(why)
	}
	s.takeBackChosen()
	s.pass()
	s.wantToast("1 picture taken off 1 product")
	if now := s.pictures(); now != [2]int{there[0] - 1, there[1]} || s.at("NP-BTL-500_back.jpg").Staged || !s.at("NP-STV-EMB_side.jpg").Staged {
		t.Errorf("the products have %v pictures, before %v", now, there)
	}
	if s.whyNoTakeBack() == "" {
		t.Error("it can be taken off twice")
	}
	test.Tap(s.page.undo) // the other one of the run
	s.pass()
	if now := s.pictures(); now != [2]int{there[0] - 1, there[1] - 1} {
		t.Errorf("the products have %v pictures, before %v", now, there)
	}
}

// What was undone and then left behind by something new is not on its product.
func TestUndoneRunIsNotDoneByWhatComesAfterIt(t *testing.T) {
	s := staged(t)
	s.undo()
	s.rename("NP-BTL-500", "Steel flask")
	if s.at("NP-BTL-500_back.jpg").Staged || !s.page.undo.Disabled() || s.page.run.primary.Text() != "Stage 2 finished" {
		t.Error("the bench takes the undone run for done")
	}
}
