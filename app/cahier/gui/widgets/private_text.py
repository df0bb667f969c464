"""A text field that lets words out only when someone copies them, and takes in plain text only.

On X11 merely selecting publishes a text to every program (PRIMARY): here selecting publishes nothing. What is
copied carries its hints (`cahier.gui.clipboard` watches over it). Dragging words out is off: a slip of the mouse
would move a sentence.
"""

import unicodedata

from PySide6.QtCore import QMimeData
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    Qt,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QTextEdit, QWidget

from cahier.gui.clipboard import private


class PrivateText(QTextEdit):
    """A multi-line field of plain text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._copying = False
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)

    def copy_selection(self) -> None:
        """Put the selected words on the clipboard for a while."""
        if not self.textCursor().hasSelection():
            return
        self._copying = True
        try:
            data = self.createMimeDataFromSelection()
        finally:
            self._copying = False
        QGuiApplication.clipboard().setMimeData(data)

    def cut_selection(self) -> None:
        """Copy the selected words and take them out of the text."""
        self.copy_selection()
        self.textCursor().removeSelectedText()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Give the words to the clipboard alone; nothing to PRIMARY, nothing to a drag."""
        return private(self.textCursor().selection().toPlainText()) if self._copying else QMimeData()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as plain text in NFC, without control characters."""
        if source.hasText():
            self.insertPlainText(_clean(source.text()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy and cut through our own clipboard; all else is Qt's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.copy_selection() if self.isReadOnly() else self.cut_selection()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a new selection where an old one would be dragged away."""
        if event.button() is Qt.MouseButton.LeftButton and not event.modifiers():
            self.setTextCursor(self.cursorForPosition(event.position().toPoint()))
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what this field can do."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(menu)
        menu.popup(event.globalPos())

    def fill_menu(self, menu: QMenu) -> None:
        """Put the actions of this field into a menu."""
        selected, writable = self.textCursor().hasSelection(), not self.isReadOnly()
        if writable:
            menu.addAction(self.tr("Undo"), self.undo).setEnabled(self.document().isUndoAvailable())
            menu.addAction(self.tr("Redo"), self.redo).setEnabled(self.document().isRedoAvailable())
            menu.addSeparator()
            menu.addAction(self.tr("Cut"), self.cut_selection).setEnabled(selected)
        menu.addAction(self.tr("Copy"), self.copy_selection).setEnabled(selected)
        if writable:
            menu.addAction(self.tr("Paste"), self.paste).setEnabled(self.canPaste())
        menu.addSeparator()
        menu.addAction(self.tr("Select all"), self.selectAll)


def space_lines(text: QTextEdit, percent: int) -> None:
    """Set the height of all lines a text has, and of those typed into it later."""
    whole = QTextCursor(text.document())
    whole.select(QTextCursor.SelectionType.Document)
    spacing = QTextBlockFormat()
    spacing.setLineHeight(percent, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    whole.mergeBlockFormat(spacing)


def _clean(text: str) -> str:
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(char for char in plain if char in "\n\t" or unicodedata.category(char) != "Cc")
