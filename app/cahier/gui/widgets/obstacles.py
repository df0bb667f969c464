"""What stands in the way of a brief: reasons in plain words, and conditions somebody has to see to and tick.

A tick that asks for a reason counts once the reason is written; it is kept with the brief.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cahier.gui import theme
from cahier.gui.widgets.cards import Card
from cahier.gui.widgets.labels import Glyph, body, isolated, muted, pill
from cahier.gui.widgets.told_lines import ToldLines
from cahier.redaction.conditions import RECHECK

_CODE = re.compile(r"\bP\d+\b")
_OURS = frozenset({"quiet_period", "second_reader", "identity_match", "legal_sign_off"})  # their words say it all
_LONGEST = 300


class Seen(Protocol):
    """A condition as this card shows it."""

    @property
    def key(self) -> str:
        """What a tick is kept under."""

    @property
    def text(self) -> str:
        """The condition as it was recorded."""

    @property
    def sentence(self) -> str:
        """What to do about it."""

    @property
    def tickable(self) -> bool:
        """Whether a tick settles it."""

    @property
    def blocks(self) -> bool:
        """Whether nothing leaves without it."""

    @property
    def needs_reason(self) -> bool:
        """Whether whoever ticks it says why it is met."""


class Obstacles(Card):
    """Shows a decision with its reasons; `ticked` tells that somebody saw to a condition, or took that back."""

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("What stands in the way"))
        self._state = pill("")
        self._rows = ToldLines(10)
        self.column.setSpacing(12)
        self.column.addWidget(self._state)
        self.column.addWidget(self._rows)
        self._conditions: dict[str, Seen] = {}
        self._confirmed: dict[str, str] = {}
        self._people: dict[str, str] = {}

    @property
    def confirmed(self) -> dict[str, str]:
        """The keys of the conditions somebody ticked, and why each is met."""
        return dict(self._confirmed)

    def begin(self, people: Mapping[str, str] | None = None) -> None:
        """Forget what was ticked: another case, another day. `people` says who is behind a code."""
        self._people = dict(people or {})
        self._conditions.clear()
        self._confirmed.clear()
        self._state.hide()  # until something is known

    def untick(self) -> None:
        """Take the ticks back: what was asked was asked for one use, and this is another."""
        self._confirmed.clear()

    def show_state(self, decision: str, reasons: Iterable[str], pending: Iterable[Seen]) -> None:
        """Show a decision. A condition stays in the list once it is ticked, so that it can be unticked."""
        waiting = {condition.key: condition for condition in pending}
        kept = {key: seen for key, seen in self._conditions.items() if key in self._confirmed}
        self._conditions = {**kept, **waiting}
        words = {
            "released": (self.tr("ready"), "ok"),
            "counts_only": (self.tr("counted only"), "warn"),
            "refused": (self.tr("not released"), "bad"),
        }
        text, kind = words.get(decision, (decision, "warn"))
        if any(condition.tickable and condition.blocks for condition in waiting.values()):
            text, kind = self.tr("not yet"), "warn"
        self._state.setText(text)
        self._state.show()
        theme.dress(self._state, "pill", kind)
        self._rows.forget()
        sentences = {condition.sentence for condition in waiting.values()}
        told = tuple(reason for reason in reasons if reason not in sentences)
        for reason in told:
            self._rows.tell(_with_glyph("info" if decision == "released" else "warning", kind, body(reason)))
        for condition in self._conditions.values():
            self._rows.tell(self._row(condition))
        self._tell_who((*told, *(condition.sentence for condition in self._conditions.values())))
        if not told and not self._conditions:
            self._rows.tell(muted(self.tr("Nothing. Every consent this brief relies on allows it today.")))

    def _tell_who(self, sentences: Iterable[str]) -> None:
        said = dict.fromkeys(code for sentence in sentences for code in _CODE.findall(sentence))
        named = [f"{code}: {isolated(self._people[code])}" for code in said if self._people.get(code)]
        if named:
            self._rows.tell(muted("  ·  ".join(named)))

    def _row(self, condition: Seen) -> QWidget:
        words = condition.sentence
        if condition.text not in _OURS and condition.text.partition(":")[0] != RECHECK:
            words = f"{words}\n“{condition.text}”"  # whoever ticks it has to have read it
        if not condition.tickable:
            return _with_glyph("clock", "warn", body(words))
        box = QCheckBox()
        box.setChecked(condition.key in self._confirmed)
        box.setAccessibleName(words)
        box.toggled.connect(lambda on: self._tick(condition.key, on))
        row = beside_box(box, body(words))
        return _above(row, self._why(condition)) if condition.needs_reason else row

    def _why(self, condition: Seen) -> QLineEdit:
        """Return the field for the reason; while it is empty the tick does not count."""
        field = QLineEdit(self._confirmed.get(condition.key, ""))
        field.setPlaceholderText(self.tr("Why it is met, or who said so"))
        field.setAccessibleName(self.tr("Reason: {}").format(condition.sentence))
        field.setMaxLength(_LONGEST)
        field.setVisible(condition.key in self._confirmed)
        field.editingFinished.connect(lambda: self._say_why(condition.key, field.text().strip()))
        return field

    def _say_why(self, key: str, why: str) -> None:
        if key in self._confirmed and self._confirmed[key] != why:
            self._confirmed[key] = why
            self.ticked.emit()

    def _tick(self, key: str, on: bool) -> None:
        if on:
            self._confirmed[key] = ""
        else:
            self._confirmed.pop(key, None)
        self.ticked.emit()


def beside_box(box: QCheckBox, sentence: QWidget) -> QWidget:
    """Return a line with a box and its sentence, which wraps and ticks the box where it is clicked."""
    box.setFixedWidth(26)
    sentence.installEventFilter(_Clicks(box))
    return _beside(box, sentence)


class _Clicks(QObject):
    """Makes the sentence beside a box part of the box, as its own label cannot wrap."""

    def __init__(self, box: QCheckBox) -> None:
        super().__init__(box)
        self._box = box

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tick where the sentence is clicked."""
        if event.type() is QEvent.Type.MouseButtonRelease:
            self._box.toggle()
            return True
        return super().eventFilter(watched, event)


def _with_glyph(icon: str, kind: str, words: QWidget) -> QWidget:
    return _beside(Glyph(icon, kind, 16), words)


def _above(row: QWidget, field: QWidget) -> QWidget:
    both = QWidget()
    layout = QVBoxLayout(both)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(6)
    layout.addWidget(row)
    layout.addWidget(field)
    return both


def _beside(sign: QWidget, words: QWidget) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(10)
    layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(words, 1)
    return row
