"""The sheets people write: the recovery key of a new notebook, made anew or shown once more, and the shares."""

from cahier.gui.screens.paper_sheet import PaperSheet


class RecoverySheet(PaperSheet):
    """The recovery key of a notebook that was made just now."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("Your recovery key"),
            self.tr(
                "Write these groups on paper and keep the sheet away from this computer. It opens the notebook "
                "when the passphrase is forgotten. Later it is shown only to who types the passphrase."
            ),
            self.tr("Open the notebook"),
        )


class RenewedSheet(PaperSheet):
    """A new recovery key, which counts once it is on paper."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("A new recovery key"),
            self.tr(
                "Write these groups on paper, by hand: a printer would keep them. "
                "The old sheet opens the notebook until this one is checked, and no longer then."
            ),
            self.tr("Use this sheet from now on"),
            leave=self.tr("Keep the old sheet"),
        )


class SheetAgain(PaperSheet):
    """The recovery key there is, shown once more."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("Your recovery key"),
            self.tr("Write these groups on paper, by hand, and keep the sheet away from this computer."),
            "",
            leave=self.tr("Back to the keys"),
            asks=False,
        )


class ShareSheet(PaperSheet):
    """One share of several."""

    def __init__(self, number: int, count: int, needed: int) -> None:
        super().__init__(
            self.tr("Share {number} of {count}").format(number=number, count=count),
            self.tr(
                "For one person you trust, on paper, by hand. Any {needed} of {count} people open the notebook "
                "together; fewer cannot. It is shown only now."
            ).format(needed=needed, count=count),
            self.tr("The next share") if number < count else self.tr("Let these shares open the notebook"),
            leave=self.tr("Stop: no share will open anything"),
        )
