"""A key file: on a stick, alone or together with the passphrase."""

from pathlib import Path

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from cahier.gui.screens.keys.step import KeyStep
from cahier.gui.widgets.folder_field import FileField
from cahier.gui.widgets.labels import field_label, muted


class KeyFileStep(KeyStep):
    """`what()` is the path of the file, and whether it is to open only together with the passphrase."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("A key file"),
            self.tr(
                "A small file on a stick of its own. Never keep it on this computer or beside a second copy. "
                "Put the same file on a second stick."
            ),
            self.tr("Add the key file"),
        )
        self.file = FileField(self.tr("A new key file, or one that Cahier made before"), new=True)
        self.alone = QRadioButton(self.tr("It opens the notebook alone, when the passphrase is forgotten"))
        self.together = QRadioButton(self.tr("From now on the passphrase opens only together with it"))
        self._told = muted("")
        self._kinds = QButtonGroup(self)
        for button in (self.alone, self.together):
            self._kinds.addButton(button)
            button.toggled.connect(self._tell)
        self.alone.setChecked(True)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (field_label(self.tr("Where it lies"), self.file), self.file, self.alone, self.together):
            column.addWidget(part)
        column.addWidget(self._told)
        holder.setFocusProxy(self.file)
        self.ask(holder)

    def what(self) -> tuple[Path | None, bool]:
        """Return the file, and whether it opens together with the passphrase."""
        return self.file.path, self.together.isChecked()

    def objection(self) -> str:
        """Ask for the file."""
        return "" if self.file.path else self.tr("Choose where the key file is to lie.")

    def _tell(self) -> None:
        self._told.setText(
            self.tr(
                "Without the file you cannot open the notebook either: only the recovery key or shares help then. "
                "Whoever has the stick but not the passphrase opens nothing."
            )
            if self.together.isChecked()
            else self.tr("Whoever finds the stick can open the notebook. No passphrase is asked for then.")
        )
