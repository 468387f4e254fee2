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
		WHERE p.images <> '[]' AND json_valid(p.images) AND i.value ->> k.value IS NOT NULL AND f.id IS NULL`)
}

// checkPictures reads every picture that is recorded.
func (w *Workspace) checkPictures(ctx context.Context) ([]Finding, error) {
	type recorded struct {
		pictureFile
		name     string
		original media.Hash // with which it can be made again, else empty
	}
	files, err := collect(ctx, w.read, func(rows *sql.Rows) (f recorded, err error) {
		err = rows.Scan(&f.kind, &f.hash, &f.name, &f.original)
		return f, err
	}, `SELECT kind, hash, name, iif(preset_hash IS NULL, '', original_hash) FROM file ORDER BY id`)
	if err != nil {
		return nil, err
	}
	var findings []Finding
	for _, file := range files {
		text := w.pictureProblem(ctx, file.pictureFile)
		if err := ctx.Err(); err != nil {
			return findings, err
		}
		switch {
		case text == "":
		case file.original != "" && w.pictureProblem(ctx, pictureFile{media.Original, file.original}) == "":
			findings = append(findings, Finding{Item: file.name, Text: text + ". It can be made again from its original", Remake: file.hash})
		default:
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
