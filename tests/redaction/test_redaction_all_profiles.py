"""Every profile towards every invented case, and what each kind of reader never gets."""

import dataclasses
import re
from typing import Any

import pytest
from invented_case import (
    CASE,
    DEMO,
    a_case,
    compiled,
    consent,
    demo_case,
    detention,
    event,
    proceeding,
    text_of,
    ticked,
    truth_of,
)

from cahier.domain.consent import Scope
from cahier.domain.detention import IllTreatment, Rehabilitation
from cahier.redaction.compile import Compiled
from cahier.redaction.compiling.required import summary
from cahier.redaction.phrases import phrases_in
from cahier.redaction.profiles import profile_codes, profile_named

SEEN_TO = ticked("P1:recheck_each_use", "I1:quiet_period")
RELEASED = {
    "ep_brief": {"DEMO-01", "DEMO-04", "DEMO-05", "DEMO-07", "DEMO-10"},
    "un_special_procedures": {"DEMO-04", "DEMO-05"},
    "wgad": {"DEMO-04", "DEMO-10"},
    "eu_sanctions": {"DEMO-07"},
    "rule_9_2": {"DEMO-04", "DEMO-10"},
}
NAMED = {
    ("un_special_procedures", "DEMO-04"): ["P1"],
    ("un_special_procedures", "DEMO-05"): ["P1"],
    ("wgad", "DEMO-04"): ["P1"],
    ("wgad", "DEMO-10"): ["P1"],
    ("rule_9_2", "DEMO-10"): ["P1"],
}


def towards(profile: str, records: Any, **how: Any) -> Compiled:
    return compiled(records, profile=profile_named(profile), **how)


@pytest.mark.parametrize("code", DEMO)
@pytest.mark.parametrize("profile", profile_codes())
def test_each_invented_case_goes_to_each_reader_as_its_consents_allow(profile: str, code: str) -> None:
    records = demo_case(code)
    answer = towards(profile, records, confirmed=SEEN_TO)
    assert answer.decision == ("released" if code in RELEASED[profile] else "counts_only"), answer.reasons
    assert bool(answer.reasons) is (answer.decision != "released")
    wanted = truth_of(code)["named_persons"] if profile == "ep_brief" else NAMED.get((profile, code), [])
    assert [records.role_of(person).code for person in answer.named] == wanted
    assert (answer.brief is None) is (answer.decision != "released")


@pytest.mark.parametrize("code", DEMO)
@pytest.mark.parametrize("profile", profile_codes())
def test_no_reader_gets_a_name_that_nobody_released(profile: str, code: str) -> None:
    records = demo_case(code)
    answer = towards(profile, records, confirmed=SEEN_TO)
    text = text_of(answer) if answer.brief else ""
    for person in records.persons:
        names = (person.name_full, person.name_native, *person.variants, *person.nicknames, *person.handles)
        for name in names:
            if name and person.person_id not in answer.named and not name.startswith("("):
                assert name not in text


@pytest.mark.parametrize("code", sorted(RELEASED["un_special_procedures"] | RELEASED["wgad"] | {"DEMO-07"}))
@pytest.mark.parametrize("profile", [code for code in profile_codes() if code != "ep_brief"])
def test_beside_the_parliament_nobody_reads_of_a_family(profile: str, code: str) -> None:
    answer = towards(profile, demo_case(code), confirmed=SEEN_TO)
    if answer.brief:
        assert not re.search(r"\b(family|relatives?|wife|brother|child)\b", text_of(answer), re.IGNORECASE)


def test_hearsay_reaches_no_reader() -> None:
    """The questioning of P4 is hearsay: out of every output, also of the dossier, until P4 can be asked."""
    for profile in profile_codes():
        answer = towards(profile, demo_case("DEMO-07"), confirmed=SEEN_TO)
        assert "questioned" not in (text_of(answer) if answer.brief else "")
        assert "event E2" not in answer.elements
    dossier = towards("eu_sanctions", demo_case("DEMO-07"), confirmed=SEEN_TO)
    assert any("Event E2 was left out: it is hearsay" in check for check in dossier.checks)


HELD = detention("D1", "P1", "DET.PRETRIAL", "2025-03-14")
CHARGED = proceeding("L1", "P1", articles=("CC 206.3",), law_families=("LAW.SMUGGLE",), stage="STG.CHARGED")


def held_case(purpose: str, level: int, naming: str = "TARGET_NAMED", **more: Any) -> Any:
    scope = more.pop("scope", Scope())
    detentions = more.pop("detentions", (HELD,))
    own = consent("P1", level, purpose=purpose, scope=scope)
    persons = more.pop("persons", {})
    records = a_case(naming=naming, consents=(own,), proceedings=(CHARGED,), detentions=detentions, **more)
    first = dataclasses.replace(records.persons[0], **persons)
    return dataclasses.replace(records, persons=(first, *records.persons[1:]))


@pytest.mark.parametrize(
    ("level", "decision", "named"),
    [
        (5, "released", True),
        (4, "released", True),
        (3, "released", False),
        (2, "released", False),
        (1, "refused", False),
    ],
)
def test_the_un_learns_a_name_from_level_four_and_a_story_from_level_two(
    level: int, decision: str, named: bool
) -> None:
    answer = towards("un_special_procedures", held_case("PUR.UNSP", level))
    assert answer.decision == decision
    text = text_of(answer) if answer.brief else ""
    assert ("Torgul" in text) is named
    assert ("Withheld; available to the mandate in confidence" in text) is (level == 3)
    assert ("public report\nNo" in text) is (2 <= level < 5)
    assert ("to the Government\nYes" in text) is named


@pytest.mark.parametrize(("level", "asks"), [(5, False), (4, True)])
def test_the_working_group_names_below_level_five_only_with_a_request_not_to_publish(
    level: int, asks: bool
) -> None:
    answer = towards("wgad", held_case("PUR.WGAD", level))
    assert answer.named == ("P1",)
    assert ("left out of the opinion" in text_of(answer)) is asks


@pytest.mark.parametrize("level", [2, 3])
def test_the_working_group_gets_nothing_below_level_four(level: int) -> None:
    answer = towards("wgad", held_case("PUR.WGAD", level))
    assert (answer.decision, answer.brief) == ("refused", None)
    assert answer.required[0].state == "consent"
    assert summary(answer.required, phrases_in("en")).startswith("0 of 7 present; consent missing for items 1")


def test_the_working_group_gets_nothing_where_nobody_decided_to_name() -> None:
    answer = towards("wgad", held_case("PUR.WGAD", 5, naming="PENDING"))
    assert answer.decision == "refused"
    assert "about somebody by name" in answer.reasons[0]
    assert answer.required[0].state == "not_decided"


def test_the_number_of_a_passport_needs_its_scope() -> None:
    papers = {"passport_no": "C00000001", "sex_gender": "F", "nationality": ("AZ",)}
    without = towards("wgad", held_case("PUR.WGAD", 5, persons=papers))
    assert "C00000001" not in text_of(without)
    assert "Female" in text_of(without)
    given = towards("wgad", held_case("PUR.WGAD", 5, persons=papers, scope=Scope(documents=True)))
    assert "C00000001" in text_of(given)
    assert "P1.passport_no" in given.shown
    parliament = towards("ep_brief", held_case("PUR.EP", 5, persons=papers, scope=Scope(documents=True)))
    assert "C00000001" not in text_of(parliament)


@pytest.mark.parametrize(
    ("clinician", "words"), [(None, "Ill-treatment was alleged"), (True, "documented by a clinician")]
)
def test_ill_treatment_needs_its_scope_and_keeps_to_what_a_clinician_said(
    clinician: bool | None, words: str
) -> None:
    told = dataclasses.replace(
        HELD, ill_treatment=IllTreatment(alleged=True, documented_by_clinician=clinician, note="the left hand")
    )
    without = text_of(towards("wgad", held_case("PUR.WGAD", 5, detentions=(told,))))
    assert "treatment was alleged" not in without
    given = text_of(towards("wgad", held_case("PUR.WGAD", 5, detentions=(told,), scope=Scope(health=True))))
    assert words in given
    assert "left hand" not in given


def test_an_applicant_is_named_to_the_committee_and_nobody_else_is() -> None:
    judged = proceeding("L2", "P1", stage="STG.CMEXEC", echr_app_no="99998/16", judgment_date="2020")
    freed = dataclasses.replace(HELD, rehabilitation=Rehabilitation(conviction_quashed=False, record_erased=True))
    for trials, named in (((CHARGED,), ()), ((CHARGED, judged), ("P1",))):
        records = dataclasses.replace(held_case("PUR.COE9", 5, detentions=(freed,)), proceedings=trials)
        answer = towards("rule_9_2", records)
        assert answer.named == named
        assert ("99998/16" in text_of(answer)) is bool(named)
        assert ("Conviction quashed\nNo" in text_of(answer)) is bool(named)
    assert text_of(towards("rule_9_2", held_case("PUR.COE9", 5))).count("No claim is made") == 1


def test_another_recipient_than_the_usual_ones_knows_nobody_below_a_public_name() -> None:
    records = held_case("PUR.UNSP", 4)
    assert towards("un_special_procedures", records).named == ("P1",)
    elsewhere = towards("un_special_procedures", records, recipient="A friendly office")
    assert elsewhere.named == ()
    assert any("not written for this recipient" in check for check in elsewhere.checks)


def test_a_dossier_goes_to_nobody_but_its_readers() -> None:
    answer = towards("eu_sanctions", demo_case("DEMO-07"), confirmed=SEEN_TO, recipient="A newspaper")
    assert (answer.decision, answer.brief) == ("refused", None)
    assert "goes to no other recipient" in answer.reasons[0]


def test_what_is_missing_is_told_item_by_item_with_whose_consent() -> None:
    answer = towards("un_special_procedures", held_case("PUR.UNSP", 2))
    states = {item.text: (item.state, item.people) for item in answer.required}
    assert states["the name, with consent to be named to the State"] == ("consent", ("P1", "P3"))
    assert states["legal proceedings"] == ("present", ())
    assert states["a request of its own"] == ("not_recorded", ())
    assert "2 of 6 present" in summary(answer.required, phrases_in("en"))


@pytest.mark.parametrize("profile", profile_codes())
def test_an_unnamed_victim_has_no_day_no_region_and_no_article_beside_a_term(profile: str) -> None:
    purpose = profile_named(profile).purpose
    sentenced = dataclasses.replace(CHARGED, judgment_date=HELD.start, sentence=None)
    records = dataclasses.replace(held_case(purpose, 2, naming="NOT_NAMED"), proceedings=(sentenced,))
    answer = towards(profile, records)
    text = text_of(answer) if answer.brief else ""
    assert "14 March" not in text
    assert "Torgul" not in text
    assert "206.3" not in text


def test_a_single_incident_of_somebody_not_to_be_known_stands_only_among_enough_others() -> None:
    few = (event("E1", "TNR.T.THREAT", "P1", date="2025-03"), event("E2", "TNR.T.HACK", "P1", date="2025-04"))
    records = a_case(consents=(consent("P1", 2, purpose="PUR.SANCT"),), events=few)
    answer = towards("eu_sanctions", records)
    assert answer.decision == "counts_only"
    many = tuple(event(f"E{n}", "TNR.T.THREAT", "P1", date="2025-03") for n in range(5))
    answer = towards("eu_sanctions", dataclasses.replace(records, events=many))
    assert answer.decision == "released"
    assert "Person A" in text_of(answer)
    known = a_case(naming="TARGET_NAMED", consents=(consent("P1", 3, purpose="PUR.SANCT"),), events=few)
    assert towards("eu_sanctions", known).decision == "released"
    assert CASE not in text_of(towards("eu_sanctions", known))
