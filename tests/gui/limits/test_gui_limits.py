"""Each thing that cannot be promised is said in the window at the moment it matters."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fingers import form_of, import_demo, in_vault, make_case, shown, words_on
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from cahier.gui.controllers.desk import Desk
from cahier.gui.limits import LIMITS, limit
from cahier.gui.main_window import MainWindow
from cahier.gui.screens.brief import BriefScreen
from cahier.gui.screens.create import CreateScreen
from cahier.gui.screens.destroying.notebook import NotebookStep
from cahier.gui.screens.destroying.record import DestroyStep
from cahier.gui.screens.form_page import FormPage
from cahier.gui.screens.keys.trial import TrialStep
from cahier.gui.screens.review import ReviewScreen
from cahier.gui.screens.unlock import UnlockScreen
from cahier.workflows import attach_evidence, trials


@dataclass
class Here:
    """What a moment is made of."""

    qtbot: QtBot
    window: MainWindow
    tmp_path: Path
    request: pytest.FixtureRequest

    def desk(self) -> Desk:
        """Open the notebook."""
        desk: Desk = self.request.getfixturevalue("desk")
        return desk

    def page(self, place: str) -> QWidget:
        """Go where the sidebar leads."""
        self.desk()
        shell = self.window.shell
        assert shell is not None
        shell.sidebar._buttons[place].click()
        self.qtbot.waitUntil(lambda: shell.current_key == place)
        assert shell.current is not None
        return shell.current


Moment = Callable[[Here], QWidget]


def making_one(here: Here) -> QWidget:
    here.window.door.place = here.tmp_path / "Other"
    here.window.door.begin()
    return shown(here.window, CreateScreen)


def a_weak_passphrase(here: Here) -> QWidget:
    screen = making_one(here)
    assert isinstance(screen, CreateScreen)
    assert limit("weak") not in words_on(screen)
    screen.passphrase.edit.setText("yellow lampshade")
    return screen


def in_a_synced_folder(here: Here) -> QWidget:
    (here.tmp_path / "Dropbox").mkdir()
    here.window.door.place = here.tmp_path / "Dropbox" / "Notebook"
    here.window.door.begin()
    return shown(here.window, CreateScreen)


def locked(here: Here) -> QWidget:
    here.window.door.begin("You locked it. Your words are saved.")
    return shown(here.window, UnlockScreen)


def a_day_old(here: Here) -> QWidget:
    desk = here.desk()
    in_vault(desk, lambda workspace: trials._keep(workspace, datetime.now(UTC) - timedelta(days=1, hours=1), ()))
    here.window.safety.trial.begin()
    note = here.window.safety.trial.note
    here.qtbot.waitUntil(lambda: not note.isHidden())
    assert limit("no_reset") in note.text
    note.acted.emit()
    here.qtbot.waitUntil(lambda: bool(here.window.findChildren(TrialStep)))
    return here.window.findChildren(TrialStep)[0]


def before_an_original_leaves(here: Here) -> QWidget:
    desk = here.desk()
    letter = here.tmp_path / "letter.txt"
    letter.write_bytes(b"Everything was told.")
    case_id = make_case(here.qtbot, here.window, desk, "Lamps")
    evidence = in_vault(desk, lambda workspace: attach_evidence.attach(workspace, case_id, letter))
    desk.case.show_now(case_id)
    here.qtbot.waitUntil(lambda: bool(desk.case.records and desk.case.records.evidence))
    desk.opening.row("evidence", evidence.evidence_id)
    shell = here.window.shell
    assert shell is not None
    here.qtbot.waitUntil(lambda: hasattr(shell.current, "_ask_copy"), timeout=15_000)
    shell.current.copy.click()  # type: ignore[union-attr]
    return shell.current  # type: ignore[return-value]


def before_a_brief_leaves(here: Here) -> QWidget:
    desk = here.desk()
    import_demo(here.qtbot, desk)
    desk.show_brief(in_vault(desk, lambda workspace: workspace.vault.cases())[0].case_id)
    here.qtbot.waitUntil(lambda: any(each.isVisible() for each in here.window.findChildren(BriefScreen)))
    screen = shown(here.window, BriefScreen)
    screen._files.setVisible(True)  # as once the brief may leave
    return screen


def before_a_case_is_removed(here: Here) -> QWidget:
    desk = here.desk()
    make_case(here.qtbot, here.window, desk, "Lamps")
    desk.forms.open(desk.case.records, "case")
    page = form_of(here.qtbot, here.window)
    page.remove.click()
    return page


def before_something_is_destroyed(here: Here) -> QWidget:
    page = before_a_case_is_removed(here)
    assert isinstance(page, FormPage)
    page.question.other.click()
    here.qtbot.waitUntil(lambda: bool(here.window.findChildren(DestroyStep)))
    return shown(here.window, DestroyStep)


def before_the_notebook_is_destroyed(here: Here) -> QWidget:
    here.desk()
    here.window.safety.show("destroy_notebook")
    here.qtbot.waitUntil(lambda: bool(here.window.findChildren(NotebookStep)))
    return shown(here.window, NotebookStep)


def with_a_screen_reader(here: Here) -> QWidget:
    here.request.getfixturevalue("monkeypatch").setattr(QAccessible, "isActive", staticmethod(lambda: True))
    return here.page("settings")


def when_all_words_are_decided(_here: Here) -> QWidget:
    screen = ReviewScreen()
    screen.show_texts((), "", 1, "")
    assert limit("small_details") not in screen.warning.text
    screen.show_texts((), "", 0, "")
    return screen


MOMENTS: list[tuple[str, Moment, dict[str, str]]] = [
    ("weak", a_weak_passphrase, {}),
    ("no_reset", making_one, {}),
    ("no_reset", a_day_old, {}),
    ("infected", making_one, {}),
    ("synced", in_a_synced_folder, {"program": "Dropbox"}),
    ("locked", locked, {}),
    ("out_of_hands", locked, {}),
    ("open", lambda here: here.page("settings"), {}),
    ("carried", lambda here: here.page("settings"), {}),
    ("recognised", lambda here: here.page("settings"), {}),
    ("from_outside", lambda here: here.page("settings"), {}),
    ("program", lambda here: here.page("settings"), {}),
    ("only_cure", lambda here: here.page("copies"), {}),
    ("pulled", lambda here: here.page("copies"), {}),
    ("original", before_an_original_leaves, {}),
    ("not_unmade", before_a_brief_leaves, {}),
    ("small_details", before_a_brief_leaves, {}),
    ("small_details", when_all_words_are_decided, {}),
    ("read_aloud", with_a_screen_reader, {}),
    ("stays", before_a_brief_leaves, {}),
    ("removed", before_a_case_is_removed, {}),
    ("pieces", before_a_case_is_removed, {}),
    ("copies_hold", before_something_is_destroyed, {}),
    ("stays", before_something_is_destroyed, {}),
    ("worn", before_something_is_destroyed, {}),
    ("traces", before_the_notebook_is_destroyed, {}),
    ("search_begun", before_the_notebook_is_destroyed, {}),
]


@pytest.mark.parametrize(
    ("name", "moment", "about"), MOMENTS, ids=[f"{name}-{place}" for place, (name, *_) in enumerate(MOMENTS)]
)
def test_a_limit_is_said_at_its_moment(
    qtbot: QtBot,
    window: MainWindow,
    tmp_path: Path,
    request: pytest.FixtureRequest,
    name: str,
    moment: Moment,
    about: dict[str, str],
) -> None:
    page = moment(Here(qtbot, window, tmp_path, request))
    said = [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]
    assert any(limit(name, **about) in words for words in said), "\n".join(said)


def test_every_limit_has_its_moment() -> None:
    assert {name for name, *_ in MOMENTS} == set(LIMITS)


def test_the_words_are_plain() -> None:
    for name, words in LIMITS.items():
        assert not {"hmac", "kdf", "argon2", "cipher", "metadata", "vault"} & set(words.casefold().split()), name
        assert max(len(sentence.split()) for sentence in words.split(". ")) <= 24, name


def test_opening_in_a_folder_that_is_copied_to_the_internet_is_told(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    news = window.safety.news
    news._tell_synced("Nextcloud")
    assert limit("synced", program="Nextcloud") in news.synced.text
    news.synced.acted.emit()
    assert news.synced.isHidden()


def test_the_trial_is_done_with_passphrase_and_sheet_and_not_asked_for_again(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    from fingers import PASSPHRASE

    from cahier.gui.screens.keys.ways import WaysScreen
    from cahier.workflows import keys
    from cahier.workflows.keys import Proof

    here = Here(qtbot, window, tmp_path, request)
    step = a_day_old(here)
    assert isinstance(step, TrialStep)
    desk = here.desk()
    sheet = in_vault(desk, lambda workspace: keys.show_recovery_key(workspace, Proof(PASSPHRASE)))
    before = (window.door.place / "vault.hdr").read_bytes()
    step.sheet.setText(sheet[:-1] + ("7" if sheet[-1] != "7" else "8"))
    step.again.passphrase.edit.setText(PASSPHRASE)
    step.button.click()
    qtbot.waitUntil(lambda: "mistyped" in step.problem.text)
    assert in_vault(desk, trials.due) is not None
    step.sheet.setText(sheet)
    step.again.passphrase.edit.setText(PASSPHRASE)
    step.button.click()
    qtbot.waitUntil(
        lambda: any(
            "the passphrase and the recovery key" in each.told.text for each in window.findChildren(WaysScreen)
        )
    )
    assert in_vault(desk, trials.due) is None
    assert (window.door.place / "vault.hdr").read_bytes() == before
