package handover

import (
	"context"
	"fmt"
	"io"
	"iter"
	"path/filepath"

	"storehand/app/exchange"
	"storehand/app/job"
	"storehand/app/media"
	"storehand/app/safefile"
)

// copiers is how many pictures are copied at the same time: enough to keep a
// disk busy and few enough to leave it usable.
const copiers = 4

// pictures writes the manifest and copies the finished pictures, where there
// are any.
func (r *run) pictures(ctx context.Context, dir string) error {
	for _, err := range r.listed(ctx) {
		if err != nil {
			return err
		}
		if err := r.manifests(ctx, dir); err != nil {
			return err
		}
		return r.copyPictures(ctx, filepath.Join(dir, "pictures"))
	}
	return nil
}

// listed are the pictures of the manifest.
func (r *run) listed(ctx context.Context) iter.Seq2[exchange.Picture, error] {
	return r.maker.Exporter.Pictures(ctx, r.order.request(r.order.Dialects[0]))
}

func (r *run) manifests(ctx context.Context, dir string) error {
	for _, manifest := range []struct {
		name  string
		write func(io.Writer, iter.Seq2[exchange.Picture, error]) error
	}{
		{"manifest.csv", exchange.WriteManifestCSV}, {"manifest.json", exchange.WriteManifestJSON},
	} {
		path, err := safefile.Write(filepath.Join(dir, manifest.name), safefile.Replace, func(w io.Writer) error {
			return manifest.write(w, r.listed(ctx))
		})
		if err != nil {
			return err
		}
		r.made.Manifests = append(r.made.Manifests, path)
	}
	return nil
}

// uploads are the pictures to copy, each once however many products show it. An
// error ends them and is kept in err.
func (r *run) uploads(ctx context.Context, err *error) iter.Seq[exchange.Picture] {
	return func(yield func(exchange.Picture) bool) {
		seen := make(map[string]bool)
		for picture, listErr := range r.listed(ctx) {
			if listErr != nil {
				*err = listErr
				return
			}
			if picture.File == "" || seen[picture.File] {
				continue
			}
			seen[picture.File] = true
			if !yield(picture) {
				return
			}
		}
	}
}

func (r *run) copyPictures(ctx context.Context, dir string) error {
	var listErr error
	total := 0
	for range r.uploads(ctx, &listErr) {
		total++
	}
	if listErr != nil || total == 0 {
		return listErr
	}
	folder, err := safefile.OpenFolder(dir)
	if err != nil {
		return err
	}
	r.job.SetTotal(len(r.job.ResultsSince(0)) + total)
	err = job.Each(ctx, r.job, r.uploads(ctx, &listErr), job.Work[exchange.Picture]{
		Workers: copiers,
		Item:    func(p exchange.Picture) job.Item { return job.Item{ID: p.File, Name: p.File} },
		Do: func(ctx context.Context, p exchange.Picture) job.Result {
			if err := r.copyPicture(ctx, folder, p); err != nil {
				return job.Fail(fmt.Errorf("the picture of %s: %w", p.Product, err))
			}
			return job.Done()
		},
	})
	r.made.Pictures = r.job.Snapshot().OK // pictures alone are recorded as done
	if err == nil {
		err = listErr
	}
	return err
}

func (r *run) copyPicture(ctx context.Context, folder *safefile.Folder, p exchange.Picture) error {
	kind, hash := media.Prepared, media.Hash(p.Prepared)
	if hash == "" {
		kind, hash = media.Original, media.Hash(p.Original)
	}
	content, err := r.maker.Media.Open(ctx, kind, hash)
	if err != nil {
		return err
	}
	defer content.Close()
	_, err = folder.Write(p.File, safefile.Replace, func(w io.Writer) error {
		_, err := io.Copy(w, content)
		return err
	})
	return err
}
