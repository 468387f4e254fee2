package data

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"storehand/app/media"
)

// checkUsedPictures looks for pictures of products that are not recorded as
// files of the workspace.
func checkUsedPictures(ctx context.Context, q queryer) ([]Finding, error) {
	return collect(ctx, q, func(rows *sql.Rows) (Finding, error) {
		var id int64
		var kind, name string
		err := rows.Scan(&id, &kind, &name)
		return Finding{Item: fmt.Sprintf("product %d", id), Text: fmt.Sprintf("has a picture %q whose %s file is not in the workspace. Add the picture again", name, kind)}, err
	}, `SELECT p.id, k.value, coalesce(i.value ->> 'file_name', '')
		FROM product p, json_each(p.images) i, json_each('["original", "prepared"]') k
		LEFT JOIN file f ON f.kind = k.value AND f.hash = i.value ->> k.value
		WHERE p.images <> '[]' AND i.value ->> k.value IS NOT NULL AND f.id IS NULL`)
}

// checkPictures reads every picture that is recorded.
func (w *Workspace) checkPictures(ctx context.Context) ([]Finding, error) {
	type recorded struct {
		pictureFile
		name string
	}
	files, err := collect(ctx, w.read, func(rows *sql.Rows) (f recorded, err error) {
		err = rows.Scan(&f.kind, &f.hash, &f.name)
		return f, err
	}, `SELECT kind, hash, name FROM file ORDER BY id`)
	if err != nil {
		return nil, err
	}
	var findings []Finding
	for _, file := range files {
		text := w.pictureProblem(ctx, file.pictureFile)
		if err := ctx.Err(); err != nil {
			return findings, err
		}
		if text != "" {
			findings = append(findings, Finding{Item: file.name, Text: text + ". Add the picture again"})
		}
	}
	return findings, nil
}

// pictureProblem says what is wrong with a picture's file, or nothing.
func (w *Workspace) pictureProblem(ctx context.Context, file pictureFile) string {
	picture, err := w.Open(ctx, file.kind, file.hash)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "the " + string(file.kind) + " picture is missing from the workspace"
	case err != nil:
		return "the " + string(file.kind) + " picture cannot be read: " + err.Error()
	}
	defer picture.Close()
	digest := sha256.New()
	if _, err := io.Copy(digest, contextReader{ctx, picture}); err != nil {
		return "the " + string(file.kind) + " picture cannot be read: " + err.Error()
	}
	if hex.EncodeToString(digest.Sum(nil)) != string(file.hash) {
		return "the bytes of the " + string(file.kind) + " picture changed on disk"
	}
	return ""
}

// sweepPictures takes away files that were never finished, and pictures that no
// operation ever recorded and no work under way may still record.
func (w *Workspace) sweepPictures(ctx context.Context) ([]Finding, error) {
	var findings []Finding
	unfinished, err := w.sweepUnfinished()
	if unfinished > 0 {
		findings = append(findings, Finding{Item: "pictures", Text: fmt.Sprintf("%d half-written files were removed", unfinished), Mended: true})
	}
	if err != nil {
		return findings, err
	}
	unused, err := w.sweepUnused(ctx)
	if unused > 0 {
		findings = append(findings, Finding{Item: "pictures", Text: fmt.Sprintf("%d files that were never used were removed", unused), Mended: true})
	}
	return findings, err
}

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
// record again, or that a product speaks of.
func (w *Workspace) usedPictures(ctx context.Context) (map[pictureFile]bool, error) {
	used := make(map[pictureFile]bool)
	_, err := collect(ctx, w.read, func(rows *sql.Rows) (p pictureFile, err error) {
		err = rows.Scan(&p.kind, &p.hash)
		used[p] = true
		return p, err
	}, `SELECT kind, hash FROM file
		UNION SELECT old ->> 'kind', old ->> 'hash' FROM change WHERE tbl = 'file' AND col = '-'
		UNION SELECT k.value, i.value ->> k.value FROM product p, json_each(p.images) i, json_each('["original", "prepared"]') k
			WHERE p.images <> '[]' AND i.value ->> k.value IS NOT NULL`)
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
