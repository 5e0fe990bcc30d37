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

-- sealed for those who may see it (synced): keys of audiences, records, what was done about them, that one was erased
CREATE TABLE audience_key (
    id TEXT PRIMARY KEY, scope TEXT, key TEXT, device TEXT, wrapped TEXT,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE sealed (
    id TEXT PRIMARY KEY, kind TEXT, scope TEXT, key TEXT, about TEXT, lock TEXT, sealed TEXT,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX sealed_about ON sealed (kind, about);
-- counted at every start
CREATE INDEX sealed_gone ON sealed (id) WHERE _deleted;
CREATE INDEX household_merged ON household (id) WHERE merged_into <> '';
CREATE TABLE sealed_act (
    id TEXT PRIMARY KEY, sealed_id TEXT, key TEXT, sealed TEXT,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX sealed_act_of ON sealed_act (sealed_id);
CREATE INDEX sealed_act_gone ON sealed_act (id) WHERE _deleted;
CREATE TABLE sealed_erased (
    id TEXT PRIMARY KEY, sealed_id TEXT, proof TEXT, at TEXT, steward TEXT, why TEXT,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX sealed_erased_of ON sealed_erased (sealed_id);

-- the needs this laptop may see (local, made from the sealed ones), and all that marks a household
CREATE TABLE need_seen (
    need_id TEXT PRIMARY KEY, household_id TEXT NOT NULL, person_id TEXT NOT NULL, code TEXT NOT NULL,
    since TEXT NOT NULL, asks_on TEXT NOT NULL, agreed INTEGER NOT NULL, at TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX need_seen_household ON need_seen (household_id);
CREATE VIEW household_mark (household_id, person_id, tag, since, expires) AS
    SELECT household_id, '', tag, since, expires FROM household_tag WHERE NOT _deleted
    UNION ALL SELECT household_id, person_id, code, since, '' FROM need_seen;

-- reminders: hard weather, activities and who is invited (synced); what was announced on this laptop (local)
CREATE TABLE weather_day (
    id TEXT PRIMARY KEY, day TEXT, kind TEXT, note TEXT, source TEXT, off INTEGER,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE activity (
    id TEXT PRIMARY KEY, day TEXT, what TEXT, time TEXT, place TEXT, note TEXT, steward TEXT, cancelled INTEGER,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE activity_guest (
    id TEXT PRIMARY KEY, activity_id TEXT, household_id TEXT, came INTEGER, off INTEGER,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX activity_guest_activity ON activity_guest (activity_id);
CREATE INDEX activity_guest_household ON activity_guest (household_id);
CREATE TABLE reminder_told (ring TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID;

PRAGMA user_version = 5;
COMMIT;
