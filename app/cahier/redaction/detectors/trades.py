"""Trades and professions, with what describes them: "court interpreter by profession", "drives a taxi"."""

from collections.abc import Iterator

from cahier.redaction.finding import Confidence, Finding, span
from cahier.redaction.lists import english, of_the_court
from cahier.redaction.reading import Reading

_MODIFIERS = 2
_TAIL = 3
_OWNED = ("i", "u", "si", "su", "idir", "udur", "iyim", "yim", "ydi", "ydu", "iyem", "yem")  # "dəmiryol ustası"
_RUSSIAN_ADJECTIVES = ("iy", "aya", "ogo", "oy", "iye", "im", "omu")


def find(reading: Reading) -> Iterator[Finding]:
    """Find what people do for a living."""
    for at in reading.tagged("job"):
        first = at
        while first > 0 and reading.joined(first) and at - first < _MODIFIERS and _describes(reading, first - 1):
            first -= 1
        after = at + 1
        while reading.joined(after) and reading.has(after, "job_tail") and after - at <= _TAIL:
            after += 1
        after = _where(reading, after)
        first = _by_profession(reading, first)
        told = _is_told(reading, first, at)
        if not told and after - first == 1 and reading.words[at].folded in of_the_court():
            continue
        confidence: Confidence = "likely" if told else "possible"
        yield Finding(*span(reading, first, after), "JOB", "job", "A trade or profession.", confidence)
    for at in reading.tagged("job_vehicle"):
        for step in (at - 1, at - 2):
            if reading.has(step, "job_verb"):
                yield Finding(
                    *span(reading, step, at + 1), "JOB", "job", "Work told by what is driven.", "possible"
                )


def _is_told(reading: Reading, first: int, at: int) -> bool:
    """Whether it is said of somebody: "a nurse", "was the manager", "worked as principal".

    Whoever practises before a court is named for the court's sake, and there are many.
    """
    if reading.joined(at + 1) and reading.words[at + 1].folded.startswith("practi"):
        return False
    if reading.has(first, "indefinite") or (reading.has(first - 1, "as") and reading.joined(first)):
        return True
    article = reading.has(first - 1, "article") and reading.joined(first)
    before = first - 2 if article else first - 1
    said = reading.words[before].folded if before >= 0 and reading.joined(before + 1) else ""
    return said in english("said_of")


def _where(reading: Reading, after: int) -> int:
    """Index after where it is done: "a driller | on the platforms", "проводник | на товарном поезде"."""
    if not reading.joined(after) or not reading.has(after, "work_where"):
        return after
    step = after + 1
    told = reading.language != "en" or reading.has(step, "article", "possessive", "indefinite")
    if not told or not reading.joined(step):
        return after
    end = step + 1
    while reading.joined(end) and end - step <= _TAIL and not reading.has(end, "stop"):
        end += 1
    return end


def _describes(reading: Reading, at: int) -> bool:
    word = reading.words[at]
    if not word.text.isascii() and reading.language == "ru":
        return word.folded.endswith(_RUSSIAN_ADJECTIVES) and not reading.has(at, "stop")
    if reading.language in ("az", "tr"):
        owned = reading.words[at + 1].folded.endswith(_OWNED)
        return owned and not reading.has(at, "stop", "kin", "possessive", "cue_verb", "date_glue")
    if reading.language != "en" or word.capital:
        return False
    return reading.has(at, "indefinite") or not reading.has(at, "stop", "kin", "honorific")


def _by_profession(reading: Reading, first: int) -> int:
    """Take in "по профессии" before the trade."""
    told = first >= 2 and reading.joined(first) and reading.words[first - 1].folded.startswith("professi")
    return first - 2 if told else first
