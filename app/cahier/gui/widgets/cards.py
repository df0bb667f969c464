"""Cards: white areas with one subject each; and pages: a header over a column that scrolls."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from cahier.gui import theme
from cahier.gui.widgets.labels import heading

COLUMN = 860  # pixels: a line of text stays readable


class Card(QFrame):
    """One subject. `column` takes its content; `head` stands beside the title, at the end of the line."""

    def __init__(self, title: str = "") -> None:
        super().__init__()
        theme.dress(self, "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 18, 20, 20)
        self.column.setSpacing(14)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        if title:
            row = QHBoxLayout()
            row.addWidget(heading(title))
            row.addStretch()
            row.addLayout(self.head)
            self.column.addLayout(row)

    def add(self, *items: QWidget | QLayout) -> None:
        """Put widgets and layouts below what is there."""
        for item in items:
            if isinstance(item, QLayout):
                self.column.addLayout(item)
            else:
                self.column.addWidget(item)


class Column(QScrollArea):
    """A column of cards that scrolls; never wider than text may be."""

    def __init__(self, name: str, *, width: int = COLUMN) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)
        self.content = QWidget()
        self.content.setMaximumWidth(width)
        self.column = QVBoxLayout(self.content)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)
        body = QWidget()
        outer = QHBoxLayout(body)
        outer.setContentsMargins(28, 20, 28, 28)
        outer.addWidget(self.content, 100)  # left, in line with the header, however wide the window
        outer.addStretch(1)
        self.setWidget(body)

    def add(self, *items: QWidget) -> None:
        """Put widgets below what is there."""
        for item in items:
            self.column.addWidget(item)

    def empty(self) -> None:
        """Take everything away."""
        while (item := self.column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def finish(self) -> None:
        """Push everything to the top."""
        self.column.addStretch()


class _Sheet(Card):
    """A card of one width that is always as high as its words need."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.setFixedWidth(width)

    def sizeHint(self) -> QSize:
        """Return the width, and the height the words take at it."""
        width = self.minimumWidth()
        return QSize(width, self.column.totalHeightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Never less."""
        return self.sizeHint()


class Centred(QWidget):
    """A page that holds one card in its middle; scrolls where the window is low."""

    def __init__(self, name: str, width: int = 440) -> None:
        super().__init__()
        theme.dress(self, "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.card = _Sheet(width)
        self.card.column.setContentsMargins(36, 32, 36, 32)
        inside = QWidget()
        across = QHBoxLayout(inside)
        across.setContentsMargins(16, 16, 16, 16)
        across.addWidget(self.card, 0, Qt.AlignmentFlag.AlignCenter)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setAccessibleName(name)
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
