-- Promises to whom and by whose leave, what was checked before an act, what customers said afterwards, what a day
-- taught, and the chain in which this copy of the area seals what it wrote and took in.
BEGIN IMMEDIATE;

-- who looked at what is sealed of a confidential case, and why (synced)
CREATE TABLE case_look (
    id TEXT PRIMARY KEY, case_id TEXT, at TEXT, steward TEXT, why TEXT,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX case_look_case ON case_look (case_id);

PRAGMA user_version = 7;
COMMIT;
