"""What pages about destroying say in the same way: counts of records, what is not reached, steps under way."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from cahier.domain.notion import Notion
from cahier.gui.dates import moment_in_words
from cahier.gui.translation import QT_TRANSLATE_NOOP
from cahier.gui.widgets.labels import Elided, Label, body
from cahier.workflows.copies import Made

_NAMES = {
    Notion.CASE: QT_TRANSLATE_NOOP("Destroying", "Cases"),
    Notion.PERSON: QT_TRANSLATE_NOOP("Destroying", "People"),
    Notion.INTERVIEW: QT_TRANSLATE_NOOP("Destroying", "Interviews"),
    Notion.ACCOUNT: QT_TRANSLATE_NOOP("Destroying", "Accounts, word for word"),
    Notion.EVENT: QT_TRANSLATE_NOOP("Destroying", "Events"),
    Notion.EVIDENCE: QT_TRANSLATE_NOOP("Destroying", "Pieces of evidence"),
    Notion.CONSENT: QT_TRANSLATE_NOOP("Destroying", "Consents"),
}
_STEPS = {
    "destroying the keys of files": QT_TRANSLATE_NOOP("Destroying", "Destroying the keys of files …"),
    "destroying records": QT_TRANSLATE_NOOP("Destroying", "Destroying the records …"),
    "writing every page anew": QT_TRANSLATE_NOOP(
        "Destroying", "Writing every page of the notebook anew. This may take a minute …"
    ),
    "keys are gone": QT_TRANSLATE_NOOP("Destroying", "The keys are gone. Removing the files …"),
}
_OTHERS = QT_TRANSLATE_NOOP("Destroying", "Other records")
_COPY = QT_TRANSLATE_NOOP("Destroying", "Second copy of {when}")


def counts_of(records: Mapping[Notion, int]) -> tuple[tuple[str, int], ...]:
    """Return how many records of each kind, in words; kinds that nobody would miss are one line."""
    named = [(_said(words), records[notion]) for notion, words in _NAMES.items() if notion in records]
    others = sum(count for notion, count in records.items() if notion not in _NAMES)
    return (*named, *([(_said(_OTHERS), others)] if others else []))


def step_in_words(step: object) -> str:
    """Return what is being done; nothing for a step without words."""
    return _said(_STEPS[step]) if isinstance(step, str) and step in _STEPS else ""


def counted(rows: Iterable[tuple[str, int]]) -> QGridLayout:
    """Return a line for each count."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(6)
    for line, (words, count) in enumerate(rows):
        grid.addWidget(Label(words, "field"), line, 0)
        grid.addWidget(body(QLocale().toString(count)), line, 1, Qt.AlignmentFlag.AlignTop)
    grid.setColumnStretch(1, 1)
    return grid


def copy_lines(copies: Iterable[Made]) -> tuple[QWidget, ...]:
    """Return the known second copies, each with its day and its place."""
    now = datetime.now(UTC)
    lines: list[QWidget] = []
    for copy in copies:
        when = moment_in_words(datetime.fromisoformat(copy.at), now)
        lines += [Label(_said(_COPY).format(when=when), "field"), Elided(copy.path, "soft", middle=True)]
    return tuple(lines)


def _said(text: str) -> str:
    return QCoreApplication.translate("Destroying", text)
