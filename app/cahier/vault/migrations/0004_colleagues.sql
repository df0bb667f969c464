-- The people who work with the notebook, and the briefs that wait for a second reader.
CREATE TABLE colleague (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL);
CREATE TABLE reading (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES "case" (id) ON DELETE CASCADE,
    body TEXT NOT NULL
);
CREATE INDEX reading_of_case ON reading (case_id, seq);
