"""Whatever the records and the consents: nothing beyond consent, nothing withheld, nothing stops by surprise."""

import dataclasses
from typing import Any, get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented_case import (
    CASE,
    NAMES,
    ON,
    PARLIAMENT,
    a_case,
    compiled,
    consent,
    detention,
    event,
    proceeding,
    ticked,
    when,
    with_canaries,
)

from cahier import resources
from cahier.domain.account import Account
from cahier.domain.consent import Basis
from cahier.domain.event import Certainty, Event
from cahier.domain.evidence import Evidence
from cahier.domain.interview import Interview
from cahier.domain.organisation import Organisation
from cahier.domain.place import Place
from cahier.domain.proceeding import Extradition, Interpol, ProceedingKind, TravelBan
from cahier.domain.records import CaseRecords
from cahier.redaction.compile import Compiled

PEOPLE = tuple(NAMES)
CANARY = "Qxzkanarya"
FAMILY = "Members of the family have also come under pressure."
# What a person wrote for the public, and what closed lists and ids need to stay what they are.
PUBLIC_TEXTS = frozenset({"title_public", "narrative_brief", "status", "kind", "language"})


def codes(vocabulary: str) -> st.SearchStrategy[str]:
    known = [term["code"] for term in resources.data(f"vocabularies/{vocabulary}.json")["terms"]]
    return st.sampled_from([*known, f"{CANARY}code"])


def several(inner: st.SearchStrategy[str], most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(inner, max_size=most, unique=True).map(tuple)


person = st.sampled_from(PEOPLE)
dates = st.none() | st.sampled_from(
    ["2024-11-05", "2025-03-14", "2025-03", "2025", "2025-12-1X~", "2025-11/..", "../2025"]
)
consents = st.builds(
    lambda who, number, level, basis, ended, condition: consent(
        who, level, basis, number=number, withdrawn_on=when(ended), conditions=condition
    ),
    person,
    st.integers(0, 999),
    st.integers(0, 5),
    st.sampled_from(get_args(Basis)),
    st.sampled_from([None, None, "2026-01-01"]),
    st.sampled_from(
        [(), (), (), ("recheck_each_use",), ("exclude:residence",), ("exclude:dates",), (f"{CANARY} words",)]
    ),
)
events = st.builds(
    lambda code, act, who, known_to, certainty, date, actor, cause, sources: event(
        f"E{code}",
        act,
        who,
        known_to=known_to,
        certainty=certainty,
        date=date,
        actor_type=actor,
        because_of=cause,
        country="AZ",
        sources=sources,
    ),
    st.just(0),
    codes("tnr"),
    st.none() | person,
    several(st.sampled_from([*PEOPLE, "STATE", "PUBLIC", "WITNESSES", "FAMILY", "HOST"])),
    st.none() | st.sampled_from(get_args(Certainty)),
    dates,
    st.none() | codes("perp"),
    st.none() | person,
    several(st.sampled_from([*PEOPLE, "A1", "I1", "V1"]), 2),
)  # fmt: skip
proceedings = st.builds(
    lambda code, who, kind, stage, laws, articles, date, months, outcome: proceeding(
        f"L{code}", who, kind=kind, stage=stage, law_families=laws, articles=articles, judgment_date=date,
        months=months, outcome=outcome, court="Supreme Court", interpol=Interpol(), extradition=Extradition(),
        travel_ban=TravelBan(),
    ),
    st.just(0),
    person,
    st.sampled_from(get_args(ProceedingKind)),
    st.none() | codes("stg"),
    several(codes("law")),
    several(st.sampled_from(["CC 206.3.2", "CC 234", "CAO 535.1", "CC 12345", f"CC {CANARY}"])),
    dates,
    st.none() | st.integers(1, 200),
    st.sampled_from([None, "refused", "granted", "convicted", f"{CANARY}outcome"]),
)  # fmt: skip
detentions = st.builds(
    lambda code, who, status, start, end: detention(f"D{code}", who, status, start, end),
    st.just(0),
    person,
    codes("det"),
    dates,
    dates,
)


# What a brief can be built on: a fact about the target that somebody saw and that may be told.
tellable = st.builds(
    lambda act, date, certainty: event("E0", act, "P1", date=date, certainty=certainty, country="AZ"),
    st.sampled_from(["TNR.T.THREAT", "TNR.T.HACK", "TNR.M.PASSREF", "TNR.D.INTIM"]),
    dates,
    st.sampled_from(["documented", "corroborated"]),
)


@st.composite
def cases(draw: st.DrawFn) -> CaseRecords:
    """Return any case; in about half of them the target agreed to something and there is something to tell."""
    willing = draw(st.booleans())
    more = consents.filter(lambda one: one.person != "P1") if willing else consents
    lists: dict[str, Any] = {
        "consents": tuple(draw(st.just([]) | st.lists(more, max_size=3))),
        "events": (
            *draw(st.lists(tellable, min_size=int(willing), max_size=int(willing))),
            *draw(st.lists(events, min_size=1, max_size=5)),
        ),
        "proceedings": tuple(draw(st.lists(proceedings, min_size=1, max_size=3))),
        "detentions": tuple(draw(st.lists(detentions, max_size=3))),
        "interviews": (Interview(interview_id="i", case_id=CASE, code="I1", interviewee=draw(person)),),
        "accounts": (Account(account_id="a", case_id=CASE, interview_id="i", code="A1", language="en"),),
        "organisations": (Organisation(organisation_id="o", case_id=CASE, code="O1"),),
        "places": (Place(place_id="p", case_id=CASE, code="G1"),),
        "evidence": (Evidence(evidence_id="v", case_id=CASE, code="V1"),),
        "levels": {
            who: draw(st.sampled_from([5, 5, 4, 2] if willing and who == "P1" else [5, 2, 5, 2, 0, 1, 4]))
            for who in PEOPLE
        },
        "case": {
            "victim_groups": draw(several(codes("vic"))),
            "tnr_methods": draw(several(codes("tnr"))),
            "pace1900": draw(several(st.sampled_from(["a", "e", CANARY]))),
            "rights": draw(several(st.sampled_from(["ECHR 5", "ICCPR 9", "ECHR P4-2", CANARY]))),
            "countries_host": draw(several(st.sampled_from(["DE", "TR", "AZ", CANARY]))),
            "country_origin": draw(st.sampled_from(["AZ", "TM", None, CANARY])),
        },
    }
    for kind in ("events", "proceedings", "detentions"):
        lists[kind] = _numbered(lists[kind])
    records = a_case(
        naming=draw(st.sampled_from(["TARGET_NAMED", "NOT_NAMED", "TARGET_NAMED", "PENDING"])), **lists
    )
    return _full_of_canaries(records)


def _numbered(items: tuple[Any, ...]) -> tuple[Any, ...]:
    """Give each record a code of its own, as a case does."""
    return tuple(dataclasses.replace(one, code=f"{one.code[0]}{number}") for number, one in enumerate(items))


def _full_of_canaries(records: CaseRecords) -> CaseRecords:
    filled: dict[str, Any] = {"case": with_canaries(records.case, CANARY, PUBLIC_TEXTS)}
    for field in dataclasses.fields(records):
        held = getattr(records, field.name)
        if isinstance(held, tuple):
            keep = PUBLIC_TEXTS | _ids(field.name)
            filled[field.name] = tuple(with_canaries(item, CANARY, keep) for item in held)
    return dataclasses.replace(records, **filled)


def _ids(name: str) -> frozenset[str]:
    """Name the links that must stay what they are, for a consent to keep its meaning and an event its people."""
    links = {
        "events": {"targets", "because_of", "known_to", "certainty", "actor_type", "sources"},
        "consents": {"recipients", "conditions", "person", "purpose", "withdrawal_scope"},
        "interviews": {"interviewee"},
    }
    return frozenset(links.get(name, ()))


def effective_by_hand(records: CaseRecords, who: str) -> int:
    """Work the level out again, from the text of the rule and without the engine: undated records all govern."""
    caps = {"self": 5, "written_from_custody": 5, "via_lawyer_written": 5, "via_lawyer_oral": 4, "guardian": 2,
            "next_of_kin_presumed": 2, "relayed": 1, "pending": 1, "none": 0}  # fmt: skip
    own = [one for one in records.consents if one.person == who]
    if not own or any(one.withdrawn_on for one in own):
        return 0
    return min(min(one.purposes[0].level, caps[one.basis], 2 if who == "P4" else 5) for one in own)


def told_by_hand(one: Event, records: CaseRecords) -> set[str]:
    """Name who an event was heard from: its sources, or whoever told the case; a document is nobody's."""
    interviewed = str(records.interviews[0].interviewee)
    heard = {"A1": interviewed, "I1": interviewed, "V1": "a document"}
    return {heard.get(ref, ref) for ref in one.sources} or {interviewed, "P2"}


def people_of(element: str, records: CaseRecords) -> set[str]:
    kind, _, code = element.partition(" ")
    if kind == "event":
        found = next(one for one in records.events if one.code == code)
        return {*found.targets, *([found.because_of] if found.because_of else [])}
    if kind == "proceeding":
        return {str(next(one for one in records.proceedings if one.code == code).person)}
    if kind == "detention":
        return {str(next(one for one in records.detentions if one.code == code).person)}
    return set()


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(cases(), st.booleans())
def test_nothing_leaves_beyond_consent(records: CaseRecords, asked: bool) -> None:
    confirmed = ticked(*(f"{who}:recheck_each_use" for who in PEOPLE)) if asked else {}
    answer = compiled(records, confirmed=confirmed)
    assert not any("stopped by rule" in reason for reason in answer.reasons)
    assert (answer.brief is not None) == (answer.decision == "released")
    assert answer.brief is not None or answer.reasons
    assert not answer.pending or answer.decision == "refused"
    assert CANARY.casefold() not in " ".join((*answer.reasons, *answer.checks)).casefold()
    if answer.brief is not None:
        _check_brief(records, answer)


def _check_brief(records: CaseRecords, answer: Compiled) -> None:
    assert answer.brief is not None
    text = "\n".join(answer.brief.visible_text())
    assert CANARY.casefold() not in text.casefold()
    assert "{" not in text
    assert "[" not in text
    for who in PEOPLE:
        level = effective_by_hand(records, who)
        assert who not in answer.named or (level == 5 and records.case.naming_decision == "TARGET_NAMED")
        assert (NAMES[who] in text) == (who in answer.named)
    for element in answer.elements:
        for who in people_of(element, records):
            assert effective_by_hand(records, who) >= 2
            assert who in answer.persons
    used = [one for one in records.events if f"event {one.code}" in answer.elements]
    assert all(one.certainty not in ("hearsay", "suspicion") for one in used)
    gone = {one.person for one in records.consents if one.withdrawn_on}
    assert not any(told_by_hand(one, records) <= gone for one in used)
    assert answer.named or all("PUBLIC" not in one.known_to for one in used)
    rest = text.replace(FAMILY, "")
    assert not answer.named or ("relative" not in rest and "family" not in rest)
    assert FAMILY not in text or any(effective_by_hand(records, who) >= 2 for who in ("P2", "P3"))
    assert set(answer.consents) <= {one.consent_id for one in records.consents}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(cases(), person)
def test_withdrawing_takes_a_person_out_of_the_next_brief(records: CaseRecords, who: str) -> None:
    withdrawn = tuple(
        dataclasses.replace(one, withdrawn_on=when("2026-03-01")) if one.person == who else one
        for one in records.consents
    )
    answer = compiled(dataclasses.replace(records, consents=withdrawn))
    assert who not in answer.named
    assert all(who not in people_of(element, records) for element in answer.elements)
    assert answer.brief is None or NAMES[who] not in "\n".join(answer.brief.visible_text())


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(cases())
def test_a_compilation_repeats_itself(records: CaseRecords) -> None:
    assert compiled(records) == compiled(records)
    assert (ON.year, PARLIAMENT) == (2026, "European Parliament")
