package compliance

import (
	"context"
	"encoding/json"

	"storehand/app/photo"
	"storehand/app/photo/measure"
)

const (
	// wholeSide is the longer side in pixels up to which a picture is measured
	// pixel by pixel; WordPress scales down what is larger, and no channel's
	// recommendation is. Larger ones are measured scaled down to it, so that a
	// photo of any size takes at most some 40 MB.
	wholeSide = 2560
	// previewSide is the longer side for a quick look.
	previewSide = 1024
)

// Picture is what is known of one picture when it is judged.
type Picture struct {
	// Name is what messages call the picture.
	Name string
	// Facts is what the file's header says.
	Facts photo.Facts
	// Measures are those of its pixels. Softness and Noise are untold when the
	// picture was measured scaled down.
	Measures measure.Measures
	// Quality is that of a JPEG file, 1 to 100.
	Quality measure.Reading
	// Missing is the share of the picture, 0 to 1, that could not be read, and
	// Damaged is true for any damage to the file.
	Damaged bool
	Missing float64
}

// MarshalJSON writes the picture for reports.
func (p Picture) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Format   photo.Format      `json:"format"`
		Width    int               `json:"width"`
		Height   int               `json:"height"`
		Bytes    int64             `json:"bytes"`
		Colours  photo.ColourModel `json:"colours"`
		Profile  string            `json:"profile,omitempty"`
		Frames   int               `json:"frames"`
		Damaged  bool              `json:"damaged,omitempty"`
		Quality  measure.Reading   `json:"jpeg_quality"`
		Measures measure.Measures  `json:"measures"`
	}{
		p.Facts.Format, p.Facts.Width, p.Facts.Height, p.Facts.Bytes, p.Facts.Model, p.Facts.Profile, p.Facts.Frames, p.Damaged, p.Quality, p.Measures,
	})
}

// Measure reads and measures a picture file: a photo, or a finished picture
// before or after it was written. Decoding left aside it takes some 50 ms of one
// processor for a picture of 4 megapixels or more. The error is a
// *photo.Refusal, or the context's when it was cancelled.
func Measure(ctx context.Context, src photo.Source) (Picture, error) {
	decoded, err := photo.Thumbnail(ctx, src, wholeSide)
	if err != nil {
		return Picture{}, err
	}
	if max(decoded.Facts.Width, decoded.Facts.Height) > wholeSide {
		return pictureOf(src, decoded, measure.Preview(decoded.Image)), nil
	}
	return pictureOf(src, decoded, measure.Of(decoded.Image)), nil
}

// Preview measures a picture file quickly, at the size of a preview: it is for
// lists of many photos that nobody has decided on yet. Decoding a photo of 12
// megapixels included, it takes some 60 ms of one processor.
// Softness and Noise are untold, and the white edge is that of the preview. The
// error is as for Measure.
func Preview(ctx context.Context, src photo.Source) (Picture, error) {
	decoded, err := photo.Thumbnail(ctx, src, previewSide)
	if err != nil {
		return Picture{}, err
	}
	return pictureOf(src, decoded, measure.Preview(decoded.Image)), nil
}

func pictureOf(src photo.Source, decoded *photo.Picture, measures measure.Measures) Picture {
	return Picture{
		Name: src.Name, Facts: decoded.Facts, Measures: measures, Quality: measure.JPEGQuality(src.Data, src.Size),
		Damaged: decoded.Damaged, Missing: decoded.Missing,
	}
}

// Check measures a picture and judges it by one channel.
func Check(ctx context.Context, src photo.Source, channel Channel) (Verdict, error) {
	picture, err := Measure(ctx, src)
	if err != nil {
		return Verdict{}, err
	}
	return channel.Judge(picture), nil
}
