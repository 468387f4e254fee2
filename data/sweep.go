package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"storehand/app/media"
	"storehand/app/safefile"
)

// sweep takes away files that were never finished and pictures that were never
// used.
func (w *Workspace) sweep(ctx context.Context) ([]Finding, error) {
	var findings []Finding
	unfinished, err := w.sweepUnfinished()
	if unfinished > 0 {
		findings = append(findings, Finding{Item: "pictures", Text: fmt.Sprintf("%d half-written files were removed", unfinished), Mended: true})
	}
	if err != nil {
		return findings, err
	}
	if err := w.sweepFingerprints(ctx); err != nil {
		return findings, err
	}
	unused, err := w.sweepUnused(ctx)
	if unused > 0 {
		findings = append(findings, Finding{Item: "pictures", Text: fmt.Sprintf("%d files that were never used were removed", unused), Mended: true})
	}
	if err != nil {
		return findings, err
	}
	return findings, w.sweepPresets(ctx)
}

// sweepUnused takes away pictures that no operation ever recorded and no work
// under way may still record.
func (w *Workspace) sweepUnused(ctx context.Context) (removed int, err error) {
	used, err := w.usedPictures(ctx)
	if err != nil {
		return 0, err
	}
	for kind, folder := range mediaFolders {
		// Of each shelf, what is named like a picture; nothing else is ours.
		paths, err := fs.Glob(os.DirFS(w.dir), folder+"/??/*.*")
		if err != nil {
			return removed, err
		}
		for _, name := range paths {
			stem, ext, _ := strings.Cut(path.Base(name), ".")
			picture := pictureFile{kind, media.Hash(stem)}
			if !hashForm.MatchString(stem) || !extForm.MatchString("."+ext) || used[picture] {
				continue
			}
			gone, err := w.removeUnlessPut(picture, filepath.Join(w.dir, filepath.FromSlash(name)))
			if err != nil {
				return removed, err
			}
			if gone {
				removed++
			}
		}
	}
	return removed, nil
}

// usedPictures are the pictures that are recorded, or that undo or redo would
// record again, or that a product speaks of, or that lie on a bench.
func (w *Workspace) usedPictures(ctx context.Context) (map[pictureFile]bool, error) {
	used := make(map[pictureFile]bool)
	_, err := collect(ctx, w.read, func(rows *sql.Rows) (p pictureFile, err error) {
		err = rows.Scan(&p.kind, &p.hash)
		used[p] = true
		return p, err
	}, `SELECT kind, hash FROM file
		UNION SELECT old ->> 'kind', old ->> 'hash' FROM change WHERE tbl = 'file' AND col = '-'
		UNION SELECT k.value, i.value ->> k.value FROM product p, json_each(p.images) i, json_each('["original", "prepared"]') k
			WHERE p.images <> '[]' AND json_valid(p.images) AND i.value ->> k.value IS NOT NULL
		UNION SELECT f.value ->> 'kind', f.value ->> 'hash' FROM bench_photo b, json_each(iif(json_valid(b.body), b.body, '{}'), '$.files') f`)
	return used, err
}

// removeUnlessPut removes a picture's file, unless it was put since the
// workspace was opened.
func (w *Workspace) removeUnlessPut(picture pictureFile, path string) (removed bool, err error) {
	w.put.mu.Lock()
	defer w.put.mu.Unlock()
	if w.put.files[picture] {
		return false, nil
	}
	if err := os.Remove(path); err != nil {
		return false, fmt.Errorf("remove a picture that was never used: %w", err)
	}
	return true, nil
}

// sweepUnfinished takes away files that a killed program was writing, and says
// how many there were.
func (w *Workspace) sweepUnfinished() (removed int, err error) {
	for _, folder := range mediaFolders {
		n, sweeping := safefile.Sweep(filepath.Join(w.dir, folder))
		removed, err = removed+n, errors.Join(err, sweeping)
	}
	return removed, err
}
