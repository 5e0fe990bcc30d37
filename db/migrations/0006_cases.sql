-- Requests and complaints: how each came in, and what happened to it. Where it stands follows from its events.
BEGIN IMMEDIATE;

-- synced ------------------------------------------------------------------------------------------------
CREATE TABLE service_case (
    id TEXT PRIMARY KEY, kind TEXT, topic TEXT, channel TEXT, content TEXT, at TEXT, entered_at TEXT, steward TEXT,
    area_class TEXT, company TEXT, household_id TEXT, person TEXT, phone TEXT, place TEXT, sealed_id TEXT,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX service_case_household ON service_case (household_id, at);
CREATE TABLE service_case_event (
    id TEXT PRIMARY KEY, case_id TEXT, kind TEXT, at TEXT, entered_at TEXT, steward TEXT, value TEXT, until TEXT,
    note TEXT,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX service_case_event_case ON service_case_event (case_id);

PRAGMA user_version = 6;
COMMIT;
