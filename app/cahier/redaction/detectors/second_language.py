"""Texts that change language in the middle of a sentence: read once more in the other language.

People who left say half of a thing in the language of the house. A few small words of another language are enough
to read the stretch again by its lists; what is found then is proposed as possible.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from cahier.redaction.detectors import amounts, dates, details, doings, kin, places, telling, trades, ways
from cahier.redaction.finding import Finding
from cahier.redaction.lists import small_words, tags_of
from cahier.redaction.reading import Reading

_DETECTORS = (
    dates.told_in_words,
    amounts.told_in_words,
    kin.find,
    trades.find,
    places.find,
    telling.find,
    details.find,
    doings.find,
)
_OTHERS = {"en": ("az", "tr", "ru"), "ru": ("az", "tr", "en"), "az": ("en", "ru"), "tr": ("en", "ru")}
_ENOUGH = 3  # different small words


def find(reading: Reading) -> Iterator[Finding]:
    """Find what the other language of a mixed text tells."""
    other = other_language(reading)
    if other is None:
        return
    again = reading.read_in(other)
    for detect in (*_DETECTORS, ways.find):
        for finding in detect(again):
            yield replace(finding, confidence="possible")


def other_language(reading: Reading) -> str | None:
    """The language that many small words are of which the reading's own does not know; None in a text of one."""
    counted = {
        other: sum(word in reading.by_folded for word in _telling(reading.language, other))
        for other in _OTHERS[reading.language]
    }
    other = max(counted, key=lambda language: counted[language])
    return other if counted[other] >= _ENOUGH else None


@cache
def _telling(own: str, other: str) -> frozenset[str]:
    """Small words of the other language that say nothing in the own one."""
    return frozenset(word for word in small_words(other) if len(word) > 1 and not tags_of(word, own))
