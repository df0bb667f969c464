"""Watches an editor for `@`: what is typed after it looks for a person; with words selected it links those.

The `@` and what follows are ordinary text until somebody is chosen, so leaving the list alone costs nothing.
"""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from cahier.gui.widgets.account_editor import AccountEditor
from cahier.gui.widgets.known_people import KnownPeople
from cahier.gui.widgets.person_picker import PersonPicker
from cahier.gui.widgets.utf16 import encoded

_LONGEST = 48
_WORDS = 3  # of a name nobody here has


class MentionQuery(QObject):
    """Joins one editor and one picker."""

    new_person = Signal(str, str)

    def __init__(self, editor: AccountEditor, canvas: QWidget) -> None:
        super().__init__(editor)
        self._editor = editor
        self._canvas = canvas
        self.picker = PersonPicker(canvas)
        self._people = KnownPeople()
        self._span: QTextCursor | None = None
        self._typed_after_at = False
        editor.installEventFilter(self)
        editor.cursorPositionChanged.connect(self._look)
        editor.link_requested.connect(self.begin_with_selection)
        self.picker.person_chosen.connect(self._link)
        self.picker.new_person.connect(self._ask_for_new)

    def know(self, people: KnownPeople) -> None:
        """Offer these people from now on."""
        self._people = people
        self.picker.expect_relatives(targeted=any(each.role == "ROLE.TARGET" for each in people.everyone))

    def begin_with_selection(self) -> None:
        """Ask who the selected words name."""
        chosen = self._editor.textCursor()
        words = chosen.selectedText()
        start = chosen.selectionStart() + len(encoded(words)) // 2 - len(encoded(words.lstrip())) // 2
        end = start + len(encoded(words.strip())) // 2
        if end > start:
            self._span, self._typed_after_at = self._part(start, end), False
            self._offer()

    def link_new(self, person_id: str) -> None:
        """Link the words that were waiting for the new person."""
        if self._span is not None:
            self._finish(self._span, person_id, self._query())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the list its keys, and notice `@`."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if self.picker.isVisible() and self.picker.press(event.key(), event.text()):
                if event.key() == Qt.Key.Key_Escape:
                    self._leave()
                return True
            if event.text() == "@":
                return self._begin()
        elif event.type() is QEvent.Type.FocusOut:
            self._leave()
        return super().eventFilter(watched, event)

    def _begin(self) -> bool:
        cursor = self._editor.textCursor()
        if cursor.hasSelection():
            self.begin_with_selection()
            return True
        before = cursor.block().text()[: cursor.positionInBlock()][-1:]
        if before.isalnum():  # an address, not a person
            return False
        cursor.insertText("@")
        self._span = QTextCursor(cursor)
        self._span.setPosition(cursor.position() - 1)
        self._span.setKeepPositionOnInsert(True)
        self._typed_after_at = True
        self._offer()
        return True

    def _look(self) -> None:
        if not self._typed_after_at:
            return
        typed = self._query()
        if typed is None or not self._may_be_name(typed):
            self._leave()
        else:
            self._offer()

    def _leave(self) -> None:
        """Let what was typed be ordinary text."""
        self.picker.hide()
        if self._typed_after_at:
            self._span, self._typed_after_at = None, False

    def _may_be_name(self, typed: str) -> bool:
        """Say whether somebody is still writing a name; a handle or a sentence wants no list under it."""
        plain = all(letter.isalpha() or letter in " -'’" for letter in typed)
        strange = typed.count(" ") >= _WORDS and not self._people.found(typed)
        return plain and not strange and "  " not in typed and len(typed) <= _LONGEST

    def _query(self) -> str | None:
        """Return what stands between the `@` and the cursor, or the selected words."""
        if self._span is None:
            return None
        if not self._typed_after_at:
            return self._span.selectedText()
        start, end = self._span.position(), self._editor.textCursor().position()
        if end <= start:
            return None
        typed = self._part(start, end).selectedText().replace("\u2029", "\n")
        return typed[1:] if typed.startswith("@") else None

    def _offer(self) -> None:
        typed = self._query() or ""
        near = [mention.ref for mention in self._editor.mentions]
        self.picker.offer(self._people.found(typed, near), typed, self._cursor_rectangle())

    def _link(self, person_id: str) -> None:
        if self._span is not None:
            self._finish(self._span, person_id, self._query())

    def _ask_for_new(self, name: str, role: str) -> None:
        if self._typed_after_at and self._span is not None:
            end = self._editor.textCursor().position()
            self._span = self._replaced(self._part(self._span.position(), end), name)
            self._typed_after_at = False
        self.new_person.emit(name, role)

    def _finish(self, span: QTextCursor, person_id: str, typed: str | None) -> None:
        if self._typed_after_at and typed is not None:
            whole = self._part(span.position(), self._editor.textCursor().position())
            span = self._replaced(whole, self._people[person_id].words_for(typed))
        self._editor.link(span, person_id)
        self._span, self._typed_after_at = None, False

    def _replaced(self, span: QTextCursor, words: str) -> QTextCursor:
        """Put words in place of a span and return the span of them."""
        start = span.selectionStart()
        span.insertText(words)
        return self._part(start, start + len(encoded(words)) // 2)

    def _part(self, start: int, end: int) -> QTextCursor:
        part = QTextCursor(self._editor.document())
        part.setPosition(start)
        part.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        part.setKeepPositionOnInsert(True)  # what is typed behind the words is not of them
        return part

    def _cursor_rectangle(self) -> QRect:
        here = self._editor.cursorRect()
        return QRect(self._editor.viewport().mapTo(self._canvas, here.topLeft()), here.size())
