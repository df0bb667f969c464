"""The steps that need no more than the passphrase: a sheet shown again or made anew, and a way in taken away."""

from cahier.gui.screens.keys.step import KeyStep


class ShowSheetStep(KeyStep):
    """Shows the recovery key once more."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("Show the recovery key"),
            self.tr(
                "Whoever sees the recovery key can open this notebook. "
                "Be alone, and let no camera look at the screen."
            ),
            self.tr("Show it"),
        )
        self.ask()


class NewSheetStep(KeyStep):
    """Makes a new recovery key."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("A new recovery key"),
            self.tr(
                "Make one when the sheet was lost, or somebody may have seen it. "
                "The old sheet no longer opens the notebook then. "
                "It still opens the second copies that were made before: make a new copy afterwards."
            ),
            self.tr("Make it"),
        )
        self.ask()


class RemoveStep(KeyStep):
    """Takes a way in away. `what()` is its id."""

    def __init__(self, way_id: str, name: str) -> None:
        super().__init__(
            self.tr("Remove: {name}").format(name=name),
            self.tr(
                "It no longer opens this notebook then. "
                "It still opens the second copies that were made before: make a new copy afterwards, and destroy "
                "the older ones if somebody else may have this key."
            ),
            self.tr("Remove it"),
            takes_away=True,
        )
        self._way_id = way_id
        self.ask()

    def what(self) -> str:
        """Return the id of the way in."""
        return self._way_id
