-- How finished pictures are made of their originals, so that they can be made
-- again or otherwise at any time.

-- Presets that pictures were made with, each once: one may hold a logo. Rows
-- only come, and go when nothing speaks of them; they are no part of history.
CREATE TABLE preset (
    hash TEXT PRIMARY KEY, -- SHA-256 of body
    body TEXT NOT NULL     -- JSON
) STRICT;

ALTER TABLE file ADD COLUMN original_hash TEXT NOT NULL DEFAULT '';          -- of a prepared picture
ALTER TABLE file ADD COLUMN preset_hash   TEXT REFERENCES preset (hash);
ALTER TABLE file ADD COLUMN framing       TEXT NOT NULL DEFAULT '';          -- what was done by hand, JSON

-- Every finished picture that was made of a photo together with the one that a
-- product shows, that one included: one for each channel.
CREATE TABLE output (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    original_hash TEXT NOT NULL, -- original and prepared picture as the product has them
    shown_hash    TEXT NOT NULL,
    channel       TEXT NOT NULL, -- slug of the preset
    prepared_hash TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX output_channel ON output (original_hash, shown_hash, channel);

-- The photos that lie on the bench of a store between two starts. Not undoable.
-- A store that is deleted keeps its photos: the deletion may be undone.
CREATE TABLE bench_photo (
    id       INTEGER PRIMARY KEY,
    store_id INTEGER NOT NULL,
    path     TEXT NOT NULL,
    place    INTEGER NOT NULL, -- its order on the bench
    body     TEXT NOT NULL     -- JSON; its lists "presets" and "files" say what it speaks of
) STRICT;
CREATE UNIQUE INDEX bench_photo_path ON bench_photo (store_id, path);
