"""Reads what can still be read of a database with damaged pages, row by row where it must.

SQLCipher refuses a connection for good once it met a damaged page, so each refusal costs a new connection; the
rows around it are found by halving.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlcipher3 import dbapi2

from cahier.domain.notion import Notion
from cahier.vault.errors import VaultError
from cahier.vault.sealing import BLOCK
from cahier.vault.tables import TABLES

_CHUNK = 512  # rows read at once while all goes well
_FAR = 1 << 20  # up to here every number is tried; beyond it those that the index or the seals know
_MOST = 1 << 56  # of the numbers that SQLite has, a block of which is one still
_SHOWN = 8  # codes of cases in one sentence
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Lost:
    """A row that is there and cannot be read; what an index still knows of it. `case_id` is "" when none knows."""

    seq: int
    case_id: str


@dataclass(frozen=True, slots=True)
class Loss:
    """How many records of a notion cannot be read, and of which cases, by their codes."""

    notion: Notion
    count: int
    cases: tuple[str, ...]

    def __str__(self) -> str:
        shown = ", ".join(self.cases[:_SHOWN]) + (" and others" if len(self.cases) > _SHOWN else "")
        return f"{self.count} of {self.notion.replace('_', ' ')}" + (f" (of {shown})" if self.cases else "")


class Salvage:
    """Asks for rows again and again, each time over a sound connection."""

    def __init__(self, again: Callable[[], dbapi2.Connection]) -> None:
        self._again = again
        self._connection: dbapi2.Connection | None = None

    def close(self) -> None:
        """Let go of the database."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def read(self, notion: Notion) -> tuple[tuple[Row, ...], tuple[Lost, ...]]:
        """Return the rows (seq, id, body) of a notion that can be read, and those that cannot."""
        cases = self._known(notion)
        rows: list[Row] = []
        lost: list[Lost] = []
        for first in self._chunks(notion, cases):
            for part in self._part(notion, first, first + _CHUNK):
                if isinstance(part, int):
                    if part in cases or not cases:
                        lost.append(Lost(part, cases.get(part, "")))
                else:
                    rows += part
        return tuple(rows), tuple(lost)

    def ask(self, question: str, *values: object) -> list[Row] | None:
        """Return the answer, or nothing when a damaged page is in the way."""
        try:
            if self._connection is None:
                self._connection = self._again()
            return list(self._connection.execute(question, values))
        except (dbapi2.DatabaseError, VaultError, MemoryError):
            self.close()
            return None

    def _part(self, notion: Notion, first: int, end: int) -> Iterator[list[Row] | int]:
        """Yield rows, and the numbers of rows that cannot be read."""
        question = f'SELECT seq, id, body FROM "{notion}" WHERE seq >= ? AND seq < ? ORDER BY seq'  # noqa: S608
        rows = self.ask(question, first, end)
        if rows is not None:
            yield rows
        elif end - first == 1:
            yield first
        else:
            middle = (first + end) // 2
            yield from self._part(notion, first, middle)
            yield from self._part(notion, middle, end)

    def _known(self, notion: Notion) -> dict[int, str]:
        """Return the numbers of the rows and their cases, from an index, which has pages of its own."""
        if "case_id" in TABLES[notion].references:
            rows = self.ask(f'SELECT seq, case_id FROM "{notion}" INDEXED BY {notion}_of_case')  # noqa: S608
        else:
            rows = self.ask(f'SELECT seq, id FROM "{notion}" INDEXED BY "sqlite_autoindex_{notion}_1"')  # noqa: S608
            rows = rows and [(seq, name if notion is Notion.CASE else "") for seq, name in rows]
        return dict(rows or ())

    def _chunks(self, notion: Notion, known: dict[int, str]) -> list[int]:
        """Return where chunks begin that rows may be in, by the index, by the seals and by the rows themselves.

        Not all up to the last: on an old page, put back where there was another list, stand numbers that nobody
        counts up to.
        """
        blocks = self.ask("SELECT block FROM sealed_part WHERE name = ?", str(notion)) or ()
        last = self.ask(f'SELECT max(seq) FROM "{notion}"') or ((None,),)  # noqa: S608
        near = range(0, min(last[0][0] or 0, _FAR) + 1, _CHUNK)
        numbers = (*near, *_numbers(known), *(block * BLOCK for block in _numbers(row[0] for row in blocks)))
        return sorted({number - number % _CHUNK for number in numbers})


def _numbers(found: Iterable[object]) -> Iterator[int]:
    """Yield what can be the number of a row or of a block of them: what an old page says may be anything."""
    return (each for each in found if isinstance(each, int) and 0 <= each < _MOST)


def lost_in(again: Callable[[], dbapi2.Connection]) -> tuple[Loss, ...]:
    """Say what cannot be read of each notion. Nothing when every record can."""
    salvage = Salvage(again)
    try:
        codes: dict[str, str] = dict(salvage.ask("SELECT case_id, code FROM case_line") or ())
        found = {notion: salvage.read(notion)[1] for notion in Notion}
    finally:
        salvage.close()
    return tuple(_loss(notion, lost, codes) for notion, lost in found.items() if lost)


def _loss(notion: Notion, lost: tuple[Lost, ...], codes: dict[str, str]) -> Loss:
    return Loss(notion, len(lost), tuple(sorted({codes[one.case_id] for one in lost if one.case_id in codes})))
