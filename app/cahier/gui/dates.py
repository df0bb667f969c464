"""Dates of the domain in the words of the window: "about March 2019", "since spring 2024"."""

import re
from datetime import UTC, date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from cahier.domain.dates import PartialDate

translate = QCoreApplication.translate

_PLAIN = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_DECADE = re.compile(r"(\d{3})X")
_TENS = re.compile(r"(\d{4})-(\d{2})-(\d)X")  # one of ten days of a month


def today() -> date:
    """Return the day it is here."""
    return datetime.now(UTC).astimezone().date()


def in_words(when: PartialDate | None) -> str:
    """Return a date as one would say it; nothing for none. What has no words is shown as it is written."""
    if when is None:
        return ""
    if not when.is_interval:
        return _single(when.text)
    first, last = when.text.split("/")
    if last in ("", ".."):
        return translate("Dates", "since {date}").format(date=_single(first))
    if first in ("", ".."):
        return translate("Dates", "until {date}").format(date=_single(last))
    return translate("Dates", "{first} to {last}").format(first=_single(first), last=_single(last))


def moment_in_words(moment: datetime, now: datetime) -> str:
    """Return a time of the last days as one would say it, and its day and hour when it is longer ago."""
    here = moment.astimezone()
    hour = QLocale().toString(QTime(here.hour, here.minute), "HH:mm")
    days = (now.astimezone().date() - here.date()).days
    if days == 0:
        return translate("Dates", "today at {hour}").format(hour=hour)
    if days == 1:
        return translate("Dates", "yesterday at {hour}").format(hour=hour)
    return translate("Dates", "{day}, {hour}").format(day=_unqualified(here.date().isoformat()), hour=hour)


def _single(text: str) -> str:
    day = text.partition("T")[0]
    qualifier = day[-1] if day[-1] in "?~%" else ""
    words = _unqualified(day.rstrip("?~%"))
    if qualifier == "~":
        return translate("Dates", "about {date}").format(date=words)
    if qualifier == "?":
        return translate("Dates", "perhaps {date}").format(date=words)
    return translate("Dates", "perhaps about {date}").format(date=words) if qualifier else words


def _unqualified(text: str) -> str:
    known = text.replace("-XX", "")
    if decade := _DECADE.fullmatch(known):
        return translate("Dates", "the {decade}s").format(decade=f"{decade[1]}0")
    if tens := _TENS.fullmatch(known):
        return _some_days(*(int(part) for part in tens.groups()))
    match = _PLAIN.fullmatch(known)
    if match is None:
        return text
    year, month, day = (int(part) if part else 0 for part in match.groups())
    if day:
        return QLocale().toString(QDate(year, month, day), "d MMMM yyyy")
    if month > 12:
        return f"{_season(month)} {year}"
    return f"{QLocale().standaloneMonthName(month)} {year}" if month else str(year)


def _some_days(year: int, month: int, tens: int) -> str:
    first, last = max(1, 10 * tens), min(10 * tens + 9, QDate(year, month, 1).daysInMonth())
    end = QLocale().toString(QDate(year, month, last), "d MMMM yyyy")
    return translate("Dates", "{first} to {last}").format(first=first, last=end)


def _season(month: int) -> str:
    return {
        21: translate("Dates", "spring"),
        22: translate("Dates", "summer"),
        23: translate("Dates", "autumn"),
        24: translate("Dates", "winter"),
    }.get(month, "")
