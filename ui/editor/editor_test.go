package editor

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"storehand/app/catalog"
	"storehand/app/client"
	"storehand/app/htmltext"
	"storehand/ui/parts"
)

func TestStagedFieldsAreCountedWithoutTheMarkOfANewProduct(t *testing.T) {
	for _, test := range []struct {
		staged map[string]string
		fields int
		isNew  bool
	}{{nil, 0, false}, {map[string]string{"title": "Pot", "sku": ""}, 2, false}, {map[string]string{"new": ""}, 0, true}} {
		read := item{row: catalog.Row{Staged: test.staged}}
		if fields, isNew := read.staged(); fields != test.fields || isNew != test.isNew {
			t.Errorf("%v: %d fields, new %v", test.staged, fields, isNew)
		}
	}
}

func TestAPictureIsFoundWhateverWasWrittenAboutIt(t *testing.T) {
	front, side := catalog.Image{Original: "f"}, catalog.Image{Original: "s"}
	described := front
	described.Alt, described.FileName = "A pot", "pot.jpg"
	for _, test := range []struct {
		images []catalog.Image
		image  catalog.Image
		place  int
		want   int
	}{
		{[]catalog.Image{described, side}, front, 0, 0},
		{[]catalog.Image{side, described}, front, 0, 1},
		{[]catalog.Image{front, side, front}, front, 2, 2}, // the same picture twice
		{[]catalog.Image{side}, front, 0, -1},
	} {
		if got := find(test.images, test.image, test.place); got != test.want {
			t.Errorf("in %v at %d: %d", test.images, test.place, got)
		}
	}
}

func TestWhatTheShopHasIsSaidInFewWords(t *testing.T) {
	for text, want := range map[string]string{
		"": "Empty in the shop", "78.00": "Shop: 78.00", "Round teapot, slate": "In the shop: Round teapot, slate",
		"A description that goes on and on and is longer than any line below a field": "In the shop: A description that goes on and on and is longer than any li…",
	} {
		if got := inShop(text); got != want {
			t.Errorf("%q: %q", text, got)
		}
	}
}

func TestTheAddressOfAResult(t *testing.T) {
	p := catalog.Product{Title: "Round teapot, 1.1 l", Slug: "round-teapot"}
	for store, want := range map[client.Store]string{
		{Platform: client.WooCommerce, Address: "https://shop.example/"}: "shop.example › product › round-teapot",
		{Platform: client.Shopify, Address: "shop.example"}:              "shop.example › products › round-teapot",
		{Platform: client.Other}:                                         "your shop › round-teapot",
	} {
		if got := addressOf(store, &p); got != want {
			t.Errorf("%v: %q", store.Platform, got)
		}
	}
	p.Slug = ""
	if got := addressOf(client.Store{}, &p); got != "your shop › round-teapot-1-1-l" {
		t.Errorf("without a link address: %q", got)
	}
}

func TestTheRoomInAResultIsCounted(t *testing.T) {
	count := room(20, 100)
	for text, want := range map[string]parts.Tone{"": parts.Neutral, "Teapot": parts.Good, "Round teapot with a lid": parts.Warn} {
		if words, tone := count(text); tone != want {
			t.Errorf("%q: %s in tone %v", text, words, tone)
		}
	}
}

func TestBlocksBecomeWhatABuyerReads(t *testing.T) {
	segments := segmentsOf(htmltext.Blocks(`<h2>Pot</h2><ol><li>One <b>two</b></li></ol><hr><p><a href="https://x.example">There</a><a href="javascript:x">no</a></p>`, htmltext.AsSpaces))
	var shown []string
	links, rules := 0, 0
	for _, segment := range segments {
		switch segment := segment.(type) {
		case *widget.TextSegment:
			shown = append(shown, segment.Text)
		case *widget.HyperlinkSegment:
			links++
		case *widget.SeparatorSegment:
			rules++
		}
	}
	if want := "Pot||1.  |One| two||no||"; join(shown) != want {
		t.Errorf("shown %q, want %q", join(shown), want)
	}
	if links != 1 || rules != 1 {
		t.Errorf("%d links, %d rules", links, rules)
	}
}

func join(texts []string) string {
	all := ""
	for _, text := range texts {
		all += text + "|"
	}
	return all
}

func TestTokensFlowIntoLines(t *testing.T) {
	var tokens []fyne.CanvasObject
	for range 5 {
		token := canvas.NewRectangle(nil)
		token.SetMinSize(fyne.NewSize(40, 20))
		tokens = append(tokens, token)
	}
	tokens[4].Hide()
	f := &flow{width: 100, gap: 10}
	if size := f.MinSize(tokens); size.Height != 50 {
		t.Errorf("two lines are %v high", size.Height)
	}
	f.Layout(tokens, fyne.NewSize(100, 50))
	if at := tokens[2].Position(); at != fyne.NewPos(0, 30) {
		t.Errorf("the third begins at %v", at)
	}
}

func TestColumnsAreEquallyWideAndOfTheirOwnHeight(t *testing.T) {
	low, high := canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	low.SetMinSize(fyne.NewSize(10, 20))
	high.SetMinSize(fyne.NewSize(90, 50))
	c := columns(8)
	objects := []fyne.CanvasObject{low, high}
	c.Layout(objects, fyne.NewSize(208, c.MinSize(objects).Height))
	if low.Size() != fyne.NewSize(100, 20) || high.Size() != fyne.NewSize(100, 50) || high.Position().X != 108 {
		t.Errorf("low %v, high %v at %v", low.Size(), high.Size(), high.Position())
	}
}

func TestTheWheelGoesOnToThePageAtTheEndOfAPart(t *testing.T) {
	test.NewTempApp(t)
	tall := func(height float32) fyne.CanvasObject {
		object := canvas.NewRectangle(nil)
		object.SetMinSize(fyne.NewSize(50, height))
		return object
	}
	var page *container.Scroll
	part := newScroller(container.ScrollVerticalOnly, tall(150), func() fyne.Scrollable { return page })
	part.SetMinSize(fyne.NewSize(50, 100))
	page = container.NewVScroll(container.NewVBox(part, tall(900)))
	w := test.NewTempWindow(t, page)
	w.Resize(fyne.NewSize(200, 300))
	down := &fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -50)}
	part.Scrolled(down)
	if part.Offset.Y != 50 || page.Offset.Y != 0 {
		t.Errorf("part at %v, page at %v", part.Offset.Y, page.Offset.Y)
	}
	part.Scrolled(down)
	if part.Offset.Y != 50 || page.Offset.Y != 50 {
		t.Errorf("at its end: part at %v, page at %v", part.Offset.Y, page.Offset.Y)
	}
}

func TestThePlaceAPictureIsDroppedAt(t *testing.T) {
	s := &strip{images: make([]catalog.Image, 3)}
	for x, want := range map[float32]int{-20: 0, 30: 0, 60: 1, 149: 1, 160: 2, 260: 3, 900: 3} {
		if got := s.gapAt(x); got != want {
			t.Errorf("at %v: %d, want %d", x, got, want)
		}
	}
}
