package photo_test

import (
	"image"
	"testing"

	"storehand/app/photo"
	"storehand/app/photo/phototest"
)

func TestForecastIsWhatRenderMakes(t *testing.T) {
	file := photo.FromBytes("a.png", phototest.PNG(t, phototest.Photo(90, 60)))
	facts, err := photo.Probe(file)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		fit           photo.Fit
		width, height int
		enlarge       bool
		shown         image.Rectangle
		small         bool
	}{
		{photo.FitInside, 45, 45, false, image.Rect(0, 0, 45, 30), false},
		{photo.FitPad, 45, 45, false, image.Rect(0, 7, 45, 37), false},
		{photo.FitCrop, 30, 30, false, image.Rect(-7, 0, 38, 30), false},
		{photo.FitExact, 30, 30, false, image.Rect(0, 0, 30, 30), false},
		{photo.FitPad, 200, 200, false, image.Rect(55, 70, 145, 130), true},
		{photo.FitPad, 180, 180, true, image.Rect(0, 30, 180, 150), true},
	}
	for _, test := range tests {
		preset := photo.Preset{
			Name: "Test", Slug: "test", Fit: test.fit, Width: test.width, Height: test.height, Enlarge: test.enlarge,
			Background: "#FFFFFF", Format: photo.FormatKeep, Quality: 80,
		}
		forecast := preset.Forecast(facts)
		result, err := photo.Render(t.Context(), file, photo.Recipe{Preset: preset})
		if err != nil {
			t.Fatal(err)
		}
		if forecast.Width != result.Width || forecast.Height != result.Height || forecast.Format != result.Format || len(forecast.Warnings) != len(result.Warnings) {
			t.Errorf("%s %d: forecast %+v, made %d × %d %s %v", test.fit, test.width, forecast, result.Width, result.Height, result.Format, result.Warnings)
		}
		if forecast.Shown != test.shown || forecast.Small != test.small {
			t.Errorf("%s %d: shown %v, small %v", test.fit, test.width, forecast.Shown, forecast.Small)
		}
	}
}

func TestForecastKnowsTheFraming(t *testing.T) {
	file := photo.FromBytes("a.jpg", phototest.JPEG(t, phototest.Photo(300, 200), 90))
	facts, err := photo.Probe(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range []photo.Framing{
		{Turn: 1}, {Flip: true, Straighten: -7}, {Turn: 3, Straighten: 12, Crop: photo.Crop{X: 0.2, Y: 0.1, Width: 0.5, Height: 0.9}},
		{Crop: photo.Crop{X: 0, Y: 0.5, Width: 1, Height: 0.1}},
	} {
		for _, p := range []photo.Preset{
			{Fit: photo.FitInside, Width: 100, Height: 90}, {Fit: photo.FitPad, Width: 120, Height: 120}, {Fit: photo.FitCrop, Width: 70, Height: 40},
			{Fit: photo.FitInside}, {Fit: photo.FitPad, Width: 150, Height: 120, Fill: 60}, {Fit: photo.FitPad, Width: 150, Height: 120, Trim: true},
		} {
			p.Name, p.Background, p.Format, p.Quality = "test", "#FFFFFF", photo.JPEG, 80
			r := photo.Recipe{Preset: p, Framing: f}
			forecast := r.Forecast(facts)
			made, err := photo.Render(t.Context(), file, r)
			if err != nil {
				t.Fatal(err)
			}
			if forecast.SizeUnsure || forecast.Width != made.Width || forecast.Height != made.Height {
				t.Errorf("%+v %s: forecast %d × %d, made %d × %d", f, p.Fit, forecast.Width, forecast.Height, made.Width, made.Height)
			}
			if !forecast.Unsure && forecast.Shown != made.Shown || forecast.Unsure != (p.Fill > 0 || p.Trim) {
				t.Errorf("%+v %s: forecast on %v, shown on %v, unsure %v", f, p.Fit, forecast.Shown, made.Shown, forecast.Unsure)
			}
		}
	}
	trimmed := photo.Recipe{Preset: photo.Preset{Fit: photo.FitInside, Trim: true}}
	if !trimmed.Forecast(facts).SizeUnsure {
		t.Error("the size of what is left of a trimmed photo is foreseen")
	}
}
