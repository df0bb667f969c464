"""The evidence gate: a name in office stands only where the facts stand by themselves, and two answer for it."""

import dataclasses
from typing import Any

import pytest
from invented_case import CASE, a_case, compiled, consent, event, text_of, ticked, when

from cahier.domain.account import Account
from cahier.domain.evidence import Evidence
from cahier.domain.interview import Interview
from cahier.domain.organisation import Organisation
from cahier.domain.records import CaseRecords
from cahier.redaction.brief import Table
from cahier.redaction.compile import Compiled
from cahier.redaction.compiling.evidence_gate import sources_of
from cahier.redaction.profiles import profile_named

BOTH = ticked("P5:identity_match", "P5:legal_sign_off")
KNOWN = ("STATE", "P1", "P2", "WITNESSES")


def piece(code: str, kind: str, **more: Any) -> Evidence:
    return Evidence(evidence_id=f"evidence-{code}", case_id=CASE, code=code, kind=kind, **more)


COURT, PRESS = piece("V1", "EVD.COURT"), piece("V2", "EVD.MEDIAART")
TOLD = piece("V3", "EVD.TESTIMONY", source_person="P2")


def dossier(**more: Any) -> CaseRecords:
    """A case against somebody in office, whose one act rests on a court document and a press article."""
    person = more.pop("person", {"dob": when("1970-05-04"), "unique_role": "head of the district department"})
    acts = more.pop("events", None) or (act(),)
    evidence = more.pop("evidence", (COURT, PRESS, TOLD))
    purpose = more.pop("purpose", "PUR.SANCT")
    records = a_case(
        naming="TARGET_NAMED",
        consents=(consent("P1", 4, purpose=purpose),),
        events=acts,
        evidence=evidence,
        organisations=(
            Organisation(organisation_id="o", case_id=CASE, code="O1", name="Invented Department", is_state=True),
        ),
        **more,
    )
    persons = tuple(
        dataclasses.replace(one, **person, employer_ref="o") if one.person_id == "P5" else one
        for one in records.persons
    )
    return dataclasses.replace(records, persons=persons)


def act(**more: Any) -> Any:
    more.setdefault("sources", ("evidence-V1", "evidence-V2"))
    more.setdefault("known_to", KNOWN)
    return event("E1", "TNR.P.DETAIN", "P1", actor_type="PERP.POLICE", actor_ref="P5", **more)


def listed(records: CaseRecords, profile: str = "eu_sanctions", **how: Any) -> Compiled:
    how.setdefault("confirmed", BOTH)
    return compiled(records, profile=profile_named(profile), **how)


def test_behind_the_gate_the_official_is_named_with_function_and_body_and_the_victim_has_a_sign() -> None:
    answer = listed(dossier())
    text = text_of(answer)
    assert (answer.decision, answer.named) == ("released", ("P5",))
    assert "Zopa Muvekkilov" in text
    assert "4 May 1970" in text
    assert "Head of the district department" in text
    assert "Invented Department" in text
    assert "was arrested by Zopa Muvekkilov (the police)" in text
    assert "Torgul" not in text
    assert "Court or prosecution document and Media article" in text
    assert {"P5.name_full", "P5.dob", "P5.unique_role"} <= set(answer.shown)


def test_nothing_of_family_home_or_property_of_the_official_is_told() -> None:
    more = {"address": "Dashli 1", "iban": "AZ00FAKE", "marital_status": "married", "children_count": 3}
    person = {"dob": when("1970-05-04"), "unique_role": "head of the department", **more}
    text = text_of(listed(dossier(person=person)))
    assert not [word for word in ("Dashli", "AZ00FAKE", "married") if word in text]


@pytest.mark.parametrize(
    "ticks", [{}, ticked("P5:identity_match"), ticked("P5:legal_sign_off"), dict.fromkeys(BOTH, "")]
)
def test_two_people_answer_for_it_each_with_a_reason(ticks: dict[str, str]) -> None:
    answer = listed(dossier(), confirmed=ticks)
    assert (answer.decision, answer.brief) == ("refused", None)
    assert {item.key for item in answer.pending} == set(BOTH) - {key for key, why in ticks.items() if why}


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"events": (act(sources=("evidence-V1",)),)}, "two independent sources"),
        ({"events": (act(sources=("evidence-V1", "a friend of a friend")),)}, "two independent sources"),
        ({"events": (act(sources=("evidence-V1", "evidence-V3")),)}, "no assertion has a public source"),
        ({"evidence": (COURT, dataclasses.replace(PRESS, privilege_flag=True))}, "two independent sources"),
        (
            {
                "evidence": (
                    dataclasses.replace(COURT, source_person="P2"),
                    dataclasses.replace(PRESS, source_person="P2"),
                )
            },
            "two independent sources",
        ),
        ({"events": (act(known_to=("STATE", "P1")),)}, "only one person beside the State"),
        ({"person": {"photo": None}}, "fewer than three attributes"),
        (
            {"events": (act(certainty="hearsay"), event("E2", "TNR.T.THREAT", "P1"))},
            "nothing in this brief is told",
        ),
    ],
)
def test_what_does_not_pass_is_told_by_body_and_without_the_name(change: dict[str, Any], why: str) -> None:
    answer = listed(dossier(**change))
    assert answer.decision == "released", answer.reasons
    assert "Muvekkilov" not in text_of(answer)
    assert answer.named == ()
    assert any(why in check for check in answer.checks)


def test_a_source_of_the_same_hand_counts_once_and_one_with_an_address_is_public() -> None:
    address = dataclasses.replace(COURT, url="https://site.example/decision")
    records = dossier(evidence=(address, TOLD), events=(act(sources=("evidence-V1", "evidence-V3")),))
    assert listed(records).named == ("P5",)


def test_an_assertion_that_fails_beside_one_that_passes_stands_without_the_name() -> None:
    weak = event(
        "E2",
        "TNR.T.THREAT",
        "P1",
        date="2025-06",
        actor_type="PERP.POLICE",
        actor_ref="P5",
        sources=("evidence-V1",),
    )
    text = text_of(listed(dossier(events=(act(), weak))))
    assert "Zopa Muvekkilov (the police)" in text
    assert "received threats from the police" in text


@pytest.mark.parametrize(
    ("profile", "purpose"), [("ep_brief", "PUR.EP"), ("wgad", "PUR.WGAD"), ("rule_9_2", "PUR.COE9")]
)
def test_other_readers_get_the_body_whatever_the_evidence(profile: str, purpose: str) -> None:
    records = dossier(purpose=purpose)
    answer = listed(records, profile)
    assert "Muvekkilov" not in (text_of(answer) if answer.brief else "")


def test_the_un_gets_the_name_behind_the_gate_and_a_brief_without_it_before() -> None:
    records = dossier(purpose="PUR.UNSP")
    before = listed(records, "un_special_procedures", confirmed={})
    assert before.decision == "released"
    assert "Muvekkilov" not in text_of(before)
    assert {item.key for item in before.offered} == set(BOTH)
    assert "Zopa Muvekkilov" in text_of(listed(records, "un_special_procedures"))


def test_a_dossier_says_how_many_sources_stand_behind_each_line_and_nothing_of_them() -> None:
    answer = listed(dossier())
    assert answer.brief is not None
    tables = [block for block in answer.brief.blocks if isinstance(block, Table)]
    (register,) = [table for table in tables if "Independent sources" in table.header]
    kinds = "Court or prosecution document and Media article"
    assert register.rows == (("1", "A document shows it", kinds, "2", "1"),)


@pytest.mark.parametrize("profile", ["eu_sanctions", "un_special_procedures"])
def test_one_person_alone_names_no_official_either(profile: str) -> None:
    purpose = profile_named(profile).purpose
    together = listed(dossier(purpose=purpose), profile)
    assert "P5" in together.named, together.reasons
    alone = listed(dossier(purpose=purpose), profile, alone=True, ceiling=2)
    assert alone.named == ()
    assert alone.brief is None or "Zopa" not in text_of(alone)
    told = (*alone.reasons, *alone.checks)
    assert any("one person alone" in sentence.casefold() for sentence in told), told
    assert not any(condition.tickable for condition in (*alone.pending, *alone.offered))


def test_a_dossier_names_who_did_it_and_nobody_it_was_done_to() -> None:
    records = dossier()
    agreed = (consent("P1", 5, purpose="PUR.SANCT"),)
    answer = listed(dataclasses.replace(records, consents=agreed))
    assert answer.named == ("P5",), answer.reasons
    assert not any(part in text_of(answer) for part in ("Torgul", "Sinaqli"))


def test_somebodys_word_is_no_public_source_though_it_can_be_read_at_an_address() -> None:
    told = dataclasses.replace(TOLD, url="https://site.example/interview")
    records = dossier(evidence=(COURT, told), events=(act(sources=("evidence-V1", "evidence-V3")),))
    assert listed(records).named == ()


def test_what_one_person_told_twice_is_one_source() -> None:
    interviews = tuple(
        Interview(interview_id=f"i{n}", case_id=CASE, code=f"I{n}", interviewee="P2") for n in (1, 2)
    )
    accounts = tuple(
        Account(account_id=f"a{n}", case_id=CASE, code=f"T{n}", interview_id=f"i{n}", language="en", text="Told.")
        for n in (1, 2)
    )
    records = dossier(events=(act(sources=("a1", "a2")),), interviews=interviews, accounts=accounts)
    found = sources_of(records.events[0], records)
    assert (found.independent, found.public) == (1, 0)
    other = dataclasses.replace(interviews[1], interviewee="P1")
    several = dataclasses.replace(records, interviews=(interviews[0], other))
    assert sources_of(several.events[0], several).independent == 2


def test_what_a_source_took_back_stands_behind_no_name_and_in_no_register() -> None:
    told = (act(sources=("evidence-V2", "evidence-V3")),)
    records = dossier(events=told, evidence=(PRESS, TOLD))
    back = consent("P2", 2, purpose="PUR.SANCT", withdrawn_on=when("2026-01-05"))
    taken_back = dataclasses.replace(records, consents=(*records.consents, back))
    assert listed(records).named == ("P5",)
    assert listed(taken_back).named == ()
    assert "Testimony" in text_of(listed(records))
    left = listed(
        dataclasses.replace(
            taken_back,
            evidence=(COURT, PRESS, TOLD),
            events=(act(sources=("evidence-V1", "evidence-V2", "evidence-V3")),),
        )
    )
    assert left.named == ("P5",)
    assert "Testimony" not in text_of(left)
