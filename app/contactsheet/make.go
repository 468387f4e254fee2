package contactsheet

import (
	"context"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"storehand/app/job"
	"storehand/app/safefile"
)

// workers is how many pictures of a page are read at the same time.
const workers = 2

// SavePDF writes the sheet of some pictures as one PDF, in the place of a file
// that was there, as the work of a job. A picture that cannot be read stands on
// the sheet as such and is a failed item. Pictures are read page by page, so that
// thousands of them need little memory.
func (s Sheet) SavePDF(ctx context.Context, j *job.Job, path string, entries []Entry) error {
	if err := s.Validate(); err != nil {
		return err
	}
	writing, err := s.Typefaces.open()
	if err != nil {
		return err
	}
	canvas := newPDF(s)
	if err := s.draw(ctx, j, canvas, writing, entries, func(int) error { return canvas.file.Error() }); err != nil {
		return fmt.Errorf("contact sheet %q: %w", s.Title, err)
	}
	_, err = safefile.Write(path, safefile.Replace, canvas.write)
	return err
}

// SavePNG writes the sheet of some pictures as one PNG file for each page into a
// folder, named by the stem and the page's number, and returns their paths. It is
// as SavePDF otherwise; pages that are written stay after an error.
func (s Sheet) SavePNG(ctx context.Context, j *job.Job, dir, stem string, entries []Entry) ([]string, error) {
	if err := s.Validate(); err != nil {
		return nil, err
	}
	writing, err := s.Typefaces.open()
	if err != nil {
		return nil, err
	}
	var paths []string
	canvas := newPixels(s, writing)
	pages := s.Pages(len(entries))
	err = s.draw(ctx, j, canvas, writing, entries, func(number int) error {
		path, err := safefile.Write(filepath.Join(dir, pageName(stem, number, pages)), safefile.Replace, func(w io.Writer) error {
			return png.Encode(w, canvas.img)
		})
		paths = append(paths, path)
		return err
	})
	if err != nil {
		return slices.DeleteFunc(paths, func(path string) bool { return path == "" }), fmt.Errorf("contact sheet %q: %w", s.Title, err)
	}
	return paths, nil
}

// draw draws all pages and calls done after each.
func (s Sheet) draw(ctx context.Context, j *job.Job, on canvas, writing *writing, entries []Entry, done func(number int) error) error {
	l := &layout{Sheet: s, grid: s.grid(), writing: writing, on: on}
	j.SetTotal(len(entries))
	each, pages := s.Columns*s.Rows, s.Pages(len(entries))
	for number := 1; number <= pages; number++ {
		if err := j.Hold(ctx); err != nil {
			return err
		}
		first := (number - 1) * each
		shown := l.read(ctx, j, entries[first:min(first+each, len(entries))], first)
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := l.page(shown, number, pages); err != nil {
			return err
		}
		if err := done(number); err != nil {
			return err
		}
	}
	return nil
}

// read reads the pictures of one page and records what became of each. first is
// the place of the page's first picture among all.
func (l *layout) read(ctx context.Context, j *job.Job, entries []Entry, first int) []shown {
	page := make([]shown, len(entries))
	places := make(chan int)
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			for i := range places {
				page[i] = l.readOne(ctx, entries[i])
				result := job.Done()
				if err := page[i].problem; err != nil {
					result = job.Fail(err)
				}
				result.Item, result.Order = job.Item{ID: entries[i].Name, Name: entries[i].Name}, first+i
				j.Record(result)
			}
		})
	}
	for i := range entries {
		if ctx.Err() != nil {
			break
		}
		places <- i
	}
	close(places)
	group.Wait()
	return page
}

// readOne reads the pictures of an entry, as large as the sheet shows them.
func (l *layout) readOne(ctx context.Context, e Entry) shown {
	s := shown{Entry: e}
	px := int(max(l.box.w, l.box.h) * l.on.resolution())
	if s.after, s.problem = onWhite(e.Picture(ctx, px)); s.problem != nil {
		return s
	}
	if l.Show.Before && e.Before != nil {
		s.before, s.problem = onWhite(e.Before(ctx, px/2))
	}
	return s
}

// onWhite lays a picture on white paper. A picture that is not there stays so.
func onWhite(picture image.Image, err error) (image.Image, error) {
	if err != nil {
		return nil, err
	}
	flat := image.NewRGBA(image.Rectangle{Max: picture.Bounds().Size()})
	draw.Draw(flat, flat.Rect, image.White, image.Point{}, draw.Src)
	draw.Draw(flat, flat.Rect, picture, picture.Bounds().Min, draw.Over)
	return flat, nil
}

// Stem makes the name of the sheet's files of its title and client:
// "Northpass, Spring shoot".
func (s Sheet) Stem() string {
	name := strings.Join(notEmpty(s.Client, s.Title), ", ")
	safe, err := safefile.SafeName(name)
	if err != nil {
		return "Contact sheet"
	}
	return safe
}
