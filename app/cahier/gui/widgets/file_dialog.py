"""The dialog for files and folders: Qt's own, furnished like the rest of the window.

The one of the desktop keeps lists of recent places and makes pictures of what is looked at; Qt's does neither once
it has no settings to write to. It says nothing in English that we did not write: headers of columns, kinds of
files and menus of its own are left out, and renaming and deleting with them.
"""

from pathlib import Path

from PySide6.QtCore import QDir, QFileInfo, QSize, QStandardPaths, QStorageInfo, Qt, QUrl
from PySide6.QtGui import QAbstractFileIconProvider, QIcon
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QFileIconProvider,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QToolButton,
    QTreeView,
    QWidget,
)

from cahier.gui import icons, theme
from cahier.gui.hardening import leave_no_settings

_SIZE = QSize(820, 540)
_SIDE, _NAMES = 190, 360  # pixels
_TYPE = 2  # the column that says what kind of file it is, in words of Qt's
_WHERE = (
    QStandardPaths.StandardLocation.HomeLocation,
    QStandardPaths.StandardLocation.DesktopLocation,
    QStandardPaths.StandardLocation.DocumentsLocation,
    QStandardPaths.StandardLocation.DownloadLocation,
)
_STICKS = ("/media/", "/run/media/", "/mnt/", "/Volumes/")


class Pictures(QFileIconProvider):
    """Our icons: nothing is asked of the files, nor of the desktop."""

    def icon(self, what: QFileInfo | QAbstractFileIconProvider.IconType) -> QIcon:
        """Return the picture of a file or of a folder."""
        if isinstance(what, QFileInfo):
            return icons.icon("folder" if what.isDir() else "document", "accent" if what.isDir() else "muted")
        return icons.icon("document" if what is QAbstractFileIconProvider.IconType.File else "folder", "accent")


class FileDialog(QFileDialog):
    """Starts in a folder; `accept` is what its button says. Give it its mode before it is opened."""

    def __init__(self, parent: QWidget, title: str, start: Path | None, accept: str) -> None:
        leave_no_settings()  # else Qt writes the folder into a file of its own
        super().__init__(parent, title, str(start or QDir.homePath()))
        self.setOption(QFileDialog.Option.DontUseNativeDialog)
        self.setOption(QFileDialog.Option.DontUseCustomDirectoryIcons)
        self._pictures = Pictures()
        self.setIconProvider(self._pictures)
        self.setViewMode(QFileDialog.ViewMode.Detail)
        self.setSizeGripEnabled(False)
        self.setHistory([])
        self.setSidebarUrls([QUrl.fromLocalFile(place) for place in _places()])
        self._say(accept)
        self._furnish()
        self.resize(_SIZE)
        self.finished.connect(self._forget)

    def _forget(self) -> None:
        self.setHistory([])  # it is written down when the dialog is unmade, were there a place to write to
        self.deleteLater()

    def _say(self, accept: str) -> None:
        words = {
            QFileDialog.DialogLabel.LookIn: self.tr("Folder"),
            QFileDialog.DialogLabel.FileName: self.tr("Name"),
            QFileDialog.DialogLabel.Accept: accept,
            QFileDialog.DialogLabel.Reject: self.tr("Cancel"),
        }
        for label, text in words.items():
            self.setLabelText(label, text)
        self._names = {
            "sidebar": self.tr("Places"),
            "treeView": self.tr("Files and folders"),
            "listView": self.tr("Files and folders"),
            "lookInCombo": self.tr("Folder"),
            "fileNameEdit": self.tr("Name"),
        }

    def _furnish(self) -> None:
        for name, text in self._names.items():
            if (found := self.findChild(QWidget, name)) is not None:
                found.setAccessibleName(text)
        for name, icon, text in (
            ("backButton", "back", self.tr("Back")),
            ("forwardButton", "forward", self.tr("Forward")),
            ("toParentButton", "up", self.tr("One folder up")),
            ("newFolderButton", "plus", self.tr("New folder")),
        ):
            self._dress_tool(name, icon, text)
        for name in ("listModeButton", "detailModeButton", "fileTypeCombo", "fileTypeLabel"):
            if (spare := self.findChild(QWidget, name)) is not None:
                spare.hide()
        for view in self.findChildren(QTreeView) + self.findChildren(QListView):
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
            theme.dress(view, "panel")
        self._dress_list()
        box = self.findChild(QDialogButtonBox)
        if box is not None:
            box.setCenterButtons(False)
            for button in box.buttons():
                primary = box.buttonRole(button) is QDialogButtonBox.ButtonRole.AcceptRole
                theme.dress(button, "primary" if primary else "secondary")
                button.setIcon(QIcon())

    def _dress_tool(self, name: str, icon: str, text: str) -> None:
        tool = self.findChild(QToolButton, name)
        if tool is not None:
            tool.setIcon(icons.icon(icon, "text"))
            tool.setToolTip(text)
            tool.setAccessibleName(text)
            theme.dress(tool, "icon")

    def _dress_list(self) -> None:
        tree, side = self.findChild(QTreeView, "treeView"), self.findChild(QListView, "sidebar")
        if tree is None or side is None:
            return
        tree.setHeaderHidden(True)
        tree.setColumnHidden(_TYPE, True)
        tree.setRootIsDecorated(False)
        header = tree.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(0)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(1, header.count()):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        side.setMinimumWidth(_SIDE)
        for edit in self.findChildren(QLineEdit):
            edit.setMinimumHeight(36)
        for label in self.findChildren(QLabel):
            label.setTextFormat(Qt.TextFormat.PlainText)


def _places() -> tuple[str, ...]:
    """Return the folders people know, and the sticks that are in."""
    known = (QStandardPaths.writableLocation(each) for each in _WHERE)
    sticks = (volume.rootPath() for volume in QStorageInfo.mountedVolumes() if volume.isReady())
    places = [place for place in known if place and QDir(place).exists()]
    places += [
        place for place in sticks if place.startswith(_STICKS) or (place[1:3] == ":/" and place[0] not in "CX")
    ]
    return tuple(dict.fromkeys(places))
