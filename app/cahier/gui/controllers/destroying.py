"""Joins the pages of destroying something for ever with the workflows. The passphrase is asked for again first.

What is destroyed may be open elsewhere in the window, half typed even: `destroyed` goes out before anything else
is shown, and whoever hears it lets go of those pages.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from cahier.domain.notion import Notion
from cahier.domain.tombstone import Why
from cahier.gui.controllers.passing_page import PassingPage
from cahier.gui.jobs import Report
from cahier.gui.screens.destroying.done import DestroyedPage
from cahier.gui.screens.destroying.looking import LookingPage
from cahier.gui.screens.destroying.record import DestroyStep
from cahier.gui.session import Session
from cahier.gui.shell import Shell
from cahier.workflows import copies, destroy, keys
from cahier.workflows.copies import Made
from cahier.workflows.destroy import Destroyed, Item, Plan
from cahier.workflows.keys import Proof
from cahier.workflows.workspace import Workspace

PAGE = "destroying"
_ALL = frozenset(Notion)


@dataclass(frozen=True, slots=True)
class _About:
    case_id: str
    plan: Plan
    copies: tuple[Made, ...]
    needs_key_file: bool


class DestroyingController(QObject):
    """One thing at a time. `left(case_id)` when its page is done with: the case to go back to, if it is there."""

    left = Signal(str)
    destroyed = Signal(object)  # the items
    copy_wanted = Signal()

    def __init__(self, session: Session, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._shell = session, shell
        self._page = PassingPage(shell, PAGE)

    def open(self, case_id: str, items: Sequence[Item], name: str, why: Why | None = None) -> None:
        """Find out what would go with these, which belong to a case, and show it to whoever still waits."""
        page = LookingPage(name)
        page.closed.connect(lambda: self.left.emit(case_id))
        self._page.bring(page)

        def found(about: _About) -> None:
            if self._page.holds(page):
                self._show(name, about, why)

        def failed(sentence: str) -> None:
            if self._page.holds(page):
                self.left.emit(case_id)
            self._shell.show_problem(sentence)

        self._session.run(partial(_read, case_id, tuple(items)), found, failed)

    def _show(self, name: str, about: _About, why: Why | None) -> None:
        page = DestroyStep(name, about.plan, about.copies, why)
        page.again.need_key_file(about.needs_key_file)
        page.closed.connect(lambda: self.left.emit(about.case_id))
        page.go_requested.connect(lambda what: self._go(page, about, *what))
        self._page.bring(page)

    def _go(self, page: DestroyStep, about: _About, why: Why, names_too: bool) -> None:
        typed, path = page.again.take()

        def work(workspace: Workspace, report: Report) -> Destroyed:
            keys.confirm_passphrase(workspace, Proof(typed, keys.read_key(path) if path else None))
            return destroy.destroy(workspace, about.plan.items, why, names_too=names_too, report=report)

        def step(what: object) -> None:
            if self._page.holds(page):
                page.show_step(what)

        job = self._session.follow(
            work,
            lambda done: self._done(page, about, done),
            lambda sentence: self._refused(page, about, sentence),
        )
        job.progressed.connect(step)

    def _done(self, page: DestroyStep, about: _About, done: Destroyed) -> None:
        self._tell_gone(about)
        if not self._page.holds(page):
            self._shell.show_news(self.tr("Destroyed. No page of the notebook holds it any more."), "ok")
            return
        after = DestroyedPage(done, about.copies, left=bool(about.plan.left))
        after.copy_requested.connect(self.copy_wanted)
        is_there = all(item.kind != "case" for item in about.plan.items)
        after.closed.connect(lambda: self.left.emit(about.case_id if is_there else ""))
        self._page.bring(after)

    def _refused(self, page: DestroyStep, about: _About, sentence: str) -> None:
        """Say why; what was begun may be gone all the same, and is then nowhere shown any more."""

        def look(is_there: bool) -> None:
            if not is_there:
                self._tell_gone(about)

        self._session.run(partial(_is_there, about.plan.items), look)
        if self._page.holds(page):
            page.show_problem(sentence)
        else:
            self._shell.show_problem(sentence)

    def _tell_gone(self, about: _About) -> None:
        self.destroyed.emit(about.plan.items)
        self._session.changed.emit(_ALL)


def _read(case_id: str, items: tuple[Item, ...], workspace: Workspace) -> _About:
    plan = destroy.plan(workspace, items)
    return _About(case_id, plan, copies.known(workspace), keys.needs_key_file(workspace))


def _is_there(items: tuple[Item, ...], workspace: Workspace) -> Any:
    try:
        return bool(destroy.plan(workspace, items).records)
    except destroy.NothingToDestroy:
        return False
