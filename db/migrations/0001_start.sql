-- The first schema. Never edited once released: later changes are later files.
-- Synced tables: id, the fields of the record of that name, _deleted, and the dot (_device, _seq) of the op
-- that inserted the row. No UNIQUE and no FOREIGN KEY beyond the primary key: after a sync an orphan or a
-- duplicate is a listed problem, never a failed write.
BEGIN IMMEDIATE;
PRAGMA application_id = 1196643415; -- "GSTW"

-- local to this copy of the area ------------------------------------------------------------------------
CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE device (
    no      INTEGER PRIMARY KEY,      -- short for `id` inside this file only
    id      TEXT NOT NULL UNIQUE,
    steward TEXT NOT NULL
);

-- one thing a person did; the unit of undo
CREATE TABLE change (
    no        INTEGER PRIMARY KEY,
    ms        INTEGER NOT NULL,       -- author's clock, milliseconds since 1970
    kind      TEXT NOT NULL,
    about     TEXT NOT NULL,          -- household id, or ''
    undoes    INTEGER,
    undone_by INTEGER
);

-- column names of an op, interned: ten thousand inserts share one row here
CREATE TABLE op_shape (
    no      INTEGER PRIMARY KEY,
    columns TEXT NOT NULL UNIQUE      -- names separated by one space
);

CREATE TABLE op (
    device INTEGER NOT NULL,
    seq    INTEGER NOT NULL,
    ms     INTEGER NOT NULL,
    change INTEGER NOT NULL,
    tbl    TEXT NOT NULL,
    row    TEXT NOT NULL,
    shape  INTEGER NOT NULL,
    body   BLOB NOT NULL,             -- msgpack array of values, in the order of the shape
    prevs  BLOB,                      -- msgpack {column: [[device, seq], ...]}; NULL for an insert
    schema INTEGER NOT NULL,
    PRIMARY KEY (device, seq)
) WITHOUT ROWID;
CREATE INDEX op_row ON op (row);
CREATE INDEX op_change ON op (change);

-- heads of the cells edited after insert; a cell without a line here has one head, the row's own dot
CREATE TABLE head (
    row    TEXT NOT NULL,
    col    TEXT NOT NULL,
    device INTEGER NOT NULL,
    seq    INTEGER NOT NULL,
    PRIMARY KEY (row, col, device, seq)
) WITHOUT ROWID;

CREATE TABLE household_search (
    household_id TEXT PRIMARY KEY,
    names        TEXT NOT NULL,
    pinyin       TEXT NOT NULL,
    initials     TEXT NOT NULL
) WITHOUT ROWID;

-- the household list as it was after change number `change`: a start reads one line instead of six tables
CREATE TABLE directory (
    form   TEXT PRIMARY KEY,          -- which program can read the body
    change INTEGER NOT NULL,
    body   BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE visit_draft (
    id           TEXT PRIMARY KEY,
    household_id TEXT NOT NULL,
    body         BLOB NOT NULL,       -- msgpack of records.visit.VisitDraft
    saved_at     TEXT NOT NULL,
    finished_by  INTEGER              -- change that turned it into a visit; undo clears it
) WITHOUT ROWID;

CREATE TABLE ledger_title (
    title TEXT PRIMARY KEY,           -- normalised column title of a station's ledger
    field TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE saved_filter (
    name TEXT PRIMARY KEY,
    body TEXT NOT NULL
) WITHOUT ROWID;

-- synced --------------------------------------------------------------------------------------------------
CREATE TABLE household (
    id TEXT PRIMARY KEY, account_no TEXT, name TEXT, address TEXT, village TEXT, transformer_district TEXT,
    meter_no TEXT, meter_phase TEXT, tariff_class TEXT, contracted_capacity REAL, longitude REAL, latitude REAL,
    tenure TEXT, residents INTEGER, moved_in TEXT, leading_class TEXT, note TEXT, merged_into TEXT,
    ledger_import_id TEXT, _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX household_account ON household (account_no);

CREATE TABLE person (
    id TEXT PRIMARY KEY, household_id TEXT, name TEXT, relation TEXT, phones TEXT, birth TEXT, birth_calendar TEXT,
    birth_leap INTEGER, lives_here INTEGER, main_contact INTEGER, emergency_contact INTEGER, note TEXT,
    ledger_import_id TEXT, _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX person_household ON person (household_id);

CREATE TABLE household_tag (
    id TEXT PRIMARY KEY, household_id TEXT, tag TEXT, source TEXT, evidence TEXT, since TEXT, expires TEXT,
    ledger_import_id TEXT, _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX household_tag_household ON household_tag (household_id);

CREATE TABLE visit (
    id TEXT PRIMARY KEY, household_id TEXT, started_at TEXT, ended_at TEXT, entered_at TEXT, late INTEGER,
    steward TEXT, purposes TEXT, met TEXT, met_who TEXT, checks TEXT, note TEXT, next_visit TEXT,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX visit_household ON visit (household_id, started_at);
CREATE INDEX visit_started ON visit (started_at);
CREATE INDEX visit_next ON visit (next_visit) WHERE next_visit <> '';

CREATE TABLE touchpoint (
    id TEXT PRIMARY KEY, visit_id TEXT, household_id TEXT, kind TEXT, mood INTEGER, note TEXT, position INTEGER,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX touchpoint_visit ON touchpoint (visit_id);
CREATE INDEX touchpoint_household ON touchpoint (household_id);

CREATE TABLE commitment (
    id TEXT PRIMARY KEY, household_id TEXT, visit_id TEXT, what TEXT, due TEXT, made_at TEXT, steward TEXT,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX commitment_household ON commitment (household_id);
CREATE INDEX commitment_visit ON commitment (visit_id);
CREATE INDEX commitment_due ON commitment (due);

CREATE TABLE commitment_event (
    id TEXT PRIMARY KEY, commitment_id TEXT, household_id TEXT, outcome TEXT, at TEXT, note TEXT,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX commitment_event_commitment ON commitment_event (commitment_id, at);

CREATE TABLE attachment (
    id TEXT PRIMARY KEY, visit_id TEXT, household_id TEXT, content_hash TEXT, name TEXT, media_type TEXT,
    size INTEGER, added_at TEXT,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX attachment_visit ON attachment (visit_id);

-- a ledger that was taken in; rows it wrote name it, so that "what the ledger said last" can be told from the ops
CREATE TABLE ledger_import (
    id TEXT PRIMARY KEY, file_name TEXT, at TEXT, rows INTEGER, created INTEGER, changed INTEGER,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;

-- the steward looked at the ledger's value and kept the own one: not asked again for the same value
CREATE TABLE ledger_kept (
    id TEXT PRIMARY KEY, row_id TEXT, field TEXT, theirs TEXT, at TEXT,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX ledger_kept_row ON ledger_kept (row_id);

-- two households the steward said are not one (pair in id order): not offered as duplicates again
CREATE TABLE not_duplicate (
    id TEXT PRIMARY KEY, household_a TEXT, household_b TEXT, at TEXT,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;

PRAGMA user_version = 1;
COMMIT;
