-- Which of a laptop's own records were superseded: the account of what was sent reads the few ops that change a cell,
-- not the bodies of all there are (a million in three years).
BEGIN IMMEDIATE;

CREATE INDEX op_edit ON op (change, row) WHERE prevs IS NOT NULL;

PRAGMA user_version = 11;
COMMIT;
