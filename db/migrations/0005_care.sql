-- Looking after people who need it: contacts, and what calls for them.
BEGIN IMMEDIATE;

-- synced ------------------------------------------------------------------------------------------------
CREATE TABLE care_contact (
    id TEXT PRIMARY KEY, household_id TEXT, person_id TEXT, way TEXT, outcome TEXT, at TEXT, entered_at TEXT,
    steward TEXT, note TEXT, occasion TEXT, visit_id TEXT,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX care_contact_household ON care_contact (household_id, at);
CREATE INDEX care_contact_occasion ON care_contact (occasion) WHERE occasion <> '';

-- bad moments are few, and asked for whenever whom to see is worked out
CREATE INDEX touchpoint_low ON touchpoint (household_id, visit_id) WHERE mood < 0 AND NOT _deleted;

-- outages and the contact round during one; words agreed for the door (synced)
CREATE TABLE outage (
    id TEXT PRIMARY KEY, kind TEXT, begins TEXT, districts TEXT, expected TEXT, restored TEXT,
    cancelled INTEGER, line TEXT, reason TEXT, notice_no TEXT,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE outage_notice (
    id TEXT PRIMARY KEY, outage_id TEXT, at TEXT, steward TEXT, source TEXT, told TEXT,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX outage_notice_outage ON outage_notice (outage_id);
CREATE TABLE outage_take (
    id TEXT PRIMARY KEY, outage_id TEXT, household_id TEXT, person_id TEXT, steward TEXT, at TEXT, entered_by TEXT,
    reason TEXT, before TEXT,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX outage_take_outage ON outage_take (outage_id);
CREATE TABLE door_word (
    id TEXT PRIMARY KEY, household_id TEXT, word TEXT, hint TEXT, agreed_at TEXT, steward TEXT,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX door_word_household ON door_word (household_id);
CREATE TABLE door_word_look (
    id TEXT PRIMARY KEY, household_id TEXT, at TEXT, steward TEXT,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX door_word_look_household ON door_word_look (household_id);

-- care lights: who looked in and what came of it (synced); as each level was first shown on a day (local)
CREATE TABLE care_look (
    id TEXT PRIMARY KEY, household_id TEXT, person_id TEXT, level TEXT, reason TEXT, lit_at TEXT, way TEXT,
    outcome TEXT, note TEXT, steward TEXT, at TEXT,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX care_look_household ON care_look (household_id, at);
CREATE TABLE care_light (
    household_id TEXT NOT NULL, day TEXT NOT NULL, level TEXT NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (household_id, day, level)
) WITHOUT ROWID;

PRAGMA user_version = 5;
COMMIT;
