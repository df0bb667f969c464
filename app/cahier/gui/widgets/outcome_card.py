"""What became of a brief: which files were written and what was checked before, or plainly why none was."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cahier.gui.widgets.cards import Card
from cahier.gui.widgets.labels import Label, body, muted
from cahier.gui.widgets.note import Note


class OutcomeCard(Card):
    """Hidden until there is something to tell."""

    def __init__(self) -> None:
        super().__init__()
        self._note = Note("ok", "")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self._shown: list[QWidget] = []
        self.add(self._note, self._lines)
        self.hide()

    @property
    def text(self) -> str:
        """What the note says."""
        return self._note.text

    def show_written(self, folder: str, files: tuple[str, ...], checks: tuple[str, ...]) -> None:
        """Say that files were written."""
        self._say("ok", self.tr("Written, after every check had passed."))
        self._tell(muted(self.tr("In {}").format(folder)))
        for name in files:
            self._tell(Label(name, "strong"))
        if checks:
            self._tell(muted(self.tr("Checked before writing:")))
        for check in checks:
            self._tell(muted(f"·  {check}"))

    def show_refused(self, sentence: str, reasons: tuple[str, ...] = ()) -> None:
        """Say why nothing was written."""
        self._say("bad", sentence)
        for reason in reasons:
            self._tell(body(reason))

    def forget(self) -> None:
        """Tell nothing any more."""
        self.hide()

    def _say(self, kind: str, sentence: str) -> None:
        self._note.say(kind, sentence)
        for old in self._shown:
            self._lines.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._shown = []
        self.show()

    def _tell(self, line: QWidget) -> None:
        self._lines.addWidget(line)
        self._shown.append(line)
