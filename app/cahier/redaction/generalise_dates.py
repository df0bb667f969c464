"""Dates lose their day, then their month, then their season. They are never shifted: shifting falsifies evidence.

The season words follow the calendar of the reader: January and February are "early", December is "late" in its own
year, so that no winter spans two years. A date that is already coarser than asked stays as it is.
"""

from datetime import date
from typing import Literal

from cahier.domain.dates import PartialDate
from cahier.redaction.generalise import Generalised

DateLevel = Literal["day", "month", "season", "year"]
_LEVELS: tuple[DateLevel, ...] = ("day", "month", "season", "year")
_SEASON_NAMES = ("early", "spring", "summer", "autumn", "late")
_SEASONS = ("early", "early", *["spring"] * 3, *["summer"] * 3, *["autumn"] * 3, "late")


def g_date(when: PartialDate | None, *, level: DateLevel = "season") -> Generalised | None:
    """Return the date at `level` or coarser, with whether it is open ("from") or approximate ("around")."""
    if when is None or (first := when.earliest) is None:
        return None
    last = when.latest
    if last is None:
        return _worded("from", first, level)
    manner = "around" if when.is_approximate or when.is_uncertain else "in"
    for candidate in _LEVELS[_LEVELS.index(level) :]:
        if _same(first, last, candidate):
            return _worded(manner, first, candidate)
    years = (("first", str(first.year)), ("last", str(last.year)))
    return Generalised("date.between", "g_date", "years", years)


def part_of_year(when: PartialDate | None, level: DateLevel = "season") -> tuple[int, int] | None:
    """Return a sort key that tells no more than `level`: the year, and within it a season, a month or a day."""
    if when is None or (first := when.earliest) is None:
        return None
    season = _SEASON_NAMES.index(_SEASONS[first.month - 1])
    month = first.month if level in ("day", "month") else 0
    return first.year, season * 2000 + month * 100 + (first.day if level == "day" else 0)


def _same(first: date, last: date, level: DateLevel) -> bool:
    if first.year != last.year:
        return False
    if level == "year":
        return True
    if level == "season":
        return _SEASONS[first.month - 1] == _SEASONS[last.month - 1]
    return first.month == last.month and (level == "month" or first == last)


def _worded(manner: str, day: date, level: DateLevel) -> Generalised:
    year = ("year", str(day.year))
    if level == "year":
        return Generalised(f"date.{manner}.year", "g_date", level, (year,))
    if level == "season":
        return Generalised(f"date.{manner}.{_SEASONS[day.month - 1]}", "g_date", level, (year,))
    month = ("month", str(day.month))
    if level == "month":
        return Generalised(f"date.{manner}.month", "g_date", level, (month, year))
    return Generalised(f"date.{manner}.day", "g_date", level, (("day", str(day.day)), month, year))
