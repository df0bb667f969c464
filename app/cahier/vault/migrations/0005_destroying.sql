-- What is asked back from outside hangs on no case: it stays when the case is destroyed.
CREATE TABLE recall (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL);

-- What stays of what was destroyed for ever (domain/tombstone.py). `item` is the id that must not come back.
CREATE TABLE tombstone (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL,
    item TEXT GENERATED ALWAYS AS (json_extract(body, '$.item')) VIRTUAL
);
CREATE INDEX tombstone_of_item ON tombstone (item);
CREATE TRIGGER tombstone_is_not_changed BEFORE UPDATE ON tombstone
BEGIN SELECT RAISE (ABORT, 'tombstones are only ever added to'); END;
CREATE TRIGGER tombstone_is_not_removed BEFORE DELETE ON tombstone
BEGIN SELECT RAISE (ABORT, 'tombstones are only ever added to'); END;

-- Records that are in no second copy as they are now. Of a vault from before nobody knows: all.
CREATE TABLE uncopied (notion TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (notion, id)) WITHOUT ROWID;
INSERT INTO uncopied SELECT 'case', id FROM "case";
INSERT INTO uncopied SELECT 'person', id FROM person;
INSERT INTO uncopied SELECT 'case_person', id FROM case_person;
INSERT INTO uncopied SELECT 'relationship', id FROM relationship;
INSERT INTO uncopied SELECT 'organisation', id FROM organisation;
INSERT INTO uncopied SELECT 'place', id FROM place;
INSERT INTO uncopied SELECT 'event', id FROM event;
INSERT INTO uncopied SELECT 'proceeding', id FROM proceeding;
INSERT INTO uncopied SELECT 'detention', id FROM detention;
INSERT INTO uncopied SELECT 'interview', id FROM interview;
INSERT INTO uncopied SELECT 'account', id FROM account;
INSERT INTO uncopied SELECT 'consent', id FROM consent;
INSERT INTO uncopied SELECT 'evidence', id FROM evidence;
INSERT INTO uncopied SELECT 'custody_event', id FROM custody_event;
INSERT INTO uncopied SELECT 'benchmark', id FROM benchmark;
INSERT INTO uncopied SELECT 'progress', id FROM progress;
INSERT INTO uncopied SELECT 'ask', id FROM ask;
INSERT INTO uncopied SELECT 'submission', id FROM submission;
INSERT INTO uncopied SELECT 'release', id FROM release;
INSERT INTO uncopied SELECT 'decision', id FROM decision;
INSERT INTO uncopied SELECT 'audit', id FROM audit;
INSERT INTO uncopied SELECT 'colleague', id FROM colleague;
INSERT INTO uncopied SELECT 'reading', id FROM reading;
