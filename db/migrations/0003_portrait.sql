-- Portraits, use data and what they give reason to look at.
BEGIN IMMEDIATE;

-- synced ------------------------------------------------------------------------------------------------
-- a file of readings that was taken in; what it said travels sealed under content_hash
CREATE TABLE usage_import (
    id TEXT PRIMARY KEY, kind TEXT, file_name TEXT, at TEXT, first TEXT, last TEXT, homes INTEGER, readings INTEGER,
    content_hash TEXT, size INTEGER,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE reading_correction (
    id TEXT PRIMARY KEY, household_id TEXT, day TEXT, kwh REAL, reason TEXT, steward TEXT, at TEXT,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX reading_correction_household ON reading_correction (household_id);

CREATE TABLE finding_event (
    id TEXT PRIMARY KEY, finding_id TEXT, household_id TEXT, kind TEXT, day TEXT, outcome TEXT, reason TEXT, note TEXT,
    steward TEXT, at TEXT,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX finding_event_finding ON finding_event (finding_id, at);
CREATE INDEX finding_event_household ON finding_event (household_id);

CREATE TABLE appliance (
    id TEXT PRIMARY KEY, household_id TEXT, kind TEXT, count INTEGER, rated_power REAL, since TEXT, note TEXT,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX appliance_household ON appliance (household_id);

CREATE TABLE routine (
    id TEXT PRIMARY KEY, household_id TEXT, home TEXT, best TEXT, avoid TEXT, note TEXT,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX routine_household ON routine (household_id);

CREATE TABLE temperament_observation (
    id TEXT PRIMARY KEY, household_id TEXT, person_id TEXT, visit_id TEXT, behaviours TEXT, note TEXT, steward TEXT,
    at TEXT,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX temperament_observation_household ON temperament_observation (household_id);

-- the steward's own word, above what was worked out
CREATE TABLE own_word (
    id TEXT PRIMARY KEY, household_id TEXT, about TEXT, value TEXT, reason TEXT, steward TEXT, at TEXT,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX own_word_household ON own_word (household_id);

CREATE TABLE life_event (
    id TEXT PRIMARY KEY, household_id TEXT, kind TEXT, day TEXT, note TEXT, finding_id TEXT, steward TEXT, at TEXT,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX life_event_household ON life_event (household_id);

CREATE TABLE portrait_check (
    id TEXT PRIMARY KEY, household_id TEXT, part TEXT, steward TEXT, at TEXT,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX portrait_check_household ON portrait_check (household_id);

-- peak-end: what the steward plans to be the best moment and the last one, and whether each came about (R3.2)
ALTER TABLE visit ADD COLUMN planned_peak TEXT DEFAULT '';
ALTER TABLE visit ADD COLUMN planned_ending TEXT DEFAULT '';
ALTER TABLE visit ADD COLUMN peak_done INTEGER DEFAULT 0;
ALTER TABLE visit ADD COLUMN ending_done INTEGER DEFAULT 0;

-- local to this copy of the area: worked out anew from the files that usage_import names -------------------
-- the imports whose file lies here and was folded in; registers: 1 when it brought readings of registers
CREATE TABLE usage_applied (
    import_id TEXT PRIMARY KEY,
    at        TEXT NOT NULL,
    registers INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE usage_series (
    no           INTEGER PRIMARY KEY,
    household_id TEXT NOT NULL UNIQUE
);

-- 31 days of one home. form 0: 31 little-endian uint16 of 0.01 kWh, 1: of 0.001 kWh (both 65535 missing),
-- 2: 31 int32 of 0.001 kWh (-2147483648 missing)
CREATE TABLE usage_month (
    key       INTEGER PRIMARY KEY,    -- series << 16 | year * 12 + month - 1
    form      INTEGER NOT NULL,
    estimated INTEGER NOT NULL,       -- bit n: the reading of day n + 1 was marked as estimated by who made the file
    body      BLOB NOT NULL
);

-- a day of a home that is read every 15, 30 or 60 minutes: uint16 of 0.001 kWh (65535 missing), or int32 where one is
-- too large
CREATE TABLE usage_points (
    series INTEGER NOT NULL,
    day    INTEGER NOT NULL,          -- days since 1970-01-01
    count  INTEGER NOT NULL,          -- 96, 48 or 24
    body   BLOB NOT NULL,
    PRIMARY KEY (series, day)
) WITHOUT ROWID;

CREATE TABLE usage_bill (
    series INTEGER NOT NULL,
    month  INTEGER NOT NULL,          -- year * 12 + month - 1
    kwh    REAL,
    amount REAL,                      -- yuan
    PRIMARY KEY (series, month)
) WITHOUT ROWID;

-- a cumulative register's last reading, so that the next file goes on from it
CREATE TABLE usage_register (
    series    INTEGER PRIMARY KEY,
    day       INTEGER NOT NULL,
    value     REAL NOT NULL,
    import_id TEXT NOT NULL           -- which said it
);

-- what a later file gave otherwise: the earlier word is kept
CREATE TABLE usage_superseded (
    series    INTEGER NOT NULL,
    day       INTEGER NOT NULL,       -- the first of the month for a bill
    what      TEXT NOT NULL,          -- daily, bill_kwh or bill_amount
    value     REAL NOT NULL,
    import_id TEXT NOT NULL,          -- whose word stands in its place
    PRIMARY KEY (series, day, what, import_id)
) WITHOUT ROWID;

-- how each home used power at the last look at all of them
CREATE TABLE use_habits (
    household_id TEXT PRIMARY KEY,
    body         BLOB NOT NULL        -- msgpack of records.readings.UseHabits, its fields in order
) WITHOUT ROWID;

CREATE TABLE finding (
    id TEXT PRIMARY KEY, household_id TEXT NOT NULL, kind TEXT NOT NULL, day TEXT NOT NULL, since TEXT NOT NULL,
    before REAL, after REAL, size REAL NOT NULL, shared REAL, score REAL NOT NULL, confidence REAL NOT NULL,
    note INTEGER NOT NULL, trouble TEXT NOT NULL, watched INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX finding_household ON finding (household_id, day);
CREATE INDEX finding_day ON finding (day);

PRAGMA user_version = 3;
COMMIT;
