package matte_test

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"math"
	"slices"
	"testing"

	"storehand/app/photo/backdrop"
	"storehand/app/photo/matte"
	"storehand/app/photo/phototest"
)

// mug is a red cup with a handle of which one sees the backdrop through, with
// a weave on it that reaches the edge.
func mug(side int) *image.NRGBA {
	scale := float64(side) / 100
	return shape(side, side, 2.5, func(x, y float64) float64 {
		body := min(23*scale-math.Abs(x-45*scale), 25*scale-math.Abs(y-55*scale))
		handle := 3*scale - math.Abs(math.Hypot(x-68*scale, y-53*scale)-12*scale)
		return max(body, handle)
	}, func(x, y float64) [3]float64 {
		weave := 25 * math.Sin(x/5) * math.Sin(y/4)
		return [3]float64{170 + weave, 50 + weave, 45 + weave}
	})
}

// bowl is nearly white, and told from an off-white backdrop by a little light
// and by the shade along its outline only.
func bowl(side int) *image.NRGBA {
	scale := float64(side) / 100
	depth := func(x, y float64) float64 { return 28*scale - math.Hypot(x-50*scale, y-52*scale) }
	return shape(side, side, 2.5, depth, func(x, y float64) [3]float64 {
		light := 251 - 26*math.Exp(-depth(x, y)/(1.5*scale)) - 9*math.Exp(-math.Pow((x-40*scale)/(9*scale), 2))
		return [3]float64{light, light - 1, light - 3}
	})
}

func TestTheBackdropBecomesWhiteAndTheSubjectStays(t *testing.T) {
	for name, c := range map[string]struct {
		subject *image.NRGBA
		behind  backdropLook
		cast    shadow
		grain   float64
		// faint is where the subject is in places as light as the backdrop.
		faint bool
	}{
		"grey paper without grain":          {mug(600), plain(190, 190, 190), none, 0, false},
		"sweep with grain":                  {mug(900), sweep(236, 233, 228), none, 1.5, false},
		"beige sweep, much grain":           {mug(900), sweep(222, 208, 190), none, 2.5, false},
		"vignette":                          {mug(700), vignette(225, 226, 230), none, 1, false},
		"vignette with a shadow":            {mug(1000), vignette(205, 204, 203), contact(.79, .6), 1.2, false},
		"off-white sweep with a shadow":     {mug(1000), sweep(246, 245, 242), contact(.79, .6), 1.2, false},
		"white bowl on off-white":           {bowl(900), plain(238, 238, 236), none, 1, false},
		"white bowl on an off-white sweep":  {bowl(900), sweep(241, 241, 239), none, 1, true},
		"white bowl on off-white, shadow":   {bowl(1000), vignette(234, 234, 232), contact(.79, .5), 1, true},
		"paper that is nearly white":        {mug(600), plain(253, 254, 253), none, .6, false},
		"blue paper":                        {mug(600), vignette(150, 175, 205), none, 1, false},
		"a wide picture, product to a side": {offCentre(mug(500), 1100, 500), sweep(228, 228, 228), none, 1.2, false},
	} {
		t.Run(name, func(t *testing.T) {
			s := photograph(c.subject, c.behind, c.cast, c.grain)
			before := slices.Clone(s.photo.Pix)
			out, report := matte.Whiten(s.photo)
			if !report.Done || report.Problem != "" || report.Edge < .9 {
				t.Fatalf("not done: %+v", report)
			}
			if !bytes.Equal(before, s.photo.Pix) {
				t.Error("the picture given was changed")
			}
			s.judge(t, out, c.faint)
		})
	}
}

// offCentre puts a subject into a wider picture.
func offCentre(subject *image.NRGBA, width, height int) *image.NRGBA {
	out := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		copy(out.Pix[y*out.Stride:], subject.Pix[y*subject.Stride:][:subject.Stride])
	}
	return out
}

// verdict is what a whitened scene is judged by.
type verdict struct {
	clear, white   int // pixels of lit backdrop away from the subject, and those exactly white
	inside, intact int // pixels deep in the subject, and those unchanged
	rim            int // pixels along the outline
	off, seam      float64
}

// judge compares a whitened photo with the truth: the subject over white. Where
// the subject is as light as the backdrop, its outline may be lighter than it
// was, but must be where it was.
func (s *scene) judge(t *testing.T, out *image.NRGBA, faint bool) {
	t.Helper()
	const away = 8 // pixels from the outline
	whole, most, slant := .999, 3.5, 1.5
	if faint {
		whole, most, slant = .99, 10, 10
	}
	var v verdict
	near := s.near(away)
	size := out.Rect.Size()
	for i := range size.X * size.Y {
		at := 4 * i
		got := out.Pix[at:][:4]
		switch {
		case !near[i] && s.subject.Pix[at+3] == 0 && s.light[i] > .95:
			v.clear++
			if got[0]&got[1]&got[2] == 255 {
				v.white++
			}
		case !near[i] && s.subject.Pix[at+3] == 255:
			v.inside++
			if bytes.Equal(got, s.photo.Pix[at:][:4]) {
				v.intact++
			}
		case near[i] && s.light[i] > .99:
			v.rim++
			off := s.offWhite(i, got)
			v.off += math.Abs(off)
			v.seam += off
		}
	}
	if share := float64(v.white) / float64(v.clear); v.clear == 0 || share < .9995 {
		t.Errorf("of the backdrop %.4f is pure white", share)
	}
	if share := float64(v.intact) / float64(v.inside); v.inside == 0 || share < whole {
		t.Errorf("of the subject %.4f is as it was", share)
	}
	mean, seam := v.off/float64(v.rim), v.seam/float64(v.rim)
	if mean > most {
		t.Errorf("along the outline colours are off by %.2f on average", mean)
	}
	if math.Abs(seam) > slant {
		t.Errorf("along the outline is a seam of %.2f", seam)
	}
	t.Logf("white %.5f, intact %.5f, rim off %.2f, seam %+.2f", float64(v.white)/float64(v.clear), float64(v.intact)/float64(v.inside), mean, seam)
}

// offWhite is by how much a pixel is lighter than the subject over white would
// be, the mean of its channels.
func (s *scene) offWhite(i int, got []uint8) (off float64) {
	front := s.subject.Pix[4*i:][:4]
	a := float64(front[3]) / 255
	for c := range 3 {
		off += float64(got[c]) - (a*float64(front[c]) + (1-a)*255)
	}
	return off / 3
}

// near marks the pixels so near to the outline that the square around them has
// both subject and backdrop.
func (s *scene) near(away int) []bool {
	size := s.subject.Rect.Size()
	mark := func(from []bool, count, step, other, otherStep int) []bool {
		to := make([]bool, len(from))
		for j := range other {
			for i := range count {
				at := j*otherStep + i*step
				for k := max(i-away, 0); k <= min(i+away, count-1) && !to[at]; k++ {
					to[at] = from[j*otherStep+k*step]
				}
			}
		}
		return to
	}
	outline := make([]bool, size.X*size.Y)
	for i := range outline {
		a := s.subject.Pix[4*i+3]
		right := i%size.X < size.X-1 && (s.subject.Pix[4*i+7] == 0) != (a == 0)
		outline[i] = a > 0 && a < 255 || right
	}
	return mark(mark(outline, size.X, 1, size.Y, size.X), size.Y, size.X, size.X, 1)
}

// TestShadowsFallOff walks from under the mug to the lower edge.
func TestShadowsFallOff(t *testing.T) {
	s := photograph(mug(1000), plain(214, 210, 204), contact(.79, .6), 0)
	out, report := matte.Whiten(s.photo)
	if !report.Done {
		t.Fatalf("%+v", report)
	}
	last := uint8(0)
	for y := 808; y < 1000; y++ {
		c := out.NRGBAAt(450, y)
		if c.R != c.G || c.G != c.B {
			t.Fatalf("the shadow has a tint at %d: %v", y, c)
		}
		if c.R < last || y > 808 && int(c.R)-int(last) > 12 {
			t.Fatalf("the shadow goes from %d to %d at %d", last, c.R, y)
		}
		last = c.R
	}
	if foot := out.NRGBAAt(450, 808).R; foot < 120 || foot > 200 {
		t.Errorf("at the foot the shadow is %d", foot)
	}
	if last != 255 {
		t.Errorf("at the edge of the picture is %d", last)
	}
}

func TestWhatShowsThroughIsBackdrop(t *testing.T) {
	out, _ := matte.Whiten(photograph(mug(1000), sweep(225, 222, 217), none, 1.2).photo)
	if c := out.NRGBAAt(745, 530); c != (color.NRGBA{255, 255, 255, 255}) {
		t.Errorf("in the handle of the mug is %v", c)
	}
	// A patch of light on the mug that is just the backdrop's colour.
	subject := mug(1000)
	for y := range 1000 {
		for x := range 1000 {
			px := subject.Pix[y*subject.Stride+4*x:][:3]
			glow := math.Exp(-(math.Pow(float64(x)-450, 2) + math.Pow(float64(y)-550, 2)) / 12000)
			for c, to := range [3]float64{215, 212, 207} {
				px[c] = uint8(float64(px[c]) + (to-float64(px[c]))*min(1.6*glow, 1))
			}
		}
	}
	photo := photograph(subject, plain(215, 212, 207), none, 1.2).photo
	out, _ = matte.Whiten(photo)
	if got, was := out.NRGBAAt(450, 550), photo.NRGBAAt(450, 550); got != was {
		t.Errorf("the light on the mug is %v and was %v", got, was)
	}
}

func TestWhatCannotBeDoneIsLeftAlone(t *testing.T) {
	street := func(x, y float64) [3]float64 {
		if y < .45 {
			return [3]float64{180 + 40*y, 205 + 20*y, 235}
		}
		return [3]float64{90 + 50*math.Sin(90*x), 85 + 40*math.Sin(70*y+30*x), 70}
	}
	planks := func(x, y float64) [3]float64 {
		c := 150 + 40*math.Sin(40*x) + 15*math.Sin(300*y+20*x)
		return [3]float64{c, .8 * c, .6 * c}
	}
	nothing := image.NewNRGBA(image.Rect(0, 0, 400, 300))
	for name, c := range map[string]struct {
		photo *image.NRGBA
		want  backdrop.Problem
	}{
		"texture everywhere": {phototest.Photo(400, 300), backdrop.Busy},
		"sky over a street":  {photograph(mug(400), street, none, 1).photo, backdrop.Busy},
		"wood":               {photograph(mug(400), planks, none, 1).photo, backdrop.Busy},
		"strong noise":       {photograph(mug(400), plain(200, 200, 200), none, 25).photo, backdrop.Busy},
		"black paper":        {photograph(mug(400), vignette(40, 40, 44), none, 1).photo, matte.Dark},
		"one colour":         {photograph(nothing, plain(200, 190, 180), none, 0).photo, backdrop.Bare},
		"white":              {photograph(nothing, plain(255, 255, 255), none, 0).photo, backdrop.Bare},
		"paper and no more":  {photograph(nothing, sweep(230, 228, 224), none, 1.5).photo, backdrop.Bare},
		"one pixel":          {photograph(image.NewNRGBA(image.Rect(0, 0, 1, 1)), plain(9, 9, 9), none, 0).photo, backdrop.Small},
		"a strip":            {photograph(image.NewNRGBA(image.Rect(0, 0, 3, 2000)), plain(230, 230, 230), none, 1).photo, backdrop.Small},
		"no pixels":          {image.NewNRGBA(image.Rectangle{}), backdrop.Small},
		"a close-up of cloth": {photograph(nothing, func(x, y float64) [3]float64 {
			c := 120 + 30*math.Sin(200*x)*math.Sin(180*y)
			return [3]float64{c, c, 90}
		}, none, 2).photo, backdrop.Busy},
	} {
		before := slices.Clone(c.photo.Pix)
		out, report := matte.Whiten(c.photo)
		if report.Done || report.Problem != c.want || out != c.photo || !bytes.Equal(before, c.photo.Pix) {
			t.Errorf("%s: %+v", name, report)
		}
	}
}

func TestWhiteBackdropsBecomeExactlyWhite(t *testing.T) {
	s := photograph(bowl(800), plain(254.6, 254.4, 254.7), none, .7)
	out, report := matte.Whiten(s.photo)
	if !report.Done || report.White < .6 {
		t.Fatalf("%+v", report)
	}
	s.judge(t, out, false)
}

func TestCutOutsAreLaidOverWhite(t *testing.T) {
	photo := mug(300)
	out, report := matte.Whiten(photo)
	if !report.Done || !report.Composited || report.White < .5 {
		t.Fatalf("%+v", report)
	}
	s := &scene{subject: photo}
	for i := range 300 * 300 {
		if off := s.offWhite(i, out.Pix[4*i:][:4]); math.Abs(off) > .6 || out.Pix[4*i+3] != 255 {
			t.Fatalf("pixel %d is off by %v", i, off)
		}
	}
}

// TestPartsOfPicturesKeepTheirPlace takes a picture whose corner is not at 0, 0.
func TestPartsOfPicturesKeepTheirPlace(t *testing.T) {
	whole := photograph(mug(500), sweep(230, 228, 224), none, 1).photo
	part := whole.SubImage(image.Rect(30, 60, 470, 490)).(*image.NRGBA)
	out, report := matte.Whiten(part)
	if !report.Done || out.Rect != part.Rect {
		t.Fatalf("%v, %+v", out.Rect, report)
	}
	if corner, inside := out.NRGBAAt(31, 61), out.NRGBAAt(225, 275); corner.B != 255 || inside != whole.NRGBAAt(225, 275) {
		t.Errorf("%v in the corner, %v inside", corner, inside)
	}
}

func ExampleReport() {
	_, report := matte.Whiten(phototest.Photo(320, 240))
	fmt.Println(report.Done, report.Problem)
	// Output: false the background is busy
}

func BenchmarkWhiten(b *testing.B) {
	s := photograph(mug(2000), sweep(236, 233, 228), contact(.79, .6), 1.2)
	b.SetBytes(int64(len(s.photo.Pix) / 4))
	for b.Loop() {
		matte.Whiten(s.photo)
	}
}
