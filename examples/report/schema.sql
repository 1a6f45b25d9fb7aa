CREATE TABLE documents (
  id         INTEGER PRIMARY KEY,
  name       TEXT NOT NULL,   -- the id in the input: a string as it is, else as JSON
  path       TEXT NOT NULL,   -- the file it came from
  line       INTEGER,         -- its line in a file of JSON lines
  title      TEXT,
  publisher  TEXT,
  date       TEXT,            -- ISO 8601, YYYY-MM-DD
  meta       TEXT,            -- JSON
  text       TEXT NOT NULL
);

CREATE TABLE speakers (
  id      INTEGER PRIMARY KEY,
  name    TEXT NOT NULL UNIQUE,
  type    TEXT NOT NULL,      -- person, organization, group, document
  gender  TEXT                -- male, female
);

CREATE TABLE sources (
  id       INTEGER PRIMARY KEY,
  name     TEXT NOT NULL UNIQUE,
  kind     TEXT,              -- agency, broadcaster, newspaper, magazine, website, social, other
  country  TEXT               -- ISO 3166-1 alpha-2
);

CREATE TABLE statements (
  id          INTEGER PRIMARY KEY,
  document    INTEGER NOT NULL REFERENCES documents(id),
  number      INTEGER NOT NULL, -- its id in the document
  kind        TEXT NOT NULL,    -- direct, mixed, indirect
  act         TEXT,             -- speech, writing, document, thought, attitude
  cue         TEXT,
  lemma       TEXT,
  negated     INTEGER NOT NULL,
  content     TEXT NOT NULL,
  start       INTEGER NOT NULL, -- bytes of UTF-8 into documents.text
  end         INTEGER NOT NULL,
  mention     TEXT,             -- the words for the speaker
  addressee   TEXT,
  source      INTEGER REFERENCES sources(id),
  confidence  REAL NOT NULL,
  evidence    TEXT
);

-- Who made a statement; several for a joint one, none for somebody unnamed.
CREATE TABLE said_by (
  statement  INTEGER NOT NULL REFERENCES statements(id),
  speaker    INTEGER NOT NULL REFERENCES speakers(id),
  PRIMARY KEY (statement, speaker)
) WITHOUT ROWID;

-- Full text, by stems and without accents:
--   SELECT speaker, content FROM said WHERE statement IN (SELECT rowid FROM statements_text WHERE statements_text MATCH 'harbour')
--   SELECT name, snippet(documents_text, 1, '[', ']', '…', 12) FROM documents_text JOIN documents ON id = documents_text.rowid WHERE documents_text MATCH 'harbour'
CREATE VIRTUAL TABLE statements_text USING fts5(content, content='statements', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE documents_text USING fts5(title, text, content='documents', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2');

-- One row for each statement and speaker, with what people ask for.
CREATE VIEW said AS
SELECT s.id AS statement, d.date, d.name AS document, d.publisher, p.name AS speaker, p.type, p.gender,
       s.mention, s.kind, s.act, s.cue, s.content, o.name AS source, s.confidence
FROM statements s
JOIN documents d ON d.id = s.document
LEFT JOIN said_by b ON b.statement = s.id
LEFT JOIN speakers p ON p.id = b.speaker
LEFT JOIN sources o ON o.id = s.source;
