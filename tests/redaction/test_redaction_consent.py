from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_case import CASE, DEMO, ON, PARLIAMENT, consent, demo_case, truth_of, when

from cahier import resources
from cahier.domain.consent import Basis, Consent, PurposeLevel
from cahier.redaction.consent import effective, levels, needed, standing


def level(
    *consents: Consent, on: date = ON, recipient: str = PARLIAMENT, purpose: str = "PUR.EP", **more: bool
) -> int:
    return effective("P1", purpose, recipient, on, consents, **more)


def test_whoever_was_never_asked_has_not_agreed() -> None:
    assert level() == 0


def test_nobody_agrees_for_somebody_else() -> None:
    assert level(consent("P2", 5)) == 0


def test_a_purpose_that_was_not_asked_is_not_allowed() -> None:
    assert level(consent("P1", 5, purpose="PUR.UNSP")) == 0


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        ("self", 5),
        ("written_from_custody", 5),
        ("via_lawyer_written", 5),
        ("via_lawyer_oral", 4),
        ("guardian", 2),
        ("next_of_kin_presumed", 2),
        ("relayed", 1),
        ("pending", 1),
        ("none", 0),
    ],
)
def test_each_basis_carries_so_far(basis: Basis, expected: int) -> None:
    assert level(consent("P1", 5, basis)) == expected


def test_every_basis_of_the_domain_has_its_cap() -> None:
    assert set(resources.data("rules/consent.json")["caps"]) == set(get_args(Basis))


def test_a_child_is_never_named_whoever_agreed() -> None:
    assert level(consent("P1", 5), minor=True) == 2


def test_a_withdrawn_consent_is_none_from_the_first_day_it_can_mean() -> None:
    withdrawn = consent("P1", 5, withdrawn_on=when("2026-03"))
    assert level(withdrawn, on=date(2026, 2, 28)) == 5
    assert level(withdrawn, on=date(2026, 3, 1)) == 0


def test_an_expired_consent_is_none_from_the_first_day_it_can_mean() -> None:
    expiring = consent("P1", 5, expires_on=when("2026"))
    assert level(expiring, on=date(2025, 12, 31)) == 5
    assert level(expiring, on=date(2026, 1, 1)) == 0


def test_an_end_without_a_known_beginning_has_come() -> None:
    assert level(consent("P1", 5, withdrawn_on=when("../2030"))) == 0
    assert level(consent("P1", 5, expires_on=when("/2030"))) == 0


def test_a_consent_dated_after_today_is_none_yet() -> None:
    assert level(consent("P1", 5, given_on=when("2026-03-10"))) == 0
    assert level(consent("P1", 5, given_on=when("2026-03-09"))) == 5


def test_a_recipient_who_is_not_on_the_list_is_not_covered() -> None:
    limited = consent("P1", 5, recipients=("EP_DROI",))
    assert level(limited) == 0
    assert level(limited, recipient=" ep_droi ") == 5


def test_the_latest_consent_governs_as_a_whole() -> None:
    first = consent("P1", 5, given_on=when("2025-01-10"))
    later = consent("P1", 2, given_on=when("2025-06-10"), number=2)
    other_purpose = consent("P1", 5, given_on=when("2025-09-01"), number=3, purpose="PUR.UNSP")
    assert level(first, later) == 2
    assert level(first, later, other_purpose) == 0


def test_where_dates_cannot_tell_the_latest_the_lowest_level_counts() -> None:
    undated = consent("P1", 5)
    dated = consent("P1", 1, given_on=when("2025-01-10"), number=2)
    same_month = consent("P1", 4, given_on=when("2025-01"), number=3)
    assert level(undated, dated) == level(dated, undated) == 1
    assert level(dated, same_month) == 1
    assert len(standing("P1", "PUR.EP", PARLIAMENT, ON, (undated, dated)).reasons) == 2


def test_a_withdrawal_wins_over_every_consent_not_surely_given_after_it() -> None:
    withdrawn = consent("P1", 5, given_on=when("2025-01-10"), withdrawn_on=when("2025-06-10"))
    assert level(withdrawn, consent("P1", 5, given_on=when("2025-03-01"), number=2)) == 0
    assert level(withdrawn, consent("P1", 5, given_on=when("2025-06"), number=2)) == 0
    assert level(withdrawn, consent("P1", 5, number=2)) == 0
    assert level(withdrawn, consent("P1", 5, given_on=when("2025-06-11"), number=2)) == 5


def test_a_withdrawal_of_one_purpose_leaves_the_others() -> None:
    partly = Consent(
        consent_id="c",
        case_id=CASE,
        person="P1",
        purposes=(PurposeLevel(purpose="PUR.EP", level=5), PurposeLevel(purpose="PUR.UNSP", level=4)),
        basis="self",
        withdrawn_on=when("2026-01-01"),
        withdrawal_scope="PUR.EP, PUR.MEDIA",
    )
    assert level(partly) == 0
    assert level(partly, purpose="PUR.UNSP") == 4


def test_a_withdrawal_in_other_words_takes_everything() -> None:
    assert level(consent("P1", 5, withdrawn_on=when("2026-01-01"), withdrawal_scope="PUR.UNSP and the film")) == 0


def test_a_consent_of_the_day_of_the_withdrawal_does_not_undo_it() -> None:
    taken_back = consent("P1", 5, given_on=when("2025-01-01"), withdrawn_on=when("2026-01-01"))
    same_day = consent("P1", 5, number=2, given_on=when("2026-01-01"))
    next_day = consent("P1", 5, number=2, given_on=when("2026-01-02"))
    assert effective("P1", "PUR.EP", PARLIAMENT, ON, (taken_back, same_day)) == 0
    assert effective("P1", "PUR.EP", PARLIAMENT, ON, (taken_back, next_day)) == 5


def test_the_screen_is_told_who_how_far_and_why() -> None:
    found = standing("P1", "PUR.EP", PARLIAMENT, ON, (consent("P1", 5, "next_of_kin_presumed"),))
    assert (found.level, found.given, found.consents) == (2, 5, ("consent-P1-1",))
    assert found.reasons == ("Only relatives could say; that allows no more than an account without identity.",)
    assert standing("P1", "PUR.EP", PARLIAMENT, ON, ()).reasons == ("This person was never asked.",)


@pytest.mark.parametrize("code", DEMO)
def test_the_invented_cases_have_the_levels_they_were_made_for(code: str) -> None:
    truth, records = truth_of(code), demo_case(code)
    code_of = {role.person_id: role.code for role in records.roles}
    for purpose, expected in truth["effective_levels"].items():
        found = {code_of[person]: value for person, value in levels(records, purpose, PARLIAMENT, ON).items()}
        assert {person: found[person] for person in expected} == expected


DATES = st.sampled_from(
    ["2024", "2025-02", "2025-06-10", "2025-06~", "2026-03-09", "2026-12", "2025-11/..", "../2025"]
)
CONSENTS = st.builds(
    lambda number, level, basis, given_on, expires_on, withdrawn_on, recipients: consent(
        "P1",
        level,
        basis,
        number=number,
        given_on=when(given_on),
        expires_on=when(expires_on),
        withdrawn_on=when(withdrawn_on),
        recipients=recipients,
    ),
    st.integers(),
    st.integers(0, 5),
    st.sampled_from(get_args(Basis)),
    st.none() | DATES,
    st.none() | DATES,
    st.none() | DATES,
    st.sampled_from([(), (PARLIAMENT,), ("somebody else",)]),
)


@given(st.lists(CONSENTS, max_size=4), st.booleans())
def test_no_record_ever_adds_more_than_one_of_them_gives(consents: list[Consent], minor: bool) -> None:
    found = level(*consents, minor=minor)
    caps = resources.data("rules/consent.json")["caps"]
    each = [min(own.purposes[0].level, caps[own.basis]) for own in consents]
    assert 0 <= found <= max(each, default=0)
    assert found <= 2 or not minor


@given(st.lists(CONSENTS, max_size=4), CONSENTS)
def test_the_order_of_the_records_does_not_matter(consents: list[Consent], one: Consent) -> None:
    assert level(*consents, one) == level(one, *reversed(consents))


@given(CONSENTS)
def test_withdrawing_today_ends_it_today(one: Consent) -> None:
    assert level(Consent(**{**_fields(one), "withdrawn_on": when("2026-03-09")})) == 0


def _fields(one: Consent) -> dict[str, object]:
    return {name: getattr(one, name) for name in Consent.__dataclass_fields__}


def test_each_use_needs_its_level() -> None:
    assert [needed(use) for use in ("count", "narrative", "name_in_confidence", "name_to_state", "name")] == [
        1, 2, 3, 4, 5,
    ]  # fmt: skip
