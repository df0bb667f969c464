"""What became of what left: every line of the ledger has a submission, and nothing of it stands in a file."""

from datetime import date
from pathlib import Path

import pytest

from cahier import resources
from cahier.domain.recall import number_of
from cahier.domain.submission import Release, Submission
from cahier.export.errors import CannotWrite
from cahier.workflows import compile_release, import_records, record, show_case, submissions, withdraw
from cahier.workflows.compile_case import Order
from cahier.workflows.workspace import Workspace


@pytest.fixture
def case_id(workspace: Workspace) -> str:
    import_records.import_files(workspace, [resources.path("demo") / "DEMO-10.json"])
    return workspace.vault.case_by_code("DEMO-10").case_id


def released(workspace: Workspace, case_id: str, folder: Path, *, to: str = "") -> Release:
    (outcome,) = compile_release.release(workspace, [case_id], Order("ep_brief", to, ("txt",)), folder)
    assert outcome.decision == "released", outcome.reasons
    return show_case.releases(workspace, case_id)[-1]


def joined(workspace: Workspace, line: Release) -> Submission:
    return submissions.of_releases(workspace, line.case_id)[line.release_id]


def test_what_is_written_is_approved_and_not_yet_sent(workspace: Workspace, case_id: str, tmp_path: Path) -> None:
    before = workspace.vault.list(Submission, case_id)
    line = released(workspace, case_id, tmp_path / "out")
    sent = joined(workspace, line)
    assert (sent.status, sent.body, sent.template, sent.sent_on) == ("approved", "EP_PLEN", "ep_brief", None)
    assert sent.consent_snapshot == line.consents != ()
    assert len(workspace.vault.list(Submission, case_id)) <= len(before) + 1
    assert line.language == "en"


def test_what_was_planned_for_this_body_is_what_goes_out(
    workspace: Workspace, case_id: str, tmp_path: Path
) -> None:
    for old in workspace.vault.list(Submission, case_id):
        record.remove(workspace, old)
    planned = [
        record.add(workspace, Submission, case_id, body="EP_PLEN", template="wgad"),
        record.add(workspace, Submission, case_id, body="EP_PLEN", status="sent"),
        record.add(workspace, Submission, case_id, body="MEDIA"),
        record.add(workspace, Submission, case_id, body="European Parliament", status="draft"),
    ]
    line = released(workspace, case_id, tmp_path / "out")
    assert joined(workspace, line).submission_id == planned[-1].submission_id
    assert {each for each in workspace.vault.list(Submission, case_id) if not each.manifest} == set(planned[:-1])
    second = released(workspace, case_id, tmp_path / "again")
    assert joined(workspace, second).submission_id not in {each.submission_id for each in planned}
    assert len(workspace.vault.list(Submission, case_id)) == len(planned) + 1


def test_where_no_file_can_be_written_everything_is_as_it_was(
    workspace: Workspace, case_id: str, tmp_path: Path
) -> None:
    record.add(workspace, Submission, case_id, body="EP_PLEN", status="review")
    before = set(workspace.vault.list(Submission, case_id))
    (tmp_path / "out").write_text("a file where a folder should be")
    for to in ("", "A committee"):
        with pytest.raises(CannotWrite):
            released(workspace, case_id, tmp_path / "out", to=to)
        assert set(workspace.vault.list(Submission, case_id)) == before
        assert show_case.releases(workspace, case_id) == ()


@pytest.mark.parametrize(
    ("to", "published"),
    [
        ("UN special procedures", "2026-07-05"),  # sixty days
        ("Council of Europe, execution of judgments", "2026-05-20"),  # ten days people work, from a Wednesday
        ("European Parliament", None),
    ],
)
def test_the_day_it_was_sent_says_from_when_on_it_may_be_published(
    workspace: Workspace, case_id: str, tmp_path: Path, to: str, published: str | None
) -> None:
    line = released(workspace, case_id, tmp_path / "out", to=to)
    sent = submissions.mark(workspace, line, "sent", date(2026, 5, 6))
    assert (sent.sent_on and sent.sent_on.text) == "2026-05-06"
    assert (sent.publication_risk_on and sent.publication_risk_on.text) == published
    later = submissions.mark(workspace, line, "acknowledged", date(2026, 6, 1), "INV-2026/77")
    assert (later.sent_on, later.reference_no) == (sent.sent_on, "INV-2026/77")
    assert submissions.mark(workspace, line, "replied").reference_no == "INV-2026/77"
    assert joined(workspace, line).status == "replied"


def test_a_recall_that_is_confirmed_closes_it(workspace: Workspace, case_id: str, tmp_path: Path) -> None:
    line = released(workspace, case_id, tmp_path / "out")
    submissions.mark(workspace, line, "sent", date(2026, 5, 6))
    (recall,) = withdraw.withdraw(workspace, line.persons[0]).recalls
    assert recall.release_id == line.release_id
    withdraw.mark(workspace, recall.recall_id, "sent")
    assert joined(workspace, line).status == "sent"
    withdraw.mark(workspace, recall.recall_id, "confirmed")
    assert joined(workspace, line).status == "recalled"


def test_a_brief_is_found_by_the_number_in_its_files(workspace: Workspace, case_id: str, tmp_path: Path) -> None:
    line = released(workspace, case_id, tmp_path / "out")
    assert submissions.by_number(workspace, number_of(line)) == line
    for wrong in ("AZ-0000", "", number_of(line)[:4]):
        with pytest.raises(submissions.NoSuchBrief):
            submissions.by_number(workspace, wrong)


def test_the_same_case_named_twice_is_released_once(workspace: Workspace, case_id: str, tmp_path: Path) -> None:
    outcomes = compile_release.release(
        workspace, [case_id, case_id], Order("ep_brief", "", ("txt",)), tmp_path / "out"
    )
    assert len(outcomes) == len(show_case.releases(workspace, case_id)) == 1


def test_nothing_of_it_stands_in_what_leaves_later(workspace: Workspace, case_id: str, tmp_path: Path) -> None:
    line = released(workspace, case_id, tmp_path / "out")
    submissions.mark(workspace, line, "sent", date(2026, 5, 6), "Qzreference/77")
    released(workspace, case_id, tmp_path / "again")
    (file,) = (tmp_path / "again").iterdir()
    text = file.read_text(encoding="utf-8")
    assert not any(word in text for word in ("Qzreference", number_of(line), line.release_id, "2026-05-06"))
