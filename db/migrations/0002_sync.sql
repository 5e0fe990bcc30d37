-- What the exchange with other devices needs; see the sync design.
BEGIN IMMEDIATE;

-- synced ------------------------------------------------------------------------------------------------
-- a household ('' is the whole area) goes from one steward to another
CREATE TABLE hand_over (
    id TEXT PRIMARY KEY, household_id TEXT, from_steward TEXT, to_steward TEXT, at TEXT, reason TEXT,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX hand_over_household ON hand_over (household_id, at);

-- what the new steward said of a change the former one made without knowing of the hand-over; `change_name` is
-- "<writer>:<number of its first op>", the change's name on every device
CREATE TABLE late_review (
    id TEXT PRIMARY KEY, change_name TEXT, household_id TEXT, outcome TEXT, steward TEXT, at TEXT,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX late_review_change ON late_review (change_name);

-- whose a laptop is; the membership records know no names
CREATE TABLE laptop (
    id TEXT PRIMARY KEY, steward TEXT,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;

-- local to this copy of the area ------------------------------------------------------------------------

-- whose journal a device number stands for belongs to which member of the area; empty until it is known
ALTER TABLE device ADD COLUMN member TEXT NOT NULL DEFAULT '';

-- a change is named (device, seq of its first op) everywhere; `undoes_seq` names the one it takes back
ALTER TABLE change ADD COLUMN device INTEGER NOT NULL DEFAULT 0;
ALTER TABLE change ADD COLUMN first_seq INTEGER NOT NULL DEFAULT 0;
ALTER TABLE change ADD COLUMN undoes_seq INTEGER NOT NULL DEFAULT 0;
UPDATE change SET
    device = coalesce((SELECT device FROM op WHERE op.change = change.no ORDER BY seq LIMIT 1), 0),
    first_seq = coalesce((SELECT min(seq) FROM op WHERE op.change = change.no), 0);
UPDATE change SET undoes_seq = coalesce((SELECT u.first_seq FROM change u WHERE u.no = change.undoes), 0)
    WHERE undoes IS NOT NULL;
CREATE INDEX change_first ON change (device, first_seq);
CREATE INDEX change_undoes ON change (device, undoes_seq) WHERE undoes_seq > 0;

-- ops that speak of a table or column this program does not know; read again after an update
CREATE TABLE quarantine (
    device INTEGER NOT NULL,
    seq    INTEGER NOT NULL,
    PRIMARY KEY (device, seq)
) WITHOUT ROWID;

-- sealed bundles of every writer, kept to hand on. `raw` is NULL where a snapshot stands for it and all before.
CREATE TABLE bundle (
    no        INTEGER PRIMARY KEY,
    device    INTEGER NOT NULL,
    n         INTEGER NOT NULL,
    hash      BLOB NOT NULL,
    member    TEXT NOT NULL,          -- hex: who signed it
    last_seq  INTEGER NOT NULL,       -- of the writer's ops, 0 while it could not be opened
    state     TEXT NOT NULL,          -- applied · parked · no_key · newer · damaged
    at_ms     INTEGER NOT NULL,       -- when this copy made or received it
    have      BLOB NOT NULL,          -- msgpack {writer id: n}: what its author held
    raw       BLOB,
    UNIQUE (device, n)
);
CREATE INDEX bundle_waiting ON bundle (state) WHERE state <> 'applied';

CREATE TABLE member_record (
    hash BLOB PRIMARY KEY,
    raw  BLOB NOT NULL
) WITHOUT ROWID;

-- private keys of this device and keys of epochs; the file is encrypted
CREATE TABLE secret (
    key   TEXT PRIMARY KEY,
    value BLOB NOT NULL
) WITHOUT ROWID;

-- what a road said it holds: every bundle of `device` up to n
CREATE TABLE receipt (
    road   TEXT NOT NULL,
    device INTEGER NOT NULL,
    n      INTEGER NOT NULL,
    at_ms  INTEGER NOT NULL,
    PRIMARY KEY (road, device)
) WITHOUT ROWID;

-- photos and files a road said it holds whole
CREATE TABLE file_receipt (
    road         TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    PRIMARY KEY (road, content_hash)
) WITHOUT ROWID;

-- what other members last said they hold, signed by them
CREATE TABLE ack (
    member TEXT PRIMARY KEY,
    raw    BLOB NOT NULL
) WITHOUT ROWID;

-- one line a sync, and the alarms: what a person is shown of the exchange
CREATE TABLE exchange_event (
    no    INTEGER PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    road  TEXT NOT NULL,
    kind  TEXT NOT NULL,
    body  TEXT NOT NULL               -- JSON of plain numbers and ids
);

PRAGMA user_version = 2;
COMMIT;
