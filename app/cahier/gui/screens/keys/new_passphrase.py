"""A new passphrase for the open notebook."""

from cahier.gui.screens.keys.step import KeyStep
from cahier.gui.widgets.new_passphrase import NewPassphrase


class PassphraseStep(KeyStep):
    """`what()` is the new passphrase."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("Change the passphrase"),
            self.tr(
                "The recovery key and all other keys stay as they are. Second copies made before keep the old "
                "passphrase."
            ),
            self.tr("Change the passphrase"),
        )
        self.new = NewPassphrase()
        self.ask(self.new)

    def what(self) -> str:
        """Return the new passphrase."""
        return self.new.text

    def objection(self) -> str:
        """Say what is wrong with it."""
        return self.new.objection()

    def forget(self) -> None:
        """Empty the fields."""
        super().forget()
        self.new.clear()
