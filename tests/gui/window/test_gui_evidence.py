"""Files kept as evidence, in the window: taken in or refused in words, looked at, copied out with a warning."""

import hashlib
import os
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fingers import PASSPHRASE, in_vault, make_case, words_on
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from cahier.domain.evidence import CustodyEvent, Evidence
from cahier.gui.controllers.desk import Desk
from cahier.gui.controllers.evidence import EvidenceController
from cahier.gui.main_window import MainWindow
from cahier.gui.screens.evidence_page import EvidencePage
from cahier.vault.attachments import errors
from cahier.workflows import attach_evidence, record, show_case


@pytest.fixture
def case_id(qtbot: QtBot, window: MainWindow, desk: Desk) -> str:
    return make_case(qtbot, window, desk, "Lamps")


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "photo.jpg"
    Image.linear_gradient("L").convert("RGB").save(path, "JPEG", comment=b"ZQcanary")
    return path


def done(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: desk.intake._under_way is None and not desk.intake._queue, timeout=20_000)


def files_of(desk: Desk, case_id: str) -> tuple[Evidence, ...]:
    return tuple(in_vault(desk, lambda workspace: show_case.case(workspace, case_id)).evidence)


def kept(qtbot: QtBot, desk: Desk, case_id: str, path: Path) -> Evidence:
    desk.intake.take(case_id, [path])
    done(qtbot, desk)
    qtbot.waitUntil(lambda: bool(desk.case.records and desk.case.records.evidence))
    return files_of(desk, case_id)[-1]


def opened(qtbot: QtBot, desk: Desk, evidence: Evidence) -> EvidencePage:
    desk.opening.row("evidence", evidence.evidence_id)
    known = desk.pages.controller("evidence")
    assert isinstance(known, EvidenceController)
    qtbot.waitUntil(lambda: known._evidence is not None and known._looking is None, timeout=20_000)
    return known.page


MOVE, COPY = Qt.DropAction.MoveAction, Qt.DropAction.CopyAction


def drop(target: QWidget, urls: list[QUrl], possible: Qt.DropAction = MOVE | COPY) -> Qt.DropAction:
    data = QMimeData()
    data.setUrls(urls)
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(target, QDragEnterEvent(QPoint(5, 5), possible, data, buttons, keys))
    event = QDropEvent(QPointF(5, 5), possible, data, buttons, keys)
    QApplication.sendEvent(target, event)
    return event.dropAction()


def test_a_dropped_file_is_kept_with_its_hash_and_stays_where_it_was(
    qtbot: QtBot, desk: Desk, case_id: str, photo: Path
) -> None:
    content = photo.read_bytes()
    assert drop(desk._browse.case, [QUrl.fromLocalFile(str(photo))]) == COPY
    done(qtbot, desk)
    [item] = files_of(desk, case_id)
    assert (item.sha256, item.size, item.mime) == (hashlib.sha256(content).hexdigest(), len(content), "image/jpeg")
    assert photo.read_bytes() == content
    qtbot.waitUntil(lambda: "Files kept: 1" in words_on(desk._intake_card))
    qtbot.waitUntil(lambda: desk._browse.case.evidence.rows.rowCount() == 1)
    row = desk._browse.case.evidence.rows.row_at(0)
    assert row.title == "photo.jpg"
    assert "Picture" in row.facts
    assert row.aside


def test_what_the_other_program_would_delete_is_not_taken(
    qtbot: QtBot, desk: Desk, case_id: str, photo: Path
) -> None:
    drop(desk._browse.case, [QUrl.fromLocalFile(str(photo))], MOVE)
    done(qtbot, desk)
    assert files_of(desk, case_id) == ()


def test_the_button_asks_for_files_in_a_dialog_that_remembers_nothing(
    qtbot: QtBot, window: MainWindow, desk: Desk, case_id: str, photo: Path
) -> None:
    notes = Path(os.environ["HOME"]) / ".config" / "QtProject.conf"
    before = notes.read_bytes() if notes.exists() else b""
    desk._browse.case.show_tab("evidence")
    desk._browse.case.evidence.add_requested.emit("file")
    dialog = next(each for each in window.findChildren(QFileDialog) if each.isVisible())
    assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
    assert dialog.testOption(QFileDialog.Option.DontResolveSymlinks)
    dialog.filesSelected.emit([str(photo)])
    dialog.close()
    done(qtbot, desk)
    assert len(files_of(desk, case_id)) == 1
    assert (notes.read_bytes() if notes.exists() else b"") == before


@pytest.fixture
def bad(tmp_path: Path) -> Iterator[dict[str, tuple[Path, str]]]:
    """Return a file of each bad kind, with the sentence it gets."""
    folder = tmp_path / "bad"
    folder.mkdir()
    (folder / "plain").write_text("x")
    (folder / "link").symlink_to("plain")
    os.mkfifo(folder / "pipe")
    (folder / "empty").touch()
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(folder / "socket"))
    yield {
        "a link": (folder / "link", errors.SourceIsLink.words),
        "a pipe": (folder / "pipe", errors.SourceIsDevice.words),
        "a socket": (folder / "socket", errors.SourceIsDevice.words),
        "a device": (Path("/dev/zero"), errors.SourceIsDevice.words),
        "a folder": (folder, errors.SourceIsFolder.words),
        "nothing in it": (folder / "empty", errors.SourceEmpty.words),
        "gone": (folder / "gone", errors.SourceMissing.words),
        "a name too long": (folder / ("x" * 300), errors.SourceMissing.words),
        "a name with a nul": (folder / "a\0b", errors.SourceMissing.words),
    }
    listener.close()


def test_each_bad_file_gets_its_sentence_and_leaves_nothing(
    qtbot: QtBot, desk: Desk, case_id: str, bad: dict[str, tuple[Path, str]], photo: Path
) -> None:
    standings: list[Any] = []
    desk.intake.changed.connect(standings.append)
    desk.intake.take(case_id, [path for path, _ in bad.values()] + [photo])
    done(qtbot, desk)
    told = [sentence for _, sentence in standings[-1].refused]
    assert told == [sentence for _, sentence in bad.values()]
    assert len(files_of(desk, case_id)) == 1
    qtbot.waitUntil(lambda: errors.SourceIsLink.words in words_on(desk._intake_card))
    assert f"And {len(bad) - 3} more were not kept." in words_on(desk._intake_card)
    place = desk.intake._session._workspace.path  # type: ignore[union-attr]
    assert not list((place / "staging").iterdir())


def test_a_file_of_the_notebook_itself_and_one_that_may_not_be_read_are_refused(
    qtbot: QtBot, desk: Desk, case_id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    standings: list[Any] = []
    desk.intake.changed.connect(standings.append)
    own = next((tmp_path / "Notebook").glob("*.db"), tmp_path / "Notebook" / "vault.db")
    (tmp_path / "closed").write_text("x")
    real = os.open

    def refuse(path: Any, *rest: Any, **more: Any) -> int:
        if str(path).endswith("closed"):
            raise PermissionError(13, "denied", str(path))
        return real(path, *rest, **more)

    monkeypatch.setattr(os, "open", refuse)
    desk.intake.take(case_id, [own, tmp_path / "closed"])
    done(qtbot, desk)
    told = [sentence for _, sentence in standings[-1].refused]
    assert told == [errors.SourceInNotebook.words, errors.SourceMissing.words]


def test_a_file_that_grows_while_it_is_read_is_refused(
    qtbot: QtBot, desk: Desk, case_id: str, tmp_path: Path
) -> None:
    path = tmp_path / "growing.bin"
    path.write_bytes(bytes(9_000_000))
    standings: list[Any] = []

    def grow(standing: Any) -> None:
        standings.append(standing)
        if standing.done and len(standings) < 4:
            with path.open("ab") as file:
                file.write(b"more")

    desk.intake.changed.connect(grow)
    job_thread = threading.current_thread()
    real = attach_evidence.bring_in

    def slow(workspace: Any, source: Path, report: Any) -> Any:
        assert threading.current_thread() is not job_thread

        def tell(progress: Any) -> None:
            report(progress)
            with path.open("ab") as file:
                file.write(b"x")

        return real(workspace, source, tell)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(attach_evidence, "bring_in", slow)
        desk.intake.take(case_id, [path])
        done(qtbot, desk)
    assert [sentence for _, sentence in standings[-1].refused] == [errors.SourceChanged.words]
    assert files_of(desk, case_id) == ()


def test_an_address_is_not_fetched(qtbot: QtBot, desk: Desk, case_id: str) -> None:
    urls = [QUrl("https://example.example/photo.jpg"), QUrl("file://server.example/share/photo.jpg")]
    drop(desk._browse.case, urls)
    done(qtbot, desk)
    qtbot.waitUntil(lambda: "Nothing was fetched or kept" in words_on(desk._intake_card))
    assert files_of(desk, case_id) == ()


def test_what_is_typed_is_saved_while_a_file_is_taken_in(
    qtbot: QtBot, desk: Desk, case_id: str, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    real = attach_evidence.bring_in

    def slow(*words: Any) -> Any:
        assert go_on.wait(20)
        return real(*words)

    monkeypatch.setattr(attach_evidence, "bring_in", slow)
    desk.intake.take(case_id, [photo])
    in_vault(desk, lambda workspace: record.add_person(workspace, case_id, "Nigar Sınaqova", "ROLE.TARGET"))
    assert desk.intake.place() == {"files_left": "photo.jpg"}
    go_on.set()
    done(qtbot, desk)
    assert len(files_of(desk, case_id)) == 1
    assert desk.intake.place() == {}


def test_cancel_stops_what_is_under_way_and_what_waits(
    qtbot: QtBot, desk: Desk, case_id: str, tmp_path: Path
) -> None:
    for name in ("one.bin", "two.bin"):
        (tmp_path / name).write_bytes(bytes(12_000_000))
    standings: list[Any] = []
    desk.intake.changed.connect(standings.append)
    desk.intake.take(case_id, [tmp_path / "one.bin", tmp_path / "two.bin"])
    assert desk._intake_card.isVisible()
    desk._intake_card._button.click()
    done(qtbot, desk)
    assert standings[-1].stopped
    qtbot.waitUntil(lambda: "Nothing is left of what was under way" in words_on(desk._intake_card))
    assert files_of(desk, case_id) == ()
    place = desk.intake._session._workspace.path  # type: ignore[union-attr]
    assert not list((place / "staging").iterdir())


def test_locking_during_the_taking_in_is_told_after_unlocking(
    qtbot: QtBot, window: MainWindow, desk: Desk, case_id: str, tmp_path: Path
) -> None:
    (tmp_path / "slow.bin").write_bytes(bytes(12_000_000))
    desk.intake.take(case_id, [tmp_path / "slow.bin"])
    window.lock()
    window.door.begin()
    window._leaving = False
    window.door.unlock(PASSPHRASE)
    qtbot.waitUntil(lambda: window.desk is not None and window.desk is not desk)
    assert window.desk is not None
    again = window.desk
    qtbot.waitUntil(lambda: "slow.bin" in words_on(again._intake_card))


@pytest.mark.parametrize(
    "name", ["<img src=x>.txt", "\u202egpj.exe", "a\x1b[2Jb.txt", "C:\\CON", "-rf", "ad .", "e\u0301.txt"]
)
def test_a_name_is_shown_as_letters_and_never_leaves(
    qtbot: QtBot, window: MainWindow, desk: Desk, case_id: str, tmp_path: Path, name: str
) -> None:
    folder, outside = tmp_path / "in", tmp_path / "out"
    folder.mkdir(), outside.mkdir()
    (folder / name).write_bytes(b"MZ\0\x01content")
    item = kept(qtbot, desk, case_id, folder / name)
    page = opened(qtbot, desk, item)
    shown = page.header.title.accessibleName()
    assert "\u202e" not in shown
    assert "\x1b" not in shown
    known = desk.pages.controller("evidence")
    assert isinstance(known, EvidenceController)
    known.copy_to(outside)
    qtbot.waitUntil(lambda: page.outcome.isVisible())
    assert [each.name for each in outside.iterdir()] == ["original-V1.bin"]


def test_a_picture_is_shown_in_its_pixels_and_its_log_can_be_read(
    qtbot: QtBot, desk: Desk, case_id: str, photo: Path
) -> None:
    item = kept(qtbot, desk, case_id, photo)
    page = opened(qtbot, desk, item)
    assert page.picture.isVisible()
    grabbed: QImage = page.picture.grab().toImage()
    top, bottom = grabbed.pixelColor(20, 4).lightness(), grabbed.pixelColor(20, 240).lightness()
    assert top < 30
    assert bottom > 220
    words = words_on(page)
    for part in ("Taken into this notebook", "photo.jpg", "Each line seals the one before it. Lines: 1"):
        assert part in words
    assert (item.sha256 or "")[:8] in words


def test_a_log_that_was_changed_says_so(qtbot: QtBot, desk: Desk, case_id: str, photo: Path) -> None:
    item = kept(qtbot, desk, case_id, photo)
    page = opened(qtbot, desk, item)
    from cahier.gui.models import evidence_parts

    line = CustodyEvent(
        custody_event_id="c", evidence_id=item.evidence_id, when="", actor_code="", action="SEEN", prev_hash="0"
    )
    page.show_log(evidence_parts.verdict_on([line]), evidence_parts.log_lines([line]))
    assert "This log was changed: line 1" in words_on(page)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.jpg", b"<svg/>", "Only photographs and scans"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(40), "This picture cannot be shown here"),
        ("a.pdf", b"%PDF-1.7 ZQcanary", "Only photographs and scans"),
    ],
)
def test_what_is_not_shown_is_said_in_a_sentence_of_ours(
    qtbot: QtBot, desk: Desk, case_id: str, tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    (tmp_path / name).write_bytes(content)
    page = opened(qtbot, desk, kept(qtbot, desk, case_id, tmp_path / name))
    assert page.told.isVisible()
    assert page.told.text.startswith(sentence)
    assert not page.picture.isVisible()


def test_the_original_leaves_only_after_the_warning_and_the_log_says_so(
    qtbot: QtBot, desk: Desk, case_id: str, photo: Path, tmp_path: Path
) -> None:
    item = kept(qtbot, desk, case_id, photo)
    page = opened(qtbot, desk, item)
    asked: list[int] = []
    page.copy_agreed.connect(lambda: asked.append(1))
    page.copy.click()
    assert page.question.text.startswith("Opening the original can infect this computer")
    assert page.question.no.hasFocus()
    page.question.no.click()
    assert asked == []
    outside = tmp_path / "out"
    outside.mkdir()
    known = desk.pages.controller("evidence")
    assert isinstance(known, EvidenceController)
    known.copy_to(outside)
    qtbot.waitUntil(lambda: "The original was copied out" in words_on(page))
    copy = outside / "original-V1.jpg"
    assert copy.read_bytes() == photo.read_bytes()
    assert copy.stat().st_mode & 0o777 == 0o600
    known.copy_to(outside)
    qtbot.waitUntil(lambda: "already in the folder" in page.outcome.text)
    log = in_vault(desk, lambda workspace: attach_evidence.custody(workspace, item))
    assert [line.action for line in log] == ["RECEIVED", "COPIED_OUT"]
    assert [each.name for each in outside.iterdir()] == ["original-V1.jpg"]


def test_the_details_of_a_file_open_in_their_form_and_evidence_without_a_file_at_once(
    qtbot: QtBot, window: MainWindow, desk: Desk, case_id: str, photo: Path
) -> None:
    item = kept(qtbot, desk, case_id, photo)
    opened(qtbot, desk, item).edit.click()
    qtbot.waitUntil(lambda: desk._shell.current_key == "form")
    desk.forms._close()
    told = in_vault(desk, lambda workspace: record.add(workspace, Evidence, case_id, title="held by the lawyer"))
    desk.case.show_now(case_id)
    qtbot.waitUntil(lambda: len(desk.case.records.evidence) == 2)  # type: ignore[union-attr]
    desk.opening.row("evidence", told.evidence_id)
    qtbot.waitUntil(lambda: desk._shell.current_key == "form")


def test_unlocking_comes_back_to_the_file(qtbot: QtBot, desk: Desk, case_id: str, photo: Path) -> None:
    item = kept(qtbot, desk, case_id, photo)
    opened(qtbot, desk, item)
    place = desk.place()
    assert (place["page"], place["evidence_id"]) == ("evidence", item.evidence_id)
    desk._shell.show_page("cases")
    desk.go_to(place)
    qtbot.waitUntil(lambda: desk._shell.current_key == "evidence")


def test_files_are_added_from_an_interview_and_its_text_stays_as_it_was(
    qtbot: QtBot, desk: Desk, case_id: str, photo: Path
) -> None:
    _, account = in_vault(desk, lambda workspace: record.start_interview(workspace, case_id, "az"))
    desk.show_interview(case_id, account.account_id)
    known: Any = desk.pages.controller("interview")
    qtbot.waitUntil(lambda: bool(known.place()))
    drop(known._screen.editor.viewport(), [QUrl.fromLocalFile(str(photo))])
    done(qtbot, desk)
    assert len(files_of(desk, case_id)) == 1
    assert known._screen.editor.toPlainText() == ""
