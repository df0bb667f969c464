"""The fields of forms. Each knows the plain shape of its value (what JSON can hold) and says when it changes.

`plain()` answers None for what was not given; `show_plain(value)` fills the field; `problem()` says in a sentence
what is wrong with what was typed, or nothing.
"""

from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from cahier.gui.widgets.private_text import PrivateText
from cahier.gui.widgets.roomy import roomy


class FormField(Protocol):
    """What the builder asks of a field; each is a widget as well."""

    changed: Signal

    def plain(self) -> Any:
        """Return what was given."""

    def show_plain(self, value: Any) -> None:
        """Show a value."""

    def problem(self) -> str:
        """Return what is wrong, as a sentence."""


class LineField(QLineEdit):
    """A line of text."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.textChanged.connect(self.changed)

    def plain(self) -> str | None:
        """Return the text without blanks around it."""
        return self.text().strip() or None

    def show_plain(self, value: Any) -> None:
        """Show a text from its beginning."""
        self.setText(value or "")
        self.setCursorPosition(0)

    def problem(self) -> str:
        """Nothing can be wrong with a line."""
        return ""


class NumberField(QLineEdit):
    """A whole number that may be missing."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setValidator(QIntValidator(0, 99_999, self))
        self.setMaximumWidth(140)
        self.textChanged.connect(self.changed)

    def plain(self) -> int | None:
        """Return the number."""
        return int(self.text()) if self.text() else None

    def show_plain(self, value: Any) -> None:
        """Show a number."""
        self.setText("" if value is None else str(value))

    def problem(self) -> str:
        """Only digits can be typed."""
        return ""


class TextField(PrivateText):
    """Several lines of text."""

    changed = Signal()

    def __init__(self, height: int = 92) -> None:
        super().__init__()
        self.setFixedHeight(height)
        self.textChanged.connect(self.changed)

    def plain(self) -> str | None:
        """Return the text without blanks around it."""
        return self.toPlainText().strip() or None

    def show_plain(self, value: Any) -> None:
        """Show a text."""
        self.setPlainText(value or "")

    def problem(self) -> str:
        """Nothing can be wrong with a text."""
        return ""


class LinesField(TextField):
    """Several short texts, one a line."""

    def __init__(self) -> None:
        super().__init__(74)

    def plain(self) -> list[str] | None:  # type: ignore[override]
        """Return the lines that hold something."""
        lines = [line.strip() for line in self.toPlainText().splitlines()]
        return [line for line in lines if line] or None

    def show_plain(self, value: Any) -> None:
        """Show texts, one a line."""
        self.setPlainText("\n".join(value or ()))


class Choice(QComboBox):
    """A list that a turning wheel does not change by accident: it scrolls the form instead."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMaxVisibleItems(12)
        roomy(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of Enter, which means nothing to a list that is closed."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the form."""
        event.ignore()


class ChoiceField(Choice):
    """One code of a list; the first line is "not said", unless the field must be given."""

    changed = Signal()

    def __init__(self, options: tuple[tuple[str, str], ...], *, required: bool = False) -> None:
        super().__init__()
        if not required:
            self.addItem(QCoreApplication.translate("Form", "Not said"), None)
        for code, words in options:
            self.addItem(words, code)
        self.setCurrentIndex(-1 if required else 0)
        self.setPlaceholderText(QCoreApplication.translate("Form", "Choose"))
        self.currentIndexChanged.connect(self.changed)

    def plain(self) -> str | None:
        """Return the code."""
        code = self.currentData()
        return None if code is None else str(code)

    def show_plain(self, value: Any) -> None:
        """Show a code; one that is not of the list is added, so that it is not lost."""
        place = 0 if value is None and self.itemData(0) is None else self.findData(value)
        if place < 0 and value is not None:
            self.addItem(str(value), value)
            place = self.count() - 1
        self.setCurrentIndex(place)

    def problem(self) -> str:
        """Nothing can be wrong with a choice."""
        return ""


class FlagField(QCheckBox):
    """Yes or no; what nobody said stays unsaid until somebody ticks it."""

    changed = Signal()

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._said = False
        self.toggled.connect(self._say)

    def plain(self) -> bool | None:
        """Return yes, no, or that nobody said."""
        return self.isChecked() if self._said else None

    def show_plain(self, value: Any) -> None:
        """Show yes or no."""
        self.setChecked(bool(value))
        self._said = value is not None

    def _say(self) -> None:
        self._said = True
        self.changed.emit()

    def problem(self) -> str:
        """Nothing can be wrong with a tick."""
        return ""


def name_parts(widget: QWidget, name: str) -> None:
    """Tell a field and its list what they are: a combo box says its value where its name belongs."""
    widget.setAccessibleName(name)
    if isinstance(widget, QComboBox):
        widget.setAccessibleDescription(name)
        widget.view().setAccessibleName(name)
