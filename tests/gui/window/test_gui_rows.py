import time
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cahier.domain.notion import Notion
from cahier.gui.models.cases import CaseModel, ago, case_row, hit_rows
from cahier.gui.models.rows import ROW
from cahier.gui.widgets.row_list import RowList
from cahier.workflows.list_cases import CaseLine
from cahier.workflows.search import Hit

NOW = datetime(2026, 3, 14, 12, tzinfo=UTC)


def _lines(number: int) -> tuple[CaseLine, ...]:
    return tuple(
        CaseLine(f"id{place}", f"C-{place}", f"Case {place}", "Invented Name", "2026-03-14T10:00:00Z", "open")
        for place in range(number)
    )


def test_a_hundred_thousand_cases_open_and_scroll_like_a_thousand(qtbot: QtBot, qapp: QApplication) -> None:
    few, many = _lines(1_000), _lines(100_000)
    # A hundred times the rows may cost a little more; a widget or a call of Python per row would cost a hundred.
    assert _seconds_to_use(qtbot, many) < 8 * _seconds_to_use(qtbot, few) + 0.05


def test_rows_are_made_only_when_they_are_seen(qtbot: QtBot, qapp: QApplication, monkeypatch: object) -> None:
    made: list[int] = []

    class Counting(CaseModel):
        def row_at(self, place: int):  # type: ignore[no-untyped-def]
            made.append(place)
            return super().row_at(place)

    model = Counting()
    view = RowList("Cases", model)
    qtbot.addWidget(view)
    view.resize(320, 600)
    model.show(_lines(100_000))
    view.show()
    qtbot.waitExposed(view)
    assert len(set(made)) < 200


def test_home_and_end_go_to_the_first_and_the_last_row(qtbot: QtBot, qapp: QApplication) -> None:
    model = CaseModel()
    view = RowList("Cases", model)
    qtbot.addWidget(view)
    model.show(_lines(20))
    view.choose("id7")
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.currentIndex().row() == 19
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.currentIndex().row() == 0


def test_the_cursor_finds_its_case_again_after_a_change(qtbot: QtBot, qapp: QApplication) -> None:
    model = CaseModel()
    view = RowList("Cases", model)
    qtbot.addWidget(view)
    model.show(_lines(20))
    view.choose("id7")
    assert model.key_at(view.currentIndex().row()) == "id7"
    view.choose("not there")
    assert view.selectedIndexes() == []


def test_enter_opens_and_the_arrows_choose(qtbot: QtBot, qapp: QApplication) -> None:
    model = CaseModel()
    view = RowList("Cases", model)
    qtbot.addWidget(view)
    model.show(_lines(3))
    view.choose("id0")
    with qtbot.waitSignal(view.chosen) as chosen:
        qtbot.keyClick(view, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert (chosen.args, opened.args) == (["id1"], ["id1"])


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (timedelta(hours=3), "today"),
        (timedelta(days=2), "2 d"),
        (timedelta(days=20), "2 wk"),
        (timedelta(days=100), "3 mo"),
        (timedelta(days=800), "2 yr"),
    ],
)
def test_how_long_ago_is_said_shortly(before: timedelta, words: str) -> None:
    assert ago((NOW - before).isoformat(), NOW) == words


def test_a_case_without_a_name_is_called_by_its_people_or_its_code() -> None:
    bare = CaseLine("id", "C-007", "", "", "2026-03-14T10:00:00Z", "paused")
    assert case_row(bare, NOW).title == "C-007"
    assert case_row(bare, NOW).pill == "Paused"
    named = CaseLine("id", "C-007", "", "Ələddin Çıraqlı", "2026-03-14T10:00:00Z", "open")
    assert case_row(named, NOW).title == "Ələddin Çıraqlı"
    assert case_row(named, NOW).pill == ""


def test_what_was_found_stands_under_its_case_in_the_order_of_the_best() -> None:
    hits = (
        Hit(Notion.PERSON, "p1", "b", "C-002", "Ələddin", "Ələddin"),
        Hit(Notion.ACCOUNT, "a1", "a", "C-001", "T1", "… gecə …"),
        Hit(Notion.EVENT, "e1", "b", "C-002", "Night", "at night"),
        Hit(Notion.PERSON, "p9", None, "", "Nobody", "Nobody"),
    )
    rows = hit_rows(hits, {"a": "Lamps", "b": "Boats"})
    assert [row.heading for row in rows] == [True, False, False, True, False, True, False]
    assert "Boats" in rows[0].title
    assert [row.key for row in rows if not row.heading] == [
        "person:p1:b",
        "event:e1:b",
        "account:a1:a",
        "person:p9:",
    ]


def test_a_screen_reader_is_told_the_whole_row(qapp: QApplication) -> None:
    model = CaseModel()
    model.show(_lines(1))
    spoken = model.data(model.index(0, 0), int(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken is not None
    assert "Case 0" in str(spoken)
    assert "C-0" in str(spoken)
    assert model.data(model.index(0, 0), ROW).key == "id0"  # type: ignore[attr-defined]


def _seconds_to_use(qtbot: QtBot, lines: tuple[CaseLine, ...]) -> float:
    best = 10.0
    for _ in range(3):
        model = CaseModel()
        view = RowList("Cases", model)
        qtbot.addWidget(view)
        view.resize(320, 600)
        view.show()
        qtbot.waitExposed(view)
        started = time.process_time()
        model.show(lines)
        view.grab()
        qtbot.keyClick(view, Qt.Key.Key_End)
        view.grab()
        view.scrollTo(model.index(len(lines) // 2, 0))
        view.grab()
        best = min(best, time.process_time() - started)
        view.hide()
    return best
