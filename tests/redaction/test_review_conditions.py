"""What a second pair of eyes tried on conditions: the same words, written otherwise."""

import pytest
from invented_case import a_case, compiled, consent, event, story_of, text_of
from invented_case import ticked as seen_to

from cahier.redaction.compile import Compiled

THREAT = event("E1", "TNR.T.THREAT", "P1")


def under(condition: str, *, level: int = 5, ticked: bool = True) -> Compiled:
    records = a_case(
        naming="TARGET_NAMED", consents=(consent("P1", level, conditions=(condition,)),), events=(THREAT,)
    )
    pending = compiled(records).pending
    return compiled(records, confirmed=seen_to(*(item.key for item in pending)) if ticked else {})


@pytest.mark.parametrize(
    "condition",
    [
        "Exclude:residence",
        "exclude: Residence",
        "EXCLUDE:RESIDENCE",
        "exclude : residence",
        "exclude:dates, Residence",
    ],
)
def test_an_exclusion_in_another_spelling_takes_the_field_away(condition: str) -> None:
    answer = under(condition)
    assert answer.decision == "released"
    assert "European Union" not in story_of(answer)


@pytest.mark.parametrize("condition", ["exclude:residence, the kidney", "exclude:", "exclude:residence,"])
def test_an_exclusion_that_is_known_in_part_only_waits_for_a_person(condition: str) -> None:
    assert under(condition, ticked=False).pending[0].tickable


def test_the_known_part_of_an_exclusion_is_taken_away_all_the_same() -> None:
    assert "European Union" not in story_of(under("exclude:residence, the kidney"))


@pytest.mark.parametrize("condition", ["Not_before:2027-01-01", "not_before :2027", "NOT BEFORE: 2027-01"])
def test_a_first_day_in_another_spelling_cannot_be_ticked_away(condition: str) -> None:
    assert under(condition).decision == "refused"
    assert not under(condition).pending[0].tickable


@pytest.mark.parametrize("condition", ["RECHECK_EACH_USE", "Recheck each use"])
def test_being_asked_each_time_is_understood_in_another_spelling(condition: str) -> None:
    assert "consulted before every use" in under(condition, ticked=False).reasons[0]


@pytest.mark.parametrize("condition", ["exclude:name", "Exclude: Name", "exclude:identity", "exclude:dates,name"])
def test_whoever_excludes_the_name_is_not_named(condition: str) -> None:
    answer = under(condition)
    assert "Torgul" not in text_of(answer)
    assert answer.named == ()
    assert "online commentator" in story_of(answer)


def test_whoever_excludes_the_residence_is_not_placed_by_an_event_abroad() -> None:
    intimidated = event("E1", "TNR.D.INTIM", "P1", country="DE")
    records = a_case(consents=(consent("P1", 2, conditions=("exclude:residence",)),), events=(intimidated,))
    assert "European Union" not in text_of(compiled(records))
    assert "European Union" in text_of(compiled(a_case(levels={"P1": 2}, events=(intimidated,))))
