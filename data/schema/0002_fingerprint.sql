-- What kept pictures look like in few bytes, so that those that look alike are
-- found. Worked out from the picture's file, by which it goes and nothing else:
-- it is no part of history, and what is missing or of another form is made anew.
CREATE TABLE fingerprint (
    hash TEXT PRIMARY KEY, -- SHA-256 of the file, in whichever folder it lies
    form INTEGER NOT NULL, -- of body, see app/photo/fingerprint
    body BLOB NOT NULL     -- empty where the picture cannot be decoded
) STRICT, WITHOUT ROWID;
