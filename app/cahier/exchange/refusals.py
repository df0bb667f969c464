"""Gathers what is wrong with a document, a line for each row."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from cahier.domain.errors import CahierError
from cahier.exchange.errors import RowsRefused
from cahier.exchange.shapes import Shape

MOST = 20


class Refusals:
    """The rows refused so far."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self.count = 0

    def add(self, row: str, why: str) -> None:
        """Note why a row is refused; what comes after the first MOST lines is only counted."""
        self.count += 1
        if len(self._lines) < MOST:
            self._lines.append(f"{row}: {why}")

    @contextmanager
    def row(self, name: str) -> Iterator[None]:
        """Note what is raised about a row, and go on with the next."""
        try:
            yield
        except CahierError as error:
            self.add(name, error.sentence)

    def raise_any(self) -> None:
        """Raise RowsRefused if a row was refused."""
        if self._lines:
            raise RowsRefused(self._lines, more=self.count > len(self._lines))


def name_of(document: Any, shape: Shape | None = None, row: Any = None, number: int = 0) -> str:
    """Return what a row is called in a refusal: "case DEMO-01, event E3"."""
    case = f"case {_said(document, 'case_id') or '?'}"
    if shape is None:
        return case
    return f"{case}, {shape.notion} {_said(row, shape.label) or number}"


def _said(row: Any, key: str) -> str:
    """Return a code as far as it can be shown on one line."""
    said = row.get(key) if isinstance(row, dict) else None
    return "".join(char for char in said[:40] if char.isprintable()) if isinstance(said, str) else ""
