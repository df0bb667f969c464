"""A field for a secret: dots, an eye to look, and what the keyboard is up to."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cahier.gui import icons
from cahier.gui.widgets.labels import Glyph, Label, field_label


class SecretEdit(QLineEdit):
    """A line of dots with an eye. Not copied, not learnt by the input method, nothing to undo."""

    caps_lock = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMinimumHeight(40)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self._eye = QAction(self)
        self._eye.triggered.connect(self._look)
        self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Notice Caps Lock by what a letter turns into."""
        letter = event.text()
        if len(letter) == 1 and letter.isalpha() and letter.lower() != letter.upper():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock.emit(letter.isupper() is not shifted)
        elif event.key() == Qt.Key.Key_CapsLock:
            self.caps_lock.emit(False)
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide again what was looked at."""
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._draw()
        super().focusOutEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _look(self) -> None:
        hidden = self.echoMode() is QLineEdit.EchoMode.Password
        self.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._draw()

    def _draw(self) -> None:
        hidden = self.echoMode() is QLineEdit.EchoMode.Password
        self._eye.setIcon(icons.icon("eye" if hidden else "hide", "muted", 18))
        self._eye.setText(self.tr("Show what is typed") if hidden else self.tr("Hide what is typed"))


class PassphraseField(QWidget):
    """The secret with its label above and the notice of the keyboard below."""

    entered = Signal()
    changed = Signal(str)

    def __init__(self, label: str) -> None:
        super().__init__()
        self.edit = SecretEdit()
        self.edit.returnPressed.connect(self.entered)
        self.edit.textChanged.connect(self.changed)
        self.edit.caps_lock.connect(self._keyboard)
        self._caps = Glyph("caps", "warn", 16)
        self._notice = Label("", "muted")
        below = QHBoxLayout()
        below.setSpacing(6)
        below.addWidget(self._caps)
        below.addWidget(self._notice, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(field_label(label, self.edit))
        column.addWidget(self.edit)
        column.addLayout(below)
        self.setFocusProxy(self.edit)
        self._keyboard(False)
        QGuiApplication.inputMethod().localeChanged.connect(lambda: self._keyboard(self._caps.isVisible()))

    @property
    def text(self) -> str:
        """What is typed."""
        return self.edit.text()

    def clear(self) -> None:
        """Empty the field."""
        self.edit.clear()

    def _keyboard(self, caps: bool) -> None:
        language = QGuiApplication.inputMethod().locale().nativeLanguageName()
        keyboard = self.tr("Keyboard: {language}").format(language=language) if language else ""
        capital = self.tr("Caps Lock is on") if caps else ""
        self._notice.setText(" · ".join(part for part in (keyboard, capital) if part))
        self._notice.setProperty("look", "warning" if caps else "muted")
        self._caps.setVisible(caps)
        self._notice.setVisible(bool(self._notice.text()))
        self._notice.style().polish(self._notice)
