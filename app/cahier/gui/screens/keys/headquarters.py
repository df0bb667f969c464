"""Headquarters: a key that others hold. Chosen knowingly, after a fingerprint was compared."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from cahier.gui.screens.keys.step import KeyStep
from cahier.gui.widgets.folder_field import FileField
from cahier.gui.widgets.labels import Label, field_label, muted


class HeadquartersStep(KeyStep):
    """Emits `file_chosen(path)`, to be answered with `show_fingerprint`; `what()` is the path."""

    file_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(
            self.tr("Headquarters can open it"),
            self.tr(
                "Headquarters will be able to read everything in this notebook, now and later, without asking you "
                "and without you noticing. They can help when you forgot the passphrase. If somebody forces them, "
                "or takes their key, that person can read it as well. You are told of it at every unlocking."
            ),
            self.tr("Let headquarters open it"),
        )
        self.file = FileField(self.tr("The public file of headquarters"))
        self.file.changed.connect(self._chosen)
        self.fingerprint = Label("", "key", wrap=True)
        self._compare = muted(
            self.tr(
                "Have these words read to you, by telephone or face to face. If one differs, it is not their key."
            )
        )
        self.compared = QCheckBox(self.tr("I compared the words with headquarters"))
        self.knows = QCheckBox(self.tr("I want headquarters to be able to read everything"))
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        parts: tuple[QWidget, ...] = (self.file, self.fingerprint, self._compare, self.compared, self.knows)
        for part in (field_label(self.tr("Their public file"), self.file), *parts):
            column.addWidget(part)
        holder.setFocusProxy(self.file)
        self.ask(holder)
        self.show_fingerprint("")

    def show_fingerprint(self, words: str) -> None:
        """Show whose key it is, to be compared; until then nothing can be ticked."""
        self.problem.hide()
        self.fingerprint.setText(words)
        for part in (self.fingerprint, self._compare):
            part.setVisible(bool(words))
        for box in (self.compared, self.knows):
            box.setChecked(False)
            box.setEnabled(bool(words))

    def what(self) -> Path | None:
        """Return the file."""
        return self.file.path

    def objection(self) -> str:
        """Ask for what makes the choice a knowing one."""
        if self.file.path is None or not self.fingerprint.text():
            return self.tr("Choose the public file of headquarters.")
        if not self.compared.isChecked():
            return self.tr("Compare the words with headquarters first.")
        if not self.knows.isChecked():
            return self.tr("Say that you want it, or go back to the keys.")
        return ""

    def _chosen(self) -> None:
        self.show_fingerprint("")
        if self.file.path is not None:
            self.file_chosen.emit(self.file.path)
