"""Shares: how many people, and how many of them it takes."""

from PySide6.QtWidgets import QGridLayout, QWidget

from cahier.gui.screens.keys.step import KeyStep
from cahier.gui.widgets.fields import Choice
from cahier.gui.widgets.labels import field_label

_FEWEST, _MOST = 2, 15  # people
_NEEDED, _COUNT = 3, 5
_WIDTH = 110  # pixels


class SharesStep(KeyStep):
    """`what()` is how many are needed, and of how many."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("Shares for people you trust"),
            self.tr(
                "The key is parted among several people. Enough of them together can open the notebook, when you "
                "forgot the passphrase or cannot come. One of them alone learns nothing. Choose people who do not "
                "all live in one place, and who would not all be pressed at once."
            ),
            self.tr("Show the shares"),
        )
        self.count, self.needed = Choice(), Choice()
        for field in (self.count, self.needed):
            field.setFixedWidth(_WIDTH)
        _offer(self.count, _MOST, _COUNT)
        _offer(self.needed, _COUNT, _NEEDED)
        self.count.currentIndexChanged.connect(self._limit)
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        for column, (words, field) in enumerate(
            (
                (self.tr("People who get a share"), self.count),
                (self.tr("How many of them it takes"), self.needed),
            )
        ):
            grid.addWidget(field_label(words, field), 0, column)
            grid.addWidget(field, 1, column)
        grid.setColumnStretch(2, 1)
        holder.setFocusProxy(self.count)
        self.ask(holder)

    def what(self) -> tuple[int, int]:
        """Return how many of how many."""
        return self.needed.currentData(), self.count.currentData()

    def _limit(self) -> None:
        most = self.count.currentData()
        _offer(self.needed, most, min(self.needed.currentData(), most))


def _offer(field: Choice, most: int, chosen: int) -> None:
    field.clear()
    for number in range(_FEWEST, most + 1):
        field.addItem(field.locale().toString(number), number)
    field.setCurrentIndex(chosen - _FEWEST)
