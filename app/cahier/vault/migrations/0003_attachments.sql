-- Files of evidence lie beside the database (vault/attachments); `file` is the name of one.
ALTER TABLE evidence ADD COLUMN file TEXT GENERATED ALWAYS AS (json_extract(body, '$.file')) VIRTUAL;
CREATE INDEX evidence_of_file ON evidence (file) WHERE file IS NOT NULL;

-- Names of which a record let go; the file is unmade after the change is on the disk, and then the note.
CREATE TABLE file_to_unmake (file TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TRIGGER evidence_is_gone AFTER DELETE ON evidence WHEN OLD.file IS NOT NULL
BEGIN INSERT OR IGNORE INTO file_to_unmake VALUES (OLD.file); END;
CREATE TRIGGER evidence_lets_go AFTER UPDATE ON evidence WHEN OLD.file IS NOT NULL AND OLD.file IS NOT NEW.file
BEGIN INSERT OR IGNORE INTO file_to_unmake VALUES (OLD.file); END;

-- The custody log is only ever added to. A line goes with its evidence alone, whose row is gone by then.
CREATE TRIGGER custody_is_not_changed BEFORE UPDATE ON custody_event
BEGIN SELECT RAISE (ABORT, 'custody is only ever added to'); END;
CREATE TRIGGER custody_is_not_removed BEFORE DELETE ON custody_event
WHEN EXISTS (SELECT 1 FROM evidence WHERE id = OLD.evidence_id)
BEGIN SELECT RAISE (ABORT, 'custody is only ever added to'); END;
