"""Lets files be dropped on a widget. Only their names are taken: nothing of them is opened here, nothing moved."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove)


class FileDrop(QObject):
    """`dropped(paths, others)` tells which files, and how many things that are none of this computer."""

    dropped = Signal(object, int)

    def __init__(self, target: QWidget) -> None:
        super().__init__(target)
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what carries addresses of files; leave words to whoever takes words."""
        if event.type() not in (*_DRAGS, QEvent.Type.Drop) or not isinstance(event, QDropEvent):
            return False
        if not event.mimeData().hasUrls():
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        if event.dropAction() != Qt.DropAction.CopyAction:  # the other program would delete what was "moved" here
            event.ignore()
            return True
        event.accept()
        if event.type() is QEvent.Type.Drop:
            self._take(event.mimeData().urls())
        return True

    def _take(self, urls: list[QUrl]) -> None:
        here = tuple(Path(url.toLocalFile()) for url in urls if is_here(url))
        self.dropped.emit(here, len(urls) - len(here))


def is_here(url: QUrl) -> bool:
    """Say whether an address is a file of this computer: one with a host in it would be fetched from there."""
    return url.isLocalFile() and not url.host() and bool(url.toLocalFile())
