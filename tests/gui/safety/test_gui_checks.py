import threading
from pathlib import Path

import pytest
from fingers import PASSPHRASE, FakeClock, Gone, in_vault, make_case, nobody_touches, words_on
from harmed import INSIDE, LOOKED_AT, Harm, harm_evidence, put_back_older
from pytestqt.qtbot import QtBot

from cahier.gui.controllers.checks import IDLE
from cahier.gui.controllers.desk import Desk
from cahier.gui.main_window import MainWindow
from cahier.gui.screens.before import BeforeScreen
from cahier.gui.screens.finding import FindingScreen
from cahier.gui.shell import Shell
from cahier.vault import file as vaults
from cahier.workflows import open_notebook, show_case, verify


def enter(qtbot: QtBot, window: MainWindow) -> Shell:
    """Open the notebook, with a check that does not wait between its steps."""
    window.door.unlock(PASSPHRASE)
    qtbot.waitUntil(lambda: window.desk is not None and hasattr(window, "safety"))
    window.safety.checks._ticks.setInterval(10)
    assert window.shell is not None
    return window.shell


def round_of(window: MainWindow) -> verify.Round:
    return window._session.write_now(verify.standing)


def finding_of(qtbot: QtBot, window: MainWindow, shell: Shell) -> FindingScreen:
    """Press what the note offers, and return the page it leads to."""
    qtbot.waitUntil(lambda: not shell.trouble.isHidden() and "Looking" not in shell.trouble.text, timeout=15_000)
    shell.trouble.acted.emit()
    page = shell.current
    assert isinstance(page, FindingScreen)
    return page


def test_while_nobody_types_everything_is_read_and_nothing_is_said(
    qtbot: QtBot, filled: Path, window: MainWindow, clock: FakeClock
) -> None:
    shell = enter(qtbot, window)
    nobody_touches(window, clock, IDLE - 1)
    qtbot.wait(900)  # two slices, if it did not wait
    assert round_of(window).done_at == ""
    assert window._session.write_now(verify.extent).done == 0
    nobody_touches(window, clock, 2)
    qtbot.waitUntil(lambda: round_of(window).done_at != "", timeout=20_000)
    assert not round_of(window).is_due
    assert shell.trouble.isHidden()
    assert shell.news.isHidden()
    assert shell.problem.isHidden()


def test_a_round_goes_on_after_the_lock_where_it_was_left(
    qtbot: QtBot, filled: Path, window: MainWindow, clock: FakeClock
) -> None:
    with open_notebook.unlock(filled, PASSPHRASE) as workspace:
        assert verify.look_on(workspace, 60.0) is True
        before = verify.extent(workspace)
        assert 0 < before.done < before.total
    enter(qtbot, window)
    assert window._session.write_now(verify.extent) == before
    nobody_touches(window, clock, IDLE + 1)
    qtbot.waitUntil(lambda: round_of(window).done_at != "", timeout=20_000)


def test_whoever_types_is_not_disturbed(
    qtbot: QtBot, filled: Path, window: MainWindow, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(qtbot, window)
    nobody_touches(window, clock, IDLE + 1)
    qtbot.waitUntil(lambda: window._session.write_now(verify.extent).done > 0 or round_of(window).done_at != "")
    assert window.desk is not None
    make_case(qtbot, window, window.desk, "Lamps")  # a save comes in between two slices


def test_records_are_never_read_on_the_thread_of_the_window_nor_files_on_that_of_the_vault(
    qtbot: QtBot, filled: Path, window: MainWindow, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: dict[str, set[str]] = {"look_on": set(), "read_item": set()}
    for name, real in (("look_on", verify.look_on), ("read_item", verify.read_item)):

        def noted(*arguments: object, name: str = name, real: object = real) -> object:
            threads[name].add(threading.current_thread().name.rpartition("_")[0])
            return real(*arguments)  # type: ignore[operator]

        monkeypatch.setattr(verify, name, noted)
    enter(qtbot, window)
    nobody_touches(window, clock, IDLE + 1)
    qtbot.waitUntil(lambda: round_of(window).done_at != "", timeout=20_000)
    assert threads == {"look_on": {"vault"}, "read_item": {"files"}}


def test_a_page_that_went_bad_is_found_and_the_cases_it_costs_are_named(
    qtbot: QtBot, filled: Path, harm: Harm, window: MainWindow, clock: FakeClock, gone: Gone
) -> None:
    harm.put(filled, INSIDE)
    shell = enter(qtbot, window)
    qtbot.wait(200)
    assert shell.trouble.isHidden()  # opening did not come across it
    nobody_touches(window, clock, IDLE + 1)
    page = finding_of(qtbot, window, shell)
    words = words_on(page)
    assert "Accounts: " in words
    assert all(code in words for code in harm.cases)
    assert "All other records and files are whole" in words
    assert str(filled) in words
    assert "Last copy: none" in words
    assert page.rescue is not None
    page.rescue.click()
    assert gone.locked == [("rescue", filled)]


def test_a_notebook_found_damaged_at_opening_opens_and_says_so(
    qtbot: QtBot, filled: Path, harm: Harm, window: MainWindow, gone: Gone
) -> None:
    harm.put(filled, LOOKED_AT)
    shell = enter(qtbot, window)
    page = finding_of(qtbot, window, shell)
    assert all(code in words_on(page) for code in harm.cases)
    assert window.desk is not None
    qtbot.waitUntil(lambda: window.desk._browse.list.cases.rowCount() == 6)  # type: ignore[union-attr]
    whole = next(
        line.case_id for line in in_vault(window.desk, lambda w: w.vault.cases()) if line.code not in harm.cases
    )
    assert in_vault(window.desk, lambda workspace: show_case.case(workspace, whole)).accounts
    page.restore.click()
    assert gone.locked == [("restore", filled)]


def test_evidence_that_went_bad_is_named_and_the_rest_of_the_round_goes_on(
    qtbot: QtBot, filled: Path, window: MainWindow, clock: FakeClock
) -> None:
    harm_evidence(filled)
    shell = enter(qtbot, window)
    nobody_touches(window, clock, IDLE + 1)
    page = finding_of(qtbot, window, shell)
    assert "the file is damaged" in words_on(page)
    assert "All records, and all other files, are as they were kept" in words_on(page)
    assert page.rescue is None
    qtbot.waitUntil(lambda: round_of(window).done_at != "", timeout=20_000)
    assert len(round_of(window).unsound) == 1


def test_everything_is_checked_now_with_progress(
    qtbot: QtBot, filled: Path, window: MainWindow, clock: FakeClock
) -> None:
    shell = enter(qtbot, window)
    window.safety.copies.show()
    card = window.safety.copies._screen.whole  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: "Not everything was read yet" in card.note.text)
    seen: list[verify.Extent] = []
    window.safety.checks.progressed.connect(seen.append)
    card.button.click()
    assert not card.button.isEnabled()
    assert card.bar.isVisible()
    qtbot.waitUntil(lambda: "Everything was last read today" in card.note.text, timeout=20_000)
    assert card.button.isEnabled()
    assert not card.bar.isVisible()
    assert [extent.done for extent in seen] == sorted(extent.done for extent in seen)
    assert seen[0].done == 0
    assert shell.trouble.isHidden()


def test_a_check_can_be_stopped_and_goes_on_by_itself_another_time(
    qtbot: QtBot, filled: Path, window: MainWindow, clock: FakeClock
) -> None:
    enter(qtbot, window)
    window.safety.copies.show()
    card = window.safety.copies._screen.whole  # type: ignore[union-attr]
    card.button.click()
    with qtbot.waitSignal(window.safety.checks.progressed):
        pass
    card.bar.stop.click()
    assert "It goes on by itself" in card.note.text
    qtbot.wait(300)
    assert round_of(window).done_at == ""
    nobody_touches(window, clock, IDLE + 1)
    qtbot.waitUntil(lambda: round_of(window).done_at != "", timeout=20_000)


def test_the_card_says_what_a_check_found(qtbot: QtBot, filled: Path, window: MainWindow) -> None:
    harm_evidence(filled)
    enter(qtbot, window)
    window.safety.copies.show()
    card = window.safety.copies._screen.whole  # type: ignore[union-attr]
    card.button.click()
    qtbot.waitUntil(lambda: "Evidence is not as it was kept" in card.note.text, timeout=20_000)
    assert "the file is damaged" in card.note.text


def test_a_notebook_that_can_only_be_read_is_checked_in_one_piece(
    qtbot: QtBot, filled: Path, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(qtbot, window)
    window._session.write_now(lambda workspace: setattr(workspace.vault, "read_only", True))
    window.safety.checks.begin()
    window.safety.copies.show()
    card = window.safety.copies._screen.whole  # type: ignore[union-attr]
    window._session.write_now(lambda _workspace: None)
    qtbot.waitUntil(lambda: not window.safety.checks._in_steps)
    with qtbot.waitSignal(window.safety.checks.over, timeout=20_000):
        card.button.click()


def test_an_older_notebook_put_back_asks_before_anything_else(
    qtbot: QtBot, window: MainWindow, place: Path, gone: Gone
) -> None:
    put_back_older(place)
    shell = enter(qtbot, window)
    qtbot.waitUntil(lambda: isinstance(shell.current, BeforeScreen))
    page = shell.current
    assert isinstance(page, BeforeScreen)
    assert "This notebook is older than last seen on this computer" in words_on(page)
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.waitUntil(page.lock.hasFocus)
    assert not page.accept.isEnabled()
    page.lock.click()
    assert gone.locked == [("asked", place)]


def test_whoever_knows_why_goes_on_with_it_and_is_not_asked_again(
    qtbot: QtBot, window: MainWindow, place: Path
) -> None:
    put_back_older(place)
    shell = enter(qtbot, window)
    qtbot.waitUntil(lambda: isinstance(shell.current, BeforeScreen))
    page = shell.current
    assert isinstance(page, BeforeScreen)
    page.knows.setChecked(True)
    page.accept.click()
    qtbot.waitUntil(lambda: "the latest for this computer" in shell.news.text)
    assert shell.current_key == "cases"
    window._session.close_now()
    with vaults.unlock(place, PASSPHRASE) as vault:
        assert vault.warnings == ()


def test_whoever_decides_later_is_asked_again(qtbot: QtBot, window: MainWindow, place: Path) -> None:
    put_back_older(place)
    shell = enter(qtbot, window)
    qtbot.waitUntil(lambda: isinstance(shell.current, BeforeScreen))
    assert isinstance(shell.current, BeforeScreen)
    shell.current.later.click()
    assert shell.current_key == "cases"
    window._session.close_now()
    with vaults.unlock(place, PASSPHRASE) as vault:
        # "parted" once the place of the window was kept meanwhile: the save that was lost is missed all the same
        assert [notice.kind in ("older", "parted") for notice in vault.warnings] == [True]


def test_what_is_no_fault_is_told_in_a_note_that_can_be_closed(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    from cahier.workflows.open_notebook import Told

    shell = window.shell
    assert shell is not None
    window.safety.news._tell(
        (Told("headquarters", "Headquarters can open this notebook."), Told("unseen", "New."))
    )
    assert shell.news.text == "Headquarters can open this notebook.\n\nNew."
    shell.news.acted.emit()
    assert shell.news.isHidden()
