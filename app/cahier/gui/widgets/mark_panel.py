"""The side of the review: all marks of a text, why the current one is there, and what can be done about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout

from cahier.gui.widgets.buttons import Button, ghost, primary, secondary
from cahier.gui.widgets.cards import Card
from cahier.gui.widgets.labels import Label, isolated, muted
from cahier.gui.widgets.mark_kinds import MarkLine
from cahier.gui.widgets.mark_list import MarkList


class MarkPanel(Card):
    """Emits the row gone to, and the wishes of the reviewer."""

    mark_chosen = Signal(int)
    hide_wanted = Signal()
    keep_wanted = Signal()
    all_wanted = Signal()
    next_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Marks"))
        self.count = Label("", "muted")
        self.marks = MarkList(self.tr("Marks"))
        self._reason = Label("", "caption", wrap=True)
        self._keys = muted(
            _whole(self.tr("H hide · K keep · Shift: all the same · S sure ones · N next · U undo"))
        )
        self._buttons = self._make_buttons()
        self.marks.chosen.connect(self.mark_chosen)
        self.head.addWidget(self.count)
        self.column.setContentsMargins(12, 18, 12, 14)
        self.column.setSpacing(10)
        self._reason.setMinimumHeight(36)
        self.marks.setMinimumHeight(40)
        grid = QGridLayout()
        grid.setSpacing(8)
        hide, keep, same, following, undo = self._buttons
        grid.addWidget(hide, 0, 0)
        grid.addWidget(keep, 0, 1)
        grid.addWidget(same, 1, 0, 1, 2)
        grid.addWidget(following, 2, 0)
        grid.addWidget(undo, 2, 1)
        self.column.addWidget(self.marks, 1)
        self.add(self._reason, grid, self._keys)

    def show_marks(self, lines: tuple[MarkLine, ...], current: int) -> None:
        """Show the marks of a text, with the reviewer at one of them."""
        self.marks.show_marks(lines, current)
        left = sum(1 for line in lines if line.verdict is None)
        words = self.tr("{left} of {all} left").format(left=left, all=len(lines)) if left else str(len(lines))
        self.count.setText(words if lines else "")
        here = lines[current] if 0 <= current < len(lines) else None
        self._reason.setText(self._why(here) if left or here is None else self._done(here))
        self._say_how_many(lines, here)
        for button in self._buttons[:3]:
            button.setEnabled(here is not None)

    def _say_how_many(self, lines: tuple[MarkLine, ...], here: MarkLine | None) -> None:
        """Say on its button how many marks of this text are the same as the current one."""
        same = sum(1 for line in lines if here and (line.surface, line.kind) == (here.surface, here.kind))
        many = self.tr("To all the same: {n}").format(n=same)
        self._buttons[2].setText(many if same > 1 else self.tr("Apply to all the same"))

    def show_reading(self) -> None:
        """Say that it is not known yet what there is."""
        self._reason.setText(self.tr("The texts are being read."))

    def spare(self, little_room: bool) -> None:
        """Leave out what the buttons say too."""
        self._keys.setVisible(not little_room)

    @property
    def reason(self) -> str:
        """What it says about the current mark."""
        return self._reason.text()

    def _why(self, line: MarkLine | None) -> str:
        if line is None:
            return self.tr("Nothing was found in this text. That does not mean that nothing is there.")
        if line.verdict is None:
            return self.tr("{} Hidden as {} until you decide.").format(line.reason, isolated(line.replacement))
        return line.reason

    def _done(self, line: MarkLine) -> str:
        return f"{line.reason} {self.tr('All of this text is decided. Read the right side once more.')}"

    def _make_buttons(self) -> tuple[Button, ...]:
        buttons = (
            (primary(self.tr("Hide"), "hide", "H"), self.hide_wanted),
            (secondary(self.tr("Keep"), "eye", "K"), self.keep_wanted),
            (secondary(self.tr("Apply to all the same"), "copy", "A"), self.all_wanted),
            (ghost(self.tr("Next"), "forward", "N"), self.next_wanted),
            (ghost(self.tr("Undo"), "undo", "U"), self.undo_wanted),
        )
        for button, wish in buttons:
            button.clicked.connect(wish)
        return tuple(button for button, _ in buttons)


def _whole(keys: str) -> str:
    """Keep each key on the line of what it does."""
    return " · ".join(part.replace(" ", "\N{NO-BREAK SPACE}") for part in keys.split(" · "))
