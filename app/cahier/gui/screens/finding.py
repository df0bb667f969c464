"""Something is damaged: what is harmed, what is safe, what to do, each step with its button."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cahier.gui import theme
from cahier.gui.models.findings import harmed_in, safe_in, title_of
from cahier.gui.widgets.buttons import Button, primary, secondary
from cahier.gui.widgets.cards import Card, Column
from cahier.gui.widgets.labels import body, soft
from cahier.gui.widgets.note import Note
from cahier.gui.widgets.page import PageHeader
from cahier.workflows.verify import Finding


class FindingScreen(QWidget):
    """Emits `restore_requested`, `rescue_requested`, and `closed`."""

    restore_requested = Signal()
    rescue_requested = Signal()
    closed = Signal()

    def __init__(self, finding: Finding, place: str, last_copy: str) -> None:
        super().__init__()
        theme.dress(self, "page")
        self.restore = primary(self.tr("Lock, and use a second copy"), "undo")
        self.restore.clicked.connect(self.restore_requested)
        self.rescue: Button | None = None
        later = secondary(self.tr("Back to the cases"), "cases")
        later.clicked.connect(self.closed)
        self._steps = 0
        title = title_of(finding)
        column = Column(title)
        column.add(self._harmed(finding), self._to_do(finding, place, last_copy))
        column.finish()
        header = PageHeader(title)
        header.add_action(later)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(header)
        outer.addWidget(column, 1)

    def _harmed(self, finding: Finding) -> Card:
        card = Card(self.tr("What is harmed"))
        for line in harmed_in(finding):
            card.add(body(f"·  {line}"))
        card.add(Note("ok", safe_in(finding)))
        return card

    def _to_do(self, finding: Finding, place: str, last_copy: str) -> Card:
        card = Card(self.tr("What to do"))
        if finding.kind == "evidence":
            self._step(card, self.tr("If you still have the file elsewhere, add it to the case once more."))
        else:
            self._step(card, self.tr("Write nothing more into this notebook."))
            self._step(
                card, self.tr("Copy the whole folder to another disk, as it is: {place}").format(place=place)
            )
        if finding.kind == "mixed":
            self._step(card, self.tr("Ask yourself who had this computer or this stick, and ask headquarters."))
        words = self.tr(
            "Make a notebook out of your last second copy, beside this one, and compare. Last copy: {copy}"
        )
        self._step(card, words.format(copy=last_copy or self.tr("none")), self.restore)
        if finding.kind != "evidence":
            words = self.tr("Or write all that can be read into a new notebook. This one is not changed by it.")
            self.rescue = secondary(self.tr("Lock, and rescue what can be read"), "shield")
            self.rescue.clicked.connect(self.rescue_requested)
            self._step(card, words, self.rescue)
        return card

    def _step(self, card: Card, words: str, button: Button | None = None) -> None:
        self._steps += 1
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(soft(f"{self._steps}.  {words}"))
        if button is not None:
            row = QHBoxLayout()
            row.addWidget(button)
            row.addStretch()
            column.addLayout(row)
        card.add(holder)
