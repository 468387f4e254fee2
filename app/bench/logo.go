package bench

import (
	"fmt"
	"os"
	"path/filepath"

	"storehand/app/photo"
	"storehand/app/photo/watermark"
)

// ReadLogo reads a picture file as a watermark: at the bottom right, a fifth as
// wide as the picture, half of it seen. The error says which file cannot be
// used, why, and what to do.
func ReadLogo(path string) (*photo.Watermark, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, cannotRead(path, err)
	}
	logo := Photo{Path: path, Size: info.Size(), ModTime: info.ModTime()}
	facts, err := Look(logo)
	if err != nil {
		return nil, err
	}
	switch facts.Format {
	case photo.PNG, photo.JPEG, photo.WebP:
	default:
		return nil, fmt.Errorf("%s is a %s picture; choose a logo as PNG, JPEG or WebP", filepath.Base(path), facts.Format.Name())
	}
	if logo.Size > watermark.MaxLogo {
		return nil, fmt.Errorf("%s has %s; choose a logo of at most %s, because presets carry it with them",
			filepath.Base(path), Size(logo.Size), Size(watermark.MaxLogo))
	}
	file, err := os.ReadFile(path)
	if err != nil {
		return nil, cannotRead(path, err)
	}
	return &photo.Watermark{Logo: file, Place: watermark.BottomRight, Share: 20, Opacity: 50, Margin: 3}, nil
}
