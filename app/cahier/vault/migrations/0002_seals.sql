-- Seals (see vault/sealing.py). `sealed_part` holds the sum of the seals of each block of rows of each table, and
-- `sealed_head` one row: the sum over all, the number and time of the last save, and the seal that binds them to
-- the save before. Kept up by triggers that live in memory; filled by the first opening, in this transaction.
CREATE TABLE sealed_part (
    name TEXT NOT NULL,
    block INTEGER NOT NULL,
    total BLOB NOT NULL,
    PRIMARY KEY (name, block)
) WITHOUT ROWID;
CREATE TABLE sealed_head (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    counter INTEGER NOT NULL,
    at TEXT NOT NULL,
    total BLOB NOT NULL,
    previous BLOB NOT NULL,
    seal BLOB NOT NULL
);
