"""Joins the page of colleagues with the workflows. Each change asks for the passphrase again."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from cahier.domain.colleague import Colleague
from cahier.gui.controllers.passing_page import PassingPage
from cahier.gui.screens.colleagues.people import PeopleScreen
from cahier.gui.screens.colleagues.steps import AddStep, LeaveStep, WhoStep
from cahier.gui.screens.keys.step import KeyStep
from cahier.gui.session import Session
from cahier.gui.shell import Shell
from cahier.workflows import colleagues, keys, second_reading
from cahier.workflows.colleagues import Proof
from cahier.workflows.second_reading import Rule
from cahier.workflows.workspace import Workspace

PAGE = "colleagues"
Found = tuple[tuple[Colleague, ...], Rule, bool]


class ColleaguesController(QObject):
    """Shows who works here, and a page for each change."""

    def __init__(self, session: Session, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._shell = session, shell
        self._page = PassingPage(shell, PAGE)
        self._people: dict[str, Colleague] = {}
        self._key_file_needed = False

    def show(self, told: str = "") -> None:
        """Show everybody, and what became of a change."""
        self._session.run(_found, lambda found: self._show_people(found, told))

    def begin(self, step: str, code: str = "") -> None:
        """Go to the page of a change."""
        page = self._step(step, self._people.get(code))
        page.again.need_key_file(self._key_file_needed)
        page.closed.connect(self.show)
        page.go_requested.connect(lambda what: self._go(step, code, page, what))
        self._page.bring(page)

    def _step(self, step: str, one: Colleague | None) -> KeyStep:
        if step == "add":
            return AddStep()
        if step == "leave" and one is not None:
            return LeaveStep(one)
        title = self.tr("Introduce yourself") if one is None else self.tr("Change {name}").format(name=one.name)
        words = self.tr("The ledger of what left keeps a sign for each of you. No name of yours is in any brief.")
        return WhoStep(title, words, self.tr("Save"), one)

    def _go(self, step: str, code: str, page: KeyStep, what: Any) -> None:
        changes: dict[str, tuple[Callable[[Workspace, Proof], object], str]] = {
            "introduce": (lambda workspace, proof: colleagues.introduce(workspace, proof, *what), ""),
            "add": (
                lambda workspace, proof: colleagues.add(workspace, proof, *what),
                self.tr("Your colleague opens the notebook with their own passphrase from now on."),
            ),
            "change": (lambda workspace, proof: colleagues.change(workspace, proof, code, *what), ""),
            "leave": (
                lambda workspace, proof: colleagues.leave(workspace, proof, code),
                self.tr("Their passphrase no longer opens the notebook."),
            ),
        }
        change, told = changes[step]
        typed, path = page.again.take()
        self._session.run(
            lambda workspace: change(workspace, Proof(typed, keys.read_key(path) if path else None)),
            lambda _done: self.show(told),
            lambda sentence: page.show_problem(sentence) if self._page.holds(page) else None,
        )

    def _work_alone(self) -> None:
        told = self.tr("From now on your briefs are stamped, and name nobody. Add a colleague to change that.")
        self._session.run(second_reading.work_alone, lambda _none: self.show(told))

    def _show_people(self, found: Found, told: str) -> None:
        people, rule, self._key_file_needed = found
        self._people = {one.code: one for one in people}
        screen = PeopleScreen()
        screen.step_requested.connect(self.begin)
        screen.alone_requested.connect(self._work_alone)
        screen.show_people(people, rule, told)
        self._page.bring(screen)


def _found(workspace: Workspace) -> Found:
    together = any(way.kind == "passphrase_and_key_file" for way in keys.ways(workspace))
    return colleagues.colleagues(workspace), second_reading.rule(workspace), together
