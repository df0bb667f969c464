"""The brief: for whom it is, what stands in the way, the pages as they will be, and the files."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cahier.domain.colleague import Reading
from cahier.gui import theme
from cahier.gui.limits import limit
from cahier.gui.widgets.buttons import primary, secondary
from cahier.gui.widgets.cards import Card
from cahier.gui.widgets.empty import Empty
from cahier.gui.widgets.expected_card import ExpectedCard
from cahier.gui.widgets.folder_field import FolderField
from cahier.gui.widgets.for_whom import ForWhom
from cahier.gui.widgets.identify_card import IdentifyCard
from cahier.gui.widgets.labels import muted, soft
from cahier.gui.widgets.obstacles import Obstacles, Seen
from cahier.gui.widgets.outcome_card import OutcomeCard
from cahier.gui.widgets.page import PageHeader
from cahier.gui.widgets.page_view import PageView
from cahier.gui.widgets.pictures_card import PicturesCard
from cahier.gui.widgets.second_reader import LATER, SecondReader
from cahier.gui.widgets.told_lines import ToldLines
from cahier.redaction.compile import Compiled
from cahier.redaction.rarity import Rare

_WIDE, _NARROW = 420, 340  # pixels of the left column
_SMALLEST = 780, 470  # pixels; at this size it still shows everything
_ROOM = 1040
_FORMATS = (("pdf", "PDF"), ("docx", "Word (DOCX)"), ("html", "HTML"), ("md", "Markdown"), ("txt", ""))


class BriefScreen(QWidget):
    """Shows what a release would be; emits what is asked for."""

    back_requested = Signal()
    review_requested = Signal()
    order_changed = Signal()
    write_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.dress(self, "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(*_SMALLEST)
        self.header = PageHeader(self.tr("Prepare a brief"), self.tr("Back to the case"))
        self.whom = ForWhom()
        self.recipient = self.whom.recipient
        self.obstacles, self.outcome = Obstacles(), OutcomeCard()
        self.expected, self.identify = ExpectedCard(), IdentifyCard()
        self.reader, self.pictures = SecondReader(), PicturesCard()
        self.folder = FolderField()
        self.formats = {code: QCheckBox(name or self.tr("Text")) for code, name in _FORMATS}
        self.write = primary(self.tr("Write the brief"), "release")
        self.pages = PageView()
        self._nothing = Empty("document", "", "")
        self._right = QStackedWidget()
        self._left = QScrollArea()
        self._files = Card(self.tr("Files"))
        self._before = Card(self.tr("Before it leaves"))
        self._notes = ToldLines(10)
        self._decision = ""
        self._people: dict[str, str] = {}
        self._build()
        self._connect()

    def begin(self, facts: str, recipient: str, people: Mapping[str, str] | None = None) -> None:
        """Start with a case; `people` says who is behind the codes of the reasons."""
        self.header.set_facts(facts)
        self._people = dict(people or {})
        self.obstacles.begin(people)
        self.outcome.forget()
        self.recipient.say(recipient)
        self.whom.profile.setFocus()
        self.show_working()

    def show_working(self) -> None:
        """Say that the brief is being put together."""
        self._decision = ""
        self._tell(self.tr("One moment"), self.tr("The brief is being put together."))
        self._fit_button()

    def show_preview(
        self,
        decision: str,
        reasons: tuple[str, ...],
        pending: tuple[Seen, ...],
        notes: tuple[str, ...],
        pages: tuple[bytes, ...],
    ) -> None:
        """Show what a release would hold now; notes tell what was checked and what was left out."""
        self._decision = decision
        self.obstacles.show_state(decision, reasons, pending)
        self._notes.forget()
        for note in notes:
            self._notes.tell(soft(note))
        self._before.setVisible(bool(notes))
        if pages:
            self.pages.show_pages(pages)
            self._right.setCurrentWidget(self.pages)
        elif decision == "counts_only":
            self._tell(
                self.tr("Counted, not told"),
                self.tr("This case may be counted in a pattern report, but nothing about it may be told."),
            )
        elif any(condition.tickable for condition in pending):
            self._tell(self.tr("Not yet"), self.tr("Something has to be seen to first. It is listed beside this."))
        else:
            self._tell(self.tr("No brief can leave"), self.tr("What stands in the way is listed beside this."))
        self._fit_button()

    def show_looked_at(self, compiled: Compiled, rare: tuple[Rare, ...], pages: int, most_pages: int) -> None:
        """Show what the reader expects, how long the text is, and what could still identify somebody."""
        self.expected.show_items(compiled.required, self._people)
        self.expected.show_lengths(compiled.lengths, pages, most_pages)
        self.identify.show_scores(compiled.scores, rare, compiled.coarser, self._people)

    def show_trouble(self, sentence: str) -> None:
        """Say plainly that something went wrong."""
        self._decision = ""
        self.outcome.show_refused(sentence)
        self._tell(self.tr("No preview"), self.tr("Nothing was written."))
        self._fit_button()

    def show_written(self, folder: Path, files: tuple[str, ...], checks: tuple[str, ...]) -> None:
        """Say what was written. Another brief is another use: what was ticked for this one no longer counts."""
        self.obstacles.untick()
        self.outcome.show_written(str(folder), files, checks)
        self._left.ensureWidgetVisible(self.outcome)

    def show_handed_over(self) -> None:
        """Say that it waits now for a second reader."""
        self.outcome.show_waiting()
        self._left.ensureWidgetVisible(self.outcome)

    def show_not_written(self, sentence: str, reasons: tuple[str, ...] = ()) -> None:
        """Say why nothing was written."""
        self.outcome.show_refused(sentence, reasons)
        self._left.ensureWidgetVisible(self.outcome)

    def set_writing(self, on: bool) -> None:
        """Let nobody ask twice while files are being written and checked."""
        self._writing = on
        self._fit_button()
        if on:
            self.write.setText(self.tr("Checking …"))

    def chosen_formats(self) -> tuple[str, ...]:
        """Return the formats ticked."""
        return tuple(code for code, box in self.formats.items() if box.isChecked())

    def fix_order(self, reading: Reading | None) -> None:
        """Show what was handed over for reading, which nobody changes on the way; None lets it be chosen again."""
        self.whom.let_choose(reading is None)
        for box in self.formats.values():
            box.setEnabled(reading is None)
        if reading is not None:
            self.whom.choose_profile(reading.profile)
            self.recipient.say(reading.recipient)
            for code, box in self.formats.items():
                box.setChecked(code in reading.formats)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the page where there is little."""
        super().resizeEvent(event)
        self._left.setFixedWidth(_WIDE if self.width() >= _ROOM else _NARROW)

    def _tell(self, title: str, words: str) -> None:
        self._nothing.title.setText(title)
        self._nothing.words.setText(words)
        self._right.setCurrentWidget(self._nothing)

    def _fit_button(self) -> None:
        released = self._decision == "released"
        self.write.setVisible(released)
        self._files.setVisible(released)
        self.reader.setVisible(released)
        ready = bool(self.chosen_formats() and self.recipient.text().strip())
        missing = self.reader.missing() if ready else self.tr("Say for whom it is, and choose a format.")
        self.write.setEnabled(released and not missing and not self._writing)
        self.header.set_lacking(missing if released and not self._writing else "")
        if not self._writing:
            later = self.reader.chosen == LATER
            self.write.setText(self.tr("Hand it over") if later else self.tr("Write the brief"))

    def _ask_to_write(self) -> None:
        if self.folder.folder is None and self.reader.chosen != LATER:
            self.folder.choose(self.write_requested.emit)
        else:
            self.write_requested.emit()

    def _build(self) -> None:
        self._writing = False
        review = secondary(self.tr("Review the texts"), "eye")
        review.clicked.connect(self.review_requested)
        self.header.add_action(review)
        self.header.add_action(self.write)
        self._right.addWidget(self._nothing)
        self._right.addWidget(self.pages)
        body = QHBoxLayout()
        body.setContentsMargins(28, 14, 20, 20)
        body.setSpacing(14)
        body.addWidget(self._order())
        body.addWidget(self._right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(body, 1)

    def _order(self) -> QScrollArea:
        self._before.add(self._notes)
        self._before.hide()
        inside = QWidget()
        cards = QVBoxLayout(inside)
        cards.setContentsMargins(0, 0, 10, 0)
        cards.setSpacing(14)
        for card in (
            self.outcome,
            self.whom,
            self.pictures,
            self.obstacles,
            self.expected,
            self.identify,
            self._before,
            self.reader,
            self._files_card(),
        ):
            cards.addWidget(card)
        cards.addStretch()
        self._left.setWidgetResizable(True)
        self._left.setWidget(inside)
        self._left.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._left.setAccessibleName(self.tr("Order of the brief"))
        self._left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return self._left

    def _files_card(self) -> Card:
        grid = QGridLayout()
        grid.setSpacing(4)
        for place, box in enumerate(self.formats.values()):
            grid.addWidget(box, place // 2, place % 2)
            box.toggled.connect(self._fit_button)
        self.formats["pdf"].setChecked(True)
        self._files.add(grid, self.folder)
        self._files.add(
            soft(limit("small_details")),
            muted(self.tr("A file that has left this notebook lies there in clear, for whoever finds it.")),
            muted(f"{limit('not_unmade')} {limit('stays')}"),
        )
        return self._files

    def _connect(self) -> None:
        self.header.back_requested.connect(self.back_requested)
        QShortcut(QKeySequence("Alt+Left"), self, self.back_requested.emit)
        self.whom.changed.connect(self.obstacles.untick)
        self.whom.changed.connect(self.order_changed)
        self.obstacles.ticked.connect(self.order_changed)
        self.pictures.changed.connect(self.order_changed)
        self.reader.changed.connect(self._fit_button)
        self.reader.way.currentIndexChanged.connect(self.order_changed)
        self.recipient.changed.connect(self._fit_button)
        self.write.clicked.connect(self._ask_to_write)
