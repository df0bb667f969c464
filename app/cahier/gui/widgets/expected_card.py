"""What the reader of a brief expects: item by item, whose consent is missing, and how long the text is."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cahier.gui import theme
from cahier.gui.widgets.cards import Card
from cahier.gui.widgets.labels import Glyph, body, isolated, muted, pill
from cahier.gui.widgets.told_lines import ToldLines

_GLYPHS = {
    "present": ("done", "ok"),
    "consent": ("consent", "warn"),
    "not_decided": ("shield", "warn"),
    "not_recorded": ("circle", "text2"),
    "kept_back": ("hide", "text2"),
}


class Expected(Protocol):
    """An item as this card shows it."""

    @property
    def number(self) -> int:
        """Its number."""

    @property
    def text(self) -> str:
        """What is expected."""

    @property
    def state(self) -> str:
        """Whether it is there, or why not."""

    @property
    def people(self) -> tuple[str, ...]:
        """The codes of those whose consent is missing."""


class Measured(Protocol):
    """A length as this card shows it."""

    @property
    def what(self) -> str:
        """The heading of a section; nothing for the whole."""

    @property
    def words(self) -> int:
        """How many words it has."""

    @property
    def limit(self) -> int:
        """How many it may have."""


class ExpectedCard(Card):
    """Shows items and lengths; hidden while there is nothing to show."""

    def __init__(self) -> None:
        super().__init__(QCoreApplication.translate("ExpectedCard", "What the reader expects"))
        self._state = pill("")
        self._rows, self._lengths = ToldLines(8), ToldLines(4)
        self.add(self._state, self._rows, self._lengths)
        self.hide()

    def show_items(self, items: Iterable[Expected], people: Mapping[str, str]) -> None:
        """Show what is expected; `people` says who is behind a code."""
        listed = tuple(items)
        present = sum(item.state == "present" for item in listed)
        self._state.setText(self.tr("{} of {} present").format(present, len(listed)))
        theme.dress(self._state, "pill", "ok" if present == len(listed) else "soft")
        self._rows.forget()
        for item in listed:
            self._rows.tell(self._row(item, people))
        self.setVisible(bool(listed))

    def show_lengths(self, lengths: Iterable[Measured], pages: int, most_pages: int) -> None:
        """Show how long the text is now, and how long it may be."""
        self._lengths.forget()
        for length in lengths:
            counted = self.tr("{} of {} words").format(length.words, length.limit)
            whole = [f"{length.what}: {counted}" if length.what else counted]
            if not length.what and pages:
                whole.append(self.tr("page {} of {}").format(pages, most_pages))
            line = muted("  ·  ".join(whole))
            self._lengths.tell(line)

    def _row(self, item: Expected, people: Mapping[str, str]) -> QWidget:
        words = f"{item.number}. {item.text}"
        if item.state != "present":
            words = f"{words}: {self._why(item, people)}"
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(Glyph(*_GLYPHS.get(item.state, ("circle", "text2")), 16), 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(body(words), 1)
        return row

    def _why(self, item: Expected, people: Mapping[str, str]) -> str:
        who = ", ".join(isolated(people.get(code) or code) for code in item.people)
        if item.state == "consent":
            return self.tr("consent missing of {}").format(who)
        return {
            "not_decided": self.tr("it was not decided to name anybody"),
            "not_recorded": self.tr("nothing is recorded"),
            "kept_back": self.tr("kept back by the rules"),
        }.get(item.state, item.state)
