"""Whatever the notebook, whatever the consents, whoever the reader: nothing leaves beyond consent."""

import dataclasses
from collections import Counter
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented_case import NAMES, ON, compiled, ticked, when
from test_redaction_compile_properties import CANARY, PEOPLE, cases, people_of, told_by_hand

from cahier.domain.consent import Consent, PurposeLevel, Scope, WhoMaySee
from cahier.domain.records import CaseRecords
from cahier.redaction.compile import Compiled
from cahier.redaction.profiles import profile_codes, profile_named

# By hand, from the table of the domain: what an account needs, what a name needs (None: nobody is named).
NEEDS: dict[str, tuple[int, int | None]] = {
    "ep_brief": (2, 5),
    "un_special_procedures": (2, 4),
    "wgad": (4, 4),
    "eu_sanctions": (2, None),
    "rule_9_2": (2, 5),
}
PURPOSES = {
    "ep_brief": "PUR.EP", "un_special_procedures": "PUR.UNSP", "wgad": "PUR.WGAD", "eu_sanctions": "PUR.SANCT",
    "rule_9_2": "PUR.COE9",
}  # fmt: skip
CAPS = {"self": 5, "written_from_custody": 5, "via_lawyer_written": 5, "via_lawyer_oral": 4, "guardian": 2,
        "next_of_kin_presumed": 2, "relayed": 1, "pending": 1, "none": 0}  # fmt: skip
EVERYBODY_SEEN_TO = ticked(
    *(f"{who}:recheck_each_use" for who in PEOPLE), *(f"{who}:second_reader" for who in PEOPLE)
)
tries: Counter[str] = Counter()


@st.composite
def agreed_otherwise(draw: st.DrawFn, records: CaseRecords, profile: str) -> CaseRecords:
    """Turn the consents of a case into such for a reader, some for another purpose, body, circle or time.

    In half of them what the target agreed to is for this reader, so that there is a brief to look at.
    """
    clear = draw(st.sampled_from([frozenset(), frozenset({"P1"})]))
    return dataclasses.replace(
        records,
        consents=tuple(
            _for(one, PURPOSES[profile]) if one.person in clear else draw(_otherwise(one, PURPOSES[profile]))
            for one in records.consents
        ),
    )


def _for(one: Consent, purpose: str) -> Consent:
    levels = tuple(PurposeLevel(purpose=purpose, level=cell.level) for cell in one.purposes)
    return dataclasses.replace(one, purposes=levels, recipients=(), expires_on=None, scope=Scope())


@st.composite
def _otherwise(draw: st.DrawFn, one: Consent, purpose: str) -> Consent:
    asked = draw(st.sampled_from([purpose, purpose, purpose, purpose, "PUR.MEDIA"]))
    return dataclasses.replace(
        one,
        purposes=tuple(PurposeLevel(purpose=asked, level=cell.level) for cell in one.purposes),
        recipients=draw(st.sampled_from([(), (), (), ("Somebody else",)])),
        who_may_see=draw(st.sampled_from([None, None, None, *get_args(WhoMaySee)])),
        expires_on=draw(st.sampled_from([None, None, None, when("2026-01-01"), when("2027")])),
        scope=draw(
            st.sampled_from([Scope(), Scope(), Scope(documents=True, health=True), Scope(narrative=False)])
        ),
    )


def level_by_hand(records: CaseRecords, who: str, purpose: str) -> int:
    """Work the level out from the text of the rule, without the engine: undated records all govern."""
    own = [one for one in records.consents if one.person == who]
    return min((_level(one, who, purpose) for one in own), default=0)


def _level(one: Consent, who: str, purpose: str) -> int:
    ended = one.expires_on is not None and one.expires_on.text == "2026-01-01"
    levels = [cell.level for cell in one.purposes if cell.purpose == purpose]
    if one.withdrawn_on or not levels or ended or one.recipients:
        return 0
    level = min(min(levels), CAPS[one.basis], 2 if who == "P4" else 5)
    if not one.scope.narrative or one.who_may_see not in (None, "body"):
        level = min(level, 1)
    return level


def harmless(records: CaseRecords) -> CaseRecords:
    """Take the canaries out of what a form may show of somebody named: their native name, their application."""
    persons = tuple(
        dataclasses.replace(one, name_native=None, passport_no=None, id_card_no=None) for one in records.persons
    )
    trials = tuple(dataclasses.replace(one, echr_app_no="99998/16") for one in records.proceedings)
    return dataclasses.replace(records, persons=persons, proceedings=trials)


def _try(data: st.DataObject) -> None:
    profile = data.draw(st.sampled_from(profile_codes()))
    records = harmless(data.draw(agreed_otherwise(data.draw(cases()), profile)))
    ticks = EVERYBODY_SEEN_TO if data.draw(st.booleans()) else {}
    answer = compiled(records, profile=profile_named(profile), confirmed=ticks)
    tries[f"{profile} {answer.decision}"] += 1
    assert not any("stopped by rule" in reason for reason in answer.reasons), answer.reasons
    assert (answer.brief is not None) == (answer.decision == "released")
    assert CANARY.casefold() not in " ".join((*answer.reasons, *answer.checks)).casefold()
    if answer.brief is not None:
        _check(records, answer, profile)


def _check(records: CaseRecords, answer: Compiled, profile: str) -> None:
    assert answer.brief is not None
    text = "\n".join(answer.brief.visible_text())
    assert CANARY.casefold() not in text.casefold()
    account, name = NEEDS[profile]
    levels = {who: level_by_hand(records, who, PURPOSES[profile]) for who in PEOPLE}
    for element in answer.elements:
        for who in people_of(element, records):
            assert levels[who] >= account, (element, who)
            assert who in answer.persons
    for who in PEOPLE:
        assert (NAMES[who] in text) == (who in answer.named)
    for who in answer.named:
        assert name is not None
        assert levels[who] >= name
        assert records.case.naming_decision == "TARGET_NAMED"
    assert all(one.band == "GREEN" or one.agreed or one.band == "AMBER" for one in answer.scores)
    used = [one for one in records.events if f"event {one.code}" in answer.elements]
    assert all(one.certainty not in ("hearsay", "suspicion") for one in used)
    gone = {one.person for one in records.consents if one.withdrawn_on}
    assert not any(told_by_hand(one, records) <= gone for one in used)
    assert profile != "wgad" or answer.named


_CHECKS = [HealthCheck.too_slow, HealthCheck.data_too_large]


def released() -> dict[str, int]:
    return {key: count for key, count in sorted(tries.items()) if key.endswith("released")}


def test_no_reader_gets_more_than_the_consents_allow() -> None:
    tries.clear()

    @settings(max_examples=300, deadline=None, suppress_health_check=_CHECKS)
    @given(st.data())
    def some(data: st.DataObject) -> None:
        _try(data)

    some()
    assert sum(released().values()) >= 15, "the property is worth little where nothing leaves"


@pytest.mark.long
def test_no_reader_gets_more_than_the_consents_allow_ten_thousand_times() -> None:
    tries.clear()

    @settings(max_examples=10_000, deadline=None, suppress_health_check=_CHECKS)
    @given(st.data())
    def many(data: st.DataObject) -> None:
        _try(data)

    many()
    left = sum(released().values())
    print(f"{sum(tries.values())} notebooks, {left} released: {dict(sorted(tries.items()))}")
    assert sum(tries.values()) >= 10_000
    assert len(released()) == len(NEEDS)
    assert left >= 1_500


def test_the_table_by_hand_knows_every_reader() -> None:
    assert set(NEEDS) == set(PURPOSES) == set(profile_codes())
    assert {code: profile_named(code).purpose for code in profile_codes()} == PURPOSES
    assert ON.year == 2026
