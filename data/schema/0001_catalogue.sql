-- Clients, their stores and the stores' products. Money is in minor units of
-- the store's currency, lists are JSON arrays, absent values are NULL.
--
-- No row of a tracked table (history.go) goes by cascade: operations delete each
-- one themselves, and references are checked once, at the commit. With cascades,
-- undo would lose a store that was moved to the client it takes back.

CREATE TABLE client (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    name   TEXT NOT NULL,
    colour TEXT NOT NULL DEFAULT '',
    notes  TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE store (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES client (id),
    name      TEXT NOT NULL,
    platform  TEXT NOT NULL,
    currency  TEXT NOT NULL,
    time_zone TEXT NOT NULL DEFAULT '',
    address   TEXT NOT NULL DEFAULT '',
    notes     TEXT NOT NULL DEFAULT '',
    sample    INTEGER NOT NULL DEFAULT 0,
    profile   TEXT NOT NULL DEFAULT '' -- how the store's last product file was written, JSON
) STRICT;
CREATE INDEX store_of_client ON store (client_id);

CREATE TABLE category (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    store_id  INTEGER NOT NULL REFERENCES store (id),
    parent_id INTEGER REFERENCES category (id),
    remote_id TEXT NOT NULL DEFAULT '',
    name      TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX category_name ON category (store_id, coalesce(parent_id, 0), name);
CREATE INDEX category_children ON category (parent_id);

CREATE TABLE product (
    id                INTEGER PRIMARY KEY AUTOINCREMENT,
    store_id          INTEGER NOT NULL REFERENCES store (id),
    parent_id         INTEGER REFERENCES product (id),
    remote_id         TEXT NOT NULL DEFAULT '',
    kind              TEXT NOT NULL,
    sku               TEXT NOT NULL DEFAULT '',
    gtin              TEXT NOT NULL DEFAULT '',
    title             TEXT NOT NULL DEFAULT '',
    slug              TEXT NOT NULL DEFAULT '',
    status            TEXT NOT NULL DEFAULT '',
    visibility        TEXT NOT NULL DEFAULT '',
    featured          INTEGER NOT NULL DEFAULT 0,
    regular_price     INTEGER,
    sale_price        INTEGER,
    cost              INTEGER,
    sale_from         TEXT NOT NULL DEFAULT '',
    sale_to           TEXT NOT NULL DEFAULT '',
    manage_stock      INTEGER NOT NULL DEFAULT 0,
    stock             INTEGER,
    stock_status      TEXT NOT NULL DEFAULT '',
    backorders        TEXT NOT NULL DEFAULT '',
    low_stock         INTEGER,
    sold_individually INTEGER NOT NULL DEFAULT 0,
    weight            TEXT NOT NULL DEFAULT '',
    weight_unit       TEXT NOT NULL DEFAULT '',
    length            TEXT NOT NULL DEFAULT '',
    width             TEXT NOT NULL DEFAULT '',
    height            TEXT NOT NULL DEFAULT '',
    dimension_unit    TEXT NOT NULL DEFAULT '',
    tax_status        TEXT NOT NULL DEFAULT '',
    tax_class         TEXT NOT NULL DEFAULT '',
    shipping_class    TEXT NOT NULL DEFAULT '',
    categories        TEXT NOT NULL DEFAULT '[]', -- category ids
    virtual           INTEGER NOT NULL DEFAULT 0,
    downloadable      INTEGER NOT NULL DEFAULT 0,
    download_limit    TEXT NOT NULL DEFAULT '',
    download_expiry   TEXT NOT NULL DEFAULT '',
    external_url      TEXT NOT NULL DEFAULT '',
    button_text       TEXT NOT NULL DEFAULT '',
    reviews_allowed   INTEGER NOT NULL DEFAULT 0,
    position          INTEGER NOT NULL DEFAULT 0,
    vendor            TEXT NOT NULL DEFAULT '',
    product_type      TEXT NOT NULL DEFAULT '',
    supplier          TEXT NOT NULL DEFAULT '',
    gift_card         INTEGER NOT NULL DEFAULT 0,
    -- Made from the fields whenever those are saved, so that lists are found and
    -- sorted without reading whole products.
    title_key           TEXT NOT NULL DEFAULT '',
    vendor_key          TEXT NOT NULL DEFAULT '',
    product_type_key    TEXT NOT NULL DEFAULT '',
    supplier_key        TEXT NOT NULL DEFAULT '',
    seo_title_key       TEXT NOT NULL DEFAULT '',
    seo_description_key TEXT NOT NULL DEFAULT '',
    button_text_key     TEXT NOT NULL DEFAULT '',
    purchase_note_key   TEXT NOT NULL DEFAULT '',
    search_text         TEXT NOT NULL DEFAULT '',
    image_count         INTEGER NOT NULL DEFAULT 0,
    alt_missing         INTEGER NOT NULL DEFAULT 0,
    first_category      INTEGER AS (categories ->> 0) STORED,
    -- What may be long stands last: SQLite then reads the columns before it
    -- without following overflow pages.
    tags              TEXT NOT NULL DEFAULT '[]',
    attributes        TEXT NOT NULL DEFAULT '[]',
    images            TEXT NOT NULL DEFAULT '[]',
    downloads         TEXT NOT NULL DEFAULT '[]',
    grouped           TEXT NOT NULL DEFAULT '[]',
    upsells           TEXT NOT NULL DEFAULT '[]',
    cross_sells       TEXT NOT NULL DEFAULT '[]',
    meta              TEXT NOT NULL DEFAULT '[]',
    seo_title         TEXT NOT NULL DEFAULT '',
    seo_description   TEXT NOT NULL DEFAULT '',
    purchase_note     TEXT NOT NULL DEFAULT '',
    short_description TEXT NOT NULL DEFAULT '',
    description       TEXT NOT NULL DEFAULT '',
    source            TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX product_variations ON product (parent_id, position, id) WHERE parent_id IS NOT NULL;
CREATE INDEX product_sku ON product (store_id, sku, id);
CREATE INDEX product_slug ON product (store_id, slug) WHERE slug <> '';
CREATE INDEX product_remote ON product (store_id, remote_id) WHERE remote_id <> '';
CREATE INDEX product_search ON product (store_id, search_text, parent_id, id);

-- The most usual order of a whole store.
CREATE INDEX product_title ON product (store_id, title_key, id, parent_id) WHERE parent_id IS NULL;
-- What lists are filtered and sorted by, in the order of the shop's file. A
-- list reads this index from end to end and not the products themselves, which
-- are many times as long.
CREATE INDEX product_list ON product (
    store_id, id, parent_id, status, kind, sku, gtin, title_key, vendor_key, product_type_key, supplier_key,
    regular_price, sale_price, cost, manage_stock, stock, low_stock, stock_status, weight, position,
    image_count, alt_missing, first_category
) WHERE parent_id IS NULL;
-- What variations decide for their product.
CREATE INDEX variation_list ON product (store_id, parent_id, id, sale_price, manage_stock, stock, low_stock)
WHERE parent_id IS NOT NULL;

-- Which products stand in a category, kept by triggers from product.categories.
CREATE TABLE product_category (
    category_id INTEGER NOT NULL,
    product_id  INTEGER NOT NULL REFERENCES product (id) ON DELETE CASCADE,
    PRIMARY KEY (category_id, product_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX product_category_product ON product_category (product_id);
CREATE TRIGGER product_category_insert AFTER INSERT ON product WHEN NEW.categories <> '[]' BEGIN
    INSERT INTO product_category SELECT DISTINCT value, NEW.id FROM json_each(NEW.categories);
END;
CREATE TRIGGER product_category_update AFTER UPDATE OF categories ON product
WHEN OLD.categories <> NEW.categories BEGIN
    DELETE FROM product_category WHERE product_id = NEW.id;
    INSERT INTO product_category SELECT DISTINCT value, NEW.id FROM json_each(NEW.categories);
END;

-- Fields that were edited here and are not in the shop yet, with the value the
-- shop has. The field 'new' marks a product the shop does not have at all.
CREATE TABLE staged (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    product_id INTEGER NOT NULL REFERENCES product (id),
    field      TEXT NOT NULL,
    base       ANY
) STRICT;
CREATE UNIQUE INDEX staged_field ON staged (product_id, field);

-- Picture files that products use. The bytes lie in the workspace's folders
-- under their SHA-256.
CREATE TABLE file (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    kind     TEXT NOT NULL CHECK (kind IN ('original', 'prepared')),
    hash     TEXT NOT NULL,
    name     TEXT NOT NULL DEFAULT '',
    ext      TEXT NOT NULL DEFAULT '',
    size     INTEGER NOT NULL,
    width    INTEGER NOT NULL DEFAULT 0,
    height   INTEGER NOT NULL DEFAULT 0,
    added_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX file_hash ON file (kind, hash);

-- What was done, one row for each operation that changed something.
CREATE TABLE operation (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    name      TEXT NOT NULL,
    origin    TEXT NOT NULL,
    store_id  INTEGER,
    at        TEXT NOT NULL,
    state     TEXT NOT NULL DEFAULT 'done' CHECK (state IN ('done', 'undone', 'dropped')),
    reverses  INTEGER REFERENCES operation (id), -- this operation undid or redid that one
    undone_by INTEGER REFERENCES operation (id)
) STRICT;
CREATE INDEX operation_stack ON operation (state, id) WHERE reverses IS NULL;

-- The operation that runs now: one row inside its transaction, none outside.
CREATE TABLE current_operation (id INTEGER NOT NULL) STRICT;

-- Before- and after-images. col is '+' for an inserted row, '-' for a deleted
-- one, whose columns old then holds as JSON. Triggers write it, so nothing can
-- change without a record.
CREATE TABLE change (
    operation_id INTEGER NOT NULL REFERENCES operation (id),
    tbl          TEXT NOT NULL,
    row_id       INTEGER NOT NULL,
    col          TEXT NOT NULL,
    old          ANY,
    new          ANY,
    PRIMARY KEY (operation_id, tbl, row_id, col)
) STRICT, WITHOUT ROWID;

-- What the window remembers (layouts, presets, geometry), and the workspace's
-- identity. Not undoable.
CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
