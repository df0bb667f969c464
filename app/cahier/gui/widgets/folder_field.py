"""Chooses a folder or a file, and shows what was chosen."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cahier.gui.widgets.buttons import secondary
from cahier.gui.widgets.choosing import choose_file, choose_folder, choose_new
from cahier.gui.widgets.labels import Elided

_ASKING = {"folder": choose_folder, "file": choose_file, "new": choose_new}


class PathField(QWidget):
    """Shows a path, or that none is chosen yet. Kinds: folder, file, and new for a file to be made."""

    changed = Signal()

    def __init__(self, kind: str, question: str, words: str, nothing: str) -> None:
        super().__init__()
        self._kind, self._question, self._nothing = kind, question, nothing
        self._path: Path | None = None
        self._shown = Elided("", "soft", middle=True)
        self.button = secondary(words, "folder")
        self.button.clicked.connect(lambda: self.choose())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._shown)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.button)
        self.set_path(None)

    @property
    def path(self) -> Path | None:
        """What is chosen."""
        return self._path

    def set_path(self, path: Path | None) -> None:
        """Show a path."""
        self._path = path
        self._shown.setText(str(path) if path else self._nothing)
        self._shown.setToolTip(str(path) if path else "")
        self.changed.emit()

    def choose(self, then: Callable[[], object] = lambda: None) -> None:
        """Ask, and do something once there is an answer."""

        def chosen(path: Path) -> None:
            self.set_path(path)
            then()

        _ASKING[self._kind](self, self._question, chosen, self._path)


class FolderField(PathField):
    """The folder a brief is written into."""

    def __init__(self, question: str = "") -> None:
        super().__init__(
            "folder",
            question or self.tr("Where to write the brief"),
            self.tr("Choose folder"),
            self.tr("No folder chosen"),
        )

    @property
    def folder(self) -> Path | None:
        """The folder chosen."""
        return self.path

    def set_folder(self, folder: Path | None) -> None:
        """Show a folder."""
        self.set_path(folder)


class FileField(PathField):
    """A file that is there; or a `new` one to be made, where one that is there is taken as it is."""

    def __init__(self, question: str, *, new: bool = False) -> None:
        super().__init__("new" if new else "file", question, self.tr("Choose file"), self.tr("No file chosen"))
