"""What opening a notebook has to tell: calmly, at its place, and with what can be done about it."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cahier.gui.dates import moment_in_words
from cahier.gui.limits import limit
from cahier.gui.models.findings import safe_in, title_of
from cahier.gui.screens.before import BeforeScreen
from cahier.gui.screens.finding import FindingScreen
from cahier.gui.session import Session
from cahier.gui.shell import Shell
from cahier.gui.widgets.note import Note
from cahier.workflows import copies, destroy, open_notebook, search, synced, verify
from cahier.workflows.copies import Standing
from cahier.workflows.destroy import Item
from cahier.workflows.open_notebook import Told
from cahier.workflows.verify import Finding
from cahier.workflows.workspace import Workspace

BEFORE, FINDING = "before", "finding"
_OLDER = ("older", "parted", "older-keys")
_DAMAGED = ("mixed", "damaged")
_WARNING = ("unnoted", "undestroyed", "cleaned")
_BACK = "back"  # what was destroyed is here again


class NewsController(QObject):
    """Shows the news of opening, and the page of what a check found."""

    lock_wanted = Signal(str)  # why: "asked", "restore" or "rescue"
    came_back = Signal(object)  # the items that somebody wants to see, and to destroy again

    def __init__(self, session: Session, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._shell = session, shell
        self.synced = Note("warn", "")
        self.synced.hide()
        self.synced.acted.connect(self.synced.hide)
        self.searching = Note("info", "")
        self.searching.hide()
        for note in (self.synced, self.searching):
            shell.put_over(note)

    def begin(self) -> None:
        """Tell what must be known of the notebook that was opened."""
        self._session.run(open_notebook.told, self._tell)
        self._session.run(lambda workspace: synced.synced_by(workspace.path), self._tell_synced)
        self._session.run(search.catch_up_some, self._caught_up)

    def show_finding(self, finding: Finding) -> None:
        """Say that something is harmed; a button leads to the page about it."""
        self._session.run(
            _place_and_copies,
            lambda read: self._show_finding(finding, *read),
            lambda _sentence: self._show_finding(finding, None, None),
        )

    def _tell(self, told: Sequence[Told]) -> None:
        quiet = [each for each in told if each.kind not in (*_OLDER, *_DAMAGED, _BACK)]
        if quiet:
            warns = any(each.kind in _WARNING for each in quiet)
            self._shell.show_news("\n\n".join(each.sentence for each in quiet), "warn" if warns else "info")
        if any(each.kind in _DAMAGED for each in told):
            self._shell.show_trouble(self.tr("This notebook is damaged. Looking for what is harmed …"))
            self._session.follow(verify.find, self._found, self._not_found)
        if any(each.kind == _BACK for each in told):
            self._shell.show_offer(
                self.tr("An older copy was put back: something that was destroyed for ever is here again."),
                self.tr("See what"),
                lambda: self._session.run(_items_back, self.came_back.emit),
            )
        if older := [each.sentence for each in told if each.kind in _OLDER]:
            self._show_before(older)

    def _caught_up(self, is_whole: bool) -> None:
        """Go on with the search that an older version made, a little at a time: other work comes in between."""
        if is_whole:
            self.searching.hide()
            return
        words = self.tr("The search is being prepared again. Until that is done it may not find everything.")
        self.searching.say("info", words)
        self.searching.show()
        self._session.run(search.catch_up_some, self._caught_up, lambda _sentence: self.searching.hide())

    def _tell_synced(self, program: str) -> None:
        self.synced.setVisible(bool(program))
        if program:
            self.synced.say("warn", limit("synced", program=program), self.tr("Close"))

    def _found(self, finding: Finding | None) -> None:
        if finding is None:  # whole by now: what was in the way could be taken back
            self._shell.show_trouble("")
        else:
            self.show_finding(finding)

    def _not_found(self, _sentence: str) -> None:
        self.show_finding(Finding("damaged"))

    def _show_finding(self, finding: Finding, place: Path | None, standing: Standing | None) -> None:
        made = None if standing is None else standing.made
        last = ""
        if made is not None:
            when = moment_in_words(datetime.fromisoformat(made.at), datetime.now(UTC))
            last = f"{when}, {made.path}"
        screen = FindingScreen(finding, "" if place is None else str(place), last)
        screen.restore_requested.connect(lambda: self.lock_wanted.emit("restore"))
        screen.rescue_requested.connect(lambda: self.lock_wanted.emit("rescue"))
        screen.closed.connect(lambda: self._shell.show_page("cases"))
        self._shell.add_page(FINDING, screen)
        self._shell.show_trouble(
            self.tr("{what}. {safe}").format(what=title_of(finding), safe=safe_in(finding)),
            self.tr("What to do"),
            lambda: self._shell.show_page(FINDING),
        )

    def _show_before(self, sentences: list[str]) -> None:
        screen = BeforeScreen(sentences)
        screen.lock_requested.connect(lambda: self.lock_wanted.emit("asked"))
        screen.accept_requested.connect(self._accept)
        screen.closed.connect(self._leave_before)
        self._shell.add_page(BEFORE, screen)
        self._shell.show_page(BEFORE)

    def _accept(self) -> None:
        self._session.run(open_notebook.accept_older, self._accepted)

    def _accepted(self, could_note: bool) -> None:
        self._leave_before()
        if could_note:
            words = self.tr("From now on this notebook is the latest for this computer.")
            self._shell.show_news(words, "ok")
        else:
            words = self.tr("This computer could not note it, so you will be asked again at the next opening.")
            self._shell.show_news(words, "warn")

    def _leave_before(self) -> None:
        self._shell.show_page("cases")
        self._shell.drop_page(BEFORE)


def _items_back(workspace: Workspace) -> tuple[Item, ...]:
    return tuple(Item(each.kind, each.item) for each in destroy.came_back(workspace))


def _place_and_copies(workspace: Workspace) -> tuple[Path, Standing]:
    return workspace.path, copies.standing(workspace)
