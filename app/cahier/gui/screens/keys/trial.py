"""Would you get in again? The passphrase from memory, and the recovery key from its paper, in good time."""

from PySide6.QtWidgets import QLineEdit

from cahier.gui.limits import limit
from cahier.gui.screens.keys.step import KeyStep
from cahier.gui.widgets.labelled import labelled

_WIDTH = 440  # pixels of a field


class TrialStep(KeyStep):
    """`what()` is the recovery key as typed; nothing when only the passphrase is tried."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("Would you get in again?"),
            self.tr(
                "{limit} So try it today: type the passphrase without looking, and the recovery key from its "
                "paper. Nothing is changed. Leave the recovery key out if the paper is not with you."
            ).format(limit=limit("no_reset")),
            self.tr("Try"),
        )
        self.sheet = QLineEdit()
        self.sheet.setMaximumWidth(_WIDTH)
        self.sheet.setMinimumHeight(40)
        self.sheet.returnPressed.connect(self.go)
        self.ask()
        place = self.card.column.indexOf(self.problem)
        self.card.column.insertLayout(place, labelled(self.tr("Recovery key, from the paper"), self.sheet))

    def what(self) -> str:
        """Return the recovery key."""
        return self.sheet.text().strip()

    def forget(self) -> None:
        """Empty the fields."""
        super().forget()
        self.sheet.clear()
