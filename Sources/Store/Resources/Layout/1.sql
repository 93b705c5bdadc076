-- The first layout. It can be read with any program for SQLite: times are seconds since 1970, exact
-- fractions are texts such as 30000/1001, and lists are texts with an element a line.

-- The numbers of rows grow as facts are stored, so the smallest is the oldest.
CREATE TABLE facts (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL,
  depth TEXT NOT NULL,
  byte_count INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  device INTEGER NOT NULL,
  inode INTEGER NOT NULL,
  reader TEXT NOT NULL,
  facts BLOB NOT NULL,
  UNIQUE (path, depth));

CREATE TABLE learned_limits (
  id INTEGER PRIMARY KEY,
  profile TEXT NOT NULL,
  roles TEXT NOT NULL,
  quantity TEXT NOT NULL,
  name TEXT NOT NULL,
  bounds TEXT NOT NULL,
  scope TEXT NOT NULL,
  transport TEXT NOT NULL,
  confidence TEXT NOT NULL,
  code TEXT,
  sent TEXT,
  learned_at INTEGER NOT NULL,
  confirmed_at INTEGER NOT NULL,
  confirmations INTEGER NOT NULL,
  contradictions INTEGER NOT NULL,
  UNIQUE (profile, roles, quantity, name, bounds, scope, transport));

-- A number is never given twice, also after its entry was deleted.
CREATE TABLE entries (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  time INTEGER NOT NULL,
  profile TEXT NOT NULL,
  verdict TEXT NOT NULL,
  cost TEXT,
  currency TEXT,
  stage TEXT,
  command TEXT,
  fingerprint TEXT,
  exit_code INTEGER,
  signal INTEGER,
  milliseconds INTEGER,
  process INTEGER,
  stop_reason TEXT,
  state TEXT,
  status INTEGER,
  may_retry INTEGER,
  is_charged INTEGER);

CREATE TABLE entry_inputs (
  entry INTEGER NOT NULL REFERENCES entries ON DELETE CASCADE,
  position INTEGER NOT NULL,
  role TEXT,
  path TEXT NOT NULL,
  content_hash TEXT,
  byte_count INTEGER NOT NULL,
  kind TEXT NOT NULL,
  format TEXT,
  video_codec TEXT,
  audio_codec TEXT,
  width INTEGER,
  height INTEGER,
  duration TEXT,
  frame_rate TEXT,
  frame_count INTEGER,
  PRIMARY KEY (entry, position)) WITHOUT ROWID;

CREATE TABLE entry_settings (
  entry INTEGER NOT NULL REFERENCES entries ON DELETE CASCADE,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (entry, name)) WITHOUT ROWID;

CREATE TABLE entry_findings (
  entry INTEGER NOT NULL REFERENCES entries ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  severity TEXT NOT NULL,
  role TEXT,
  message TEXT NOT NULL,
  PRIMARY KEY (entry, position)) WITHOUT ROWID;

CREATE TABLE entry_jobs (
  entry INTEGER NOT NULL REFERENCES entries ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  id TEXT NOT NULL,
  PRIMARY KEY (entry, position)) WITHOUT ROWID;

CREATE TABLE entry_rejections (
  entry INTEGER NOT NULL REFERENCES entries ON DELETE CASCADE,
  position INTEGER NOT NULL,
  provider TEXT,
  code TEXT,
  status INTEGER,
  field TEXT NOT NULL,
  message TEXT,
  PRIMARY KEY (entry, position)) WITHOUT ROWID;

CREATE TABLE entry_bounds (
  entry INTEGER NOT NULL REFERENCES entries ON DELETE CASCADE,
  rejection INTEGER NOT NULL,
  position INTEGER NOT NULL,
  quantity TEXT NOT NULL,
  bounds TEXT NOT NULL,
  media_type TEXT,
  sent TEXT,
  confidence TEXT NOT NULL,
  PRIMARY KEY (entry, rejection, position)) WITHOUT ROWID;

CREATE INDEX entries_by_time ON entries (time);

CREATE INDEX entries_by_profile ON entries (profile);

CREATE INDEX entries_by_fingerprint ON entries (fingerprint) WHERE fingerprint IS NOT NULL;

CREATE INDEX inputs_by_path ON entry_inputs (path);

CREATE INDEX inputs_by_content ON entry_inputs (content_hash)
  WHERE content_hash IS NOT NULL;
