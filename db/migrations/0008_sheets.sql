-- Workbooks as a station wants them: titles, columns and their order (synced).
BEGIN IMMEDIATE;

CREATE TABLE station_sheet (
    id TEXT PRIMARY KEY, sheet TEXT, title TEXT, columns TEXT, steward TEXT, changed_at TEXT,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;

-- What is asked of all visits and contacts at once (who was seen when, how it felt) is answered from these alone: to
-- look up a quarter of a million rows one by one takes twenty seconds.
DROP INDEX visit_household;
CREATE INDEX visit_household ON visit (household_id, started_at, met, purposes, checks, ending_done, _deleted);
DROP INDEX visit_started;
CREATE INDEX visit_started ON visit (started_at, household_id, steward, met, ended_at, _deleted);
DROP INDEX care_contact_household;
CREATE INDEX care_contact_household ON care_contact (household_id, at, way, outcome, _deleted);
DROP INDEX touchpoint_visit;
CREATE INDEX touchpoint_visit ON touchpoint (visit_id, position, mood, _deleted);

PRAGMA user_version = 8;
COMMIT;
