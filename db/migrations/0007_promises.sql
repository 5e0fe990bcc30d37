-- Promises to whom and by whose leave, what was checked before an act, what customers said afterwards, what a day
-- taught, and the chain in which this copy of the area seals what it wrote and took in.
BEGIN IMMEDIATE;

-- local to this copy: the chain in which it seals its journal (store/links.py) -------------------------------------
CREATE TABLE link (
    no        INTEGER PRIMARY KEY,
    kind      TEXT NOT NULL,          -- begun · wrote · received · arrived
    at_ms     INTEGER NOT NULL,       -- this copy's clock
    device    INTEGER NOT NULL,
    first_seq INTEGER NOT NULL,       -- of the device's ops; of an arrived bundle its number
    last_seq  INTEGER NOT NULL,
    root      BLOB NOT NULL,
    previous  BLOB NOT NULL,
    signature BLOB NOT NULL
);
CREATE INDEX link_of ON link (device, last_seq);
-- what an op's values hashed to before they were erased
CREATE TABLE erased_op (
    device INTEGER NOT NULL,
    seq    INTEGER NOT NULL,
    hash   BLOB NOT NULL,
    PRIMARY KEY (device, seq)
) WITHOUT ROWID;

-- promises: of what kind, to whom, where they were made, by whose leave; another day agreed in the customer's word
ALTER TABLE commitment ADD COLUMN kind TEXT DEFAULT 'other';
ALTER TABLE commitment ADD COLUMN made_to TEXT DEFAULT '';
ALTER TABLE commitment ADD COLUMN source TEXT DEFAULT '';
ALTER TABLE commitment ADD COLUMN granted_by TEXT DEFAULT '';
ALTER TABLE commitment_event ADD COLUMN due TEXT DEFAULT '';
ALTER TABLE commitment_event ADD COLUMN was TEXT DEFAULT '';
ALTER TABLE commitment_event ADD COLUMN word TEXT DEFAULT '';
ALTER TABLE commitment_event ADD COLUMN steward TEXT DEFAULT '';
ALTER TABLE service_case_event ADD COLUMN granted_by TEXT DEFAULT '';

-- risk check-lists as they were answered, and supply cut off and restored (synced)
CREATE TABLE check_run (
    id TEXT PRIMARY KEY, situation TEXT, household_id TEXT, at TEXT, entered_at TEXT, steward TEXT, answers TEXT,
    note TEXT,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX check_run_household ON check_run (household_id);
CREATE TABLE supply_act (
    id TEXT PRIMARY KEY, household_id TEXT, kind TEXT, at TEXT, entered_at TEXT, steward TEXT, reason TEXT, run_id TEXT,
    granted_by TEXT, substitute TEXT,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX supply_act_household ON supply_act (household_id);

-- who looked at what is sealed of a confidential case, and why (synced)
CREATE TABLE case_look (
    id TEXT PRIMARY KEY, case_id TEXT, at TEXT, steward TEXT, why TEXT,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX case_look_case ON case_look (case_id);

-- what customers say when they are asked, and what a steward's day taught (synced)
CREATE TABLE survey_answer (
    id TEXT PRIMARY KEY, household_id TEXT, visit_id TEXT, case_id TEXT, edition TEXT, at TEXT, entered_at TEXT,
    steward TEXT, channel TEXT, scores TEXT, word TEXT,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX survey_answer_household ON survey_answer (household_id, at);
CREATE TABLE day_review (
    id TEXT PRIMARY KEY, day TEXT, steward TEXT, entered_at TEXT, went_well TEXT, do_better TEXT, for_tomorrow TEXT,
    _deleted INTEGER NOT NULL, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX day_review_day ON day_review (day, steward);

PRAGMA user_version = 7;
COMMIT;
