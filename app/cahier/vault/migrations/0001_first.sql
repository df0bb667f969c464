-- One table per notion: `seq` is the order of recording, `body` the record as canonical JSON (domain/codec.py).
-- Columns beside the body are only what is asked for or must refer to something that exists.
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE "case" (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL);
CREATE TABLE person (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL);
CREATE TABLE case_person (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case" (id) ON DELETE CASCADE,
    person_id TEXT NOT NULL REFERENCES person (id),
    body TEXT NOT NULL
);
CREATE INDEX case_person_of_case ON case_person (case_id, seq);
CREATE INDEX case_person_of_person ON case_person (person_id, seq);
CREATE TABLE relationship (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case" (id) ON DELETE CASCADE,
    body TEXT NOT NULL
);
CREATE INDEX relationship_of_case ON relationship (case_id, seq);
CREATE TABLE organisation (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case" (id) ON DELETE CASCADE,
    body TEXT NOT NULL
);
CREATE INDEX organisation_of_case ON organisation (case_id, seq);
CREATE TABLE place (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case" (id) ON DELETE CASCADE,
    body TEXT NOT NULL
);
CREATE INDEX place_of_case ON place (case_id, seq);
CREATE TABLE event (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case" (id) ON DELETE CASCADE,
    body TEXT NOT NULL
);
CREATE INDEX event_of_case ON event (case_id, seq);
CREATE TABLE proceeding (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case" (id) ON DELETE CASCADE,
    body TEXT NOT NULL
);
CREATE INDEX proceeding_of_case ON proceeding (case_id, seq);
CREATE TABLE detention (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case" (id) ON DELETE CASCADE,
    body TEXT NOT NULL
);
CREATE INDEX detention_of_case ON detention (case_id, seq);
CREATE TABLE interview (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case" (id) ON DELETE CASCADE,
    body TEXT NOT NULL
);
CREATE INDEX interview_of_case ON interview (case_id, seq);
CREATE TABLE account (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case" (id) ON DELETE CASCADE,
    body TEXT NOT NULL
);
CREATE INDEX account_of_case ON account (case_id, seq);
CREATE TABLE consent (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case" (id) ON DELETE CASCADE,
    body TEXT NOT NULL
);
CREATE INDEX consent_of_case ON consent (case_id, seq);
CREATE TABLE evidence (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case" (id) ON DELETE CASCADE,
    body TEXT NOT NULL
);
CREATE INDEX evidence_of_case ON evidence (case_id, seq);
CREATE TABLE custody_event (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    evidence_id TEXT NOT NULL REFERENCES evidence (id) ON DELETE CASCADE,
    body TEXT NOT NULL
);
CREATE INDEX custody_event_of_evidence ON custody_event (evidence_id, seq);
CREATE TABLE benchmark (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL);
CREATE TABLE progress (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL);
CREATE TABLE ask (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT REFERENCES "case" (id) ON DELETE CASCADE,
    body TEXT NOT NULL
);
CREATE INDEX ask_of_case ON ask (case_id, seq);
CREATE TABLE submission (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case" (id) ON DELETE CASCADE,
    body TEXT NOT NULL
);
CREATE INDEX submission_of_case ON submission (case_id, seq);
CREATE TABLE release (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case" (id) ON DELETE CASCADE,
    body TEXT NOT NULL
);
CREATE INDEX release_of_case ON release (case_id, seq);
CREATE TABLE decision (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case" (id) ON DELETE CASCADE,
    body TEXT NOT NULL
);
CREATE INDEX decision_of_case ON decision (case_id, seq);
CREATE TABLE audit (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL);

-- What the list of cases shows, kept up with each write.
CREATE TABLE case_line (
    case_id TEXT PRIMARY KEY REFERENCES "case" (id) ON DELETE CASCADE,
    code TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    people TEXT NOT NULL,
    status TEXT NOT NULL,
    updated_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX case_line_by_time ON case_line (updated_at DESC, code);

-- Search: `entry` says which record a row of `words` is about; `words` holds its folded words.
CREATE TABLE entry (
    seq INTEGER PRIMARY KEY,
    notion TEXT NOT NULL,
    id TEXT NOT NULL,
    case_id TEXT,
    UNIQUE (notion, id)
);
CREATE INDEX entry_of_case ON entry (case_id);
CREATE VIRTUAL TABLE words USING fts5 (
    folded,
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
);
INSERT INTO words (words, rank) VALUES ('secure-delete', 1);
