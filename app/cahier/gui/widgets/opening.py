"""Says that the notebook is being opened, where that takes so long that an empty window would puzzle."""

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cahier.gui.widgets.empty import Empty

_SLOW = 700  # milliseconds of an empty window that nobody minds


class Opening(QWidget):
    """Lies over an empty window, hidden at first; `done` takes it away."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        column = QVBoxLayout(self)
        column.addWidget(
            Empty(
                "notebook",
                QCoreApplication.translate("Opening", "One moment"),
                QCoreApplication.translate("Opening", "The notebook is being opened."),
            )
        )
        self.hide()
        self._timer = QTimer(self, singleShot=True, interval=_SLOW)
        self._timer.timeout.connect(self._appear)
        self._timer.start()

    def done(self) -> None:
        """Say nothing more."""
        self._timer.stop()
        self.hide()
        self.deleteLater()

    def _appear(self) -> None:
        over = self.parent()
        if isinstance(over, QWidget):
            self.setGeometry(over.rect())
        self.show()
        self.raise_()
