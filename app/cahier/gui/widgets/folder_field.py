"""Chooses the folder a brief is written into. Our own dialog, which remembers no folder for anybody to find."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDir, Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from cahier.gui.hardening import leave_no_settings
from cahier.gui.widgets.buttons import secondary
from cahier.gui.widgets.labels import Elided


class FolderField(QWidget):
    """Shows a folder, or that none is chosen yet."""

    def __init__(self) -> None:
        super().__init__()
        self._folder: Path | None = None
        self._shown = Elided("", "soft")
        choose = secondary(self.tr("Choose folder"), "folder")
        choose.clicked.connect(lambda: self.choose())
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

    def choose(self, then: Callable[[], object] = lambda: None) -> None:
        """Ask for a folder, and do something once one is chosen."""

        def chosen(folder: str) -> None:
            self.set_folder(Path(folder))
            then()

        leave_no_settings()  # else Qt writes the folder into a file of its own
        dialog = QFileDialog(self, self.tr("Where to write the brief"), str(self._folder or QDir.homePath()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.fileSelected.connect(chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
