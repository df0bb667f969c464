"""Lines below each other that are told anew each time."""

from PySide6.QtWidgets import QVBoxLayout, QWidget


class ToldLines(QWidget):
    """Takes widgets; `forget` lets go of all of them."""

    def __init__(self, spacing: int) -> None:
        super().__init__()
        self._lines: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(spacing)

    def tell(self, line: QWidget) -> None:
        """Add a line."""
        self._column.addWidget(line)
        self._lines.append(line)

    def forget(self) -> None:
        """Take all lines away."""
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = []
