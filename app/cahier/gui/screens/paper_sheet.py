"""A secret to be written on paper: shown, and asked back in part to see that it was written right.

By hand alone: a printer, and the computer it hangs on, keep what they print.
"""

import secrets

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout

from cahier.gui.widgets.buttons import ghost, primary
from cahier.gui.widgets.cards import Centred
from cahier.gui.widgets.labels import Glyph, Label, display, field_label, muted, soft
from cahier.gui.widgets.note import Note

_ASKED = 2
_ACROSS = 3

_ALIKE = str.maketrans("OILU", "011V")  # no key holds these letters: whoever reads them meant the others


class PaperSheet(Centred):
    """Emits `noted` when the groups asked for were typed right, and `closed` when somebody gives up.

    With `asks` off, nothing is asked back: the sheet was checked when it was first written.
    """

    noted = Signal()
    closed = Signal()

    def __init__(self, title: str, words: str, done: str, *, leave: str = "", asks: bool = True) -> None:
        super().__init__(title, 520)
        self._words, self._asks = words, asks
        self._groups: list[str] = []
        self._asked: list[int] = []
        self._sheet = QGridLayout()
        self._sheet.setHorizontalSpacing(12)
        self._sheet.setVerticalSpacing(14)
        self._sheet.setContentsMargins(0, 8, 0, 8)
        self._labels: list[Label] = []
        self.fields = [QLineEdit() for _ in range(_ASKED)]
        self._names = [field_label("", field) for field in self.fields]
        self.problem = Note("bad", "")
        self.written = primary(self.tr("I have written it down"))
        self.written.clicked.connect(self._ask if asks else self._finish)
        self.done = primary(done)
        self.done.clicked.connect(self._check)
        self.back = ghost(self.tr("Show it again"))
        self.back.clicked.connect(self._show)
        self.leave = ghost(leave)
        self.leave.clicked.connect(self.closed)
        self._build(title)

    def set_secret(self, text: str) -> None:
        """Show a secret; it is forgotten when it was noted, or the screen goes."""
        self._groups = text.split("-")
        for place, group in enumerate(self._groups):
            number, label = muted(str(place + 1)), Label(group, "key")
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
            label.setAccessibleName(
                self.tr("Group {number}: {letters}").format(number=place + 1, letters=" ".join(group))
            )
            row, column = divmod(place, _ACROSS)
            self._sheet.addWidget(
                number, row, 2 * column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            )
            self._sheet.addWidget(label, row, 2 * column + 1)
            self._sheet.setColumnStretch(2 * column + 1, 1)
            self._labels += [number, label]
        self._show()

    def forget(self) -> None:
        """Let go of the secret and of what was typed."""
        self._groups = []
        for label in self._labels:
            label.clear()
            label.setAccessibleName("")
        for field in self.fields:
            field.clear()

    def _show(self) -> None:
        self._stage(asking=False)
        self.written.setFocus()

    def _ask(self) -> None:
        places = list(range(len(self._groups)))
        self._asked = sorted(places.pop(secrets.randbelow(len(places))) for _ in range(_ASKED))
        for field, name, place in zip(self.fields, self._names, self._asked, strict=True):
            name.setText(self.tr("Group {number}").format(number=place + 1))
            field.setAccessibleName(name.text())
            field.clear()
        self._stage(asking=True)
        self.fields[0].setFocus()

    def _check(self) -> None:
        """Take blanks, capitals and letters that look alike as they were meant; name the group that differs."""
        for field, place in zip(self.fields, self._asked, strict=True):
            typed = "".join(filter(str.isalnum, field.text().upper())).translate(_ALIKE)
            if typed != self._groups[place]:
                words = self.tr("Group {number} is not what stands on the sheet. Look at it again.")
                self.problem.say("bad", words.format(number=place + 1))
                self.problem.show()
                field.setFocus()
                return
        self._finish()

    def _finish(self) -> None:
        self.forget()
        self.noted.emit()

    def _stage(self, *, asking: bool) -> None:
        self.problem.hide()
        for label in self._labels:
            label.setVisible(not asking)
        for widget in (*self.fields, *self._names, self.done, self.back):
            widget.setVisible(asking)
        self.written.setVisible(not asking)
        asked = self.tr("To be sure that the sheet is right, type two of its groups.")
        self.explanation.setText(asked if asking else self._words)

    def _build(self, title: str) -> None:
        self.explanation = soft("")
        self.card.add(Glyph("key", "accent", 36), display(title), self.explanation)
        self.card.add(self._sheet)
        for name, field in zip(self._names, self.fields, strict=True):
            field.returnPressed.connect(self._next)
            pair = QVBoxLayout()
            pair.setSpacing(4)
            pair.addWidget(name)
            pair.addWidget(field)
            self.card.add(pair)
        for button in (self.written, self.done):
            button.setMinimumHeight(42)
        self.card.add(self.problem, self.written, self.done, self.back, self.leave)
        self.leave.setVisible(bool(self.leave.text()))

    def _next(self) -> None:
        if self.fields[0].hasFocus():
            self.fields[1].setFocus()
        else:
            self._check()
