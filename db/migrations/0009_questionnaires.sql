-- Questionnaires of a station, version by version, and the answers given at visits (synced).
BEGIN IMMEDIATE;

CREATE TABLE questionnaire (
    id TEXT PRIMARY KEY, form_id TEXT, version TEXT, title TEXT, definition TEXT, content_hash TEXT, taken_at TEXT,
    steward TEXT, retired INTEGER,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE questionnaire_answer (
    id TEXT PRIMARY KEY, visit_id TEXT, household_id TEXT, questionnaire_id TEXT, question TEXT, value TEXT, at TEXT,
    steward TEXT,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX questionnaire_answer_visit ON questionnaire_answer (visit_id);
CREATE INDEX questionnaire_answer_household ON questionnaire_answer (household_id);

PRAGMA user_version = 9;
COMMIT;
