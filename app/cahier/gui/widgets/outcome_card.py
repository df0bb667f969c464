"""What became of a brief: which files were written and what was checked before, or plainly why none was."""

from cahier.gui.widgets.cards import Card
from cahier.gui.widgets.labels import Label, body, muted
from cahier.gui.widgets.note import Note
from cahier.gui.widgets.told_lines import ToldLines


class OutcomeCard(Card):
    """Hidden until there is something to tell."""

    def __init__(self) -> None:
        super().__init__()
        self._note = Note("ok", "")
        self._lines = ToldLines(6)
        self.add(self._note, self._lines)
        self.hide()

    @property
    def text(self) -> str:
        """What the note says."""
        return self._note.text

    def show_written(self, folder: str, files: tuple[str, ...], checks: tuple[str, ...]) -> None:
        """Say that files were written."""
        self._say("ok", self.tr("Written, after every check had passed."))
        self._lines.tell(muted(self.tr("In {}").format(folder)))
        for name in files:
            self._lines.tell(Label(name, "strong"))
        if checks:
            self._lines.tell(muted(self.tr("Checked before writing:")))
        for check in checks:
            self._lines.tell(muted(f"·  {check}"))

    def show_waiting(self) -> None:
        """Say that it waits for a second reader."""
        self._say("ok", self.tr("It waits now for a second reader. Nothing has left the notebook."))

    def show_refused(self, sentence: str, reasons: tuple[str, ...] = ()) -> None:
        """Say why nothing was written."""
        self._say("bad", sentence)
        for reason in reasons:
            self._lines.tell(body(reason))

    def forget(self) -> None:
        """Tell nothing any more."""
        self.hide()

    def _say(self, kind: str, sentence: str) -> None:
        self._note.say(kind, sentence)
        self._lines.forget()
        self.show()
