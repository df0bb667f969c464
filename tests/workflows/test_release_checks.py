"""What stands between a compiled brief and its files: each check alone, with a compiler or a writer that fails."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cahier.domain.case import Case
from cahier.domain.consent import Consent, PurposeLevel
from cahier.domain.dates import PartialDate
from cahier.domain.event import Event
from cahier.domain.person import CasePerson, Person
from cahier.domain.records import CaseRecords
from cahier.domain.submission import Release
from cahier.export.preview import count
from cahier.redaction.brief import Paragraph, RedactedBrief
from cahier.redaction.pattern import PURPOSE
from cahier.vault.reader import Reader
from cahier.workflows import compile_release
from cahier.workflows.compile_release import Order, preview, release
from cahier.workflows.errors import LeakFound
from cahier.workflows.read_once import read_once
from cahier.workflows.record import save
from cahier.workflows.workspace import Workspace

ORDER = Order("ep_brief", "", ("txt", "md"))
SAID_OF_NOBODY = "The press reported that nothing was known and that nobody gave an answer in all this time. "


@pytest.fixture
def cases(workspace: Workspace) -> tuple[str, ...]:
    """Record three cases of one person each; one of the three is named nowhere."""
    names = {"C-1": "Torgul Sinaqli", "C-2": "Besti Yoxlamali", "C-3": "Qaryagdi Uydurmali"}
    for case_id, name in names.items():
        who = f"p-{case_id}"
        save(
            workspace,
            Case(case_id=case_id, code=case_id, country_origin="AZ"),
            Person(person_id=who, name_full=name),
            CasePerson(case_id=case_id, person_id=who, code="P1", role=("ROLE.TARGET",)),
            Event(event_id=f"e-{case_id}", case_id=case_id, code="E1", act="TNR.T.THREAT", targets=(who,)),
            agreed(case_id, who, ("PUR.EP", 2), (PURPOSE, 1)),
        )
    return tuple(names)


def agreed(case_id: str, who: str, *levels: tuple[str, int], **more: Any) -> Consent:
    purposes = tuple(PurposeLevel(purpose=purpose, level=level) for purpose, level in levels)
    return Consent(
        consent_id=f"c-{case_id}-{who}", case_id=case_id, person=who, basis="self", purposes=purposes, **more
    )


def failing(monkeypatch: pytest.MonkeyPatch, change: Callable[[RedactedBrief], RedactedBrief]) -> None:
    """Let the compiler write a brief that is changed so."""
    honest = compile_release.compile_case

    def compiled(*how: Any) -> Any:
        made = honest(*how)
        return replace(made, brief=change(made.brief)) if made.brief else made

    monkeypatch.setattr(compile_release, "compile_case", compiled)


def with_lines(brief: RedactedBrief, *lines: str) -> RedactedBrief:
    return replace(brief, blocks=(*brief.blocks, *map(Paragraph, lines)))


def nothing_left(workspace: Workspace, folder: Path) -> bool:
    return not workspace.vault.list(Release) and (not folder.exists() or not list(folder.iterdir()))


@pytest.mark.parametrize("name", ["Torgul Sinaqli", "Qaryagdi Uydurmali", "Бести Йохламали", "Sinaqlinin"])
def test_a_compiler_that_names_anybody_of_the_notebook_releases_nothing(
    workspace: Workspace, cases: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    failing(monkeypatch, lambda brief: with_lines(brief, f"It was {name} who was asked."))
    with pytest.raises(LeakFound) as found:
        release(workspace, cases[:2], ORDER, tmp_path / "out")
    assert name not in str(found.value)
    assert nothing_left(workspace, tmp_path / "out")


@pytest.mark.parametrize(
    "changed",
    [
        lambda brief: replace(brief, blocks=brief.blocks[:-1]),
        lambda brief: with_lines(brief, "A sentence nobody compiled."),
        lambda brief: replace(brief, blocks=brief.blocks[::-1]),
        lambda brief: replace(brief, footer=f"{brief.footer}."),
    ],
)
def test_a_writer_that_says_another_text_releases_nothing(
    workspace: Workspace,
    cases: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    changed: Callable[[RedactedBrief], RedactedBrief],
) -> None:
    honest = compile_release.render
    monkeypatch.setattr(compile_release, "render", lambda brief, kind: honest(changed(brief), kind))
    with pytest.raises(LeakFound):
        release(workspace, cases[:1], ORDER, tmp_path / "out")
    assert nothing_left(workspace, tmp_path / "out")


def test_the_ledger_keeps_what_later_briefs_are_compared_with_and_what_was_seen_to(
    workspace: Workspace, cases: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = compile_release.compile_case
    kept: dict[str, Any] = {"signs": ("p|person A",), "shown": ("p.passport_no",), "traits": ("p|date:day",)}
    monkeypatch.setattr(compile_release, "compile_case", lambda *how: replace(honest(*how), **kept))
    (outcome,) = release(workspace, cases[:1], replace(ORDER, confirmed={"P1:asked": "today"}), tmp_path)
    (line,) = workspace.vault.list(Release)
    assert {name: getattr(line, name) for name in kept} == kept
    assert line.ticks == ("P1:asked: today",)
    assert outcome.compiled is not None
    assert outcome.compiled.brief is not None
    text = "\n".join(outcome.compiled.brief.visible_text()).encode()
    assert line.compiled_sha256 == hashlib.sha256(text).hexdigest()
    digests = {file.name: file.sha256 for file in line.files}
    assert digests == {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in tmp_path.glob("brief-*")
    }


def longer(pages: int) -> Callable[[RedactedBrief], RedactedBrief]:
    """Add the fewest lines with which a brief fills so many pages."""

    def change(brief: RedactedBrief) -> RedactedBrief:
        lines = 0
        while count(with_lines(brief, *[SAID_OF_NOBODY * 3] * lines)) < pages:
            lines += 1
        return with_lines(brief, *[SAID_OF_NOBODY * 3] * lines)

    return change


def test_a_brief_that_fills_more_pages_than_its_reader_takes_is_refused_and_that_is_said(
    workspace: Workspace, cases: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_it_is = preview(workspace, cases[0], ORDER).compiled.brief
    assert as_it_is is not None
    assert count(as_it_is) == 1  # as many as its reader takes
    failing(monkeypatch, longer(2))
    shown = preview(workspace, cases[0], ORDER)
    (outcome,) = release(workspace, cases[:1], ORDER, tmp_path / "out")
    for answer in (shown.compiled, outcome):
        assert answer.decision == "refused"
        assert "2" in answer.reasons[0]
        assert "page" in answer.reasons[0]
    assert shown.pages == ()
    assert shown.compiled.brief is None
    assert nothing_left(workspace, tmp_path / "out")


def test_who_was_taken_back_in_another_case_is_not_counted_in_the_pattern(
    workspace: Workspace, cases: tuple[str, ...]
) -> None:
    today = date(2026, 6, 1)
    assert read_once(workspace).pattern("European Parliament", today).cases == 3
    gone = agreed("C-1", "p-C-2", withdrawn_on=PartialDate.parse("2026-05-01"))
    save(workspace, CasePerson(case_id="C-1", person_id="p-C-2", code="P2", role=("ROLE.WITNESS",)), gone)
    assert cases
    assert read_once(workspace).pattern("European Parliament", today).cases == 2


def test_the_notebook_is_read_once_for_a_preview_and_for_a_release_of_several_cases(
    workspace: Workspace, cases: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest, begun = Reader.all_records, []

    def counted(reader: Reader) -> Iterator[CaseRecords]:
        begun.append(1)
        return honest(reader)

    monkeypatch.setattr(Reader, "all_records", counted)
    preview(workspace, cases[0], ORDER)
    assert len(begun) == 1
    outcomes = release(workspace, cases, ORDER, tmp_path / "out")
    assert [one.decision for one in outcomes] == ["released"] * 3
    assert len(begun) == 2
