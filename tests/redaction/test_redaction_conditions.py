from datetime import date

import pytest
from invented_case import ON, consent, ticked, when

from cahier import resources
from cahier.domain.consent import Consent
from cahier.redaction.conditions import Ticks, exclusions, open_conditions
from cahier.redaction.rules import rule_of


def still_open(*texts: str, confirmed: Ticks | None = None, on: date = ON, recheck: bool = False) -> list[str]:
    own = consent("P1", 5, conditions=texts, recheck_each_use=recheck)
    return [condition.key for condition in open_conditions("P1", (own,), on, confirmed or {})]


def test_a_person_who_wants_to_be_asked_each_time_blocks_until_asked() -> None:
    assert still_open(recheck=True) == ["P1:recheck_each_use"]
    assert still_open("recheck_each_use", recheck=True) == ["P1:recheck_each_use"]
    assert still_open("recheck_each_use", confirmed=ticked("P1:recheck_each_use")) == []


def test_a_tick_for_one_person_does_not_count_for_another() -> None:
    assert still_open("recheck_each_use", confirmed=ticked("P2:recheck_each_use")) == ["P1:recheck_each_use"]


def test_a_first_day_is_compared_and_cannot_be_ticked_away() -> None:
    tick = ticked("P1:not_before:2026-03-10")
    assert still_open("not_before:2026-03-10", confirmed=tick) == ["P1:not_before:2026-03-10"]
    assert still_open("not_before:2026-03-09") == []
    assert still_open("not_before:none") == []


@pytest.mark.parametrize("day", ["2026-03", "2026", "2026-03-1X", "2026-03-09/.."])
def test_a_partial_first_day_opens_with_the_last_day_it_can_mean(day: str) -> None:
    assert still_open(f"not_before:{day}") == [f"P1:not_before:{day}"]


def test_what_the_program_cannot_read_waits_for_a_person() -> None:
    texts = (
        "only_if:P2 abroad",
        "attribute_to:case_file_only",
        "never_contact",
        "ask my lawyer",
        "exclude:the cat",
    )
    assert still_open(*texts, "not_before:soon") == [f"P1:{text}" for text in (*texts, "not_before:soon")]
    assert still_open(*texts, confirmed=ticked(*(f"P1:{text}" for text in texts))) == []


def test_a_known_exclusion_blocks_nothing_and_takes_fields_away() -> None:
    own = consent("P1", 5, conditions=("exclude:residence",))
    assert still_open("exclude:residence") == []
    assert ("person", "residence") in {(item.entity, item.field) for item in exclusions("P1", (own,))}


def test_every_exclusion_names_fields_that_exist() -> None:
    for entries in resources.data("rules/conditions.json")["exclude"].values():
        for entry in entries:
            assert rule_of(entry["entity"], entry["field"])
            assert entry["of"] in ("own", "case")


def test_each_open_condition_says_what_to_do_without_a_name() -> None:
    own = Consent(
        consent_id="c", case_id="c", person="p", conditions=("recheck_each_use", "never_contact", "other")
    )
    sentences = [item.sentence for item in open_conditions("P7", (own,), ON, {})]
    assert all(
        ("P7" in sentence and sentence.endswith("tick this.")) or "tick it." in sentence for sentence in sentences
    )
    assert len(set(sentences)) == 3


def test_a_condition_is_met_only_by_a_governing_consent() -> None:
    assert when("2026") is not None
    assert open_conditions("P1", (), ON, {}) == ()


@pytest.mark.parametrize(
    "text",
    [
        "only_if:P3 abroad",
        "only_if(P3 abroad)",
        "only_if: P3 is abroad",
        "Only if: abroad: p3",
        "only_if:abroad P3",
    ],
)
@pytest.mark.parametrize(("inside", "still"), [(False, False), (True, True), (None, True)])
def test_a_tie_to_somebody_being_abroad_is_compared_with_where_they_are(
    text: str, inside: bool | None, still: bool
) -> None:
    own = consent("P1", 5, conditions=(text,))
    found = open_conditions("P1", (own,), ON, {}, {"P3": inside})
    assert bool(found) is still
    ticks = ticked(f"P1:{text}")
    assert bool(open_conditions("P1", (own,), ON, ticks, {"P3": inside})) is (inside is True)


def test_a_tick_without_a_reason_counts_only_where_somebody_was_asked_again() -> None:
    assert still_open("recheck_each_use", confirmed={"P1:recheck_each_use": ""}) == []
    assert still_open("never_contact", confirmed={"P1:never_contact": " "}) == ["P1:never_contact"]
    assert still_open("never_contact", confirmed={"P1:never_contact": "nobody called"}) == []


@pytest.mark.parametrize("text", ["exclude(residence)", "Exclude ( residence )", "not_before(2026-03-09)"])
def test_brackets_are_read_as_a_colon(text: str) -> None:
    assert still_open(text) == []
    assert still_open("not_before(2026-03-10)") == ["P1:not_before(2026-03-10)"]
