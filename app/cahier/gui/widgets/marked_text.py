"""Two read-only texts of the review: the original with its marks, and what the reader sees.

Marks are drawn over the text (ExtraSelections), so a decision costs no layout of the original. Positions come in
code points and are turned into Qt's UTF-16 units once for each text.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QMouseEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit

from cahier.gui import theme
from cahier.gui.widgets.mark_kinds import MarkLine, color_of
from cahier.gui.widgets.private_text import PrivateText, space_lines
from cahier.gui.widgets.utf16 import encoded

_SIZE = 15
_LINE = 150  # per cent


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a text, in code points, and what it means for the reader."""

    start: int
    end: int
    look: QTextCharFormat


class ReadText(PrivateText):
    """A text to read, in spans of different looks."""

    def __init__(self, name: str) -> None:
        super().__init__()
        theme.dress(self, "bare")
        self.setStyleSheet(f"font-size: {_SIZE}px;")
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(2)
        self._units: list[int] | None = None
        self._text: str | None = None

    @property
    def text(self) -> str:
        """The text shown."""
        return self._text or ""

    def show_text(self, text: str) -> None:
        """Show a text, if it is another; stays where it is scrolled to."""
        if text == self._text:
            return
        bar = self.verticalScrollBar()
        before = bar.value()
        self._text = text
        self._units = _unit_positions(text)
        self.setPlainText(text)
        space_lines(self, _LINE)
        bar.setValue(before)

    def show_spans(self, spans: Iterable[Span]) -> None:
        """Draw the spans over the text."""
        self.setExtraSelections([self._drawn(span) for span in spans])

    def reveal(self, start: int, end: int) -> None:
        """Scroll so that a part is seen, with some text around it."""
        cursor = self._cursor(end, end)
        self.setTextCursor(self._cursor(start, start))
        here, height = self.cursorRect(cursor), self.viewport().height()
        if here.top() < height // 8 or here.bottom() > height - height // 8:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + here.center().y() - height // 2)

    def point_at(self, position: int) -> int:
        """Return the code point of a position of Qt."""
        if self._units is None:
            return position
        low, high = 0, len(self._units) - 1
        while low < high:
            middle = (low + high) // 2
            if self._units[middle] < position:
                low = middle + 1
            else:
                high = middle
        return low

    def _unit(self, point: int) -> int:
        return point if self._units is None else self._units[point]

    def _cursor(self, start: int, end: int) -> QTextCursor:
        last = self.document().characterCount() - 1
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(self._unit(start), last))
        cursor.setPosition(min(self._unit(end), last), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _drawn(self, span: Span) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        selection.cursor, selection.format = self._cursor(span.start, span.end), span.look
        return selection


class OriginalText(ReadText):
    """The original with its marks; a click on one goes to it."""

    mark_clicked = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._lines: tuple[MarkLine, ...] = ()
        self.viewport().setMouseTracking(True)

    def show_marks(self, lines: tuple[MarkLine, ...], current: int) -> None:
        """Draw the marks, the current one filled."""
        self._lines = lines
        self.show_spans(
            Span(line.start, line.end, _current_look() if place == current else _look(line))
            for place, line in enumerate(lines)
        )

    def selected(self) -> tuple[int, int] | None:
        """Return what is selected, in code points and without the space around it."""
        cursor = self.textCursor()
        start, end = self.point_at(cursor.selectionStart()), self.point_at(cursor.selectionEnd())
        words = self.text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        return (start, end) if end > start else None

    def mark_at(self, point: int) -> int | None:
        """Return the mark around a code point."""
        return next((place for place, line in enumerate(self._lines) if line.start <= point < line.end), None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to the mark that was clicked."""
        super().mouseReleaseEvent(event)
        mark = self._mark_under(event)
        if mark is not None and not self.textCursor().hasSelection():
            self.mark_clicked.emit(mark)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that a mark can be clicked."""
        super().mouseMoveEvent(event)
        over = self._mark_under(event) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor)

    def _mark_under(self, event: QMouseEvent) -> int | None:
        return self.mark_at(self.point_at(self.cursorForPosition(event.position().toPoint()).position()))


def redacted_look() -> QTextCharFormat:
    """Return how words look that stand in for others."""
    return _look_of(theme.color("on_redacted"), theme.color("redacted"))


def open_look() -> QTextCharFormat:
    """Return how words look that are hidden only because nobody has decided yet."""
    look = _look_of(theme.color("warn"), theme.color("warn_soft"))
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
    look.setUnderlineColor(theme.color("warn"))
    return look


def _look(line: MarkLine) -> QTextCharFormat:
    color = color_of(line.kind)
    if line.verdict == "hide":
        return _look_of(theme.color(color), theme.color(f"{color}_soft"))
    look = QTextCharFormat()
    undecided = line.verdict is None
    styles = QTextCharFormat.UnderlineStyle
    look.setUnderlineStyle(styles.DashUnderline if undecided else styles.DotLine)
    look.setUnderlineColor(theme.color(color if undecided else "muted"))
    if undecided:
        look.setBackground(theme.color(f"{color}_soft"))
    return look


def _current_look() -> QTextCharFormat:
    return _look_of(theme.color("on_accent"), theme.color("accent"))


def _look_of(foreground: QColor, background: QColor) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(foreground)
    look.setBackground(background)
    look.setFontWeight(QFont.Weight.DemiBold)
    return look


def _unit_positions(text: str) -> list[int] | None:
    """Return Qt's position of each code point; None when they are the same."""
    if len(encoded(text)) == 2 * len(text):
        return None
    positions, units = [0], 0
    for char in text:
        units += 2 if ord(char) > 0xFFFF else 1
        positions.append(units)
    return positions
