package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"storehand/app/media"
)

var _ media.Register = (*Workspace)(nil)

// SaveFile implements media.Writer.
func (o *operation) SaveFile(ctx context.Context, f media.File) error {
	if _, known := mediaFolders[f.Kind]; !known || !hashForm.MatchString(string(f.Hash)) {
		return fmt.Errorf("record the picture %s: %s %q does not name a picture", f.Name, f.Kind, f.Hash)
	}
	if f.Original != "" && !hashForm.MatchString(string(f.Original)) {
		return fmt.Errorf("record the picture %s: %q does not name its original", f.Name, f.Original)
	}
	recipe, err := o.saveRecipe(ctx, f.Recipe)
	if err == nil {
		_, err = o.exec(ctx, `INSERT INTO file (kind, hash, name, ext, size, width, height, added_at, original_hash, preset_hash, framing)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT (kind, hash) DO UPDATE SET
				original_hash = excluded.original_hash, preset_hash = excluded.preset_hash, framing = excluded.framing
				WHERE preset_hash IS NULL AND excluded.preset_hash IS NOT NULL`,
			f.Kind, f.Hash, f.Name, f.Ext, f.Size, f.Width, f.Height, f.AddedAt.UTC().Format(timeForm), f.Original, recipe.preset, recipe.framing)
	}
	if err != nil {
		return fmt.Errorf("record the picture %s: %w", f.Name, diskError(err))
	}
	return nil
}

// SaveOutput implements media.Writer.
func (o *operation) SaveOutput(ctx context.Context, out media.Output) error {
	for _, hash := range []media.Hash{out.Original, out.Shown, out.Prepared} {
		if !hashForm.MatchString(string(hash)) {
			return fmt.Errorf("record the picture for %s: %q does not name a picture", out.Channel, hash)
		}
	}
	_, err := o.exec(ctx, `INSERT INTO output (original_hash, shown_hash, channel, prepared_hash) VALUES (?, ?, ?, ?)
		ON CONFLICT (original_hash, shown_hash, channel) DO UPDATE SET prepared_hash = excluded.prepared_hash`,
		out.Original, out.Shown, out.Channel, out.Prepared)
	if err != nil {
		return fmt.Errorf("record the picture for %s: %w", out.Channel, diskError(err))
	}
	return nil
}

// File implements media.Register.
func (w *Workspace) File(ctx context.Context, kind media.Kind, hash media.Hash) (media.File, error) {
	f := media.File{Kind: kind, Hash: hash}
	var at, framing string
	var preset sql.NullString
	err := w.read.QueryRowContext(ctx, `SELECT f.name, f.ext, f.size, f.width, f.height, f.added_at, f.original_hash, p.body, f.framing
		FROM file f LEFT JOIN preset p ON p.hash = f.preset_hash WHERE f.kind = ? AND f.hash = ?`, kind, hash).
		Scan(&f.Name, &f.Ext, &f.Size, &f.Width, &f.Height, &at, &f.Original, &preset, &framing)
	if errors.Is(err, sql.ErrNoRows) {
		err = media.ErrUnknown
	}
	if err == nil {
		f.AddedAt, err = time.Parse(timeForm, at)
	}
	if err == nil {
		f.Recipe, err = joinRecipe(preset, framing)
	}
	if err != nil {
		return media.File{}, fmt.Errorf("read the record of the %s picture %.12s…: %w", kind, hash, err)
	}
	return f, nil
}

// Outputs implements media.Register.
func (w *Workspace) Outputs(ctx context.Context, original, shown media.Hash) ([]media.Output, error) {
	outputs, err := collect(ctx, w.read, func(rows *sql.Rows) (media.Output, error) {
		out := media.Output{Original: original}
		return out, rows.Scan(&out.Shown, &out.Channel, &out.Prepared)
	}, `SELECT shown_hash, channel, prepared_hash FROM output
		WHERE original_hash = ? AND (?2 = '' OR shown_hash = ?2) ORDER BY shown_hash, channel`, original, shown)
	if err != nil {
		return nil, fmt.Errorf("read the pictures made for channels: %w", err)
	}
	return outputs, nil
}
