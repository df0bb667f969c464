"""What could still identify somebody: the table of points, the bands, and what is done about them."""

import dataclasses
from typing import Any

import pytest
from invented_case import CASE, a_case, compiled, consent, demo_case, event, ticked

from cahier import resources
from cahier.domain.decision import Decision
from cahier.domain.place import Place
from cahier.domain.submission import Release
from cahier.redaction import risk
from cahier.redaction.compile import Compiled
from cahier.redaction.compiling.free_text import NARRATIVE
from cahier.redaction.profile import Allowed, Profile
from cahier.redaction.profiles import profile_named
from cahier.redaction.risk import Score, Trait, trait_of_passage

ARREST = event("E2", "TNR.P.DETAIN", "P3", actor_type="PERP.POLICE", country="AZ")
THREAT = event("E1", "TNR.T.THREAT", "P1", actor_type="PERP.POLICE")


def score(*traits: tuple[str, str], in_country: bool = False) -> Score:
    return Score("p", "P1", in_country, tuple(Trait(*trait) for trait in traits))


@pytest.mark.parametrize(
    ("trait", "level", "points"),
    [
        ("kin", "exact", 2), ("kin", "KIN.CLOSE", 1), ("kin", "KIN.ANY", 0), ("place", "settlement", 3),
        ("place", "district", 2), ("place", "capital", 1), ("date", "day", 3), ("date", "month", 1),
        ("date", "season", 0), ("date", "year", 0), ("age", "exact", 2), ("age", "band", 0),
        ("occupation", "exact", 2), ("employer", "exact", 3), ("unique_role", "exact", 6),
        ("facility", "exact", 2),
        ("court_news", "exact", 6), ("host_city", "exact", 2), ("children", "exact", 1), ("health", "exact", 2),
        ("language", "exact", 3), ("verbatim", "exact", 3), ("amount", "exact", 1), ("media", "exact", 6),
    ],
)  # fmt: skip
def test_each_trait_counts_what_the_table_says(trait: str, level: str, points: int) -> None:
    assert Trait(trait, level).points == points


def test_the_docstring_says_what_the_table_says() -> None:
    for words in ("tie of kin | 2", "settlement 3", "day 3, month 1", "age | 2", "employer | 3", "| 6 |"):
        assert words in (risk.__doc__ or "")


def test_a_level_nobody_wrote_down_counts_as_the_most_exact() -> None:
    assert Trait("date", "hour").points == 3


@pytest.mark.parametrize(
    ("points", "abroad", "inside"),
    [(0, "GREEN", "GREEN"), (2, "GREEN", "GREEN"), (3, "GREEN", "AMBER"), (4, "AMBER", "AMBER"),
     (5, "AMBER", "RED"), (6, "AMBER", "RED"), (7, "RED", "RED"), (12, "RED", "RED")],
)  # fmt: skip
def test_the_bands_are_stricter_inside_the_country(points: int, abroad: str, inside: str) -> None:
    parts = {
        0: [], 2: [("age", "exact")], 3: [("date", "day")], 4: [("date", "day"), ("amount", "exact")],
        5: [("date", "day"), ("age", "exact")], 6: [("media", "exact")],
        7: [("media", "exact"), ("amount", "exact")], 12: [("media", "exact"), ("court_news", "exact")],
    }[points]  # fmt: skip
    assert score(*parts).total == points
    assert score(*parts).band == abroad
    assert score(*parts, in_country=True).band == inside


def test_each_trait_counts_once_and_at_its_most_exact() -> None:
    both = score(("date", "month"), ("date", "day"), ("date", "season"))
    assert both.parts == ((Trait("date", "day"), 3),)


@pytest.mark.parametrize(
    ("kind", "text", "trait"),
    [("DATE", "on 14 March 2025", ("date", "day")), ("DATE", "in March 2025", ("date", "month")),
     ("PLACE", "Sumgayit", ("place", "settlement")), ("QUOTE", "“stop”", ("verbatim", "exact")),
     ("NAME", "x", None)],
)  # fmt: skip
def test_a_passage_counts_as_what_redaction_took_it_for(kind: str, text: str, trait: Any) -> None:
    found = trait_of_passage(kind, text)
    assert (found and (found.name, found.level)) == trait


def test_every_type_and_function_of_the_table_is_a_trait_of_it() -> None:
    table = resources.data("rules/risk.json")
    assert set(table["of_functions"].values()) <= set(table["points"])
    assert all(level in table["points"][trait] for trait, level in table["of_types"].values())


def test_a_relative_told_of_broadly_is_green_and_the_parts_are_kept() -> None:
    answer = compiled(a_case(levels={"P1": 2, "P3": 2}, events=(THREAT, ARREST)))
    scores = {one.code: (one.total, one.band, one.in_country) for one in answer.scores}
    assert scores == {"P1": (0, "GREEN", False), "P3": (1, "GREEN", True)}
    assert "P3|kin:KIN.CLOSE" in answer.traits


def test_nobody_named_has_a_score() -> None:
    assert compiled(a_case(naming="TARGET_NAMED", levels={"P1": 5}, events=(THREAT,))).scores == ()


def finer(**more: Any) -> Profile:
    """A profile that tells more than any of ours: what the score is there to stop."""
    ours = profile_named("ep_brief")
    fields = {**ours.fields, ("place", "adm1"): Allowed(2)}
    return dataclasses.replace(ours, place_level="PLC.5", fields=fields, **more)


PLACED = dataclasses.replace(ARREST, place_ref="G")
ARAN = Place(place_id="G", case_id=CASE, code="G1", adm1="Aran", country="AZ")
MONTHS = {"named": "month", "unnamed": "month"}
DAYS = {"named": "day", "unnamed": "day"}


def told_finer(dates: Any, **how: Any) -> Compiled:
    records = a_case(levels={"P1": 2, "P3": 2}, events=(THREAT, PLACED), places=(ARAN,))
    return compiled(records, profile=finer(dates=dates), **how)


def test_amber_waits_for_a_second_reader_who_says_so() -> None:
    answer = told_finer(MONTHS)
    assert (answer.decision, answer.brief) == ("refused", None)
    assert [item.key for item in answer.pending] == ["P3:second_reader"]
    assert "3 points" in answer.reasons[0]
    assert {part.name for part, _ in next(one for one in answer.scores if one.code == "P3").parts} == {
        "kin", "date", "place",
    }  # fmt: skip
    assert told_finer(MONTHS, confirmed={"P3:second_reader": ""}).decision == "refused"
    assert told_finer(MONTHS, confirmed=ticked("P3:second_reader")).decision == "released"


def test_red_stops_and_no_tick_lifts_it() -> None:
    answer = told_finer(DAYS, confirmed=ticked("P3:second_reader"))
    assert (answer.decision, answer.brief, answer.pending) == ("refused", None, ())
    assert any("P3 could be recognised and must not be: 5 points" in reason for reason in answer.reasons)


def narrative(text: str, *kept: tuple[str, str]) -> Compiled:
    decisions = tuple(
        Decision(
            decision_id=f"d{n}", case_id=CASE, verdict="keep", scope="text", surface=surface, type=kind,
            account_id=NARRATIVE,
        )
        for n, (surface, kind) in enumerate(kept)
    )  # fmt: skip
    records = a_case(levels={"P1": 2, "P3": 2}, events=(THREAT, ARREST), case={"narrative_brief": text})
    return compiled(records, decisions=decisions)


def test_what_a_reviewer_kept_in_a_typed_sentence_counts_for_whoever_it_may_speak_of() -> None:
    answer = narrative(
        "Somebody was held in Sumgayit in March 2025.", ("Sumgayit", "PLACE"), ("in March 2025", "DATE")
    )
    assert answer.decision == "refused"
    parts = {part.name: points for part, points in next(one for one in answer.scores if one.code == "P3").parts}
    assert parts.get("place") == 3
    assert all(one.total >= 3 for one in answer.scores)


# --- beside what left before


def left(**more: Any) -> Release:
    fields: dict[str, Any] = {
        "release_id": "r", "case_id": CASE, "code": "R1", "when": "2025-11-01T10:00:00Z", "profile": "ep_brief",
        "recipient": "Another committee", "purpose": "PUR.EP", "decision": "released", **more,
    }  # fmt: skip
    return Release(**fields)


BOTH = a_case(levels={"P1": 2, "P3": 2}, events=(THREAT, ARREST))


def test_two_briefs_that_together_give_somebody_away_are_not_both_released() -> None:
    alone = compiled(BOTH)
    assert alone.decision == "released"
    before = left(traits=("P3|date:day", "P3|amount:exact"))
    together = compiled(BOTH, earlier=(before,))
    assert together.decision == "refused"
    assert "together with earlier ones" in together.reasons[0]
    assert compiled(BOTH, earlier=(left(traits=("P3|date:season",)),)).decision == "released"
    assert compiled(BOTH, earlier=(left(traits=("P9|media:exact",)),)).decision == "released"
    assert compiled(BOTH, earlier=(left(traits=("P3|no_longer_counted:exact",)),)).decision == "released"


def test_whoever_was_named_before_with_the_same_facts_is_not_told_of_without_a_name() -> None:
    named = left(named=("P3",), elements=("event E2",))
    answer = compiled(BOTH, earlier=(named,))
    assert answer.decision == "refused"
    assert "P3 was named on 2025-11-01" in answer.reasons[0]
    assert compiled(BOTH, earlier=(left(named=("P3",), elements=("event E9",)),)).decision == "released"


def test_what_only_together_might_be_recognised_asks_for_a_second_reader_too() -> None:
    before = left(traits=("P3|date:day",))
    answer = compiled(BOTH, earlier=(before,))
    assert all(score.band == "GREEN" for score in answer.scores if score.person == "P3")
    assert (answer.decision, [one.key for one in answer.pending]) == ("refused", ["P3:second_reader"])
    assert compiled(BOTH, earlier=(before,), confirmed=ticked("P3:second_reader")).decision == "released"


NAMED_NOW = a_case(naming="TARGET_NAMED", levels={"P1": 5, "P3": 2}, events=(THREAT, ARREST))


def test_a_name_now_would_tell_who_stood_beside_it_without_one_before() -> None:
    """The reader has the relative of somebody unnamed, then the name of that somebody with the same fact."""
    assert compiled(NAMED_NOW).named == ("P1",)
    before = left(elements=("event E1", "event E2"), persons=("P1", "P3"), traits=("P3|kin:KIN.CLOSE",))
    answer = compiled(NAMED_NOW, earlier=(before,))
    assert (answer.decision, answer.brief) == ("refused", None)
    assert "P3" in answer.reasons[0]
    assert "2025-11-01" in answer.reasons[0]


def test_a_name_now_tells_nobody_where_nobody_else_stood_there_or_they_were_named_then_too() -> None:
    alone = left(elements=("event E1",), persons=("P1",))
    other_facts = left(elements=("event E2",), persons=("P3",))
    same_name = left(elements=("event E1", "event E2"), persons=("P1", "P3"), named=("P1",))
    other_case = left(elements=("event E1", "event E2"), persons=("P1", "P3"), case_id="another")
    for before in (alone, other_facts, same_name, other_case):
        assert compiled(NAMED_NOW, earlier=(before,)).decision == "released"
    willing = a_case(naming="TARGET_NAMED", levels={"P1": 5, "P3": 5}, events=(THREAT, ARREST))
    both = left(elements=("event E1", "event E2"), persons=("P1", "P3"))
    assert compiled(willing, earlier=(both,)).decision == "released"


def test_who_agreed_to_be_named_may_be_told_of_without_the_name() -> None:
    """A notebook in which one person works holds a brief to level 2, whatever people agreed to."""
    records = a_case(naming="TARGET_NAMED", levels={"P1": 5}, events=(THREAT,))
    earlier = (left(named=("P1",), elements=("event E1",)),)
    assert compiled(records, earlier=earlier, ceiling=2).decision == "released"
    lower = a_case(naming="TARGET_NAMED", levels={"P1": 2}, events=(THREAT,))
    assert compiled(lower, earlier=earlier).decision == "refused"


def signed(answer: Compiled) -> dict[str, str]:
    return dict(entry.split("|") for entry in answer.signs)


def test_nobody_has_the_same_sign_towards_two_recipients() -> None:
    """H10: whatever is drawn, the second recipient's signs are others, person by person."""
    target, kin = consent("P3", 2), consent("P2", 2)
    events = (THREAT, ARREST, event("E3", "TNR.P.SUMMON", "P2", date="2025-06"))
    records = a_case(levels={"P1": 2}, consents=(target, kin), events=events)
    first = compiled(records)
    assert set(signed(first)) == {"P2", "P3"}
    earlier = (left(signs=first.signs),)
    for draw in range(8):
        second = compiled(records, earlier=earlier, fresh=lambda n, draw=draw: draw % n)
        assert not set(signed(first).items()) & set(signed(second).items())
        assert len(set(signed(second).values())) == 2
    for spelled in ("European Parliament", " EUROPEAN  parliament"):
        same_reader = (left(signs=first.signs, recipient=spelled),)
        assert signed(compiled(records, earlier=same_reader)) == signed(first)


def test_the_numbers_of_the_invented_cases_are_green() -> None:
    for code in ("DEMO-01", "DEMO-04", "DEMO-10"):
        answer = compiled(demo_case(code), confirmed=ticked("I1:quiet_period"))
        assert all(one.band == "GREEN" for one in answer.scores)


@pytest.mark.parametrize(("where", "inside"), [(True, True), (None, True), (False, False)])
def test_whoever_may_be_in_the_country_counts_as_in_it(where: bool | None, inside: bool) -> None:
    records = a_case(levels={"P1": 2}, events=(event("E1", "TNR.T.THREAT", "P1"),))
    persons = tuple(
        dataclasses.replace(one, in_country=where) if one.person_id == "P1" else one for one in records.persons
    )
    (found,) = compiled(dataclasses.replace(records, persons=persons)).scores
    assert found.in_country is inside
