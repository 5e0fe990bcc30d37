-- Promises to whom and by whose leave, what was checked before an act, what customers said afterwards, what a day
-- taught, and the chain in which this copy of the area seals what it wrote and took in.
BEGIN IMMEDIATE;

PRAGMA user_version = 7;
COMMIT;
