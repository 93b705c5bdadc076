-- What was made of files, so that a batch passes over what is done. A target is what the command was
-- told to write: a file, or a folder for several stills.

-- The numbers of rows grow as results are stored, so the smallest is the oldest.
CREATE TABLE made (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  target TEXT NOT NULL,
  byte_count INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  recipe TEXT NOT NULL,
  UNIQUE (source, target));

CREATE TABLE made_files (
  made INTEGER NOT NULL REFERENCES made ON DELETE CASCADE,
  path TEXT NOT NULL,
  byte_count INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  PRIMARY KEY (made, path)) WITHOUT ROWID;

CREATE INDEX made_files_by_path ON made_files (path);
