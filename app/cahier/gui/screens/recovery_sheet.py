"""The recovery key: shown once, copied to paper, and asked back in part to see that it was."""

import secrets

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout

from cahier.gui.widgets.buttons import ghost, primary
from cahier.gui.widgets.cards import Centred
from cahier.gui.widgets.labels import Glyph, Label, display, field_label, muted, soft
from cahier.gui.widgets.note import Note

_ASKED = 2
_ACROSS = 3

_ALIKE = str.maketrans("OIL", "011")  # no key holds these letters: whoever reads them meant the digits


class RecoverySheet(Centred):
    """Emits `noted` when the groups asked for were typed right."""

    noted = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Recovery key"), 520)
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
        self.written.clicked.connect(self._ask)
        self.done = primary(self.tr("Open the notebook"))
        self.done.clicked.connect(self._check)
        self.back = ghost(self.tr("Show the key again"))
        self.back.clicked.connect(self._show)
        self._build()

    def set_key(self, key: str) -> None:
        """Show a key; it is forgotten when the screen goes."""
        self._groups = key.split("-")
        for place, group in enumerate(self._groups):
            number, text = muted(str(place + 1)), Label(group, "key")
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
            text.setAccessibleName(
                self.tr("Group {number}: {letters}").format(number=place + 1, letters=" ".join(group))
            )
            row, column = divmod(place, _ACROSS)
            self._sheet.addWidget(
                number, row, 2 * column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            )
            self._sheet.addWidget(text, row, 2 * column + 1)
            self._sheet.setColumnStretch(2 * column + 1, 1)
            self._labels += [number, text]
        self._show()

    def _show(self) -> None:
        self._stage(asking=False)
        self.written.setFocus()

    def _ask(self) -> None:
        places = list(range(len(self._groups)))
        self._asked = sorted(places.pop(secrets.randbelow(len(places))) for _ in range(_ASKED))
        for field, name, place in zip(self.fields, self._names, self._asked, strict=True):
            name.setText(self.tr("Group {number} of the key").format(number=place + 1))
            field.setAccessibleName(name.text())
            field.clear()
        self._stage(asking=True)
        self.fields[0].setFocus()

    def _check(self) -> None:
        typed = [field.text().strip().upper().translate(_ALIKE) for field in self.fields]
        if typed == [self._groups[place] for place in self._asked]:
            self._forget()
            self.noted.emit()
        else:
            self.problem.say("bad", self.tr("This is not what stands on the sheet. Look at it again."))
            self.problem.show()
            self.fields[0].setFocus()

    def _forget(self) -> None:
        self._groups = []
        for label in self._labels:
            label.clear()
        for field in self.fields:
            field.clear()

    def _stage(self, *, asking: bool) -> None:
        self.problem.hide()
        for label in self._labels:
            label.setVisible(not asking)
        for widget in (*self.fields, *self._names, self.done, self.back):
            widget.setVisible(asking)
        self.written.setVisible(not asking)
        self.explanation.setText(
            self.tr("To be sure that the sheet is right, type two of its groups.")
            if asking
            else self.tr(
                "Write these groups on paper and keep the sheet away from this computer. It opens the notebook "
                "when the passphrase is forgotten. It is shown only now."
            )
        )

    def _build(self) -> None:
        self.explanation = soft("")
        self.card.add(Glyph("key", "accent", 36), display(self.tr("Your recovery key")), self.explanation)
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
        self.card.add(self.problem, self.written, self.done, self.back)

    def _next(self) -> None:
        if self.fields[0].hasFocus():
            self.fields[1].setFocus()
        else:
            self._check()
