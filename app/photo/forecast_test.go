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
		result, err := photo.Render(t.Context(), file, preset)
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
