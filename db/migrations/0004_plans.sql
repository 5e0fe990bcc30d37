-- Plans of visits, and whom not to call on for a while.
BEGIN IMMEDIATE;

-- synced ------------------------------------------------------------------------------------------------
CREATE TABLE planned_day (
    id TEXT PRIMARY KEY, day TEXT, steward TEXT, made_at TEXT, travel_by TEXT, begins INTEGER, ends INTEGER,
    lunch INTEGER, lunch_minutes INTEGER, start_longitude REAL, start_latitude REAL, finish_longitude REAL,
    finish_latitude REAL,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX planned_day_day ON planned_day (day);

CREATE TABLE planned_stop (
    id TEXT PRIMARY KEY, planned_day_id TEXT, household_id TEXT, day TEXT, position INTEGER, travel INTEGER,
    arrives INTEGER, begins INTEGER, leaves INTEGER, minutes INTEGER, priority INTEGER, locked INTEGER, reasons TEXT,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX planned_stop_day ON planned_stop (day);
CREATE INDEX planned_stop_household ON planned_stop (household_id, day);

CREATE TABLE visit_pause (
    id TEXT PRIMARY KEY, household_id TEXT, since TEXT, until TEXT, reason TEXT, note TEXT, steward TEXT, at TEXT,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX visit_pause_household ON visit_pause (household_id);

CREATE TABLE visit_request (
    id TEXT PRIMARY KEY, household_id TEXT, due TEXT, why TEXT, steward TEXT, at TEXT,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX visit_request_household ON visit_request (household_id);

-- local to this copy of the area: minutes by road between two households, from a table that was loaded ------
CREATE TABLE road_minutes (
    travel_by TEXT NOT NULL,
    origin    TEXT NOT NULL,
    goal      TEXT NOT NULL,
    minutes   REAL NOT NULL,
    PRIMARY KEY (travel_by, origin, goal)
) WITHOUT ROWID;

PRAGMA user_version = 4;
COMMIT;
