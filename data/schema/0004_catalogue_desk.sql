-- What the catalogue desk keeps beside the products.

-- Named selections of products, shown as tabs. Not undoable.
CREATE TABLE saved_view (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    store_id INTEGER REFERENCES store (id) ON DELETE CASCADE, -- NULL: of all stores
    name     TEXT NOT NULL,
    body     TEXT NOT NULL,    -- JSON: filter, text, order, grouping
    place    INTEGER NOT NULL  -- its order among the tabs
) STRICT;
CREATE UNIQUE INDEX saved_view_name ON saved_view (coalesce(store_id, 0), name);

-- Bulk edits that are kept to be run again. Not undoable.
CREATE TABLE playbook (
    id   INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL -- JSON
) STRICT;

-- What a new product of some type begins with. Not undoable.
CREATE TABLE product_template (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    store_id INTEGER REFERENCES store (id) ON DELETE CASCADE, -- NULL: of all stores
    name     TEXT NOT NULL,
    body     TEXT NOT NULL -- JSON
) STRICT;
CREATE UNIQUE INDEX product_template_name ON product_template (coalesce(store_id, 0), name);

-- How good the listing of a product is on a channel, from 0 to 100, made from
-- the product when somebody asks, and gone as soon as the product changes.
CREATE TABLE listing_score (
    product_id INTEGER NOT NULL REFERENCES product (id) ON DELETE CASCADE,
    channel    TEXT NOT NULL,
    score      INTEGER NOT NULL,
    PRIMARY KEY (product_id, channel)
) STRICT, WITHOUT ROWID;

-- The three tables below are tracked. Their rows outlive the products they speak
-- of, whose numbers are never used again: a deletion may be undone.

-- Words that buyers look for and a product should be found by.
CREATE TABLE keyword (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    product_id  INTEGER NOT NULL,
    phrase      TEXT NOT NULL,
    source      TEXT NOT NULL,             -- typed, search-console, google-ads
    clicks      INTEGER,
    impressions INTEGER
) STRICT;
CREATE UNIQUE INDEX keyword_phrase ON keyword (product_id, phrase);

-- Link addresses that were given up, and where their visitors are to be sent.
CREATE TABLE redirect (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    store_id   INTEGER NOT NULL,
    product_id INTEGER NOT NULL,
    from_slug  TEXT NOT NULL,
    to_slug    TEXT NOT NULL,
    at         TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX redirect_from ON redirect (store_id, from_slug);

-- Products of two stores that are the same thing.
CREATE TABLE counterpart (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    product_id INTEGER NOT NULL, -- the one copied from
    other_id   INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX counterpart_pair ON counterpart (product_id, other_id);

-- What happened to one product, latest first.
CREATE INDEX change_of_product ON change (row_id, operation_id) WHERE tbl = 'product';
