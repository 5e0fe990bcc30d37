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

PRAGMA user_version = 5;
COMMIT;
