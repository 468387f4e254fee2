package handover

import (
	"context"
	"fmt"
	"io"
	"iter"
	"path"
	"path/filepath"
	"sync"

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
		return r.copyPictures(ctx, dir)
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

// upload is a file to copy into a folder of the handover.
type upload struct {
	kind         media.Kind
	hash         media.Hash
	folder, name string
	product      string // title, for messages
}

// title is what messages call the file.
func (u upload) title() string {
	if u.folder == shopFolder {
		return u.name
	}
	return path.Join(u.folder, u.name)
}

// shopFolder is the folder of the shop's own pictures.
const shopFolder = "pictures"

// uploads are the files to copy, each once however many products show it. An
// error ends them and is kept in err.
func (r *run) uploads(ctx context.Context, err *error) iter.Seq[upload] {
	return func(yield func(upload) bool) {
		seen := make(map[string]bool)
		names := channelNames{}
		for picture, listErr := range r.listed(ctx) {
			if listErr != nil {
				*err = listErr
				return
			}
			if picture.File != "" && !seen[picture.File] {
				seen[picture.File] = true
				if !yield(shown(picture)) {
					return
				}
			}
			if !r.order.Channels || picture.Original == "" || picture.Prepared == "" {
				continue
			}
			further, channelErr := r.forChannels(ctx, picture, names)
			if channelErr != nil {
				*err = channelErr
				return
			}
			for _, u := range further {
				if !yield(u) {
					return
				}
			}
		}
	}
}

// shown is the picture that the product has.
func shown(p exchange.Picture) upload {
	u := upload{kind: media.Prepared, hash: media.Hash(p.Prepared), folder: shopFolder, name: p.File, product: p.Product}
	if u.hash == "" {
		u.kind, u.hash = media.Original, media.Hash(p.Original)
	}
	return u
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
	into := &folders{dir: dir, open: map[string]*safefile.Folder{}}
	r.job.SetTotal(len(r.job.ResultsSince(0)) + total)
	err := job.Each(ctx, r.job, r.uploads(ctx, &listErr), job.Work[upload]{
		Workers: copiers,
		Item:    func(u upload) job.Item { return job.Item{ID: u.title(), Name: u.title()} },
		Do: func(ctx context.Context, u upload) job.Result {
			if err := r.copyPicture(ctx, into, u); err != nil {
				return job.Fail(fmt.Errorf("the picture of %s: %w", u.product, err))
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

func (r *run) copyPicture(ctx context.Context, into *folders, u upload) error {
	content, err := r.maker.Media.Open(ctx, u.kind, u.hash)
	if err != nil {
		return err
	}
	defer content.Close()
	folder, err := into.folder(u.folder)
	if err != nil {
		return err
	}
	_, err = folder.Write(u.name, safefile.Replace, func(w io.Writer) error {
		_, err := io.Copy(w, content)
		return err
	})
	return err
}

// folders are the folders of a handover that pictures go to, opened when the
// first one does.
type folders struct {
	dir  string
	mu   sync.Mutex
	open map[string]*safefile.Folder
}

func (f *folders) folder(name string) (*safefile.Folder, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if folder, known := f.open[name]; known {
		return folder, nil
	}
	folder, err := safefile.OpenFolder(filepath.Join(f.dir, name))
	if err == nil {
		_, err = safefile.Sweep(folder.Dir()) // what a killed export left unfinished there
	}
	if err != nil {
		return nil, err
	}
	f.open[name] = folder
	return folder, nil
}
