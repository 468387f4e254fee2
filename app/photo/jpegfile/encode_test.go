package jpegfile

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"testing"

	"pgregory.net/rapid"

	"storehand/app/photo/phototest"
	"storehand/app/photo/plane"
)

// halved splits a picture into luminance and halved colours.
func halved(img *image.NRGBA) (luma plane.Plane, colours []plane.Plane) {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	luma = plane.New(w, h)
	full := []plane.Plane{plane.New(w, h), plane.New(w, h)}
	for y := range h {
		for x := range w {
			px := img.NRGBAAt(x, y)
			luma.Row(y)[x], full[0].Row(y)[x], full[1].Row(y)[x] = color.RGBToYCbCr(px.R, px.G, px.B)
		}
	}
	for _, p := range full {
		colours = append(colours, plane.Resize(p, (w+1)/2, (h+1)/2, plane.Linear))
	}
	return luma, colours
}

// What is written is read by the standard library, as well as what that writes
// itself, and in a shorter file.
func TestEncodedPicturesAreAsGoodAsTheStandardLibrarys(t *testing.T) {
	for _, size := range []image.Point{{320, 240}, {1, 1}, {17, 33}, {8, 8}, {99, 15}} {
		photo := phototest.Photo(size.X, size.Y)
		luma, colours := halved(photo)
		for _, quality := range []int{1, 30, 82, 95, 100} {
			data, err := Encode(luma, colours, quality)
			if err != nil {
				t.Fatal(err)
			}
			got, err := jpeg.Decode(bytes.NewReader(data))
			if err != nil {
				t.Fatalf("%v at %d: %v", size, quality, err)
			}
			theirs := phototest.JPEG(t, photo, quality)
			want, err := jpeg.Decode(bytes.NewReader(theirs))
			if err != nil {
				t.Fatal(err)
			}
			if got.Bounds().Size() != size {
				t.Errorf("%v became %v", size, got.Bounds())
			}
			own, other := phototest.MeanDifference(got, photo), phototest.MeanDifference(want, photo)
			if own > other+0.5 && size.X > 20 {
				t.Errorf("%v at %d: differs by %.2f, image/jpeg's by %.2f", size, quality, own, other)
			}
			if size.X == 320 && len(data) > len(theirs) {
				t.Errorf("quality %d: %d bytes, image/jpeg's has %d", quality, len(data), len(theirs))
			}
		}
	}
}

// apart is a picture whose components come in a scan each, as some cameras write
// them: every block row by row, without the filling of units.
func apart(luma plane.Plane, colours []plane.Plane, quality int) []byte {
	e := newEncoder(luma, colours, quality)
	var ends [3]int
	for i := range e.components {
		c := &e.components[i]
		c.size = 1
		for y := range ceilDiv(c.plane.Height, 8) {
			c.transform(y)
			for x := range ceilDiv(c.plane.Width, 8) {
				e.block(c, x, 0)
			}
		}
		ends[i] = len(e.tokens)
	}
	whole := e.file()
	head := whole[:bytes.Index(whole, []byte{0xFF, markerSOS})]
	codes := [4]*code{newCode(&e.counts[0]), newCode(&e.counts[1]), newCode(&e.counts[2]), newCode(&e.counts[3])}
	for i, start := range []int{0, ends[0], ends[1]} {
		head = appendSegment(head, markerSOS, []byte{1, byte(i + 1), byte(min(i, 1) * 0x11), 0, 63, 0})
		head = pack(head, e.tokens[start:ends[i]], &codes)
	}
	return append(head, 0xFF, markerEOI)
}

func TestComponentsInScansOfTheirOwn(t *testing.T) {
	for _, size := range []image.Point{{99, 75}, {16, 16}, {5, 3}} {
		luma, colours := halved(phototest.Photo(size.X, size.Y))
		together, err := Encode(luma, colours, 90)
		if err != nil {
			t.Fatal(err)
		}
		file := apart(luma, colours, 90)
		got, want := decode(t, file), decode(t, together)
		if got.Damaged {
			t.Errorf("%v: called damaged", size)
		}
		if d := phototest.MeanDifference(got.Image(), want.Image()); d != 0 {
			t.Errorf("%v: differs by %v", size, d)
		}
		// Cut off in the colours it still has its luminance.
		cut := decode(t, file[:bytes.LastIndex(file, []byte{0xFF, markerSOS})])
		if !cut.Damaged || cut.Missing != 0 {
			t.Errorf("%v: damaged %v, missing %v", size, cut.Damaged, cut.Missing)
		}
		for i, v := range want.Planes[0].Pix {
			if cut.Planes[0].Pix[i] != v {
				t.Fatalf("%v: luminance differs", size)
			}
		}
	}
}

func TestGreyPicturesAreStoredInColour(t *testing.T) {
	luma, _ := halved(phototest.Photo(50, 40))
	data, err := Encode(luma, nil, 90)
	if err != nil {
		t.Fatal(err)
	}
	if h, err := readHeader(data); err != nil || h.Model != YCbCr || h.Width != 50 || h.Height != 40 {
		t.Errorf("%+v, %v", h, err)
	}
	if c := decode(t, data).Image().At(20, 20).(color.NRGBA); c.R != c.G || c.G != c.B {
		t.Errorf("grey became %v", c)
	}
}

func TestWhatCannotBeEncoded(t *testing.T) {
	for _, p := range []plane.Plane{plane.New(MaxSide+1, 1), {}} {
		if _, err := Encode(p, nil, 80); err == nil {
			t.Errorf("%d × %d was encoded", p.Width, p.Height)
		}
	}
	if _, err := Encode(plane.New(8, 8), nil, 0); err == nil {
		t.Error("quality 0 was encoded")
	}
}

// Codes are prefix codes of at most sixteen bits that leave the word of only
// ones free, for whatever is counted, and shorter than words of equal length.
func TestCodes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var counts [257]int
		// Counts that double make the deepest trees.
		for symbol, doublings := range rapid.MapOfN(rapid.IntRange(0, 255), rapid.IntRange(0, 40), 1, 60).Draw(t, "symbols") {
			counts[symbol] = 1 << doublings
		}
		c := newCode(&counts)
		taken, size, plain := 0, 0, 0
		for symbol, length := range c.lengths {
			if (counts[symbol] > 0) != (length > 0) || length > 16 {
				t.Fatalf("symbol %d, counted %d times, has a word of %d bits", symbol, counts[symbol], length)
			}
			if length > 0 {
				taken += 1 << (16 - length)
			}
			size, plain = size+counts[symbol]*int(length), plain+counts[symbol]*6
		}
		if taken >= 1<<16 {
			t.Fatal("the words do not leave that of only ones free")
		}
		if size > plain {
			t.Fatalf("%d bits, and words of six bits take %d", size, plain)
		}
		if _, err := newHuffman(c.table()[:16], c.table()[16:], acSymbol); err != nil {
			t.Fatal(err)
		}
	})
}

func BenchmarkEncode3MP(b *testing.B) {
	photo := phototest.Photo(2048, 1536)
	luma, colours := halved(photo)
	b.Run("own", func(b *testing.B) {
		for b.Loop() {
			if _, err := Encode(luma, colours, 82); err != nil {
				b.Fatal(err)
			}
		}
	})
	whole := &image.YCbCr{
		Y: luma.Pix, Cb: colours[0].Pix, Cr: colours[1].Pix, YStride: luma.Stride, CStride: colours[0].Stride,
		SubsampleRatio: image.YCbCrSubsampleRatio420, Rect: photo.Rect,
	}
	b.Run("image/jpeg", func(b *testing.B) {
		for b.Loop() {
			var out bytes.Buffer
			if err := jpeg.Encode(&out, whole, &jpeg.Options{Quality: 82}); err != nil {
				b.Fatal(err)
			}
		}
	})
}
