"""Looks at everything, in steps that can be taken one at a time over days.

A step is short (a thousand rows, or the shape of one table) and holds against the save of its own moment, so saves
may come in between. All steps together read every row and every page in use, from the disk.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from sqlcipher3 import dbapi2

from cahier.domain.codec import from_plain
from cahier.domain.errors import CahierError
from cahier.domain.notion import Notion
from cahier.vault import faults
from cahier.vault.errors import DamagedData, MixedSaves
from cahier.vault.kinds import KIND_OF
from cahier.vault.sealing import BLOCK, Sealing, Table

_BLOCKS = 16  # of one step: about a thousand rows
_KINDS = {str(notion): kind for notion, kind in KIND_OF.items()}


@dataclass(frozen=True, slots=True)
class Step:
    """One short look. `name` orders the steps and says where one left off; `look` answers with records read."""

    name: str
    look: Callable[[], int]


class Verification:
    """Reads a whole database over a connection of its own. Raises DamagedData or MixedSaves."""

    def __init__(self, connection: dbapi2.Connection, sealing: Sealing) -> None:
        self._connection = connection
        self._sealing = sealing

    def all(self, report: Callable[[object], None] = lambda _what: None) -> int:
        """Take every step; answer with the number of records read."""
        report("pages")
        self._shape("")
        report("references")
        self._references()
        report("seals")
        with faults.reading():
            self._sealing.check()
            tables = self._sealing.tables()
        report("records")
        wrong = [place for table in tables for place in self._mixed(table, 0, None)]
        if wrong:
            raise MixedSaves(*wrong)
        return sum(self._records(table, 0, None) for table in tables)

    def steps(self, after: str = "") -> Iterator[Step]:
        """Yield the steps that come after one of this name; all, when there is none."""
        yield from (step for step in self._steps() if step.name > after)

    def _steps(self) -> Iterator[Step]:
        """Yield in the order of their names."""
        yield Step("0 references", self._references)
        with faults.reading():
            tables = self._sealing.tables()
        for table in tables:
            last = 0 if table.key is None else self._sealing.last_block(table)
            for first in range(0, last + 1, _BLOCKS):
                yield Step(f"1 {table.name} {first:012}", partial(self._rows, table, first))
        for name in sorted((*(table.name for table in tables), "words")):
            yield Step(f"2 {name}", partial(self._shape, name))
        yield Step("3 seals", self._seals)

    def _rows(self, table: Table, first: int) -> int:
        if wrong := self._mixed(table, first, _BLOCKS):
            raise MixedSaves(*wrong)
        return self._records(table, first, _BLOCKS)

    def _mixed(self, table: Table, first: int, count: int | None) -> list[str]:
        with faults.reading():
            blocks = self._sealing.differing(table, first, count)
        return [_place(table, block) for block in blocks]

    def _records(self, table: Table, first: int, count: int | None) -> int:
        """Read every record of these blocks as what it is."""
        kind = _KINDS.get(table.name)
        if kind is None:
            return 0
        end = 1 << 62 if count is None else (first + count) * BLOCK
        question = f'SELECT body FROM "{table.name}" WHERE seq >= ? AND seq < ?'  # noqa: S608
        with faults.reading():
            bodies = [row[0] for row in self._connection.execute(question, (first * BLOCK, end))]
        for body in bodies:
            try:
                from_plain(kind, json.loads(body))
            except (ValueError, TypeError, CahierError) as error:
                raise DamagedData from error
        return len(bodies)

    def _shape(self, table: str) -> int:
        """Let SQLite check a table, its indexes and the words it is found by; all, when it has no name."""
        which = f"'{table}'" if table else ""
        self._expect_nothing(f"SELECT * FROM pragma_integrity_check({which}) WHERE integrity_check <> 'ok'")  # noqa: S608
        return 0

    def _references(self) -> int:
        self._expect_nothing("PRAGMA foreign_key_check")
        return 0

    def _seals(self) -> int:
        with faults.reading():
            self._sealing.check()
        return 0

    def _expect_nothing(self, question: str) -> None:
        with faults.reading():
            if self._connection.execute(question).fetchone() is not None:
                raise DamagedData


def _place(table: Table, block: int) -> str:
    """Say where a difference is, in the words of whoever asks for help."""
    name = table.name if table.name in {str(notion) for notion in Notion} else f"the list {table.name}"
    return f"{name} {block * BLOCK} to {block * BLOCK + BLOCK - 1}" if table.key is not None else name
