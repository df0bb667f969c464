"""A release looks at every case of the notebook: what a person took back in one of them is taken back in all."""

import dataclasses

from cahier.domain.case import Case
from cahier.domain.consent import Consent, PurposeLevel
from cahier.domain.dates import PartialDate
from cahier.domain.event import Event
from cahier.domain.person import CasePerson, Person
from cahier.workflows.compile_release import Order, preview
from cahier.workflows.record import save
from cahier.workflows.workspace import Workspace

NAMED = Person(person_id="p", name_full="Torgul Sinaqli")


def recorded(workspace: Workspace, case_id: str, *more: object) -> None:
    """Record a case about the same person, who agreed to be named in it."""
    save(
        workspace,
        Case(case_id=case_id, code=case_id, country_origin="AZ", naming_decision="TARGET_NAMED"),
        NAMED,
        CasePerson(case_id=case_id, person_id="p", code="P1", role=("ROLE.TARGET",)),
        Event(event_id=f"e{case_id}", case_id=case_id, code="E1", act="TNR.T.THREAT", targets=("p",)),
        *more,
    )


def agreed(case_id: str, **more: str) -> Consent:
    fields = {name: PartialDate.parse(day) for name, day in more.items() if name.endswith("_on")}
    return Consent(
        consent_id=f"c{case_id}",
        case_id=case_id,
        person="p",
        purposes=(PurposeLevel(purpose="PUR.EP", level=5),),
        basis="self",
        withdrawal_scope=more.get("withdrawal_scope"),
        **fields,
    )


def decision(workspace: Workspace) -> str:
    return preview(workspace, "C-1", Order("ep_brief", "European Parliament")).compiled.decision


def test_a_withdrawal_in_another_case_counts_in_this_one(workspace: Workspace) -> None:
    recorded(workspace, "C-1", agreed("C-1", given_on="2024-01-01"))
    recorded(workspace, "C-2", agreed("C-2", given_on="2024-02-01"))
    assert decision(workspace) == "released"
    save(workspace, agreed("C-2", given_on="2024-02-01", withdrawn_on="2025-01-01"))
    assert decision(workspace) == "refused"
    save(workspace, agreed("C-1", given_on="2025-06-01"))
    assert decision(workspace) == "released"


def test_a_withdrawal_of_another_purpose_elsewhere_takes_nothing_and_gives_nothing(workspace: Workspace) -> None:
    elsewhere = agreed("C-2", given_on="2024-02-01", withdrawn_on="2025-01-01", withdrawal_scope="PUR.MEDIA")
    low = dataclasses.replace(
        agreed("C-1", given_on="2024-01-01"), purposes=(PurposeLevel(purpose="PUR.EP", level=1),)
    )
    recorded(workspace, "C-1", low)
    recorded(workspace, "C-2", elsewhere)
    assert decision(workspace) == "refused"
    save(workspace, agreed("C-1", given_on="2024-01-01"))
    assert decision(workspace) == "released"
