package bench

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"os"

	"storehand/app/alttext/colour"
	"storehand/app/photo"
	"storehand/app/photo/subject"
)

// Look reads the header of a photo. The error says which photo is no picture
// that can be used, why, and what to do.
func Look(p Photo) (photo.Facts, error) {
	file, facts, err := openPhoto(p)
	if err != nil {
		return photo.Facts{}, err
	}
	return facts, file.Close()
}

// measureSide is the size in pixels at which colours are measured.
const measureSide = 160

// subjectColours measures what is shown on the picture in an open file.
func subjectColours(ctx context.Context, name string, file *os.File) ([]colour.Swatch, error) {
	source, err := sourceOf(name, file)
	if err != nil {
		return nil, err
	}
	small, err := photo.Thumbnail(ctx, source, measureSide)
	if err != nil {
		return nil, err
	}
	return subject.Colours(small.Image), nil
}

// Twins finds photos with the same content. It maps the path of each one that
// repeats an earlier one to the path of the first. Only files of the same size
// are read. One that cannot be read has no twin; looking at it says why. The
// error is the context's.
func Twins(ctx context.Context, photos []Photo) (map[string]string, error) {
	bySize := map[int64][]Photo{}
	for _, p := range photos {
		bySize[p.Size] = append(bySize[p.Size], p)
	}
	twins := map[string]string{}
	for _, alike := range bySize {
		if len(alike) < 2 {
			continue
		}
		first := map[[sha256.Size]byte]string{}
		for _, p := range alike {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			digest, err := digestOf(p.Path)
			if err != nil {
				continue
			}
			if other, found := first[digest]; found {
				twins[p.Path] = other
				continue
			}
			first[digest] = p.Path
		}
	}
	return twins, nil
}

func digestOf(path string) (digest [sha256.Size]byte, err error) {
	file, err := os.Open(path)
	if err != nil {
		return digest, err
	}
	defer file.Close()
	hash := sha256.New()
	if _, err := io.Copy(hash, file); err != nil {
		return digest, fmt.Errorf("read %s: %w", path, err)
	}
	return [sha256.Size]byte(hash.Sum(nil)), nil
}
