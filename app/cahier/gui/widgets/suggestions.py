"""Sentences offered for the public narrative: each can be put in as it stands."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cahier.gui.widgets.buttons import icon_button
from cahier.gui.widgets.fields import Choice, name_parts
from cahier.gui.widgets.labels import body, muted
from cahier.gui.widgets.told_lines import ToldLines

_LEAST = 40
_FIRST_LINE = 8  # pixels above the words, so that the first line stands beside the sign
_HEIGHT = 190  # pixels of the list at most


class Suggestions(QWidget):
    """Emits `chosen(sentence)`, and `language_chosen(code)` for sentences in another language."""

    chosen = Signal(str)
    language_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._lines = ToldLines(4)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._lines)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setMaximumHeight(_HEIGHT)
        scroll.setMinimumHeight(_LEAST)  # where there is little room, what scrolls gives way, not the words above
        scroll.setAccessibleName(self.tr("Sentences from what is recorded"))
        scroll.setToolTip(self.tr("From what is recorded, cleared for the European Parliament"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(4)
        self.language = Choice()
        name_parts(self.language, self.tr("Language of the sentences"))
        self.language.currentIndexChanged.connect(lambda: self.language_chosen.emit(self.language.currentData()))
        self._whence = muted(self.tr("From what is recorded, cleared for the European Parliament"))
        column.addWidget(self._whence)
        head = QHBoxLayout()
        head.addWidget(self.language)
        head.addStretch()
        column.addLayout(head)
        column.addWidget(scroll)
        self.hide()

    def spare(self, little_room: bool) -> None:
        """Leave out whence the sentences are where there is little room; the list says it itself when asked."""
        self._whence.setVisible(not little_room)

    def show_languages(self, languages: Iterable[tuple[str, str]]) -> None:
        """Offer languages, as code and name."""
        self.language.blockSignals(True)
        self.language.clear()
        for code, name in languages:
            self.language.addItem(name, code)
        self.language.blockSignals(False)

    def show_sentences(self, sentences: Sequence[str], reasons: Sequence[str]) -> None:
        """Offer sentences; where there are none, say why."""
        self._lines.forget()
        for sentence in sentences:
            self._lines.tell(self._line(sentence))
        for reason in () if sentences else reasons:
            self._lines.tell(muted(reason))
        self.setVisible(bool(sentences or reasons))

    def _line(self, sentence: str) -> QWidget:
        button = icon_button("plus", self.tr("Put in: {sentence}").format(sentence=sentence))
        button.setToolTip(self.tr("Put this sentence where the cursor is"))
        button.clicked.connect(lambda: self.chosen.emit(sentence))
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 6, 0)
        row.setSpacing(8)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        words = body(sentence)
        words.setContentsMargins(0, _FIRST_LINE, 0, 0)
        row.addWidget(words, 1)
        return line
