"""A line of the ledger, whole: what left, to whom, when, about whom, on whose consent, and what was checked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from cahier.domain.records import CaseRecords
from cahier.domain.submission import Release
from cahier.gui import theme, wording
from cahier.gui.models.case_parts import moment_in_words, name_in, sent_of
from cahier.gui.widgets.cards import Card, Column
from cahier.gui.widgets.fate_card import FateCard
from cahier.gui.widgets.labels import Label, body, isolated, muted
from cahier.gui.widgets.note import Note
from cahier.gui.widgets.page import PageHeader


class ReleasePage(QWidget):
    """A line of the ledger is never changed; `fate_chosen` tells what somebody says became of it."""

    closed = Signal()
    fate_chosen = Signal(str, str)

    def __init__(self, release: Release, records: CaseRecords) -> None:
        super().__init__()
        theme.dress(self, "page")
        header = PageHeader(release.recipient or wording.word(release.purpose), self.tr("Back to the case"))
        header.back_requested.connect(self.closed)
        for keys in ("Esc", "Alt+Left"):
            QShortcut(QKeySequence(keys), self, self.closed.emit)
        header.set_facts("  ·  ".join((isolated(release.code), moment_in_words(release.when))))
        column = Column(self.tr("Release"))
        if release.reasons:
            kind = "bad" if release.decision == "refused" else "warn"
            column.add(Note(kind, "\n".join(release.reasons)))
        column.add(self._what(release, records))
        if release.files:
            self.fate = FateCard(sent_of(records, release.release_id))
            self.fate.chosen.connect(self.fate_chosen)
            column.add(self.fate)
        column.add(self._files(release))
        column.finish()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(header)
        outer.addWidget(column, 1)

    def _what(self, release: Release, records: CaseRecords) -> Card:
        card = Card(self.tr("What it held"))
        about = ", ".join(filter(None, (name_in(records, person) for person in release.persons)))
        facts = (
            (self.tr("For"), wording.word(release.purpose)),
            (self.tr("People it speaks of"), about),
            (self.tr("Consents it rests on"), str(len(release.consents))),
            (self.tr("Who let it go"), self._who(release)),
            (self.tr("Checked, and left out"), "\n".join(release.checks)),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(10)
        for line, (name, value) in enumerate(facts):
            label = Label(name, "field")
            grid.addWidget(label, line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(body(value or "–"), line, 1)
        grid.setColumnStretch(1, 1)
        card.add(grid)
        return card

    def _who(self, release: Release) -> str:
        if release.read_by:
            return self.tr("Two people: one prepared it, another read it")
        return self.tr("One person alone") if release.alone else ""

    def _files(self, release: Release) -> Card:
        card = Card(self.tr("Files"))
        if not release.files:
            card.add(muted(self.tr("No file was written.")))
        for file in release.files:
            size = self.locale().formattedDataSize(file.size)
            card.add(
                body(f"{isolated(file.name)}  ·  {size}"),
                muted(self.tr("Fingerprint (SHA-256): {}").format(file.sha256)),
            )
        card.add(muted(self.tr("What was sent cannot be taken back. This list says who holds it.")))
        return card
