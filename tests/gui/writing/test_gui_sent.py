"""What became of a brief, in the window; and a brief taken up again after a lock, with its pictures."""

import dataclasses
from pathlib import Path

import pytest
from hands import in_vault, nameless_in
from PIL import Image
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cahier import resources
from cahier.domain.evidence import Evidence
from cahier.domain.records import CaseRecords
from cahier.domain.submission import Release, Submission
from cahier.gui.controllers.brief import BriefController
from cahier.gui.models.case_parts import release_rows
from cahier.gui.screens.brief import BriefScreen
from cahier.gui.screens.release_page import ReleasePage
from cahier.gui.session import Session
from cahier.workflows import (
    attach_evidence,
    compile_release,
    cover_picture,
    import_records,
    second_reading,
    show_case,
    submissions,
)
from cahier.workflows.compile_release import Order
from cahier.workflows.cover_picture import WHOLE
from cahier.workflows.workspace import Workspace


@pytest.fixture
def case_id(session: Session) -> str:
    def work(workspace: Workspace) -> str:
        import_records.import_files(workspace, [resources.path("demo") / "DEMO-10.json"])
        second_reading.work_alone(workspace)
        return workspace.vault.case_by_code("DEMO-10").case_id

    return session.write_now(work, 60.0)


def released(session: Session, case_id: str, folder: Path) -> tuple[CaseRecords, Release]:
    def work(workspace: Workspace) -> tuple[CaseRecords, Release]:
        order = Order("ep_brief", "UN special procedures", ("txt",))
        (outcome,) = compile_release.release(workspace, [case_id], order, folder)
        assert outcome.decision == "released", outcome.reasons
        return show_case.case(workspace, case_id), show_case.releases(workspace, case_id)[-1]

    return session.write_now(work, 60.0)


def test_a_line_of_the_ledger_says_what_became_of_the_brief(
    qtbot: QtBot, session: Session, case_id: str, tmp_path: Path
) -> None:
    records, line = released(session, case_id, tmp_path)
    assert "Written, not sent yet" in release_rows(records, [line])[0].facts
    page = ReleasePage(line, records)
    qtbot.addWidget(page)
    assert nameless_in(page) == []
    chosen: list[tuple[str, str]] = []
    page.fate_chosen.connect(lambda state, called: chosen.append((state, called)))
    assert page.fate.state.currentData() == "approved"
    page.fate.state.setCurrentIndex(page.fate.state.findData("sent"))
    page.fate.reference.setText(" INV 7 ")
    page.fate.keep.click()
    assert chosen == [("sent", "INV 7")]
    kept: Submission = in_vault(
        session, lambda workspace: submissions.mark(workspace, line, "sent", reference="INV 7")
    )
    page.fate.show_fate(kept)
    said = " ".join(label.text() for label in page.findChildren(QLabel))
    assert kept.sent_on is not None
    assert kept.publication_risk_on is not None
    assert "may publish it" in said
    assert page.fate.reference.text() == "INV 7"
    after = in_vault(session, lambda workspace: show_case.case(workspace, case_id))
    assert "Sent " in release_rows(after, [line])[0].facts


def test_a_line_from_before_has_no_fate_yet_and_a_refusal_never(
    qtbot: QtBot, session: Session, case_id: str, tmp_path: Path
) -> None:
    records, line = released(session, case_id, tmp_path)
    bare = dataclasses.replace(records, submissions=())
    page = ReleasePage(line, bare)
    qtbot.addWidget(page)
    assert "Not sent yet." in [label.text() for label in page.findChildren(QLabel)]
    refused = ReleasePage(dataclasses.replace(line, files=(), decision="refused"), bare)
    qtbot.addWidget(refused)
    assert not hasattr(refused, "fate")


@pytest.fixture
def covered(session: Session, case_id: str, tmp_path: Path) -> Evidence:
    file = tmp_path / "photo.png"
    Image.effect_noise((320, 240), 60).convert("RGB").save(file)

    def work(workspace: Workspace) -> Evidence:
        photo = attach_evidence.attach(workspace, case_id, file)
        box = (0, 0, WHOLE // 2, WHOLE // 2)
        with attach_evidence.open_attachment(workspace, photo) as opened:
            made = cover_picture.cover(opened, photo, (box,))
        return cover_picture.keep(workspace, photo, cover_picture.bring_in(workspace, made), (box,), ())

    return session.write_now(work, 60.0)


def opened(
    qtbot: QtBot, session: Session, case_id: str, kept: dict[str, str]
) -> tuple[BriefScreen, BriefController]:
    screen = BriefScreen()
    qtbot.addWidget(screen)
    controller = BriefController(session, screen)
    controller._pause.setInterval(10)
    screen.show()
    controller.open(case_id, kept)
    qtbot.waitUntil(lambda: screen._decision != "", timeout=15_000)
    return screen, controller


def test_a_brief_is_taken_up_after_a_lock_as_it_was_chosen(
    qtbot: QtBot, session: Session, case_id: str, covered: Evidence
) -> None:
    screen, controller = opened(qtbot, session, case_id, {})
    screen.whom.choose_profile("rule_9_2")
    screen.whom.choose_language("fr")
    screen.recipient.say("A committee")
    screen.formats["txt"].setChecked(True)
    screen.formats["pdf"].setChecked(False)
    [box] = screen.pictures._boxes.values()
    box.setChecked(True)
    place = controller.place()
    again, later = opened(qtbot, session, case_id, place)
    assert later.place() == place
    assert place["pictures"] == covered.evidence_id
    assert again.whom.chosen_profile == "rule_9_2"
    assert again.whom.chosen_language == "fr"
    assert again.chosen_formats() == ("txt",)
    assert again.recipient.text() == "A committee"
    assert again.pictures.chosen == (covered.evidence_id,)
    assert again.obstacles.confirmed == {}


def test_what_is_gone_since_is_passed_over(
    qtbot: QtBot, session: Session, case_id: str, covered: Evidence
) -> None:
    kept = {"case_id": case_id, "profile": "gone", "language": "xx", "formats": "txt exe", "pictures": "gone"}
    screen, _ = opened(qtbot, session, case_id, kept)
    assert screen.whom.chosen_profile == "ep_brief"
    assert screen.whom.chosen_language == "en"
    assert screen.chosen_formats() == ("txt",)
    assert screen.pictures.chosen == ()
