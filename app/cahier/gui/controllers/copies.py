"""Joins the page of second copies with the workflows, and reminds of a copy that is due."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer

from cahier.domain.notion import Notion
from cahier.gui.controllers.check_card import CheckCardController
from cahier.gui.controllers.checks import CheckController
from cahier.gui.jobs import Job
from cahier.gui.screens.copies import CopiesScreen
from cahier.gui.session import Session
from cahier.gui.shell import Shell
from cahier.gui.widgets.choosing import choose_file, choose_folder
from cahier.gui.widgets.work_bar import WorkBar
from cahier.workflows import back_up, copies, preferences
from cahier.workflows.back_up import Done, Due
from cahier.workflows.copies import Standing, Tried
from cahier.workflows.workspace import Workspace

PAGE = "copies"
_HOUR = 3_600_000  # milliseconds
Read = tuple[Standing, Due | None]


class CopiesController(QObject):
    """Makes and tries second copies of the open notebook."""

    def __init__(self, session: Session, shell: Shell, checks: CheckController, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._shell, self._checks = session, shell, checks
        self._screen: CopiesScreen | None = None
        self._card: CheckCardController | None = None
        self._standing = Standing(None, None, copies.USUAL_DAYS)
        self._job: Job | None = None
        self._copy_to_try: Path | None = None
        self._hourly = QTimer(self, interval=_HOUR)
        self._hourly.timeout.connect(self.look)
        session.changed.connect(self._changed)
        shell.pages.currentChanged.connect(lambda _place: self._left())

    def begin(self) -> None:
        """Remind from now on."""
        self.look()
        self._hourly.start()

    def look(self) -> None:
        """See whether a copy is due."""
        if self._session.is_open:
            self._session.run(_read, self._seen, lambda _sentence: None)
        if self._card is not None:
            self._card.look()

    def show(self) -> None:
        """Show the page."""
        if self._screen is None:
            self._screen = self._made()
            self._shell.add_page(PAGE, self._screen)
        self._shell.show_page(PAGE)
        self._screen.copy.setFocus()
        self.look()

    def show_and_copy(self) -> None:
        """Show the page and make a copy, once it is known where the last one went."""

        def begin(read: Read) -> None:
            self._seen(read)
            self.copy()

        self.show()
        self._session.run(_read, begin)

    def copy(self) -> None:
        """Make a copy where the last one went; ask where, for the first."""
        if self._standing.folder is None:
            self.ask_where()
        else:
            self.copy_to(self._standing.folder)

    def ask_where(self) -> None:
        """Ask for another place, and make a copy there."""
        if self._screen is not None:
            title = self.tr("Where to keep second copies: a stick")
            choose_folder(self._screen, title, self.copy_to, self._standing.folder)

    def copy_to(self, folder: Path) -> None:
        """Make a copy in a folder."""
        screen = self._screen
        if screen is None or self._job is not None:
            return
        screen.tell_copied("ok", "")
        self._start(
            screen.copying,
            lambda workspace, report: back_up.back_up_to_folder(workspace, folder, report),
            self._copied,
            lambda sentence: screen.tell_copied("bad", sentence),
            lambda: screen.tell_copied("info", self.tr("Stopped. Nothing of the copy was left.")),
        )

    def try_copy(self, recovery_key: str) -> None:
        """Open a copy with the sheet."""
        screen, path = self._screen, self._copy_to_try
        if screen is None or path is None or self._job is not None:
            return
        self._start(
            screen.trying,
            lambda workspace, report: back_up.drill_with_sheet(workspace, path, recovery_key, report),
            self._tried,
            lambda sentence: screen.tell_tried("bad", sentence),
            lambda: screen.tell_tried("info", self.tr("Stopped. Nothing was changed.")),
        )

    def _start(
        self,
        bar: WorkBar,
        work: Callable[[Workspace, Callable[[object], None]], Any],
        then: Callable[[Any], object],
        failed: Callable[[str], object],
        stopped: Callable[[], object],
    ) -> None:
        screen = self._screen
        assert screen is not None  # noqa: S101  nothing is started but from the page

        def over(tell: Callable[..., object]) -> Callable[..., None]:
            def tell_it(*what: Any) -> None:
                self._job = None
                screen.set_busy(None)
                tell(*what)

            return tell_it

        screen.set_busy(bar, self.tr("One moment …"))
        self._job = job = self._session.follow(work, over(then), over(failed))
        job.progressed.connect(bar.show_progress)
        job.cancelled.connect(over(stopped))

    def _copied(self, done: Done) -> None:
        screen = self._screen
        if screen is None:
            return
        words = self.tr(
            "Done: opened and compared. Records: {n}, files: {files}. Eject the stick before you pull it."
        )
        contents = done.copied.contents
        doubts = [done.unsound] if done.unsound else []
        if done.copied.same_disk:
            doubts.append(
                self.tr(
                    "This copy lies on the same disk as the notebook: when the disk breaks or is taken, both "
                    "are gone. Put one on a stick."
                )
            )
        screen.tell_copied("ok", words.format(n=contents.records, files=done.copied.files), "\n\n".join(doubts))
        self.look()

    def _tried(self, tried: Tried) -> None:
        if self._screen is not None:
            self._screen.sheet.clear()
        self.look()

    def _seen(self, read: Read) -> None:
        before, (self._standing, due) = self._standing, read
        self._remind(due)
        if self._screen is not None:
            self._screen.show_standing(self._standing, "" if due is None else due.sentence, datetime.now(UTC))
            if self._copy_to_try is None or before.made != self._standing.made:
                self._choose_to_try(None if self._standing.made is None else Path(self._standing.made.path))

    def _remind(self, due: Due | None) -> None:
        words = ""
        if due is not None and due.days is None:
            words = self.tr("There is no second copy yet")
        elif due is not None:
            words = self.tr("The last second copy is {n} days old").format(n=due.days)
        self._shell.sidebar.remind(PAGE, words, self.tr("Make one"))

    def _choose_to_try(self, path: Path | None) -> None:
        self._copy_to_try = path
        if self._screen is not None:
            self._screen.show_copy_to_try("" if path is None else str(path))

    def _ask_which(self) -> None:
        if self._screen is not None:
            title = self.tr("The second copy to try")
            choose_file(self._screen, title, self._choose_to_try, self._standing.folder)

    def _prefer(self, days: int) -> None:
        self._session.run(
            lambda workspace: preferences.prefer(workspace, copies.DAYS, str(days)), lambda _kept: self.look()
        )

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _changed(self, notions: frozenset[Notion]) -> None:
        if Notion.CASE in notions:
            self.look()

    def _left(self) -> None:
        if self._screen is not None and self._shell.current is not self._screen:
            self._screen.forget()

    def _made(self) -> CopiesScreen:
        screen = CopiesScreen()
        screen.copy_requested.connect(self.copy)
        screen.elsewhere_requested.connect(self.ask_where)
        screen.other_copy_requested.connect(self._ask_which)
        screen.trial_requested.connect(self.try_copy)
        screen.days_chosen.connect(self._prefer)
        self._card = CheckCardController(self._session, self._checks, screen.whole, self)
        for bar in (screen.copying, screen.trying):
            bar.stopped.connect(self._stop)
        return screen


def _read(workspace: Workspace) -> Read:
    return copies.standing(workspace), back_up.due(workspace)
