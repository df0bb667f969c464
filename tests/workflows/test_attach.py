"""A file kept as evidence through the workflow: its record, its log, its reading and its removal."""

import hashlib
import io
from pathlib import Path

import pytest

from cahier.domain.evidence import Evidence
from cahier.domain.notion import Notion
from cahier.domain.records import CaseRecords
from cahier.vault.attachments.errors import NoAttachment, SourceEmpty
from cahier.workflows import attach_evidence, import_records, record, show_case, verify
from cahier.workflows.workspace import Workspace

CONTENT = "Her şey anlatıldı. Всё рассказано. ".encode() * 5_000


@pytest.fixture
def case_id(workspace: Workspace) -> str:
    return record.new_case(workspace, "a case").case_id


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_bytes(CONTENT)
    return path


def test_a_file_becomes_a_record_with_its_hash_and_its_log(
    workspace: Workspace, case_id: str, letter: Path
) -> None:
    evidence = attach_evidence.attach(workspace, case_id, letter, " A letter ")
    digest = hashlib.sha256(CONTENT).hexdigest()
    assert (evidence.code, evidence.title, evidence.mime) == ("V1", "A letter", "text/plain")
    assert (evidence.sha256, evidence.size) == (digest, len(CONTENT))
    assert show_case.case(workspace, case_id).evidence == (evidence,)
    (line,) = attach_evidence.custody(workspace, evidence)
    assert (line.action, line.hash_after, line.reason) == ("RECEIVED", digest, "letter.txt")
    assert letter.read_bytes() == CONTENT
    assert attach_evidence.attach(workspace, case_id, letter).title == "letter.txt"
    assert verify.verify(workspace).attachments == 2


def test_the_original_is_read_from_any_place(workspace: Workspace, case_id: str, letter: Path) -> None:
    evidence = attach_evidence.attach(workspace, case_id, letter)
    with attach_evidence.open_attachment(workspace, evidence) as opened:
        opened.seek(-10, io.SEEK_END)
        assert opened.read() == CONTENT[-10:]
        opened.seek(0)
        assert io.BufferedReader(opened).read() == CONTENT


def test_a_removed_item_takes_its_file_with_it(workspace: Workspace, case_id: str, letter: Path) -> None:
    evidence = attach_evidence.attach(workspace, case_id, letter)
    assert Notion.EVIDENCE in attach_evidence.remove(workspace, evidence)
    assert not list((workspace.path / "att").rglob("*.age"))
    assert attach_evidence.custody(workspace, evidence) == ()


def test_a_file_that_is_refused_leaves_no_record(workspace: Workspace, case_id: str, tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    with pytest.raises(SourceEmpty):
        attach_evidence.attach(workspace, case_id, tmp_path / "empty")
    assert show_case.case(workspace, case_id).evidence == ()


def test_progress_is_told_and_can_stop_the_work(workspace: Workspace, case_id: str, tmp_path: Path) -> None:
    path = tmp_path / "long.bin"
    path.write_bytes(bytes(5_000_000))
    seen: list[object] = []
    attach_evidence.attach(workspace, case_id, path, report=seen.append)
    assert [str(step) for step in seen] == ["4.2 of 5.0 MB", "5.0 of 5.0 MB"]

    def stop(_progress: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        attach_evidence.attach(workspace, case_id, path, report=stop)
    assert len(show_case.case(workspace, case_id).evidence) == 1
    assert not list((workspace.path / "staging").iterdir())


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("\u202egpj.exe", "\N{REPLACEMENT CHARACTER}gpj.exe"),
        ("a\x1b[2J\nb", "a\N{REPLACEMENT CHARACTER}[2J\N{REPLACEMENT CHARACTER}b"),
        ("söz.pdf", "söz.pdf"),
        ("caf\udce9.txt", "caf\N{REPLACEMENT CHARACTER}.txt"),
        ("x" * 300, "x" * 200),
    ],
)
def test_a_name_cannot_steer_what_shows_it(name: str, shown: str) -> None:
    assert attach_evidence.shown_name(Path("/somewhere") / name) == shown


def test_an_imported_record_names_no_file_of_another_notebook(workspace: Workspace, case_id: str) -> None:
    records = show_case.case(workspace, case_id)
    items = tuple(
        Evidence(evidence_id=f"e{n}", case_id=case_id, code=f"V{n}", file=name, size=1)
        for n, name in enumerate(("0" * 32, "scan of the letter", None))
    )
    import_records.record_cases(workspace, [CaseRecords(case=records.case, evidence=items)])
    kept = show_case.case(workspace, case_id).evidence
    assert [item.file for item in kept] == [None, "scan of the letter", None]
    assert verify.verify(workspace).attachments == 0
    with pytest.raises(NoAttachment):
        attach_evidence.open_attachment(workspace, kept[0])
