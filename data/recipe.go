package data

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
)

// recipeParts is a recipe taken apart: a run makes thousands of pictures with
// one preset, which may hold a logo, and each may be framed by hand.
type recipeParts struct {
	Preset  json.RawMessage `json:"preset"`
	Framing json.RawMessage `json:"framing,omitempty"`
}

// storedRecipe is how a file speaks of its recipe.
type storedRecipe struct {
	preset  sql.NullString // hash of the preset
	framing string
}

// errRecipe is returned for what should be a recipe and is none.
var errRecipe = errors.New("its recipe cannot be read")

// saveRecipe keeps the preset of a recipe, once.
func (o *operation) saveRecipe(ctx context.Context, recipe []byte) (storedRecipe, error) {
	if len(recipe) == 0 {
		return storedRecipe{}, nil
	}
	if bytes.Equal(recipe, o.recipe) {
		return o.recipeRow, nil // of a run all files have the same one
	}
	var parts recipeParts
	if err := json.Unmarshal(recipe, &parts); err != nil {
		return storedRecipe{}, fmt.Errorf("%w: %w", errRecipe, err)
	}
	if len(parts.Preset) == 0 {
		return storedRecipe{}, errRecipe
	}
	hash, err := savePreset(ctx, o.exec, parts.Preset)
	if err != nil {
		return storedRecipe{}, err
	}
	o.recipe, o.recipeRow = recipe, storedRecipe{sql.NullString{String: hash, Valid: true}, string(parts.Framing)}
	return o.recipeRow, nil
}

// joinRecipe puts a recipe together again; there may be none.
func joinRecipe(preset sql.NullString, framing string) ([]byte, error) {
	if !preset.Valid {
		return nil, nil
	}
	return json.Marshal(recipeParts{Preset: json.RawMessage(preset.String), Framing: json.RawMessage(framing)})
}

// savePreset keeps a preset by its content and gives its hash.
func savePreset(ctx context.Context, exec func(context.Context, string, ...any) (sql.Result, error), preset []byte) (string, error) {
	digest := sha256.Sum256(preset)
	hash := hex.EncodeToString(digest[:])
	_, err := exec(ctx, `INSERT INTO preset (hash, body) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING`, hash, string(preset))
	return hash, err
}

// sweepPresets takes away presets that no picture speaks of, none that undo or
// redo would bring back, and no photo on a bench.
func (w *Workspace) sweepPresets(ctx context.Context) error {
	_, err := w.write.ExecContext(ctx, `DELETE FROM preset WHERE hash NOT IN (
		SELECT preset_hash FROM file WHERE preset_hash IS NOT NULL
		UNION SELECT old ->> 'preset_hash' FROM change WHERE tbl = 'file' AND col = '-' AND old ->> 'preset_hash' IS NOT NULL
		UNION SELECT old FROM change WHERE tbl = 'file' AND col = 'preset_hash' AND old IS NOT NULL
		UNION SELECT new FROM change WHERE tbl = 'file' AND col = 'preset_hash' AND new IS NOT NULL
		UNION SELECT p.value FROM bench_photo b, json_each(iif(json_valid(b.body), b.body, '{}'), '$.presets') p)`)
	return diskError(err)
}
