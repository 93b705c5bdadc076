-- What keeps a request from being paid for twice.

-- A row for each request that was run, with the run that has it. Whoever sends the same request again
-- takes the row over, which one process at a time can do.
CREATE TABLE IF NOT EXISTS requests (
  fingerprint TEXT PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES entries ON DELETE CASCADE) WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS requests_by_run ON requests (run);

-- When runs became unreadable, and the number of the last entry that was there afterwards: what was
-- run before is not wholly known.
CREATE TABLE IF NOT EXISTS losses (
  time INTEGER NOT NULL,
  last_entry INTEGER NOT NULL);
