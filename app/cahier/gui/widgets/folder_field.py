"""Chooses the folder a brief is written into. Our own dialog, which remembers no folder for anybody to find."""

from pathlib import Path

from PySide6.QtCore import QDir, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from cahier.gui.widgets.buttons import secondary
from cahier.gui.widgets.labels import Elided


class FolderField(QWidget):
    """Shows a folder, or that none is chosen yet."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._folder: Path | None = None
        self._shown = Elided("", "soft")
        choose = secondary(self.tr("Choose folder"), "folder")
        choose.clicked.connect(self.choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._shown)
        column.addWidget(choose, 0, Qt.AlignmentFlag.AlignLeft)
        self.set_folder(None)

    @property
    def folder(self) -> Path | None:
        """The folder chosen."""
        return self._folder

    def set_folder(self, folder: Path | None) -> None:
        """Show a folder."""
        self._folder = folder
        self._shown.setText(str(folder) if folder else self.tr("No folder chosen"))
        self._shown.setToolTip(str(folder) if folder else "")
        self.changed.emit()

    def choose(self) -> None:
        """Ask for a folder."""
        dialog = QFileDialog(self, self.tr("Where to write the brief"), str(self._folder or QDir.homePath()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setHistory([])
        dialog.fileSelected.connect(lambda chosen: self.set_folder(Path(chosen)))
        dialog.finished.connect(lambda _result: self._forget(dialog))
        dialog.open()

    def _forget(self, dialog: QFileDialog) -> None:
        dialog.setHistory([])
        dialog.deleteLater()
