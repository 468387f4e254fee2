package data

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"storehand/app/bench"
	"storehand/app/client"
	"storehand/app/media"
	"storehand/app/photo"
)

var _ bench.Rack = (*Workspace)(nil)

// benchBody is a photo of a bench as its row has it. Presets stand in a table
// of their own, in the order of presetsOf; files keeps what was made of the
// photo from being swept away.
type benchBody struct {
	Photo   bench.Saved `json:"photo"`
	Presets []string    `json:"presets"` // hashes
	Files   []benchFile `json:"files"`
}

type benchFile struct {
	Kind media.Kind `json:"kind"`
	Hash media.Hash `json:"hash"`
}

// SaveTray implements bench.Rack.
func (w *Workspace) SaveTray(ctx context.Context, store client.ID, c bench.Changes) error {
	err := w.writeTray(ctx, store, c)
	if err != nil {
		return fmt.Errorf("keep what is on the bench: %w", diskError(err))
	}
	return nil
}

func (w *Workspace) writeTray(ctx context.Context, store client.ID, c bench.Changes) error {
	tx, err := w.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // does nothing after the commit
	for _, path := range c.Gone {
		if _, err := tx.ExecContext(ctx, `DELETE FROM bench_photo WHERE store_id = ? AND path = ?`, store, path); err != nil {
			return err
		}
	}
	presets := map[photo.Preset]string{}
	for _, s := range c.Saved {
		body, err := benchBodyOf(ctx, tx, s, presets)
		if err != nil {
			return fmt.Errorf("%s: %w", s.Photo.Name(), err)
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO bench_photo (store_id, path, place, body) VALUES (?, ?, ?, ?)
			ON CONFLICT (store_id, path) DO UPDATE SET place = excluded.place, body = excluded.body`, store, s.Photo.Path, s.Place, body)
		if err != nil {
			return err
		}
	}
	return tx.Commit()
}

// benchBodyOf takes the presets out of a photo and keeps those that are not in
// presets yet.
func benchBodyOf(ctx context.Context, tx *sql.Tx, s bench.Saved, presets map[photo.Preset]string) (string, error) {
	s = ownCopy(s)
	body := benchBody{Presets: []string{}, Files: []benchFile{}}
	for _, preset := range presetsOf(&s) {
		hash, known := presets[*preset]
		if !known {
			text, err := json.Marshal(preset)
			if err != nil {
				return "", err
			}
			if hash, err = savePreset(ctx, tx.ExecContext, text); err != nil {
				return "", err
			}
			presets[*preset] = hash
		}
		body.Presets = append(body.Presets, hash)
		*preset = photo.Preset{}
	}
	if s.Made != nil {
		body.Files = append(body.Files, benchFile{media.Original, s.Made.Original.Hash})
		for _, out := range s.Made.Outputs() {
			body.Files = append(body.Files, benchFile{media.Prepared, out.Prepared.Hash})
		}
	}
	body.Photo = s
	text, err := json.Marshal(body)
	return string(text), err
}

// ownCopy copies a photo as far as presetsOf points into it.
func ownCopy(s bench.Saved) bench.Saved {
	if s.Own != nil {
		own := *s.Own
		s.Own = &own
	}
	if s.Made != nil {
		made := *s.Made
		made.Others = slices.Clone(made.Others)
		s.Made = &made
	}
	return s
}

// presetsOf points to the presets in a photo.
func presetsOf(s *bench.Saved) (presets []*photo.Preset) {
	if s.Own != nil {
		presets = append(presets, s.Own)
	}
	if s.Made != nil {
		presets = append(presets, &s.Made.Recipe.Preset)
		for i := range s.Made.Others {
			presets = append(presets, &s.Made.Others[i].Recipe.Preset)
		}
	}
	return presets
}

// Tray implements bench.Rack.
func (w *Workspace) Tray(ctx context.Context, store client.ID) ([]bench.Saved, error) {
	var saved []bench.Saved
	err := w.snapshot(ctx, func(q queryer) error {
		presets := map[string]photo.Preset{}
		var err error
		saved, err = collect(ctx, q, func(rows *sql.Rows) (bench.Saved, error) {
			var path, text string
			if err := rows.Scan(&path, &text); err != nil {
				return bench.Saved{}, err
			}
			s, err := readBench(ctx, q, text, presets)
			if errors.Is(err, errDamagedRow) {
				// The photo is there all the same; what was done to it is lost.
				return bench.Saved{Photo: bench.Photo{Path: path, Trail: filepath.Base(path)}, Failure: err.Error()}, nil
			}
			return s, err
		}, `SELECT path, body FROM bench_photo WHERE store_id = ? ORDER BY place`, store)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read what is on the bench: %w", diskError(err))
	}
	return saved, nil
}

// errDamagedRow is the cause where a photo's row cannot be read.
var errDamagedRow = errors.New("what was kept of this photo is damaged. Prepare it again")

// readBench reads a row and puts the presets back, each read once.
func readBench(ctx context.Context, q queryer, text string, presets map[string]photo.Preset) (bench.Saved, error) {
	var body benchBody
	err := json.Unmarshal([]byte(text), &body)
	places := presetsOf(&body.Photo)
	if err != nil || len(places) != len(body.Presets) {
		return bench.Saved{}, errDamagedRow
	}
	for i, hash := range body.Presets {
		preset, known := presets[hash]
		if !known {
			var err error
			if preset, err = readPreset(ctx, q, hash); err != nil {
				return bench.Saved{}, err
			}
			presets[hash] = preset
		}
		*places[i] = preset
	}
	return body.Photo, nil
}

func readPreset(ctx context.Context, q queryer, hash string) (photo.Preset, error) {
	var preset photo.Preset
	texts, err := column[string](ctx, q, `SELECT body FROM preset WHERE hash = ?`, hash)
	if err != nil {
		return preset, err
	}
	if len(texts) == 0 || json.Unmarshal([]byte(texts[0]), &preset) != nil {
		return preset, errDamagedRow
	}
	return preset, nil
}
