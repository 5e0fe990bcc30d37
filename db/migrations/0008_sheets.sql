-- Workbooks as a station wants them: titles, columns and their order (synced).
BEGIN IMMEDIATE;

CREATE TABLE station_sheet (
    id TEXT PRIMARY KEY, sheet TEXT, title TEXT, columns TEXT, steward TEXT, changed_at TEXT,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;

PRAGMA user_version = 8;
COMMIT;
