package framing

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"storehand/app/photo"
)

const tiny = 1e-9

func TestDraggingACropNeverLeavesThePictureNorItsRatio(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := photo.Crop{X: rapid.Float64Range(0, 0.4).Draw(t, "x"), Y: rapid.Float64Range(0, 0.4).Draw(t, "y")}
		c.Width = rapid.Float64Range(0.2, 1-c.X).Draw(t, "width")
		c.Height = rapid.Float64Range(0.2, 1-c.Y).Draw(t, "height")
		h := rapid.SampledFrom(append([]handle{middle}, handles...)).Draw(t, "handle")
		ratio := rapid.SampledFrom([]float64{0, 1, 0.5, 2.5}).Draw(t, "ratio")
		if ratio != 0 {
			c = reshaped(c, ratio)
		}
		move := rapid.Float64Range(-2, 2)
		got := dragged(c, h, move.Draw(t, "dx"), move.Draw(t, "dy"), ratio)
		if got.X < -tiny || got.Y < -tiny || got.X+got.Width > 1+tiny || got.Y+got.Height > 1+tiny || got.Width < least-tiny || got.Height < least-tiny {
			t.Fatalf("%+v is beyond the picture, or nothing", got)
		}
		if ratio != 0 && math.Abs(got.Width/got.Height-ratio) > 1e-6 {
			t.Fatalf("%+v has the ratio %v, not %v", got, got.Width/got.Height, ratio)
		}
		if h == middle && (math.Abs(got.Width-c.Width) > tiny || math.Abs(got.Height-c.Height) > tiny) {
			t.Fatalf("moved, %+v became %+v", c, got)
		}
	})
}

func TestTheEndsThatAreNotDraggedStay(t *testing.T) {
	c := photo.Crop{X: 0.25, Y: 0.25, Width: 0.5, Height: 0.5}
	for _, test := range []struct {
		handle handle
		dx, dy float64
		want   photo.Crop
	}{
		{handle{-1, -1}, 0.125, 0.25, photo.Crop{X: 0.375, Y: 0.5, Width: 0.375, Height: 0.25}},
		{handle{1, 1}, 1, 0.125, photo.Crop{X: 0.25, Y: 0.25, Width: 0.75, Height: 0.625}},
		{handle{1, 0}, -0.25, 0.125, photo.Crop{X: 0.25, Y: 0.25, Width: 0.25, Height: 0.5}},
		{handle{0, -1}, 0.125, -0.5, photo.Crop{X: 0.25, Y: 0, Width: 0.5, Height: 0.75}},
		{middle, 0.5, -0.125, photo.Crop{X: 0.5, Y: 0.125, Width: 0.5, Height: 0.5}},
	} {
		if got := dragged(c, test.handle, test.dx, test.dy, 0); got != test.want {
			t.Errorf("%v by %v, %v: %+v, not %+v", test.handle, test.dx, test.dy, got, test.want)
		}
	}
	if got := dragged(c, handle{1, 1}, 0.125, 0, 1); got != (photo.Crop{X: 0.25, Y: 0.25, Width: 0.625, Height: 0.625}) {
		t.Errorf("a square that grows: %+v", got)
	}
}

func TestAllOfThePictureIsNoCrop(t *testing.T) {
	if got := shown(photo.Crop{}); got != whole {
		t.Errorf("no crop shows %+v", got)
	}
	if got := kept(whole); got != (photo.Crop{}) {
		t.Errorf("all is kept as %+v", got)
	}
	half := photo.Crop{X: 0.5, Width: 0.5, Height: 1}
	if shown(half) != half || kept(half) != half {
		t.Error("a half is not a half")
	}
	if got := reshaped(whole, 0.5); got != (photo.Crop{X: 0.25, Width: 0.5, Height: 1}) {
		t.Errorf("reshaped: %+v", got)
	}
}
