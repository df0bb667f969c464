"""For who forgot the passphrase: the recovery key, shares, a key file, or headquarters; and then a new one."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from cahier.gui.widgets.buttons import Button, chip, ghost, link, primary
from cahier.gui.widgets.cards import Centred
from cahier.gui.widgets.folder_field import FileField
from cahier.gui.widgets.labels import Glyph, display, field_label, soft
from cahier.gui.widgets.new_passphrase import NewPassphrase
from cahier.gui.widgets.note import Note
from cahier.gui.widgets.passphrase_field import PassphraseField

SHEET, SHARES, KEY_FILE, HEADQUARTERS = "sheet", "shares", "key_file", "headquarters"
_FIRST_SHARES, _MOST_SHARES = 3, 15
_WIDTH = 520  # pixels of the card


class RecoverScreen(Centred):
    """Emits `recover_requested(way, what was given, new passphrase)`.

    Given are: the recovery key, a tuple of shares, the path of a key file, or the path of the private file of
    headquarters with its passphrase.
    """

    recover_requested = Signal(str, object, str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Recovery key"), _WIDTH)
        self.key = QLineEdit()
        self.shares: list[QLineEdit] = []
        self.key_file = FileField(self.tr("The key file of this notebook"))
        self.private = FileField(self.tr("The private file of headquarters"))
        self.words = PassphraseField(self.tr("Passphrase of headquarters"))
        self.new = NewPassphrase(widest=_WIDTH)
        self.passphrase, self.again = self.new.passphrase, self.new.again
        self.problem = Note("bad", "")
        self.button = primary(self.tr("Set the new passphrase and open"))
        self.working = QProgressBar()
        self._share_column = QVBoxLayout()
        self._parts: dict[str, QWidget] = {}
        self.chips: dict[str, Button] = {}
        self._build()
        self.set_busy(False)
        self.show_problem("")

    def show_problem(self, sentence: str) -> None:
        """Show what went wrong; an empty sentence clears it."""
        self.problem.say("bad", sentence)
        self.problem.setVisible(bool(sentence))

    def set_busy(self, busy: bool) -> None:
        """Show that the key is being worked out."""
        self.working.setVisible(busy)
        self.button.setEnabled(not busy)

    def forget(self) -> None:
        """Empty every field."""
        for field in (self.key, *self.shares):
            field.clear()
        self.words.clear()
        self.new.clear()

    @property
    def way(self) -> str:
        """The way that is chosen."""
        return next(way for way, button in self.chips.items() if button.isChecked())

    def choose(self, way: str) -> None:
        """Go to a way."""
        self.chips[way].setChecked(True)
        for each, part in self._parts.items():
            part.setVisible(each == way)
        self.show_problem("")

    def showEvent(self, event: QShowEvent) -> None:
        """Let the person type at once."""
        super().showEvent(event)
        self.key.setFocus()

    def _given(self) -> Any:
        if self.way == SHEET:
            return self.key.text()
        if self.way == SHARES:
            return tuple(text for field in self.shares if (text := field.text().strip()))
        if self.way == KEY_FILE:
            return self.key_file.path
        return (self.private.path, self.words.text) if self.private.path else None

    def _recover(self) -> None:
        given = self._given()
        if not given:
            missing = {
                SHEET: self.tr("Type the recovery key first."),
                SHARES: self.tr("Type the shares first."),
                KEY_FILE: self.tr("Choose the key file first."),
                HEADQUARTERS: self.tr("Choose the private file of headquarters first."),
            }
            self.show_problem(missing[self.way])
        elif problem := self.new.objection():
            self.show_problem(problem)
        elif self.button.isEnabled():
            self.show_problem("")
            self.recover_requested.emit(self.way, given, self.new.text)

    def _build(self) -> None:
        self.button.setMinimumHeight(42)
        self.working.setRange(0, 0)
        self.working.setTextVisible(False)
        self.working.setAccessibleName(self.tr("Opening the notebook"))
        self.button.clicked.connect(self._recover)
        self.new.entered.connect(self._recover)
        self.key.returnPressed.connect(self.passphrase.setFocus)
        back = ghost(self.tr("Back to the passphrase"))
        back.clicked.connect(self.closed)
        self.card.add(Glyph("key", "accent", 36), display(self.tr("Another way in")))
        self._parts = {
            SHEET: self._sheet(),
            SHARES: self._of_shares(),
            KEY_FILE: self._of_key_file(),
            HEADQUARTERS: self._of_headquarters(),
        }
        self.card.add(self._choices(), *self._parts.values(), self.new)
        self.card.add(self.problem, self.button, self.working, back)
        self.choose(SHEET)

    def _choices(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(8)
        names = (
            (SHEET, self.tr("Recovery key")),
            (SHARES, self.tr("Shares")),
            (KEY_FILE, self.tr("Key file")),
            (HEADQUARTERS, self.tr("Headquarters")),
        )
        for place, (way, words) in enumerate(names):
            button = self.chips[way] = chip(words)
            button.clicked.connect(lambda _checked, way=way: self.choose(way))
            grid.addWidget(button, place // 2, place % 2)
        return grid

    def _sheet(self) -> QWidget:
        self.key.setMinimumHeight(40)
        words = self.tr("Type the nine groups from the sheet. Spaces, hyphens and capitals do not matter.")
        return _part(soft(words), field_label(self.tr("Recovery key"), self.key), self.key)

    def _of_shares(self) -> QWidget:
        more = link(self.tr("One more share"), "plus")
        more.clicked.connect(self._add_share)
        words = self.tr("Type the share of each person. Which of them comes first does not matter.")
        holder = _part(soft(words))
        column = holder.layout()
        assert isinstance(column, QVBoxLayout)  # noqa: S101  as `_part` makes it
        self._share_column.setSpacing(6)
        column.addLayout(self._share_column)
        column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        for _ in range(_FIRST_SHARES):
            self._add_share()
        return holder

    def _add_share(self) -> None:
        if len(self.shares) < _MOST_SHARES:
            field = QLineEdit()
            field.setMinimumHeight(36)
            field.returnPressed.connect(self.focusNextChild)
            self.shares.append(field)
            label = field_label(self.tr("Share {number}").format(number=len(self.shares)), field)
            self._share_column.addWidget(label)
            self._share_column.addWidget(field)

    def _of_key_file(self) -> QWidget:
        words = self.tr("Put in the stick with the key file that opens this notebook alone.")
        return _part(soft(words), field_label(self.tr("Key file"), self.key_file), self.key_file)

    def _of_headquarters(self) -> QWidget:
        words = self.tr("For headquarters: the notebook opens with your private key, if it was given to you.")
        return _part(soft(words), field_label(self.tr("Private file"), self.private), self.private, self.words)


def _part(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    for widget in widgets:
        column.addWidget(widget)
    return holder
