"""Joins the page of keys with the workflows. Whatever the change, the passphrase is asked for again first.

A passphrase typed here is handed to `keys.confirm_passphrase` on the vault thread and to nothing else; what comes
back allows one change. A sheet counts once it is on paper, so until then nothing is changed.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from cahier.gui.controllers.passing_page import PassingPage
from cahier.gui.screens.keys.changes import NewSheetStep, RemoveStep, ShowSheetStep
from cahier.gui.screens.keys.headquarters import HeadquartersStep
from cahier.gui.screens.keys.key_file import KeyFileStep
from cahier.gui.screens.keys.new_passphrase import PassphraseStep
from cahier.gui.screens.keys.shares import SharesStep
from cahier.gui.screens.keys.step import KeyStep
from cahier.gui.screens.keys.trial import TrialStep
from cahier.gui.screens.keys.ways import WaysScreen, name_of
from cahier.gui.screens.paper_sheet import PaperSheet
from cahier.gui.screens.recovery_sheet import RenewedSheet, ShareSheet, SheetAgain
from cahier.gui.session import Session
from cahier.gui.shell import Shell
from cahier.workflows import keys, trials
from cahier.workflows.keys import Confirmed, NewShares, Proof, Way
from cahier.workflows.workspace import Workspace

PAGE = "keys"
Change = Callable[[Workspace, Confirmed], Any]


class KeysController(QObject):
    """Shows the ways in, and a page for each change of them. `tried` when a trial ended well."""

    tried = Signal()
    colleagues_wanted = Signal()

    def __init__(self, session: Session, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._shell = session, shell
        self._ways: dict[str, Way] = {}
        self._page = PassingPage(shell, PAGE)

    def show(self, told: str = "") -> None:
        """Show the ways in, and what became of a change."""
        self._session.run(keys.ways, lambda ways: self._show_ways(ways, told))

    def try_it(self) -> None:
        """Go to the trial: would one get in again?"""

        def begin(ways: tuple[Way, ...]) -> None:
            self._ways = {way.id: way for way in ways}
            self.begin("trial")

        self._session.run(keys.ways, begin)

    def begin(self, step: str, way_id: str = "") -> None:
        """Go to the page of a change, or to the colleagues, who have passphrases of their own."""
        if step == "colleagues":
            self.colleagues_wanted.emit()
            return
        page = self._step(step, self._ways.get(way_id))
        page.again.need_key_file(any(way.kind == "passphrase_and_key_file" for way in self._ways.values()))
        page.closed.connect(self.show)
        page.go_requested.connect(lambda what: self._go(step, page, what))
        self._page.bring(page)

    def _step(self, step: str, way: Way | None) -> KeyStep:
        if step == "remove" and way is not None:
            return RemoveStep(way.id, name_of(way))
        if step == "headquarters":
            page = HeadquartersStep()
            page.file_chosen.connect(lambda path: self._fingerprint(page, path))
            return page
        makers: dict[str, Callable[[], KeyStep]] = {
            "passphrase": PassphraseStep,
            "show": ShowSheetStep,
            "renew": NewSheetStep,
            "shares": SharesStep,
            "key_file": KeyFileStep,
            "trial": TrialStep,
        }
        return makers[step]()

    def _go(self, step: str, page: KeyStep, what: Any) -> None:
        if step == "show":
            self._change(page, keys.show_recovery_key, self._show_sheet)
        elif step == "trial":
            self._change(page, lambda workspace, _confirmed: _try(workspace, what), self._tried)
        elif step == "renew":
            self._change(page, lambda _workspace, confirmed: (confirmed, keys.fresh_recovery_key()), self._renew)
        elif step == "shares":
            self._change(
                page,
                lambda workspace, confirmed: (confirmed, keys.fresh_shares(workspace, *what)),
                lambda made: self._share(made[0], made[1], what[0]),
            )
        else:
            change, told = self._changes(step, page, what)
            self._change(page, change, lambda _answer: self.show(told))

    def _changes(self, step: str, page: KeyStep, what: Any) -> tuple[Change, str]:
        """Return what is done at once, and what is told then."""
        if step == "remove":
            told = self.tr("It no longer opens this notebook. Second copies made before still open with it.")
            return lambda workspace, confirmed: keys.remove(workspace, confirmed, what), told
        if step == "headquarters":
            told = self.tr("Headquarters can open this notebook from now on.")
            return lambda workspace, confirmed: keys.add_headquarters(workspace, confirmed, what), told
        key_file = page.again.key_file.path
        if step == "key_file":
            path, together = what
            if together:
                words = page.again.passphrase.text
                told = self.tr("From now on the notebook opens with the passphrase and the key file together.")
                return (
                    lambda workspace, confirmed: keys.change_passphrase(
                        workspace, confirmed, words, keys.key_file_at(path)
                    ),
                    told,
                )
            told = self.tr("The key file opens the notebook from now on. Keep it away from this computer.")
            return lambda workspace, confirmed: keys.open_to_key_file(workspace, confirmed, path), told
        told = self.tr("The passphrase was changed.")
        return (
            lambda workspace, confirmed: keys.change_passphrase(workspace, confirmed, what, _read(key_file)),
            told,
        )

    def _change(self, page: KeyStep, change: Change, then: Callable[[Any], object]) -> None:
        """Try the passphrase given again and, where it is right, make the change, on the vault thread."""
        typed, path = page.again.take()

        def work(workspace: Workspace) -> Any:
            return change(workspace, keys.confirm_passphrase(workspace, Proof(typed, _read(path))))

        def done(answer: Any) -> None:
            if self._page.holds(page):
                page.forget()
                then(answer)

        self._session.run(work, done, lambda sentence: self._refused(page, sentence))

    def _fingerprint(self, page: HeadquartersStep, path: Path) -> None:
        def show(words: str) -> None:
            if self._page.holds(page):
                page.show_fingerprint(words)

        self._session.run(
            lambda _workspace: keys.headquarters_fingerprint(path),
            show,
            lambda sentence: self._refused(page, sentence),
        )

    def _tried(self, with_sheet: bool) -> None:
        self.tried.emit()
        both = self.tr("You would get in: the passphrase and the recovery key are right.")
        self.show(both if with_sheet else self.tr("You would get in: the passphrase is right."))

    def _show_sheet(self, key: str) -> None:
        sheet = SheetAgain()
        sheet.noted.connect(self.show)
        self._show_secret(sheet, key)

    def _renew(self, made: tuple[Confirmed, str]) -> None:
        confirmed, key = made
        sheet = RenewedSheet()
        told = self.tr("The new sheet opens the notebook, the old one no longer.")
        sheet.noted.connect(
            lambda: self._session.run(
                lambda workspace: keys.set_recovery_key(workspace, confirmed, key),
                lambda _none: self.show(told),
                self._failed,
            )
        )
        self._show_secret(sheet, key)

    def _share(self, confirmed: Confirmed, made: NewShares, needed: int, number: int = 1) -> None:
        """Show one share after the other; they count once the last was written down."""
        count = len(made.written)
        sheet = ShareSheet(number, count, needed)
        if number < count:
            sheet.noted.connect(lambda: self._share(confirmed, made, needed, number + 1))
        else:
            told = self.tr("The shares open the notebook from now on.")
            sheet.noted.connect(
                lambda: self._session.run(
                    lambda workspace: keys.set_shares(workspace, confirmed, made),
                    lambda _none: self.show(told),
                    self._failed,
                )
            )
        self._show_secret(sheet, made.written[number - 1])

    def _show_secret(self, sheet: PaperSheet, secret: str) -> None:
        sheet.closed.connect(self.show)
        self._page.bring(sheet)
        sheet.set_secret(secret)

    def _refused(self, page: KeyStep, sentence: str) -> None:
        if self._page.holds(page):
            page.show_problem(sentence)
        else:
            self._shell.show_problem(sentence)

    def _failed(self, sentence: str) -> None:
        self.show()
        self._shell.show_problem(sentence)

    def _show_ways(self, ways: tuple[Way, ...], told: str) -> None:
        self._ways = {way.id: way for way in ways}
        screen = WaysScreen()
        screen.step_requested.connect(self.begin)
        screen.show_ways(ways, told)
        self._page.bring(screen)


def _try(workspace: Workspace, recovery_key: str) -> bool:
    """Try the sheet, if one was typed, and note the trial; answer whether one was."""
    if recovery_key:
        keys.try_recovery_key(workspace, recovery_key)
    trials.note_done(workspace)
    return bool(recovery_key)


def _read(path: Path | None) -> bytes | None:
    return None if path is None else keys.read_key(path)
