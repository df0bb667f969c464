"""The review: the original, what the reader sees, and the marks between them; all by keyboard."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cahier.gui import theme
from cahier.gui.limits import limit
from cahier.gui.widgets.buttons import link, primary
from cahier.gui.widgets.cards import Card
from cahier.gui.widgets.kept_mark import Kept, KeptMark
from cahier.gui.widgets.labels import Glyph, Label, heading, pill
from cahier.gui.widgets.mark_kinds import MarkLine
from cahier.gui.widgets.mark_panel import MarkPanel
from cahier.gui.widgets.marked_text import OriginalText, Span
from cahier.gui.widgets.note import Note
from cahier.gui.widgets.page import PageHeader
from cahier.gui.widgets.reader_side import ReaderSide
from cahier.gui.widgets.text_switch import TextChoice, TextSwitch

_ROOM_FOR_CAPTIONS, _ROOM_FOR_PANEL, _ROOM_FOR_KEYS = 1280, 1100, 680  # pixels of page
_SMALLEST = 780, 470  # pixels; at this size it still shows everything
_HEAD = 26  # pixels: the heads of both texts are of one height, so that their lines stand side by side


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What there is to see of one text; `spans` of what is seen stand for something hidden."""

    text: str
    lines: tuple[MarkLine, ...]
    current: int
    seen: str
    spans: tuple[Span, ...]


class ReviewScreen(QWidget):
    """Shows one text of a case; emits what the reviewer decides."""

    back_requested = Signal()
    brief_requested = Signal()
    text_chosen = Signal(str)
    mark_chosen = Signal(int)
    verdict_given = Signal(str)
    verdict_for_all = Signal(str)
    hidden_by_hand = Signal(int, int)
    sure_wanted = Signal()
    all_wanted = Signal()
    next_wanted = Signal()
    undo_wanted = Signal()
    narrative_written = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.dress(self, "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(*_SMALLEST)
        self.header = PageHeader(self.tr("Review before it leaves"), self.tr("Back to the case"))
        self.counter = pill("")
        self.kept = KeptMark()
        self.original = OriginalText(self.tr("Original"))
        self.reader = ReaderSide()
        self.panel = MarkPanel()
        self.warning, self.trouble = Note("warn", "", icon="shield"), Note("bad", "")
        self.switch = TextSwitch(self.tr("Texts of the case"))
        self.sure = link("", "hide")
        self._words = ""
        self._stays = (Glyph("lock", "muted", 14), Label(self.tr("stays in the vault"), "muted"))
        self._build()
        self._connect()

    def show_reading(self) -> None:
        """Say that the texts of a case are being read; nothing of another case stands here meanwhile."""
        self.switch.show_texts((), "")
        self.header.set_facts("")
        self.show_text(Reviewed("", (), -1, "", ()))
        self.panel.show_reading()
        self.counter.setText(self.tr("Looking for names …"))
        theme.dress(self.counter, "pill", "info")

    def show_unread(self, languages: Sequence[str]) -> None:
        """Say that suggestions miss names, and in which languages rules alone looked for them."""
        words = self.tr(
            "Suggestions can miss names. "
            "Read the right side aloud to yourself before you let it leave this laptop."
        )
        if languages:
            more = self.tr(
                "The language model of {languages} is not installed here, so rules alone looked for names: read "
                "more carefully still."
            )
            words += " " + more.format(languages=", ".join(languages))
        self._words = words
        self.warning.say("warn", words)

    def show_texts(self, choices: Iterable[TextChoice], current: str, undecided: int, facts: str) -> None:
        """Show which texts there are and what is left to decide."""
        self.switch.show_texts(choices, current)
        self.counter.setText(
            self.tr("%n not decided", "", undecided) if undecided else self.tr("Everything decided")
        )
        theme.dress(self.counter, "pill", "warn" if undecided else "ok")
        self.warning.say("warn", self._words if undecided else f"{self._words} {limit('small_details')}")
        self.header.set_facts(facts)

    def show_text(self, reviewed: Reviewed) -> None:
        """Show a text with its marks, and what the reader sees of it."""
        self.original.show_text(reviewed.text)
        self.original.show_marks(reviewed.lines, reviewed.current)
        self.reader.show_seen(reviewed.seen, reviewed.spans)
        self.panel.show_marks(reviewed.lines, reviewed.current)
        sure = sum(1 for line in reviewed.lines if line.verdict is None and line.sure)
        self.sure.setText(self.tr("Hide the sure ones: {n}").format(n=sure))
        self.sure.redraw()
        self.sure.setVisible(sure > 1)
        if 0 <= reviewed.current < len(reviewed.lines):
            here = reviewed.lines[reviewed.current]
            self.original.reveal(here.start, here.end)
            self._follow(reviewed)

    def begin(self) -> None:
        """Put the keys where the review is done."""
        self.panel.marks.setFocus()

    def show_kept(self, kept: Kept) -> None:
        """Say whether the decisions are in the vault."""
        self.kept.show_kept(kept)
        self.trouble.setVisible(kept.state == "failed")
        if kept.state == "failed":
            self.trouble.say("bad", self.tr("Your last decisions are not saved yet. {}").format(kept.sentence))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the texts where there is little."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        little = self.width() < _ROOM_FOR_CAPTIONS
        narrow = self.width() < _ROOM_FOR_PANEL
        self.panel.setVisible(not (narrow and self.reader.is_writing))  # where one writes, no mark is decided
        wanted = 248 if narrow else 292
        self.panel.setFixedWidth(max(wanted, self.panel.minimumSizeHint().width()))
        low = self.height() < _ROOM_FOR_KEYS
        self.reader.spare(narrow=little, low=low)
        self.panel.spare(low)
        for part in self._stays:
            part.setVisible(not little)

    def _hide(self) -> None:
        """Hide the words selected in the original, or else the mark the reviewer is at."""
        selected = self.original.selected()
        if selected is None:
            self.verdict_given.emit("hide")
        else:
            self.hidden_by_hand.emit(*selected)

    def _follow(self, reviewed: Reviewed) -> None:
        """Bring the same words into view on the right: hidden marks and spans come in the same order."""
        hidden = sum(1 for line in reviewed.lines[: reviewed.current] if line.verdict != "keep")
        if reviewed.lines[reviewed.current].verdict != "keep" and hidden < len(reviewed.spans):
            span = reviewed.spans[hidden]
            self.reader.seen.reveal(span.start, span.end)

    def _build(self) -> None:
        go_on = primary(self.tr("Continue to brief"), "release")
        go_on.clicked.connect(self.brief_requested)
        self.header.add_state(self.counter)
        self.header.add_action(self.kept)
        self.header.add_action(go_on)
        self.show_unread(())
        self.trouble.hide()
        self.sure.setToolTip(
            self.tr("S · Known names, numbers and the like, in this text. One Undo takes it back.")
        )
        self.sure.hide()
        switch = QHBoxLayout()
        switch.setSpacing(8)
        switch.addWidget(self.switch, 1)
        switch.addWidget(self.sure)
        body = QVBoxLayout()
        body.setContentsMargins(28, 12, 28, 24)
        body.setSpacing(12)
        body.addWidget(self.warning)
        body.addWidget(self.trouble)
        body.addLayout(switch)
        body.addLayout(self._texts(), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(body, 1)

    def _texts(self) -> QHBoxLayout:
        texts = QHBoxLayout()
        texts.setSpacing(14)
        texts.addWidget(self._original_card(), 1)
        texts.addWidget(self.reader, 1)
        texts.addWidget(self.panel)
        return texts

    def _original_card(self) -> Card:
        card = Card()
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(heading(self.tr("Original")))
        row.addStretch()
        for part in self._stays:
            row.addWidget(part)
        row.addSpacing(1)
        row.addStrut(_HEAD)
        card.column.addLayout(row)
        card.column.addWidget(self.original, 1)
        return card

    def _connect(self) -> None:
        self.header.back_requested.connect(self.back_requested)
        QShortcut(QKeySequence("Alt+Left"), self, self.back_requested.emit)
        self.switch.chosen.connect(self.text_chosen)
        self.sure.clicked.connect(self.sure_wanted)
        self.original.mark_clicked.connect(self.mark_chosen)
        self.panel.mark_chosen.connect(self.mark_chosen)
        self.panel.hide_wanted.connect(self._hide)
        self.panel.keep_wanted.connect(lambda: self.verdict_given.emit("keep"))
        self.panel.all_wanted.connect(self.all_wanted)
        self.panel.next_wanted.connect(self.next_wanted)
        self.panel.undo_wanted.connect(self.undo_wanted)
        self.reader.written.connect(self.narrative_written)
        self.reader.writing.connect(lambda _on: self._fit())
        keys = (
            ("H", self.panel.hide_wanted.emit),
            ("K", self.panel.keep_wanted.emit),
            ("Shift+H", lambda: self.verdict_for_all.emit("hide")),
            ("Shift+K", lambda: self.verdict_for_all.emit("keep")),
            ("S", self.sure_wanted.emit),
            ("A", self.panel.all_wanted.emit),
            ("N", self.panel.next_wanted.emit),
            ("U", self.panel.undo_wanted.emit),
            ("Ctrl+Z", self.panel.undo_wanted.emit),
        )
        for key, wish in keys:
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(wish)
