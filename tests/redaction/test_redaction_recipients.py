from typing import Any

import pytest
from invented_case import ON, PARLIAMENT, a_case, compiled, consent, event

from cahier import resources
from cahier.domain.consent import Consent, PurposeLevel
from cahier.redaction.consent import effective, standing
from cahier.redaction.profiles import profile_codes, profile_named
from cahier.redaction.recipients import recipient_called, recipient_coded, recipients

THREAT = event("E1", "TNR.T.THREAT", "P1")
DROI = "European Parliament, Subcommittee on Human Rights"


def agreed(**more: Any) -> Consent:
    return consent("P1", 5, **more)


def level(recipient: str, **more: Any) -> int:
    return effective("P1", "PUR.EP", recipient, ON, (agreed(**more),))


@pytest.mark.parametrize("name", ["European Parliament", "european  parliament", "EP_PLEN", "Parliament"])
def test_a_body_is_known_by_each_of_its_names(name: str) -> None:
    assert recipient_called(name).code == "EP_PLEN"


def test_a_body_nobody_listed_counts_as_one_that_publishes() -> None:
    other = recipient_called("  A friendly   office ")
    assert (other.code, other.name, other.kind, other.timing_shows) == ("", "A friendly office", "public", True)


def test_the_day_of_a_release_shows_wherever_the_state_or_the_public_learns_of_it() -> None:
    silent = {one.code for one in recipients() if not one.timing_shows}
    assert silent == {"EEAS", "COMM", "COUNCIL_MS", "ARCHIVE"}
    assert recipient_coded("UN_SP").timing_shows
    assert {one.sees for one in recipients() if one.kind == "partner"} == {"partner"}


def test_no_two_bodies_share_a_name_and_every_profile_knows_its_readers() -> None:
    document = resources.data("rules/recipients.json")["recipients"]
    pairs = {
        (name.casefold(), one["code"])
        for one in document
        for name in (one["code"], one["name"], *one.get("also", ()))
    }
    assert len({name for name, _ in pairs}) == len(pairs)
    assert {body.code for body in recipients()} == {one["code"] for one in document}
    for code in profile_codes():
        assert all(recipient_coded(body) for body in profile_named(code).recipients)
    with pytest.raises(KeyError):
        recipient_coded("NOBODY")


def test_a_consent_for_a_whole_covers_its_parts_and_not_the_other_way() -> None:
    assert level(DROI, recipients=("European Parliament",)) == 5
    assert level("EP_DROI", recipients=("EP",)) == 5
    assert level(PARLIAMENT, recipients=(DROI,)) == 0
    assert level("UN special procedures", recipients=("European Parliament",)) == 0


def test_a_consent_for_somebody_by_name_covers_that_name() -> None:
    assert level("A friendly office", recipients=("a friendly  OFFICE",)) == 5
    assert level("Another office", recipients=("A friendly office",)) == 0


@pytest.mark.parametrize(
    ("who", "expected"),
    [(None, 5), ("body", 5), ("partner", 1), ("organisation", 1), ("case_team", 1), ("interviewer", 1)],
)
def test_who_may_see_is_read_before_anything_leaves(who: Any, expected: int) -> None:
    own = (agreed(who_may_see=who),)
    assert effective("P1", "PUR.EP", PARLIAMENT, ON, own) == expected
    if expected == 1:
        assert "nobody outside may see" in standing("P1", "PUR.EP", PARLIAMENT, ON, own).reasons[0]


def test_a_partner_may_see_what_a_body_may_not() -> None:
    own = (agreed(who_may_see="partner"),)
    assert effective("P1", "PUR.EP", "Archive", ON, own) == 5
    assert effective("P1", "PUR.EP", PARLIAMENT, ON, own) == 1


def test_whoever_lets_nobody_outside_see_it_is_not_in_a_brief() -> None:
    records = a_case(naming="TARGET_NAMED", consents=(agreed(who_may_see="organisation"),), events=(THREAT,))
    assert compiled(records).brief is None
    shown = a_case(naming="TARGET_NAMED", consents=(agreed(who_may_see="body"),), events=(THREAT,))
    assert compiled(shown).named == ("P1",)


def test_a_use_for_counting_only_stays_one() -> None:
    counted = Consent(
        consent_id="c", case_id="c", person="P1", purposes=(PurposeLevel(purpose="PUR.STATS", level=1),),
        basis="self", who_may_see="organisation",
    )  # fmt: skip
    assert effective("P1", "PUR.STATS", PARLIAMENT, ON, (counted,)) == 1
