"""Somebody with a part in two cases: what left about one of them counts for the other."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cahier.domain.case import Case
from cahier.domain.consent import Consent, PurposeLevel
from cahier.domain.decision import Decision
from cahier.domain.event import Event
from cahier.domain.person import CasePerson, Person
from cahier.domain.submission import Release, ReleasedFile
from cahier.redaction.compile import Compiled
from cahier.workflows.compile_release import Order, preview, release
from cahier.workflows.record import save
from cahier.workflows.workspace import Workspace

DRAWS = 8  # the signs are drawn anew each time


@pytest.fixture
def two_cases(workspace: Workspace) -> Workspace:
    """Record two people who are both targets in two cases, and are named in neither."""
    for case_id in ("C-1", "C-2"):
        save(workspace, Case(case_id=case_id, code=case_id, country_origin="AZ"))
        for number, who in enumerate(("p", "q"), start=1):
            save(
                workspace,
                Person(person_id=who, name_full=f"Invented {who.upper()}qayev", in_country=True),
                CasePerson(case_id=case_id, person_id=who, code=f"P{number}", role=("ROLE.TARGET",)),
                Event(
                    event_id=f"{case_id}{who}",
                    case_id=case_id,
                    code=f"E{number}",
                    act="TNR.T.THREAT",
                    targets=(who,),
                    certainty="documented",
                    known_to=("STATE", "WITNESSES"),
                ),
                Consent(
                    consent_id=f"{case_id}-{who}",
                    case_id=case_id,
                    person=who,
                    basis="self",
                    purposes=(PurposeLevel(purpose="PUR.EP", level=2),),
                ),
            )
    return workspace


def left(workspace: Workspace, **more: Any) -> None:
    """Put a line into the ledger of the second case."""
    file = ReleasedFile(format="txt", name="brief-AZ-ABCD.txt", sha256="0" * 64, size=1)
    line: dict[str, Any] = {"recipient": "Media", "purpose": "PUR.MEDIA", "files": (file,), **more}
    save(
        workspace,
        Release(
            release_id="r",
            case_id="C-2",
            code="R1",
            when="2026-01-01T00:00:00Z",
            profile="ep_brief",
            decision="released",
            **line,
        ),
    )


def told(workspace: Workspace) -> Compiled:
    return preview(workspace, "C-1", Order("ep_brief", "")).compiled


def test_a_sign_somebody_had_in_another_case_is_not_used_towards_another_reader(two_cases: Workspace) -> None:
    left(two_cases, signs=("p|person A", "q|person B"))
    for _ in range(DRAWS):
        signs = told(two_cases).signs
        assert len(signs) == 2
        assert not {"p|person A", "q|person B"} & set(signs)


def test_what_was_told_of_somebody_in_another_case_counts_with_what_is_told_in_this_one(
    two_cases: Workspace,
) -> None:
    assert told(two_cases).decision == "released"
    left(two_cases, traits=("p|unique_role:exact",))
    answer = told(two_cases)
    assert (answer.decision, answer.brief) == ("refused", None)
    assert "P1 could be recognised from this brief together with earlier ones" in answer.reasons[0]


def test_a_name_given_in_another_case_is_about_other_facts_though_they_have_the_same_code(
    two_cases: Workspace,
) -> None:
    left(two_cases, named=("p",), elements=("event E1",))
    assert told(two_cases).decision == "released"


def test_cases_released_together_count_for_each_other_as_those_released_before_do(
    two_cases: Workspace, tmp_path: Path
) -> None:
    kept = {
        "C-1": ("Somebody in Lerik received threats.", "Lerik", "PLACE"),
        "C-2": ("Somebody aged 41 received threats.", "aged 41", "AGE"),
    }
    for case_id, (text, surface, kind) in kept.items():
        decision = Decision(
            decision_id=case_id, case_id=case_id, verdict="keep", scope="case", surface=surface, type=kind
        )
        save(two_cases, replace(two_cases.vault.get(Case, case_id), narrative_brief=text), decision)
    seen_to = {f"{case_id}:{who}:second_reader": "read" for case_id in kept for who in ("P1", "P2")}
    order = Order("ep_brief", "", ("txt",), seen_to)
    assert [one.decision for one in release(two_cases, ("C-2",), order, tmp_path / "before")] == ["released"]
    together = release(two_cases, tuple(kept), order, tmp_path / "together")
    assert [one.decision for one in together] == ["refused", "released"]
    for line in two_cases.vault.list(Release):
        two_cases.vault.write(lambda writer, line=line: writer.remove(Release, line.release_id))
    together = release(two_cases, tuple(kept), order, tmp_path / "again")
    assert [one.decision for one in together] == ["released", "refused"]
    assert "together with earlier ones" in together[1].reasons[0]
