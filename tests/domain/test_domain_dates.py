import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cahier.domain.dates import DateNotUnderstood, PartialDate

DAYS = st.dates(date(1000, 1, 1), date(9999, 12, 31))
MARKS = st.sampled_from(["", "?", "~", "%"])
WRITTEN = st.from_regex(r"[0-9X]{3,4}(-[0-9X]{2}(-[0-9X]{2})?)?[?~%]?(/[0-9X]{4}(-[0-9X]{2})?)?", fullmatch=True)


@given(DAYS)
def test_a_whole_day_is_that_day(day: date) -> None:
    given = PartialDate.parse(day.isoformat())
    assert given.earliest == given.latest == day
    assert given.is_exact_day
    assert given.text == day.isoformat()


@given(DAYS, MARKS)
def test_a_month_and_a_year_hold_their_days(day: date, mark: str) -> None:
    month = PartialDate.parse(f"{day:%Y-%m}{mark}")
    year = PartialDate.parse(f"{day:%Y}{mark}")
    assert (month.earliest, year.earliest) == (day.replace(day=1), date(day.year, 1, 1))
    length = calendar.monthrange(day.year, day.month)[1]
    assert (month.latest, year.latest) == (day.replace(day=length), date(day.year, 12, 31))
    assert not month.is_exact_day
    assert month.is_uncertain is (mark in ("?", "%"))
    assert month.is_approximate is (mark in ("~", "%"))


@given(DAYS, st.integers(1, 10))
def test_a_digit_nobody_knows_widens_what_is_meant(day: date, hidden: int) -> None:
    written = list(day.isoformat())
    for position in [9, 8, 6, 5, 3, 2, 1][:hidden]:
        written[position] = "X"
    if written[6] == "X" and written[5] != "X":
        written[8:] = "XX"
    try:
        wide = PartialDate.parse("".join(written))
    except DateNotUnderstood:
        pytest.fail("".join(written))
    assert wide.earliest is not None
    assert wide.latest is not None
    assert wide.earliest <= day <= wide.latest


@given(DAYS, st.integers(0, 5000))
def test_an_interval_reaches_from_its_first_day_to_its_last(first: date, days: int) -> None:
    last = min(first.toordinal() + days, date.max.toordinal())
    text = f"{first.isoformat()}/{date.fromordinal(last).isoformat()}"
    interval = PartialDate.parse(text)
    assert (interval.earliest, interval.latest) == (first, date.fromordinal(last))
    assert interval.is_interval


@given(DAYS.filter(lambda day: day > date(1000, 1, 1)))
def test_an_interval_that_ends_before_it_begins_is_refused(first: date) -> None:
    with pytest.raises(DateNotUnderstood):
        PartialDate.parse(f"{first.isoformat()}/{(first - timedelta(days=1)).isoformat()}")


@given(WRITTEN | st.text(max_size=12))
def test_whatever_is_taken_begins_before_it_ends_and_is_kept_as_it_was_said(text: str) -> None:
    try:
        given = PartialDate.parse(text)
    except DateNotUnderstood:
        return
    assert given.text == text.strip()
    if given.earliest is not None and given.latest is not None:
        assert given.earliest <= given.latest


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2025-21", date(2025, 3, 1), date(2025, 5, 31)),
        ("2025-22~", date(2025, 6, 1), date(2025, 8, 31)),
        ("2025-23?", date(2025, 9, 1), date(2025, 11, 30)),
        ("2025-24", date(2025, 12, 1), date(2025, 12, 31)),
        ("2025-11/..", date(2025, 11, 1), None),
        ("../2025-05", None, date(2025, 5, 31)),
        ("/2025-05", None, date(2025, 5, 31)),
        ("2025-05/", date(2025, 5, 1), None),
        ("202X", date(2020, 1, 1), date(2029, 12, 31)),
        ("2025-1X", date(2025, 10, 1), date(2025, 12, 31)),
        ("2025-0X", date(2025, 1, 1), date(2025, 9, 30)),
        ("2025-02-XX", date(2025, 2, 1), date(2025, 2, 28)),
        ("2025-02-2X", date(2025, 2, 20), date(2025, 2, 28)),
        ("2025-03-3X", date(2025, 3, 30), date(2025, 3, 31)),
        ("2025-12-1X~", date(2025, 12, 10), date(2025, 12, 19)),
        ("2025-03-14T09:30:00Z", date(2025, 3, 14), date(2025, 3, 14)),
        ("2025-03-14T09:30:00+04:00", date(2025, 3, 14), date(2025, 3, 14)),
        (" 2025 ", date(2025, 1, 1), date(2025, 12, 31)),
        ("Y17000", None, None),
        ("-0044-03-15", None, None),
    ],
)
def test_forms_of_dates_are_understood(text: str, earliest: date | None, latest: date | None) -> None:
    given = PartialDate.parse(text)
    assert (given.earliest, given.latest) == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "yesterday", "14.03.2025", "03/2025", "25-03-14", "2025-3-14", "2025-00", "2025-13", "2025-20",
        "2025-25", "2025-21-01", "2025-02-29", "2025-04-31", "2025-00-XX", "2025-04-4X", "2025-02-3X", "2025-X4",
        "2025-XX-14", "20X5", "XXXX", "2025-2X", "2025-9X", "2025~~", "2025?-03", "/", "..", "../..", "2025//2026",
        "2025/2024", "2025/yesterday", "2025-03-14T25:00:00", "2025-02-30T10:00:00Z", "2025-03-14T09:30", "Y999",
        "Y0", "-0044-13", "-0044-02-31", "2025-03-14\n2025", "２０２５", "2025" * 20,
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(DateNotUnderstood):
        PartialDate.parse(text)
    with pytest.raises(DateNotUnderstood):
        PartialDate(text)


def test_only_a_season_is_a_season() -> None:
    assert PartialDate("2025-21").is_season
    assert not PartialDate("2025-12").is_season
    assert not PartialDate("2025").is_season
    assert not PartialDate("2025-21/2025-22").is_season
