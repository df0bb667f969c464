"""What goes to the clipboard from any field of the window, and for how long it stays.

Every copy is plain text with the hints that ask clipboard histories and clouds to leave it alone, and is cleared
after a while, at the lock and at the end. Marking text publishes it to no program (on X11 it would: PRIMARY). Both
are put right in the very call that Qt makes of it, before any other program can ask for it; on Windows and macOS
a history may see the text without its hints for an instant. What a history keeps against the hints, nobody can
take back.
"""

import sys

from PySide6.QtCore import QByteArray, QCoreApplication, QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

KEPT_FOR = 30_000  # milliseconds
_HINTS = {"x-kde-passwordManagerHint": b"secret"}
if sys.platform == "win32":
    _HINTS |= {
        f'application/x-qt-windows-mime;value="{name}"': bytes(4)  # the number 0: no
        for name in (
            "ExcludeClipboardContentFromMonitorProcessing",
            "CanIncludeInClipboardHistory",
            "CanUploadToCloudClipboard",
        )
    }
elif sys.platform == "darwin":
    _HINTS |= {"application/x-nspasteboard-concealed-type": b"1"}


def private(text: str) -> QMimeData:
    """Return a text as it goes to the clipboard."""
    data = QMimeData()
    data.setText(text)
    for name, value in _HINTS.items():
        data.setData(name, QByteArray(value))
    return data


class ClipboardGuard(QObject):
    """Watches the clipboard while the window is there."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clipboard = QGuiApplication.clipboard()
        self._clipboard.dataChanged.connect(self._copied)
        self._clipboard.selectionChanged.connect(self._marked)
        self.forgetting = QTimer(self, singleShot=True, interval=KEPT_FOR)
        self.forgetting.timeout.connect(self.forget)
        QCoreApplication.instance().aboutToQuit.connect(self.forget)  # type: ignore[union-attr]  # there is one

    def forget(self) -> None:
        """Clear what was copied here, if it is still there."""
        self.forgetting.stop()
        if self._clipboard.ownsClipboard() and self._clipboard.text():
            self._clipboard.clear()

    def _copied(self) -> None:
        data = self._clipboard.mimeData() if self._clipboard.ownsClipboard() else None
        if data is None or not data.formats():
            self.forgetting.stop()
        elif not all(data.hasFormat(hint) for hint in _HINTS):
            self._clipboard.setMimeData(private(data.text()))
        else:
            self.forgetting.start()

    def _marked(self) -> None:
        if self._clipboard.ownsSelection():
            self._clipboard.clear(QClipboard.Mode.Selection)
