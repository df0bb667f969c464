"""The public narrative while it is written: what comes from something protected is underlined, and said why."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from cahier.gui import theme
from cahier.gui.translation import QT_TRANSLATE_NOOP
from cahier.gui.widgets.private_text import PrivateText
from cahier.gui.widgets.utf16 import encoded, in_points, to_units
from cahier.redaction.protected import Touch

_WORDS = {
    "identifies": QT_TRANSLATE_NOOP("Narrative", "“{words}” may identify somebody. {reason}"),
    "hidden": QT_TRANSLATE_NOOP("Narrative", "“{words}” is hidden in an account: say it in a wider word."),
    "repeated": QT_TRANSLATE_NOOP(
        "Narrative", "“{words}” stands in an account in the same words: whoever told it would be known by them."
    ),
}
_LONGEST = 60  # letters of a passage that are repeated in the sentence about it


@dataclass(frozen=True, slots=True)
class _Shown:
    """A passage in Qt's units, and the cursor that keeps to it while text is typed before it."""

    touch: Touch
    cursor: QTextCursor


class NarrativeEditor(PrivateText):
    """`told(sentence)` follows the cursor: what is wrong where it stands, or how many passages are left."""

    told = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown: list[_Shown] = []
        self._hint = ""
        self.cursorPositionChanged.connect(self.tell)

    @property
    def touches(self) -> tuple[Touch, ...]:
        """The passages that are marked."""
        return tuple(shown.touch for shown in self._shown)

    def set_hint(self, words: str) -> None:
        """Say what is to be written while nothing is."""
        self._hint = words
        self.setAccessibleDescription(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hint in as many lines as it needs: a placeholder of Qt's has one, and is cut off."""
        super().paintEvent(event)
        if self._hint and self.document().isEmpty():
            gap = round(self.document().documentMargin())
            painter = QPainter(self.viewport())
            painter.setPen(theme.color("muted"))
            room = self.viewport().rect().adjusted(gap, gap, -gap, -gap)
            painter.drawText(room, int(Qt.TextFlag.TextWordWrap), self._hint)
            painter.end()

    def words(self) -> str:
        """Return the text as it is stored: without halves of letters."""
        return self.toPlainText()

    def show_touches(self, text: str, touches: Sequence[Touch]) -> None:
        """Mark what was found in `text`; it is passed over when something else stands here by now."""
        if text != self.words():
            return
        self._shown = [_Shown(touch, self._over(text, touch)) for touch in touches]
        self._draw()
        self.tell()

    def put_in(self, sentence: str) -> None:
        """Put a sentence where the cursor is, after a space where one is missing; one undo takes it back."""
        cursor = self.textCursor()
        cursor.clearSelection()
        before = self.words()[: next(in_points(encoded(self.words()), (cursor.position(),)))]
        gap = "" if not before or before[-1].isspace() else " "
        cursor.beginEditBlock()
        cursor.insertText(f"{gap}{sentence}")
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.setFocus()

    def tell(self) -> None:
        """Say what is wrong at the cursor, or how much is wrong anywhere."""
        at = self.textCursor().position()
        here = next(
            (shown for shown in self._shown if shown.cursor.selectionStart() <= at <= shown.cursor.selectionEnd()),
            None,
        )
        if here is not None:
            words = here.cursor.selectedText()
            short = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
            sentence = QCoreApplication.translate("Narrative", _WORDS[here.touch.way])
            self.told.emit(sentence.format(words=short, reason=here.touch.reason))
        elif self._shown:
            passages = self.tr("Marked passages: {n}. Put the cursor on one to read why.")
            self.told.emit(passages.format(n=len(self._shown)))
        else:
            self.told.emit("")

    def changeEvent(self, event: QEvent) -> None:
        """Draw in the colours of a new scheme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw()

    def _over(self, text: str, touch: Touch) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(to_units(text, touch.start))
        cursor.setPosition(to_units(text, touch.end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _draw(self) -> None:
        drawn = []
        for shown in self._shown:
            selection = QTextEdit.ExtraSelection()
            selection.cursor, selection.format = shown.cursor, _look(shown.touch)
            drawn.append(selection)
        self.setExtraSelections(drawn)


def _look(touch: Touch) -> QTextCharFormat:
    color = "bad" if touch.way == "identifies" else "warn"
    look = QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    look.setUnderlineColor(theme.color(color))
    look.setBackground(theme.color(f"{color}_soft"))
    return look
