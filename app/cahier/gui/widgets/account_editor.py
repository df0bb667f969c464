"""Where an account is typed: one calm column of large text, with the linked names softly marked.

Nothing here costs more with the length of the text: each key press moves a few numbers (`anchors`), and marks
are drawn anew only where a mention was touched.
"""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent, QFont, QResizeEvent, Qt, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QTextEdit, QWidget

from cahier.domain.account import Mention
from cahier.gui import theme
from cahier.gui.widgets.anchors import Anchors
from cahier.gui.widgets.private_text import PrivateText, space_lines
from cahier.gui.widgets.utf16 import encoded, to_points, to_units

_SIZE = 17
_LINE = 160  # per cent
_MEASURE = 720  # pixels; longer lines tire the eye
_SENTENCE_ENDS = ".!?…"


class AccountEditor(PrivateText):
    """Edits the text of one account and keeps its mentions on their words."""

    edited = Signal()
    mentions_changed = Signal()
    focus_left = Signal()
    link_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._anchors = Anchors()
        self._loading = False
        theme.dress(self, "bare")
        font = QFont(self.font())
        font.setPixelSize(_SIZE)
        self.setStyleSheet(f"font-size: {_SIZE}px;")
        self.setFont(font)
        self.setAccessibleName(self.tr("Account"))
        self.setCursorWidth(2)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().contentsChange.connect(self._follow)

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions, in UTF-16 units of this document."""
        return self._anchors.mentions

    def load(self, text: str, mentions: Iterable[Mention]) -> None:
        """Show an account; its history of undo begins here."""
        self._loading = True
        self.setPlainText(text)
        space_lines(self, _LINE)
        self.document().clearUndoRedoStacks()
        self._loading = False
        self._anchors = Anchors(self._raw(), mentions, self.document().availableUndoSteps())
        self._mark()
        self.mentions_changed.emit()

    def content(self) -> tuple[str, tuple[Mention, ...]]:
        """Return the text in NFC and its mentions in code points, as an account holds them."""
        return self._anchors.at_rest()

    def place(self) -> int:
        """Return where the cursor is, in code points of `content`."""
        return self._anchors.point_at_rest(self.textCursor().position())

    def go_to(self, point: int) -> None:
        """Put the cursor at a place in code points and show it."""
        text = self._raw()
        self._move(min(to_units(text, point), self._anchors.units))

    def link(self, span: QTextCursor, ref: str) -> None:
        """Say that the words of a span name this person."""
        words = Mention(start=span.selectionStart(), end=span.selectionEnd(), kind="person", ref=ref)
        if self._anchors.add(words):
            self._linked()

    def unlink(self, mention: Mention) -> None:
        """Say that these words name nobody."""
        self._anchors.remove(mention)
        self._linked()

    def mention_here(self) -> Mention | None:
        """Return the mention at the cursor."""
        return self._anchors.at(self.textCursor().position())

    def show_next(self, ref: str) -> None:
        """Select the next mention of a person after the cursor, from the start again after the last."""
        of_person = [mention for mention in self.mentions if mention.ref == ref]
        after = self.textCursor().selectionEnd()
        for mention in sorted(of_person, key=lambda each: (each.start < after, each.start))[:1]:
            self._move(mention.end, mention.start)

    def sentence(self) -> str:
        """Return the selected words, or else the sentence around the cursor."""
        return self._sentence().selection().toPlainText().strip()

    def refs_in_selection(self) -> tuple[str, ...]:
        """Return who is named in the selected words, or else in the sentence around the cursor, each once."""
        cursor = self._sentence()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        inside = (each.ref for each in self.mentions if start <= each.start and each.end <= end)
        return tuple(dict.fromkeys(inside))

    def insert_typed(self, letter: str) -> None:
        """Put a letter at the cursor as if it had been typed."""
        self.insertPlainText(letter)
        self.ensureCursorVisible()

    def fill_menu(self, menu: QMenu) -> None:
        """Offer what can be done with names, too."""
        super().fill_menu(menu)
        menu.addSeparator()
        link = menu.addAction(self.tr("Link to a person"), self.link_requested.emit)
        link.setEnabled(self.textCursor().hasSelection())
        named = self.mention_here()
        unlink = menu.addAction(self.tr("Unlink the name"), self.unlink_here)
        unlink.setEnabled(named is not None)

    def unlink_here(self) -> None:
        """Let the name at the cursor go."""
        mention = self.mention_here()
        if mention is not None:
            self.unlink(mention)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the text was left."""
        super().focusOutEvent(event)
        self.focus_left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column at a measure that reads well."""
        side = max(0, (self.width() - _MEASURE) // 2)
        self.setViewportMargins(side, 0, side, 0)
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the marks in the colours of a new scheme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._mark()

    def _follow(self, position: int, removed: int, added: int) -> None:
        if self._loading:
            return
        depth, units = self.document().availableUndoSteps(), self.document().characterCount() - 1
        touched = self._anchors.edited(position, removed, self._between(position, position + added), depth)
        if self._anchors.units != units:  # Qt reported something else than it did: compare the whole text
            touched |= self._anchors.edited(0, self._anchors.units, self._raw(), depth)
        if touched:
            self._mark()
            self.mentions_changed.emit()
        self.edited.emit()

    def _between(self, start: int, end: int) -> str:
        last = self.document().characterCount() - 1
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(start, last))
        cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
        return _with_newlines(cursor.selectedText())

    def _raw(self) -> str:
        return _with_newlines(self.document().toRawText())

    def _linked(self) -> None:
        self._mark()
        self.mentions_changed.emit()
        self.edited.emit()

    def _move(self, to: int, anchor: int | None = None) -> None:
        cursor = self.textCursor()
        cursor.setPosition(to if anchor is None else anchor)
        cursor.setPosition(to, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _mark(self) -> None:
        look = QTextCharFormat()
        look.setBackground(theme.color("soft"))
        look.setForeground(theme.color("soft_text"))
        self.setExtraSelections([self._marked(mention, look) for mention in self.mentions])

    def _sentence(self) -> QTextCursor:
        """Return the selected words, or else the sentence around the cursor, as a selection."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            return cursor
        block, text = cursor.block(), cursor.block().text()
        here = to_points(encoded(text), cursor.positionInBlock())
        if not text[here:].strip() or text[here - 1 : here] in tuple(_SENTENCE_ENDS):
            here = max(0, len(text[:here].rstrip()) - 1)  # behind a sentence is still at it
        start = max(text.rfind(end, 0, here) for end in _SENTENCE_ENDS) + 1
        ends = [at for end in _SENTENCE_ENDS if (at := text.find(end, here)) >= 0]
        span = QTextCursor(block)
        span.setPosition(block.position() + to_units(text, start))
        span.setPosition(
            block.position() + to_units(text, min(ends) + 1 if ends else len(text)),
            QTextCursor.MoveMode.KeepAnchor,
        )
        return span

    def _marked(self, mention: Mention, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(mention.start)
        cursor.setPosition(mention.end, QTextCursor.MoveMode.KeepAnchor)
        mark.cursor, mark.format = cursor, look
        return mark


def _with_newlines(text: str) -> str:
    return text.replace("\u2029", "\n").replace("\u2028", "\n")
