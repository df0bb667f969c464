"""Two read-only texts of the review: the original with its marks, and what the reader sees.

Marks are drawn over the text (ExtraSelections), and only those near what is in view, so that a long account is as
quick as a short one. A text that changes a little is changed a little. Positions come in code points and are
turned into Qt's UTF-16 units once for each text.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from cahier.gui import theme
from cahier.gui.widgets.mark_kinds import Kind, MarkLine, color_of
from cahier.gui.widgets.private_text import PrivateText, space_lines
from cahier.gui.widgets.utf16 import common_head, encoded

_SIZE = 15
_LINE = 150  # per cent
_AROUND = 600  # letters before and behind what is in view
Style = Literal["hidden", "open", "maybe", "kept", "current", "replaced", "replaced_open", "replaced_maybe"]


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a text, in code points, and how it looks."""

    start: int
    end: int
    style: Style
    kind: Kind = "detail"


class ReadText(PrivateText):
    """A text to read, in spans of different looks."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._text: str | None = None
        self._units: list[int] | None = None
        self._spans: tuple[Span, ...] = ()
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
        self.verticalScrollBar().valueChanged.connect(self._draw)

    @property
    def text(self) -> str:
        """The text shown."""
        return self._text or ""

    def show_text(self, text: str) -> None:
        """Show a text, if it is another; stays where it is scrolled to."""
        if text == self._text:
            return
        before, self._text = self._text, text
        units, self._units = self._units, _unit_positions(text)
        self._spans = ()
        if before and text and units is None and self._units is None:
            self._replace(before, text)
        else:
            self.setPlainText(text)
            space_lines(self, _LINE)

    def show_spans(self, spans: Iterable[Span]) -> None:
        """Draw spans, which come in order, over the text."""
        self._spans = tuple(spans)
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw what comes into view."""
        super().resizeEvent(event)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw in the colours of a new scheme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw()

    def _replace(self, before: str, text: str) -> None:
        """Change only what differs."""
        head = common_head(before, text)
        tail = common_head(before[head:][::-1], text[head:][::-1])
        cursor = self._cursor(head, len(before) - tail)
        cursor.insertText(text[head : len(text) - tail])

    def _draw(self) -> None:
        """Draw the spans that are in view or nearly so."""
        bottom = QPoint(self.viewport().width(), self.viewport().height())
        first = self.point_at(self.cursorForPosition(QPoint(0, 0)).position()) - _AROUND
        last = self.point_at(self.cursorForPosition(bottom).position()) + _AROUND
        begin = bisect_left(self._spans, first, key=lambda span: span.end)
        end = bisect_left(self._spans, last, key=lambda span: span.start)
        looks: dict[tuple[Style, Kind], QTextCharFormat] = {}
        drawn = []
        for span in self._spans[begin:end]:
            key = (span.style, span.kind)
            looks[key] = looks.get(key) or _look(*key)
            selection = QTextEdit.ExtraSelection()
            selection.cursor, selection.format = self._cursor(span.start, span.end), looks[key]
            drawn.append(selection)
        self.setExtraSelections(drawn)

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
            Span(line.start, line.end, "current" if place == current else _style_of(line), line.kind)
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


def _style_of(line: MarkLine) -> Style:
    if line.verdict is None:
        return "open" if line.sure else "maybe"
    return "hidden" if line.verdict == "hide" else "kept"


def _look(style: Style, kind: Kind) -> QTextCharFormat:
    color = color_of(kind)
    if style == "hidden":
        return _look_of(theme.color(color), theme.color(f"{color}_soft"))
    if style == "current":
        return _look_of(theme.color("on_accent"), theme.color("accent"))
    if style == "replaced":
        return _look_of(theme.color("on_redacted"), theme.color("redacted"))
    if style == "kept":
        return _underlined("muted", QTextCharFormat.UnderlineStyle.DotLine)
    color = "warn" if style.startswith("replaced") else color
    look = _underlined(color, QTextCharFormat.UnderlineStyle.DashUnderline)
    if style in ("open", "replaced_open"):  # what is sure has a ground under it as well
        look.setBackground(theme.color(f"{color}_soft"))
    return look


def _underlined(color: str, style: QTextCharFormat.UnderlineStyle) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setUnderlineStyle(style)
    look.setUnderlineColor(theme.color(color))
    return look


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
