from collections.abc import Iterator

import pytest
from hands import Recorded, fits, in_vault, nameless_in, press
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cahier import resources
from cahier.domain.case import Case
from cahier.domain.decision import Decision
from cahier.gui.controllers.review import ReviewController
from cahier.gui.screens.review import ReviewScreen
from cahier.gui.session import Session
from cahier.gui.widgets.mark_kinds import icon_of
from cahier.gui.widgets.text_switch import TextChoice, TextSwitch
from cahier.redaction import models
from cahier.workflows import import_records, record

Page = tuple[ReviewScreen, ReviewController]
TOLD = "😀 Tərlan gecə getdi. Gülbəniz onu görüb. Tərlan +994 00 555 01 07 nömrəsindən zəng vurdu. Qardaşım gəldi."


@pytest.fixture
def page(qtbot: QtBot, session: Session, recorded: Recorded) -> Iterator[Page]:
    in_vault(session, lambda workspace: record.save(workspace, record.changed(recorded.account, text=TOLD)))
    screen = ReviewScreen()
    qtbot.addWidget(screen)
    screen.resize(1300, 800)
    controller = ReviewController(session, screen)
    controller.decisions.pause.setInterval(30)
    controller.narrative.pause.setInterval(30)
    screen.show()
    controller.open(recorded.case.case_id)
    qtbot.waitUntil(lambda: screen.original.text == TOLD, timeout=15_000)
    yield screen, controller
    controller.flush()


def kept(session: Session, recorded: Recorded) -> list[tuple[str, str, str]]:
    decisions = in_vault(session, lambda workspace: workspace.vault.list(Decision, recorded.case.case_id))
    return sorted((each.surface, each.verdict, each.scope) for each in decisions)


def surfaces(screen: ReviewScreen) -> list[str]:
    return [line.surface for line in screen.panel.marks.marks.lines]


def go_to(screen: ReviewScreen, surface: str) -> None:
    screen.panel.marks.go_to(surfaces(screen).index(surface))


def keys(qtbot: QtBot, screen: ReviewScreen, letters: str) -> None:
    for letter in letters:
        qtbot.keyClick(screen.panel.marks, letter)


def test_everything_proposed_is_hidden_before_anybody_decides(page: Page) -> None:
    screen, _ = page
    assert "Tərlan" in surfaces(screen)
    for surface in ("Tərlan", "Gülbəniz", "555"):
        assert surface not in screen.reader.seen.text
    assert screen.counter.text().startswith(str(len(surfaces(screen))))


def test_marks_are_decided_by_keys_and_kept_in_the_vault(
    qtbot: QtBot, page: Page, session: Session, recorded: Recorded
) -> None:
    screen, controller = page
    go_to(screen, "Gülbəniz")
    keys(qtbot, screen, "k")
    assert "Gülbəniz" in screen.reader.seen.text
    go_to(screen, "Tərlan")
    keys(qtbot, screen, "h")
    controller.flush()
    assert kept(session, recorded) == [("Gülbəniz", "keep", "mention"), ("Tərlan", "hide", "mention")]


def test_n_goes_to_the_next_open_mark_and_u_takes_the_last_step_back(qtbot: QtBot, page: Page) -> None:
    screen, _ = page
    total = len(surfaces(screen))
    keys(qtbot, screen, "kn")
    assert screen.panel.marks.currentIndex().row() == 2
    assert screen.counter.text().startswith(str(total - 1))
    keys(qtbot, screen, "u")
    assert screen.panel.marks.currentIndex().row() == 0
    assert screen.counter.text().startswith(str(total))


def test_a_decision_goes_on_to_the_next_open_mark_until_all_are_decided(qtbot: QtBot, page: Page) -> None:
    screen, controller = page
    total = len(surfaces(screen))
    keys(qtbot, screen, "k")
    assert screen.panel.marks.currentIndex().row() == 1
    keys(qtbot, screen, "h" * (total - 1))
    assert not controller._review.undecided()
    assert screen.panel.marks.currentIndex().row() == total - 1
    keys(qtbot, screen, "u")
    assert controller._review.undecided() == 1


def test_a_decision_taken_anew_stays_where_it_is(qtbot: QtBot, page: Page) -> None:
    screen, _ = page
    keys(qtbot, screen, "h")
    go_to(screen, surfaces(screen)[0])
    keys(qtbot, screen, "k")
    assert screen.panel.marks.currentIndex().row() == 0


def test_shift_decides_about_all_the_same_at_once(
    qtbot: QtBot, page: Page, session: Session, recorded: Recorded
) -> None:
    screen, controller = page
    go_to(screen, "Tərlan")
    qtbot.keyClick(screen.panel.marks, "k", Qt.KeyboardModifier.ShiftModifier)
    assert screen.reader.seen.text.count("Tərlan") == 2
    controller.flush()
    assert ("Tərlan", "keep", "case") in kept(session, recorded)


def test_a_decides_about_all_the_same(qtbot: QtBot, page: Page, session: Session, recorded: Recorded) -> None:
    screen, controller = page
    go_to(screen, "Tərlan")
    keys(qtbot, screen, "k")
    go_to(screen, "Tərlan")
    keys(qtbot, screen, "a")
    assert screen.reader.seen.text.count("Tərlan") == 2
    controller.flush()
    assert ("Tərlan", "keep", "case") in kept(session, recorded)


def test_s_hides_what_is_sure_and_goes_to_what_is_to_be_judged(
    qtbot: QtBot, page: Page, session: Session, recorded: Recorded
) -> None:
    screen, controller = page
    sure = [line.sure for line in screen.panel.marks.marks.lines]
    assert 1 < sum(sure) < len(sure)
    assert screen.sure.text() == f"Hide the sure ones: {sum(sure)}"
    keys(qtbot, screen, "s")
    assert [line.verdict for line in screen.panel.marks.marks.lines] == ["hide" if each else None for each in sure]
    assert not screen.sure.isVisible()
    assert screen.panel.count.text() == f"{len(sure) - sum(sure)} of {len(sure)} left"
    assert not sure[screen.panel.marks.currentIndex().row()]
    controller.flush()
    assert len(kept(session, recorded)) == sum(sure)
    keys(qtbot, screen, "u")
    assert controller._review.undecided() == len(sure)


def test_what_is_not_sure_is_told_apart_by_a_word_an_icon_and_no_ground(qtbot: QtBot, page: Page) -> None:
    screen, _ = page
    lines = screen.panel.marks.marks.lines
    at = next(place for place, line in enumerate(lines) if not line.sure)
    assert "please judge" in screen.panel.marks.marks.state(lines[at])
    assert icon_of(lines[at]) != icon_of(lines[0])
    screen.panel.marks.go_to(0)
    grounds = {
        each.cursor.selectedText(): each.format.background().style() for each in screen.original.extraSelections()
    }
    assert grounds[lines[at].surface] is Qt.BrushStyle.NoBrush
    assert grounds["Gülbəniz"] is not Qt.BrushStyle.NoBrush


def test_the_button_says_how_many_are_the_same(page: Page) -> None:
    screen, _ = page
    go_to(screen, "Tərlan")
    assert screen.panel._buttons[2].text() == "To all the same: 2"
    go_to(screen, "Gülbəniz")
    assert screen.panel._buttons[2].text() == "Apply to all the same"


def test_many_texts_become_a_list_where_there_is_no_room_for_buttons(qtbot: QtBot) -> None:
    switch = TextSwitch("Texts")
    qtbot.addWidget(switch)
    choices = [TextChoice(str(place), f"C-001-T{place} · Azərbaycanca", place) for place in range(12)]
    switch.resize(700, 40)
    switch.show()
    switch.show_texts(choices, "3")
    assert switch.list.isVisible()
    assert switch.list.currentText() == "C-001-T3 · Azərbaycanca  ·  3"
    assert switch.minimumSizeHint().width() < 400
    switch.show_texts(choices[:2], "1")
    assert [button.isVisible() for button in switch.chips] == [True, True]
    assert not switch.list.isVisible()
    with qtbot.waitSignal(switch.chosen) as chosen:
        switch.chips[0].click()
    assert chosen.args == ["0"]


def test_decisions_are_there_again_when_the_review_is_opened_again(
    qtbot: QtBot, page: Page, recorded: Recorded
) -> None:
    screen, controller = page
    go_to(screen, "Gülbəniz")
    keys(qtbot, screen, "k")
    controller.open(recorded.case.case_id)
    qtbot.waitUntil(lambda: not controller.decisions.unsaved)
    qtbot.wait(200)
    assert "Gülbəniz" in screen.reader.seen.text


def test_words_nothing_proposed_are_hidden_by_hand(qtbot: QtBot, page: Page) -> None:
    screen, _ = page
    start = TOLD.index("gecə") + 1  # the emoji before it is two of Qt's units
    cursor = screen.original.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + len("gecə"), QTextCursor.MoveMode.KeepAnchor)
    screen.original.setTextCursor(cursor)
    qtbot.keyClick(screen.original, "h")
    assert "gecə" not in screen.reader.seen.text
    assert "gecə" in surfaces(screen)


def test_a_click_on_a_mark_goes_to_it(page: Page) -> None:
    screen, _ = page
    wanted = surfaces(screen).index("Gülbəniz")
    assert screen.original.mark_at(TOLD.index("Gülbəniz")) == wanted
    screen.original.mark_clicked.emit(wanted)
    assert screen.panel.marks.currentIndex().row() == wanted


def test_the_narrative_is_written_beside_and_then_reviewed_itself(
    qtbot: QtBot, page: Page, session: Session, recorded: Recorded
) -> None:
    screen, controller = page
    screen.reader.write(True)
    screen.reader.narrative.insertPlainText("A relative of Gülbəniz was arrested.")
    press(screen.reader.narrative, Qt.Key.Key_H, "h")
    assert screen.reader.narrative.toPlainText().endswith("arrested.h")
    screen.reader.write(False)
    qtbot.waitUntil(lambda: screen.original.text.startswith("A relative of"))
    assert "Gülbəniz" not in screen.reader.seen.text
    case = in_vault(session, lambda workspace: workspace.vault.get(Case, recorded.case.case_id))
    assert case.narrative_brief == "A relative of Gülbəniz was arrested.h"
    assert controller.place()["text_id"] == "narrative"


def test_what_comes_from_something_protected_is_marked_while_it_is_written(qtbot: QtBot, page: Page) -> None:
    screen, controller = page
    controller.watch.pause.setInterval(10)
    screen.reader.write(True)
    editor = screen.reader.narrative
    editor.insertPlainText("\U0001f319 A relative of Gülbəniz was arrested.")
    qtbot.waitUntil(lambda: bool(editor.touches))
    assert {each.cursor.selectedText() for each in editor.extraSelections()} == {"Gülbəniz"}
    assert "Marked passages: 1" in screen.reader._hint.text()
    cursor = editor.textCursor()
    cursor.setPosition(editor.toPlainText().encode("utf-16-le").index("Gülb".encode("utf-16-le")) // 2 + 3)
    editor.setTextCursor(cursor)
    assert "“Gülbəniz” may identify somebody" in screen.reader._hint.text()
    editor.selectAll()
    editor.insertPlainText("A relative was arrested.")
    qtbot.waitUntil(lambda: not editor.touches)
    assert "Reviewed like every other text" in screen.reader._hint.text()


def test_a_sentence_is_put_in_where_the_cursor_is_and_one_undo_takes_it_back(page: Page) -> None:
    screen, _ = page
    editor = screen.reader.narrative
    editor.insertPlainText("First.")
    editor.put_in("Second one.")
    assert editor.words() == "First. Second one."
    editor.undo()
    assert editor.words() == "First."


def test_sentences_from_what_is_recorded_are_offered_and_put_in(
    qtbot: QtBot, page: Page, session: Session
) -> None:
    screen, controller = page
    path = resources.path("demo/DEMO-01.json")
    in_vault(session, lambda workspace: import_records.import_files(workspace, [path]))
    controller.open(in_vault(session, lambda workspace: workspace.vault.case_by_code("DEMO-01")).case_id)
    qtbot.waitUntil(lambda: screen.original.text != TOLD)
    screen.reader.write(True)
    offered = screen.reader.suggestions
    qtbot.waitUntil(lambda: bool(offered.findChildren(QPushButton)), timeout=15_000)
    for button in offered.findChildren(QPushButton):
        button.click()
    text = screen.reader.narrative.words()
    assert "was arrested" in text
    assert "Tarlan" not in text
    controller.watch.look()
    in_vault(session, lambda _workspace: None)
    qtbot.wait(50)
    assert screen.reader.narrative.touches == ()  # what the compiler itself would tell is not held against it


def test_sentences_are_offered_in_the_language_that_is_chosen(qtbot: QtBot, page: Page, session: Session) -> None:
    screen, controller = page
    path = resources.path("demo/DEMO-01.json")
    in_vault(session, lambda workspace: import_records.import_files(workspace, [path]))
    controller.open(in_vault(session, lambda workspace: workspace.vault.case_by_code("DEMO-01")).case_id)
    qtbot.waitUntil(lambda: screen.original.text != TOLD)
    screen.reader.write(True)
    offered = screen.reader.suggestions
    qtbot.waitUntil(lambda: bool(offered.findChildren(QPushButton)), timeout=15_000)
    offered.language.setCurrentIndex(offered.language.findData("fr"))
    qtbot.waitUntil(lambda: "arrestation" in " ".join(label.text() for label in offered.findChildren(QLabel)))
    assert not nameless_in(offered)


def test_without_anything_that_may_be_told_it_says_why(qtbot: QtBot, page: Page) -> None:
    screen, _ = page
    screen.reader.write(True)
    offered = screen.reader.suggestions
    qtbot.waitUntil(
        lambda: "agreed" in " ".join(label.text() for label in offered.findChildren(QLabel)), timeout=10_000
    )


def test_leaving_for_the_brief_saves_first(qtbot: QtBot, page: Page, session: Session, recorded: Recorded) -> None:
    screen, controller = page
    controller.decisions.pause.setInterval(60_000)
    keys(qtbot, screen, "k")
    with qtbot.waitSignal(controller.brief_wanted) as left:
        screen.brief_requested.emit()
    assert left.args == [recorded.case.case_id]
    assert len(kept(session, recorded)) == 1


def test_everything_has_a_name_and_the_review_fits_a_small_window(qtbot: QtBot, page: Page) -> None:
    screen, _ = page
    assert not nameless_in(screen)
    screen.resize(830, 540)
    qtbot.waitUntil(lambda: fits(screen, 830, 540))


def test_a_language_whose_model_is_not_installed_is_named(
    qtbot: QtBot, page: Page, session: Session, recorded: Recorded, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen, controller = page
    monkeypatch.setattr(models, "missing", lambda: ("Russian",))
    controller.open(recorded.case.case_id)
    qtbot.waitUntil(lambda: screen.counter.text() != "")
    in_vault(session, lambda _workspace: None)
    qtbot.wait(20)
    assert "Suggestions can miss names" in screen.warning.text  # az has no model, and misses none
    assert "not installed" not in screen.warning.text
    told = record.changed(recorded.account, text=TOLD, language="ru")
    in_vault(session, lambda workspace: record.save(workspace, told))
    controller.open(recorded.case.case_id)
    qtbot.waitUntil(lambda: "Русский is not installed here" in screen.warning.text)


def test_nothing_of_another_case_stands_there_while_one_is_read(
    qtbot: QtBot, page: Page, session: Session, recorded: Recorded
) -> None:
    screen, controller = page
    path = resources.path("demo/DEMO-01.json")
    in_vault(session, lambda workspace: import_records.import_files(workspace, [path]))
    other = in_vault(session, lambda workspace: workspace.vault.case_by_code("DEMO-01")).case_id
    controller.open(other)
    assert screen.original.text == ""
    assert "Looking for names" in screen.counter.text()
    keys(qtbot, screen, "h")
    qtbot.waitUntil(lambda: screen.original.text != "", timeout=15_000)
    controller.flush()
    assert kept(session, recorded) == []
    assert in_vault(session, lambda workspace: workspace.vault.list(Decision, other)) == ()
