from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_case import ON, when

from cahier import resources
from cahier.domain.proceeding import Fine, Sentence
from cahier.redaction.generalise import (
    Generalised,
    g_area,
    g_court,
    g_facility,
    g_job,
    g_kin,
    g_org,
    g_place,
    g_role,
    g_type,
)
from cahier.redaction.generalise_bands import g_age, g_duration, g_money, g_term
from cahier.redaction.generalise_dates import g_date, part_of_year
from cahier.redaction.phrases import phrases_in

WORDS = phrases_in("en")


def said(value: Generalised | None, **more: str) -> str | None:
    return None if value is None else WORDS.word(value, **more)


@pytest.mark.parametrize(
    ("text", "level", "expected"),
    [
        ("2025-03-14", "season", "in spring 2025"),
        ("2025-03-14", "month", "in March 2025"),
        ("2025-03-14", "year", "in 2025"),
        ("2025-03-14", "day", "on 14 March 2025"),
        ("2023-12-05", "season", "in late 2023"),
        ("2025-01-05", "season", "in early 2025"),
        ("2025", "season", "in 2025"),
        ("2025-12-1X~", "season", "around the end of 2025"),
        ("2025-08~", "season", "around summer 2025"),
        ("2025-11/..", "season", "from autumn 2025 onwards"),
        ("2024-05/2025-02", "season", "between 2024 and 2025"),
        ("2025-02/2025-06", "season", "in 2025"),
        ("202X", "season", "between 2020 and 2029"),
        ("2025-21", "day", "in spring 2025"),
    ],
)
def test_a_date_loses_detail_and_nothing_else(text: str, level: Any, expected: str) -> None:
    assert said(g_date(when(text), level=level)) == expected


def test_a_date_without_a_beginning_says_nothing() -> None:
    assert g_date(when("../2025")) is None
    assert g_date(None) is None
    assert part_of_year(None) is None


@given(st.dates(date(1990, 1, 1), date(2030, 12, 31)))
def test_a_generalised_date_still_holds_the_true_day_and_never_shows_it(day: date) -> None:
    words = str(said(g_date(when(day.isoformat()))))
    assert str(day.year) in words
    assert f" {day.day} " not in f" {words} "
    assert WORDS.say(f"month.{day.month}") not in words


@pytest.mark.parametrize(
    ("countries", "expected"),
    [
        (("DE",), "in the European Union"),
        (("DE", "FR"), "in the European Union"),
        (("GB",), "in Western Europe"),
        (("TR",), "in Türkiye"),
        (("ME",), "in a third country"),
        (("ME", "LT"), "abroad"),
        (("AZ",), "in Azerbaijan"),
        (("AZ", "DE"), "in several countries"),
        ("GE", "in Georgia"),
        ((), None),
        (None, None),
    ],
)
def test_countries_become_an_area(countries: Any, expected: str | None) -> None:
    assert said(g_area(countries, origin="AZ"), country="Azerbaijan") == expected


def test_a_place_is_never_finer_than_a_region() -> None:
    assert said(g_place("Aran", country="AZ", origin="AZ", level="PLC.5")) == "in Aran"
    assert said(g_place("Aran", country="AZ", origin="AZ", level="PLC.6"), country="Azerbaijan") == "in Azerbaijan"
    assert said(g_place("Hessen", country="DE", origin="AZ", level="PLC.5")) == "in the European Union"
    assert g_place("Aran", country=None, origin="AZ", level="PLC.6") is None


@pytest.mark.parametrize("term", resources.data("vocabularies/kin.json")["terms"], ids=lambda term: term["code"])
def test_no_tie_of_kin_keeps_its_exact_word(term: dict[str, Any]) -> None:
    found = g_kin(term["code"])
    assert found is None or found.level in ("KIN.CLOSE", "KIN.ANY")
    wider = g_kin(term["code"], level="KIN.ANY")
    assert wider is None or wider.level == "KIN.ANY"


def test_close_kin_is_close_and_friends_are_no_kin() -> None:
    assert g_kin("KIN.BROTHER") == Generalised("kin.close", "g_kin", "KIN.CLOSE")
    assert g_kin("KIN.UNCLE_M") == Generalised("kin.any", "g_kin", "KIN.ANY")
    assert g_kin("KIN.KIRVE") is g_kin("KIN.ASSOC") is g_kin(None) is g_kin("KIN.NONSENSE") is None


def test_only_targets_and_relatives_have_a_part_to_show() -> None:
    assert g_role(("ROLE.INTERVIEWEE", "ROLE.RELATIVE")) == Generalised("role.relative", "g_role", "class")
    assert g_role(("ROLE.HELPER", "ROLE.SOURCE", "ROLE.CONTACT", "ROLE.INTERVIEWEE")) is None


def test_only_state_bodies_keep_their_name() -> None:
    assert said(g_org("Ministry of Justice", kind=None, is_state=True)) == "Ministry of Justice"
    assert said(g_org("Uydurma Xeber", kind="independent media", is_state=False)) == "an independent outlet"
    assert said(g_org("Uydurma", kind="circus", is_state=False)) == "an organisation"
    assert g_org(None, kind=None, is_state=True) is None


def test_facilities_and_courts_become_their_type() -> None:
    assert said(g_facility("Baku pre-trial detention facility")) == "a pre-trial detention facility"
    assert said(g_facility("Prison No. 00")) == "a prison"
    assert said(g_facility("House 7")) == "a place of detention"
    assert said(g_court("Sumgayit Court on Grave Crimes")) == " by a court of first instance"
    assert said(g_court("Court of Appeal")) == " by a court of appeal"
    assert said(g_court("Supreme Court")) == " by the highest court"
    assert g_facility(None) is g_court("somewhere") is g_court(None) is None


def test_work_becomes_a_group_or_nothing() -> None:
    assert g_job("satirical video blogger") == Generalised("group.VIC.BLOG", "g_job", "group")
    assert g_job("head of NGO") == Generalised("group.VIC.CSO", "g_job", "group")
    assert g_job("beekeeper") is g_job(None) is None


def test_a_measure_is_one_of_a_list_or_nothing() -> None:
    assert said(g_type("red_notice", of="interpol")) == "an Interpol red notice"
    assert g_type("anything else", of="interpol") is g_type(None, of="interpol") is None


@pytest.mark.parametrize(
    ("months", "days", "expected"),
    [
        (None, 15, "up to 15 days"),
        (None, 25, "up to 30 days"),
        (1, None, "up to one year"),
        (12, None, "up to one year"),
        (13, None, "more than one year"),
        (36, None, "more than one year"),
        (60, None, "more than three years"),
        (78, None, "more than five years"),
        (120, None, "more than five years"),
        (121, None, "more than ten years"),
        (0, 0, None),
        (None, None, None),
    ],
)
def test_a_term_becomes_a_band_that_is_true(months: int | None, days: int | None, expected: str | None) -> None:
    assert said(g_term(Sentence(months=months, days=days))) == expected


@given(st.integers(1, 600))
def test_no_term_is_said_to_be_longer_than_it_is(months: int) -> None:
    years = {"over_1": 1, "over_3": 3, "over_5": 5, "over_10": 10}
    found = g_term(Sentence(months=months))
    assert found is not None
    assert months > 12 * years.get(found.key.removeprefix("term."), 0)


def test_a_length_is_the_band_of_its_shortest_reading() -> None:
    assert said(g_duration(when("2025-07-08"), when("2025-12-17"))) == "more than three months"
    assert said(g_duration(when("2023-05"), when("2023-06"))) == "less than a month"
    assert said(g_duration(when("2023-05"), when("2023-05"))) is None
    assert said(g_duration(when("2020-01-01"), when("2025-01-01"))) == "more than two years"
    assert g_duration(when("2025-07-08"), when("2025-08/..")) is not None
    assert g_duration(None, when("2025-07-08")) is g_duration(when("2025"), None) is None


def test_ages_become_five_bands_and_a_doubt_says_nothing() -> None:
    assert said(g_age(when("1989-07-02"), on=ON)) == "30 to 44"
    assert said(g_age(when("2012"), on=ON)) == "under 18"
    assert said(g_age(when("1940"), on=ON)) == "60 or over"
    assert g_age(when("1996"), on=ON) is None
    assert g_age(None, on=ON) is g_age(when("2030"), on=ON) is g_age(when("1990/.."), on=ON) is None


def test_amounts_become_orders_of_magnitude() -> None:
    assert said(g_money(Fine(amount=31_000.0, currency="EUR"))) == "up to 100,000 EUR"
    assert said(g_money(Fine(amount=4_100_000.0, currency="AZN"))) == "more than one million AZN"
    assert g_money(Fine(amount=5.0, currency="manat")) is g_money(Fine(amount=5.0)) is g_money(None) is None
