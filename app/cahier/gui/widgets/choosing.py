"""Our own dialogs for files and folders, which remember no place for anybody to find."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from cahier.gui.widgets.file_dialog import FileDialog

Then = Callable[[Path], object]


def choose_folder(parent: QWidget, title: str, then: Then, start: Path | None = None) -> QFileDialog:
    """Ask for a folder."""
    dialog = FileDialog(parent, title, start, QCoreApplication.translate("FileDialog", "Choose this folder"))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _asked(dialog, then)


def choose_file(parent: QWidget, title: str, then: Then, start: Path | None = None) -> QFileDialog:
    """Ask for a file that exists."""
    dialog = FileDialog(parent, title, start, QCoreApplication.translate("FileDialog", "Choose"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _asked(dialog, then)


def choose_files(parent: QWidget, title: str, then: Callable[[tuple[Path, ...]], object]) -> QFileDialog:
    """Ask for files that exist; links are given as links, so that they can be refused."""
    dialog = FileDialog(parent, title, None, QCoreApplication.translate("FileDialog", "Choose"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setOption(QFileDialog.Option.DontResolveSymlinks)
    dialog.filesSelected.connect(lambda names: then(tuple(Path(name) for name in names)))
    dialog.open()
    return dialog


def choose_new(parent: QWidget, title: str, then: Then, start: Path | None = None) -> QFileDialog:
    """Ask for a file to be made; one that exists may be chosen, and nobody writes over it."""
    dialog = FileDialog(parent, title, start, QCoreApplication.translate("FileDialog", "Save here"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    return _asked(dialog, then)


def _asked(dialog: QFileDialog, then: Then) -> QFileDialog:
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.open()
    return dialog
