from collections.abc import Iterator
from pathlib import Path

import pytest
from hands import Recorded, in_vault
from PySide6.QtWidgets import QApplication

from cahier.gui import theme
from cahier.gui.jobs import JobRunner
from cahier.gui.session import Session
from cahier.workflows import open_notebook, record
from cahier.workflows.workspace import Workspace

WORDS = "six invented words for a test"


@pytest.fixture(autouse=True)
def empty_clipboard(qapp: QApplication) -> Iterator[None]:
    """Leave nothing copied: what Python made and the clipboard holds at the end of the process brings it down."""
    yield
    qapp.clipboard().clear()


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path, cheap_hashing: None) -> Iterator[Session]:
    theme.apply(qapp, dark=False)
    runner = JobRunner()
    session = Session(runner)
    session.open(runner.run_and_wait(lambda: open_notebook.create(tmp_path / "notebook", WORDS)[0], 10))
    yield session
    session.close_now()
    runner.close()


@pytest.fixture
def recorded(session: Session) -> Recorded:
    def work(workspace: Workspace) -> Recorded:
        case = record.new_case(workspace, "An invented case")
        target = record.add_person(workspace, case.case_id, "Tərlan Daşkəsənli", "ROLE.TARGET")
        sister = record.add_person(workspace, case.case_id, "Gülbəniz Daşkəsənli", "ROLE.RELATIVE")
        _interview, account = record.start_interview(workspace, case.case_id, "az", sister.person_id)
        return Recorded(case, target, sister, account)

    return in_vault(session, work)
