"""The right side of the review: what the reader sees of a text, or the public narrative being written."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QTextEdit, QVBoxLayout, QWidget

from cahier.gui import theme
from cahier.gui.widgets.buttons import chip
from cahier.gui.widgets.cards import Card
from cahier.gui.widgets.kept_mark import Kept, KeptMark
from cahier.gui.widgets.labels import Elided, Glyph, Label, muted
from cahier.gui.widgets.marked_text import ReadText, Span
from cahier.gui.widgets.narrative_editor import NarrativeEditor
from cahier.gui.widgets.private_text import space_lines
from cahier.gui.widgets.suggestions import Suggestions


class ReaderSide(Card):
    """Shows one of two pages; `written` tells that the narrative was edited."""

    written = Signal()
    writing = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.seen = ReadText(self.tr("What the reader sees"))
        self.narrative = NarrativeEditor()
        self.suggestions = Suggestions()
        self.kept = KeptMark()
        self._pages = QStackedWidget()
        self._heading = Elided("", "heading")
        self._write = chip("", exclusive=False)
        self._write.setToolTip(self.tr("Write the public narrative of this case"))
        self._place = Label(self.tr("leaves the vault"), "muted")
        self._glyph = Glyph("release", "muted", 14)
        self._spare = self._low = self._wrong = False
        self._build()

    def show_seen(self, text: str, spans: Iterable[Span]) -> None:
        """Show a redacted text, and what in it stands for something hidden."""
        self.seen.show_text(text)
        self.seen.show_spans(spans)

    def show_narrative(self, text: str) -> None:
        """Show the public narrative, to be edited."""
        if text != self.narrative.toPlainText():
            self.narrative.blockSignals(True)
            self.narrative.setPlainText(text)
            space_lines(self.narrative, 150)
            self.narrative.blockSignals(False)

    def show_kept(self, kept: Kept) -> None:
        """Say whether the narrative is in the vault."""
        self.kept.show_kept(kept)

    @property
    def is_writing(self) -> bool:
        """Whether the narrative is in front."""
        return self._write.isChecked()

    def write(self, on: bool) -> None:
        """Turn to the narrative, or back to what the reader sees."""
        self._write.setChecked(on)
        self._turn()

    def spare(self, *, narrow: bool, low: bool) -> None:
        """Leave out what is said elsewhere too, where there is little room."""
        self._spare, self._low = narrow, low
        self.suggestions.spare(low)
        self._turn_words()

    def _say(self, sentence: str) -> None:
        """Say what is wrong where the cursor is; when nothing is, what becomes of the text."""
        self._wrong = bool(sentence)
        self._hint.setText(sentence or self.tr("Reviewed like every other text before it leaves."))
        self._turn_words()

    def _turn(self) -> None:
        on = self._write.isChecked()
        self._pages.setCurrentWidget(self._writing if on else self.seen)
        self._turn_words()
        if on:
            self.narrative.setFocus()
        self.writing.emit(on)

    def _turn_words(self) -> None:
        on = self._write.isChecked()
        self._write.setText(self.tr("Write") if self._spare else self.tr("Write the narrative"))
        seen = self.tr("The reader sees") if self._spare else self.tr("What the reader sees")
        self._heading.setText(self.tr("Public narrative") if on else seen)
        self.kept.setVisible(on)
        self._place.setVisible(not on and not self._spare)
        self._glyph.setVisible(not on and not self._spare)
        self._hint.setVisible(on and (self._wrong or not self._low))

    def _build(self) -> None:
        theme.dress(self.narrative, "bare")
        self.narrative.setStyleSheet("font-size: 15px;")
        self.narrative.setFrameShape(QTextEdit.Shape.NoFrame)
        self.narrative.setAccessibleName(self.tr("Public narrative"))
        self.narrative.set_hint(
            self.tr("What happened, in a few sentences that could stand in a public text. No names, no places.")
        )
        self.narrative.textChanged.connect(self.written)
        self._hint = muted("")
        self._hint.setAccessibleName(self.tr("About the narrative"))
        self.narrative.told.connect(self._say)
        self._write.clicked.connect(self._turn)
        row = QHBoxLayout()
        row.setSpacing(6)
        self._write.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row.addWidget(self._heading)
        row.addStretch()
        for part in (self._glyph, self._place, self.kept, self._write):
            row.addWidget(part)
        self._writing = writing = QWidget()
        column = QVBoxLayout(writing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.narrative, 3)
        column.addWidget(self.suggestions, 2)
        self.suggestions.chosen.connect(self.narrative.put_in)
        self._pages.addWidget(self.seen)
        self._pages.addWidget(writing)
        self.column.addLayout(row)
        self.column.addWidget(self._pages, 1)
        self.column.addWidget(self._hint)
        self._say("")
        self.write(False)
