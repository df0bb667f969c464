"""Dates as people give them: whole, partial, uncertain, open (EDTF levels 0 and 1, ISO 8601-2:2019).

`2025`, `2025-03`, `2025-03-14`, seasons `2025-21` (spring) to `2025-24` (winter), `?` uncertain, `~` about,
`%` both, `X` for a digit nobody knows (`202X`, `2025-XX`, `2025-03-1X`), intervals `2025-03/2025-05`, open
(`2025-11/..`) and unknown (`/2025-05`) ends, years beyond four digits (`Y17000`), a time of day
(`2025-03-14T09:30:00Z`). The text is kept as it was given, so nothing that was said is lost. Dates are
generalised, never shifted.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Self

from cahier.domain.errors import RecordRefused

_SINGLE = re.compile(
    r"(?P<year>-?[0-9X]{4})(?:-(?P<month>[0-9X]{2})(?:-(?P<day>[0-9X]{2}))?)?(?P<qualifier>[?~%])?"
)
_LONG_YEAR = re.compile(r"Y-?[1-9][0-9]{4,8}")
_TIMED = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
    r"(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])?"
)
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}
_LONGEST = 64


class DateNotUnderstood(RecordRefused):
    """The text is not a date in any of the forms above."""

    def __init__(self, where: str = "") -> None:
        super().__init__(
            "this date was not understood; write for example 2025, 2025-03, 2025-03-14, 2025-03~ "
            "or 2025-03/2025-05",
            where,
        )


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as it is known. Compare by `earliest`; equality is of the text."""

    text: str

    def __post_init__(self) -> None:
        """Refuse what is not a date, so that no other value can exist."""
        _bounds(self.text)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read EDTF text; raises DateNotUnderstood."""
        return cls(text.strip())

    @property
    def earliest(self) -> date | None:
        """The first day it can mean; None when it has no known beginning."""
        return _bounds(self.text)[0]

    @property
    def latest(self) -> date | None:
        """The last day it can mean; None when it has no known end."""
        return _bounds(self.text)[1]

    @property
    def is_uncertain(self) -> bool:
        """Whether whoever gave it was not sure (`?` or `%`)."""
        return "?" in self.text or "%" in self.text

    @property
    def is_approximate(self) -> bool:
        """Whether it is "about" (`~` or `%`)."""
        return "~" in self.text or "%" in self.text

    @property
    def is_interval(self) -> bool:
        """Whether it has two ends."""
        return "/" in self.text

    @property
    def is_exact_day(self) -> bool:
        """Whether it names one day of the calendar."""
        return self.earliest is not None and self.earliest == self.latest

    @property
    def is_season(self) -> bool:
        """Whether it names a season of one year."""
        match = _SINGLE.fullmatch(self.text)
        return bool(match and match["month"] and match["month"] in ("21", "22", "23", "24"))


def _bounds(text: str) -> tuple[date | None, date | None]:
    """Return the first and last day `text` can mean; raises DateNotUnderstood."""
    if not text or len(text) > _LONGEST:
        raise DateNotUnderstood
    if "/" not in text:
        return _single_bounds(text)
    first, _, last = text.partition("/")
    if first in ("", "..") and last in ("", ".."):
        raise DateNotUnderstood
    earliest = None if first in ("", "..") else _single_bounds(first)[0]
    latest = None if last in ("", "..") else _single_bounds(last)[1]
    if earliest is not None and latest is not None and latest < earliest:
        raise DateNotUnderstood
    return earliest, latest


def _single_bounds(text: str) -> tuple[date | None, date | None]:
    if timed := _TIMED.fullmatch(text):
        return _single_bounds(timed["day"])
    if _LONG_YEAR.fullmatch(text):
        return None, None
    match = _SINGLE.fullmatch(text)
    if not match or not _x_only_at_the_end(match):
        raise DateNotUnderstood
    if match["year"].startswith("-"):
        _single_bounds(f"2000{text[5:]}")  # no calendar goes so far back; month and day must still be some
        return None, None
    try:
        return _first_day(match), _last_day(match)
    except ValueError:
        raise DateNotUnderstood from None


def _x_only_at_the_end(match: re.Match[str]) -> bool:
    """An unknown digit hides all that comes after it, inside a part and across the parts."""
    parts = [part for part in (match["year"], match["month"], match["day"]) if part is not None]
    if any(re.search(r"X[0-9]", part) for part in parts) or match["year"].endswith("XXXX"):
        return False
    return all(
        set(later) == {"X"} for index, part in enumerate(parts) if "X" in part for later in parts[index + 1 :]
    )


def _first_day(match: re.Match[str]) -> date:
    year = int(match["year"].replace("X", "0")) or 1
    month, day = match["month"], match["day"]
    if month is None or month == "XX":
        return date(year, 1, 1)
    if "X" in month:
        if month[0] not in "01":
            raise ValueError
        return date(year, 10 if month[0] == "1" else 1, 1)
    if int(month) in _SEASON_MONTHS:
        if day is not None:
            raise ValueError
        return date(year, _SEASON_MONTHS[int(month)][0], 1)
    if day is None:
        return date(year, int(month), 1)
    return date(year, int(month), int(day.replace("X", "0")) or 1)


def _last_day(match: re.Match[str]) -> date:
    year = int(match["year"].replace("X", "9"))
    month, day = match["month"], match["day"]
    if month is None or month == "XX":
        return date(year, 12, 31)
    if "X" in month:
        return date(year, 12 if month[0] == "1" else 9, 31 if month[0] == "1" else 30)
    if int(month) in _SEASON_MONTHS:
        return _month_end(year, _SEASON_MONTHS[int(month)][1])
    if day in (None, "XX"):
        return _month_end(year, int(month))
    if "X" not in day:
        return date(year, int(month), int(day))
    length = calendar.monthrange(year, int(month))[1]
    tens = int(day[0])
    if tens * 10 > length:
        raise ValueError
    return date(year, int(month), min(tens * 10 + 9, length))


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
