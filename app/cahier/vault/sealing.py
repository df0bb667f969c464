"""One seal over everything recorded, renewed inside every transaction.

SQLCipher proves that each page was written under the key, not that all pages are of the same moment: an old page,
or half of a save whose journal is gone, passes for good. Here each row of each table has a seal; their sums, by
block of 64 rows and over all, are kept in the database itself, bound to a counter. The counter also stands in
page 1 (`application_id`), which every save writes.

At opening, in a millisecond: the head is sealed, its counter is that of page 1, and the blocks add up to its sum.
In full: each block is added up again from its rows. What is not sealed by rows (the index of words, the indexes
of SQLite) is held against the rows by `Verification`.

Triggers in memory keep the sums, so that a cascade or a statement of tomorrow is sealed too, and one that is
taken back is taken back here. A difference, once there, stays through all later saves until somebody decides.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlcipher3 import dbapi2

from cahier.crypto import seals
from cahier.vault.errors import MixedSaves

BLOCK = 64  # rows
_UNSEALED = ("sealed_part", "sealed_head", "words", "words_data", "words_docsize")
# FTS5 checks those two against what it indexes, and these against nothing. It writes them as late as in the
# commit, where no trigger may stand: they are few rows, sealed at once after FTS5 was made to write.
_AT_ONCE = ("words_config", "words_idx")
_INDEXED = "words_content"
_COUNTED = 0x7FFF_FFFF  # what `application_id` holds of the counter
_HEAD = "SELECT counter, at, total, previous, seal FROM sealed_head"
_ADD = (
    "INSERT INTO sealed_part (name, block, total) "
    "VALUES ('{name}', {block}, seal_row({sign}, '{name}', {values})) "
    "ON CONFLICT (name, block) DO UPDATE SET total = seal_moved(total, zeroblob(32), excluded.total);"
)
_SUMS = (
    "CREATE TEMP TRIGGER sealed_part_insert AFTER INSERT ON main.sealed_part BEGIN "
    "UPDATE sealed_head SET total = seal_moved(total, zeroblob(32), new.total); END",
    "CREATE TEMP TRIGGER sealed_part_update AFTER UPDATE ON main.sealed_part BEGIN "
    "UPDATE sealed_head SET total = seal_moved(total, old.total, new.total); END",
)


@dataclass(frozen=True, slots=True)
class Head:
    """The last save: its number, its time (ISO 8601, UTC), the sum over all rows, and what binds them."""

    counter: int
    at: str
    total: bytes
    previous: bytes
    seal: bytes


@dataclass(frozen=True, slots=True)
class Table:
    """A table that is sealed. `key` is a row's whole number; without one all rows are of block 0."""

    name: str
    columns: tuple[str, ...]
    key: str | None

    @property
    def by_rows(self) -> bool:
        """Say whether each change moves the seal, and not the whole table."""
        return self.name not in _AT_ONCE

    def values(self, row: str = "") -> str:
        """Return the expressions of a row's values as bytes."""
        return ", ".join(f'CAST({row}"{column}" AS BLOB)' for column in self.columns)

    def block(self, row: str = "") -> str:
        """Return the expression of a row's block."""
        return "0" if self.key is None else f'{row}"{self.key}" / {BLOCK}'


class Sealing:
    """The seals of one open database."""

    def __init__(self, connection: dbapi2.Connection, key: bytes) -> None:
        self._connection = connection
        self._key = key
        self._words_moved = False

    def watch(self) -> None:
        """Keep the sums up with every change from now on."""
        self._connection.create_function("seal_row", -1, self._seal_row, deterministic=True)
        self._connection.create_function("seal_moved", 3, seals.moved, deterministic=True)
        self._connection.execute("PRAGMA recursive_triggers = ON")  # else a REPLACE deletes without a word
        for statement in _SUMS:
            self._connection.execute(statement)
        for table in filter(lambda table: table.by_rows, self.tables()):
            for event, signs in (("INSERT", (1,)), ("DELETE", (-1,)), ("UPDATE", (-1, 1))):
                self._connection.execute(_trigger(table, event, signs))

    def renew(self) -> None:
        """Number and seal what this transaction did; the last thing before its commit."""
        if self._words_moved:
            self._seal_at_once()
        head = self.head()
        self._put_head(head.counter + 1, head.total, head.seal)

    def count_on_from(self, counter: int) -> None:
        """Give this save a number above `counter`."""
        head = self.head()
        self._put_head(max(counter, head.counter) + 1, head.total, head.seal)

    def head(self) -> Head:
        """Return the last save; raises MixedSaves when there is none."""
        row = self._connection.execute(_HEAD).fetchone()
        if row is None:
            raise MixedSaves
        return Head(*row)

    def check(self) -> None:
        """Raise MixedSaves unless page 1, the head and the blocks are of the same save."""
        head = self.head()
        counter = self._connection.execute("PRAGMA application_id").fetchone()[0]
        expected = seals.of_head(self._key, head.previous, head.counter, head.at, head.total)
        parts = seals.total_of(row[0] for row in self._connection.execute("SELECT total FROM sealed_part"))
        if (
            not seals.is_same(expected, head.seal)
            or counter != head.counter & _COUNTED
            or not seals.is_same(parts, head.total)
        ):
            raise MixedSaves

    def differing(self, table: Table, first: int = 0, count: int | None = None) -> tuple[int, ...]:
        """Return the blocks, all or `count` from the `first`, whose rows are not those of the last save."""
        end = 1 << 62 if count is None else first + count
        question = "SELECT block, total FROM sealed_part WHERE name = ? AND block >= ? AND block < ?"
        known = dict(self._connection.execute(question, (table.name, first, end)).fetchall())
        here = self._blocks(table, first, end)
        both = known.keys() | here.keys()
        return tuple(sorted(n for n in both if known.get(n, seals.NOTHING) != here.get(n, seals.NOTHING)))

    def last_block(self, table: Table) -> int:
        """Return the number of the last block of a table."""
        question = "SELECT coalesce(max(block), 0) FROM sealed_part WHERE name = ?"
        return int(self._connection.execute(question, (table.name,)).fetchone()[0])

    def tables(self) -> tuple[Table, ...]:
        """Return the tables whose rows are sealed."""
        question = (
            "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'"
        )
        names = [row[0] for row in self._connection.execute(f"{question} ORDER BY name").fetchall()]
        return tuple(self._table(name) for name in names if name not in _UNSEALED)

    def begin(self) -> None:
        """Seal, inside the transaction that makes room for seals, all that is here."""
        self._connection.execute(
            "INSERT INTO sealed_head VALUES (1, 0, '', zeroblob(32), zeroblob(32), zeroblob(32))"
        )
        self._add_up(seals.NOTHING)

    def difference(self) -> bytes:
        """Return what keeps the head from adding up: nothing, unless something was put back before this step.

        The first vaults with seals had none over what is sealed at once; there it counts for nothing.
        """
        known = {row[0] for row in self._connection.execute("SELECT DISTINCT name FROM sealed_part")}
        tables = (table for table in self.tables() if table.by_rows or table.name in known)
        return seals.moved(self.head().total, self._total(tables), seals.NOTHING)

    def follow(self, difference: bytes) -> None:
        """Seal what a step of the schema made of the rows; a difference from before stays one."""
        self._connection.execute("DELETE FROM sealed_part")
        self._add_up(difference)

    def _add_up(self, difference: bytes) -> None:
        for table in self.tables():
            rows = [(table.name, block, total) for block, total in self._blocks(table).items()]
            self._connection.executemany("INSERT INTO sealed_part VALUES (?, ?, ?)", rows)
        head = self.head()
        total = seals.moved(self._total(self.tables()), seals.NOTHING, difference)
        self._put_head(head.counter + 1, total, head.seal)

    def _seal_at_once(self) -> None:
        self._words_moved = False
        self._connection.execute("SAVEPOINT written")  # at which FTS5 writes what it kept back
        self._connection.execute("RELEASE written")
        for table in map(self._table, _AT_ONCE):
            question = "UPDATE sealed_part SET total = ? WHERE name = ?"
            self._connection.execute(question, (self._blocks(table)[0], table.name))

    def _put_head(self, counter: int, total: bytes, previous: bytes) -> None:
        at = datetime.now(UTC).isoformat(timespec="seconds")
        seal = seals.of_head(self._key, previous, counter, at, total)
        question = "UPDATE sealed_head SET counter = ?, at = ?, total = ?, previous = ?, seal = ?"
        self._connection.execute(question, (counter, at, total, previous, seal))
        self._connection.execute(f"PRAGMA application_id = {counter & _COUNTED}")

    def _total(self, tables: Iterable[Table]) -> bytes:
        return seals.total_of(total for table in tables for total in self._blocks(table).values())

    def _blocks(self, table: Table, first: int = 0, end: int = 1 << 62) -> dict[int, bytes]:
        if not table.by_rows:
            question = f'SELECT {table.values()} FROM "{table.name}"'  # noqa: S608
            return {0: seals.of_table(self._key, table.name, self._connection.execute(question))}
        found: dict[int, list[bytes]] = {}
        question = f'SELECT {table.block()}, {table.values()} FROM "{table.name}"'  # noqa: S608
        bounds: tuple[int, ...] = ()
        if table.key is not None and (first, end) != (0, 1 << 62):
            question += f' WHERE "{table.key}" >= ? AND "{table.key}" < ?'
            bounds = (first * BLOCK, end * BLOCK)
        for block, *values in self._connection.execute(question, bounds):
            found.setdefault(block, []).append(seals.of_row(self._key, table.name, values))
        return {block: seals.total_of(here) for block, here in found.items()}

    def _table(self, name: str) -> Table:
        columns = self._connection.execute("SELECT name, type, pk FROM pragma_table_info(?)", (name,)).fetchall()
        keys = [column for column, kind, place in columns if place and kind.upper() == "INTEGER"]
        return Table(name, tuple(column[0] for column in columns), keys[0] if len(keys) == 1 else None)

    def _seal_row(self, sign: int, name: str, *values: bytes | None) -> bytes:
        self._words_moved |= name == _INDEXED
        seal = seals.of_row(self._key, name, values)
        return seal if sign > 0 else seals.moved(seals.NOTHING, seal, seals.NOTHING)


def _trigger(table: Table, event: str, signs: tuple[int, ...]) -> str:
    """Write the trigger of one event: what goes is taken out of its block, what comes is added to its own."""
    changes = []
    for sign in signs:
        row = "new." if sign > 0 else "old."
        changes.append(_ADD.format(name=table.name, block=table.block(row), sign=sign, values=table.values(row)))
    name = f'"sealed_{table.name}_{event}"'
    return f'CREATE TEMP TRIGGER {name} AFTER {event} ON main."{table.name}" BEGIN {" ".join(changes)} END'
