"""The passphrase, asked for once more before a key is changed; and the key file, where one is needed."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cahier.gui.widgets.folder_field import FileField
from cahier.gui.widgets.labels import field_label
from cahier.gui.widgets.passphrase_field import PassphraseField

_WIDTH = 440  # pixels of a field


class AskAgain(QWidget):
    """`take()` hands over what was typed and empties the field. `entered` is Enter."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.passphrase = PassphraseField(self.tr("Your passphrase, once more"))
        self.passphrase.setMaximumWidth(_WIDTH)
        self.passphrase.entered.connect(self.entered)
        self.key_file = FileField(self.tr("The key file of this notebook"))
        label = field_label(self.tr("Its key file"), self.key_file)
        self._of_key_file = (label, self.key_file)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.passphrase)
        column.addWidget(label)
        column.addWidget(self.key_file)
        self.setFocusProxy(self.passphrase)
        self.need_key_file(False)

    def need_key_file(self, needed: bool) -> None:
        """Ask for the key file as well."""
        for part in self._of_key_file:
            part.setVisible(needed)

    @property
    def is_given(self) -> bool:
        """Whether something was typed."""
        return bool(self.passphrase.text)

    def take(self) -> tuple[str, Path | None]:
        """Return what was typed and the key file chosen; the field is empty then."""
        typed = self.passphrase.text
        self.passphrase.clear()
        return typed, self.key_file.path
