"""Which covered copies of pictures are to go with a brief. None goes by itself."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from cahier.gui.widgets.cards import Card
from cahier.gui.widgets.labels import muted
from cahier.gui.widgets.told_lines import ToldLines


class PicturesCard(Card):
    """Hidden where there is nothing to choose; `changed` when somebody ticks or unticks one."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Pictures"))
        self._boxes: dict[str, QCheckBox] = {}
        self._lines = ToldLines(4)
        words = self.tr(
            "Each goes as a file of its own. Only covered copies are listed; originals never leave with a brief."
        )
        self.add(self._lines, muted(words))
        self.hide()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the copies that are ticked."""
        return tuple(key for key, box in self._boxes.items() if box.isChecked())

    def show_pictures(
        self, pictures: Iterable[tuple[str, str]], chosen: Iterable[str] = (), *, fixed: bool = False
    ) -> None:
        """Offer these, as id and name; `fixed` where somebody else chose already."""
        self._lines.forget()
        self._boxes = {}
        ticked = set(chosen)
        for key, name in pictures:
            box = QCheckBox(name)
            box.setChecked(key in ticked)
            box.setEnabled(not fixed)
            box.toggled.connect(lambda _on: self.changed.emit())
            self._boxes[key] = box
            self._lines.tell(box)
        self.setVisible(bool(self._boxes))
