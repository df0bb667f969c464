"""Parts of a picture are covered: with the mouse, with the keyboard alone, over a lock, and the copy is shown."""

from pathlib import Path
from typing import Any

import pytest
from fingers import in_vault, make_case, words_on
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cahier.domain.evidence import Evidence
from cahier.gui.controllers.desk import Desk
from cahier.gui.main_window import MainWindow
from cahier.gui.screens.cover_page import CoverPage
from cahier.gui.widgets.box_canvas import BoxCanvas
from cahier.workflows import attach_evidence, cover_picture, record, show_case
from cahier.workflows.cover_picture import WHOLE

Key, Held = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def case_id(qtbot: QtBot, window: MainWindow, desk: Desk) -> str:
    return make_case(qtbot, window, desk, "Lamps")


@pytest.fixture
def picture(qtbot: QtBot, desk: Desk, case_id: str, tmp_path: Path) -> Evidence:
    path = tmp_path / "photo.png"
    Image.linear_gradient("L").convert("RGB").resize((400, 300)).save(path)
    in_vault(desk, lambda workspace: record.add_person(workspace, case_id, "Nigar Sınaqova", "ROLE.TARGET"))
    found: Evidence = in_vault(desk, lambda workspace: attach_evidence.attach(workspace, case_id, path))
    return found


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, case_id: str, picture: Evidence) -> CoverPage:
    desk.pages.show_covering(case_id, picture.evidence_id)
    known: Any = desk.pages.controller("covering")
    qtbot.waitUntil(lambda: not known.page.canvas._image.isNull(), timeout=20_000)
    assert isinstance(known.page, CoverPage)
    return known.page


def at(canvas: BoxCanvas, across: float, down: float) -> QPoint:
    area = canvas._area()
    return QPoint(round(area.left() + across * area.width()), round(area.top() + down * area.height()))


def near(box: tuple[int, ...], wanted: tuple[float, ...]) -> bool:
    return all(abs(edge / WHOLE - want) < 0.02 for edge, want in zip(box, wanted, strict=True))


def drag(canvas: BoxCanvas, start: tuple[float, float], end: tuple[float, float]) -> None:
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=at(canvas, *start))
    QTest.mouseMove(canvas, at(canvas, *end))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=at(canvas, *end))


def test_boxes_are_drawn_moved_and_made_larger_with_the_mouse(page: CoverPage) -> None:
    canvas = page.canvas
    drag(canvas, (0.2, 0.2), (0.4, 0.5))
    assert near(canvas.boxes[0], (0.2, 0.2, 0.4, 0.5))
    drag(canvas, (0.3, 0.3), (0.5, 0.4))
    assert near(canvas.boxes[0], (0.4, 0.3, 0.6, 0.6))
    drag(canvas, (0.6, 0.6), (0.9, 0.8))
    assert near(canvas.boxes[0], (0.4, 0.3, 0.9, 0.8))
    drag(canvas, (0.9, 0.1), (0.7, 0.05))
    assert near(canvas.boxes[1], (0.7, 0.05, 0.9, 0.1))
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at(canvas, 0.05, 0.9))
    assert len(canvas.boxes) == 2  # a click is no box


def test_the_keyboard_alone_does_all_of_it(page: CoverPage) -> None:
    canvas = page.canvas
    assert canvas.hasFocus()
    QTest.keyClick(canvas, Key.Key_N)
    assert near(canvas.boxes[0], (0.4, 0.4, 0.6, 0.6))
    for _ in range(10):
        QTest.keyClick(canvas, Key.Key_Left)
        QTest.keyClick(canvas, Key.Key_Down, Held.ShiftModifier)
    assert near(canvas.boxes[0], (0.3, 0.4, 0.5, 0.7))
    for _ in range(99):
        QTest.keyClick(canvas, Key.Key_Up)
    assert near(canvas.boxes[0], (0.3, 0.0, 0.5, 0.3))
    QTest.keyClick(canvas, Key.Key_N)
    QTest.keyClick(canvas, Key.Key_PageUp)
    assert canvas.chosen == 0
    assert canvas.accessibleDescription().startswith("Box 1 of 2, across 30 to")
    assert "Box 1 of 2" in words_on(page)
    QTest.keyClick(canvas, Key.Key_Delete)
    assert len(canvas.boxes) == 1
    QTest.keyClick(page, Key.Key_Z, Held.ControlModifier)
    assert len(canvas.boxes) == 2


def test_what_is_chosen_shines_through_and_the_others_are_black(page: CoverPage) -> None:
    canvas = page.canvas
    canvas.add((WHOLE // 2, WHOLE * 3 // 4, WHOLE * 3 // 5, WHOLE))
    canvas.add((0, WHOLE * 3 // 4, WHOLE // 5, WHOLE))
    seen = canvas.grab().toImage()
    ratio = seen.devicePixelRatio()

    def colour(across: float, down: float) -> int:
        place = at(canvas, across, down)
        return seen.pixelColor(round(place.x() * ratio), round(place.y() * ratio)).lightness()

    assert colour(0.55, 0.85) == 0
    assert colour(0.1, 0.85) > 40


def test_a_copy_is_made_only_after_somebody_looked(
    qtbot: QtBot, desk: Desk, case_id: str, picture: Evidence, page: CoverPage
) -> None:
    page.canvas.add((0, 0, WHOLE // 2, WHOLE // 2))
    assert not page.make.isEnabled()
    QTest.keyClick(page, Key.Key_S, Held.ControlModifier)
    page.seen.setChecked(True)
    [box] = page._boxes_of.values()
    assert box.text() == "Nigar Sınaqova"
    assert not box.isChecked()
    box.setChecked(True)
    QTest.keyClick(page, Key.Key_S, Held.ControlModifier)
    qtbot.waitUntil(lambda: desk._shell.current_key == "evidence", timeout=20_000)
    items = in_vault(desk, lambda workspace: show_case.case(workspace, case_id)).evidence
    copy = items[-1]
    assert items[0].derivatives == (copy.evidence_id,)
    assert copy.contains_persons == tuple(page._boxes_of)
    log = in_vault(desk, lambda workspace: attach_evidence.custody(workspace, copy))
    assert cover_picture.is_covered(copy, log)
    known: Any = desk.pages.controller("evidence")
    qtbot.waitUntil(lambda: "Made here, as a covered copy" in words_on(known.page), timeout=20_000)
    rows = desk._browse.case.evidence.rows
    qtbot.waitUntil(lambda: rows.rowCount() == 2)
    assert rows.row_at(1).pill == "Covered copy"


def test_boxes_survive_a_lock(qtbot: QtBot, desk: Desk, page: CoverPage) -> None:
    page.canvas.add((1, 2, 30_000, 40_000))
    place = desk.place()
    assert place["page"] == "covering"
    desk._shell.show_page("cases")
    page.canvas.boxes = []
    desk.go_to(place)
    qtbot.waitUntil(lambda: page.canvas.boxes == [(1, 2, 30_000, 40_000)], timeout=20_000)


def test_a_covered_copy_goes_with_a_brief_only_when_it_is_ticked(
    qtbot: QtBot, desk: Desk, case_id: str, picture: Evidence
) -> None:
    def cover(workspace: Any) -> Evidence:
        with attach_evidence.open_attachment(workspace, picture) as opened:
            made = cover_picture.cover(opened, picture, ())
        return cover_picture.keep(workspace, picture, cover_picture.bring_in(workspace, made), (), ())

    copy = in_vault(desk, cover)
    desk.show_brief(case_id)
    known: Any = desk.pages.controller("brief")
    card = known._screen.pictures
    qtbot.waitUntil(card.isVisible, timeout=20_000)
    [box] = card._boxes.values()
    assert "V2" in box.text()
    assert known._order().pictures == ()
    box.click()
    assert known._order().pictures == (copy.evidence_id,)


def test_a_picture_that_cannot_be_read_says_so(qtbot: QtBot, desk: Desk, case_id: str, tmp_path: Path) -> None:
    path = tmp_path / "broken.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(60))
    item = in_vault(desk, lambda workspace: attach_evidence.attach(workspace, case_id, path))
    desk.pages.show_covering(case_id, item.evidence_id)
    known: Any = desk.pages.controller("covering")
    qtbot.waitUntil(lambda: known.page.trouble.isVisible(), timeout=20_000)
    assert "cannot be shown here" in known.page.trouble.text
