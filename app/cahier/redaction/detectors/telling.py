"""Somebody's own words, health, marks of the body, and where somebody stands: what tells without naming."""

import re
from collections.abc import Iterator

from cahier.redaction.finding import Confidence, Finding, span
from cahier.redaction.lists import nations
from cahier.redaction.reading import Reading

_QUOTE = re.compile(r"“[^“”\n]{2,600}”|«[^«»\n]{2,600}»|„[^„“”\n]{2,600}[“”]|\"[^\"\n]{2,600}\"")
_SMALL_CLAUSE = 12
_NEAR, _FEW = 5, 6
_DESCRIBING = 2
_SINGLE_WORDS: tuple[tuple[str, str, str, Confidence], ...] = (
    ("language", "LANG", "A small language or people.", "likely"),
    ("benefit", "BENEFIT", "Says what somebody lives on.", "possible"),
)


def find(reading: Reading) -> Iterator[Finding]:
    """Find what tells of a person without a name."""
    for found in _QUOTE.finditer(reading.text):
        if len(found[0].split()) >= 2:
            yield Finding(found.start(), found.end(), "QUOTE", "quotation", "Somebody's own words.", "possible")
        elif _is_called_so(reading, found):
            reason = "One word in quotation marks: what somebody or something is called."
            yield Finding(found.start(), found.end(), "NICK", "called", reason, "possible")
    yield from _health(reading)
    yield from _bodies(reading)
    yield from _standing(reading)
    yield from _tongues(reading)
    yield from _loves(reading)
    yield from _nationality(reading)
    for tag, kind, reason, confidence in _SINGLE_WORDS:
        for at in reading.tagged(tag):
            first, after = _described(reading, at) if tag == "benefit" else (at, at + 1)
            yield Finding(*span(reading, first, after), kind, tag, reason, confidence)


def _is_called_so(reading: Reading, found: re.Match[str]) -> bool:
    """Whether one word in quotation marks has a capital and is no word everybody uses."""
    at = reading.word_before(found.end())
    inside = at >= 0 and found.start() < reading.words[at].start
    return inside and reading.words[at].capital and not reading.has(at, "stop", "common")


def _health(reading: Reading) -> Iterator[Finding]:
    """A word of health with the clause around it, from "with", "who" or "her" on."""
    most = _NEAR if reading.unbroken else _SMALL_CLAUSE
    for at in reading.tagged("health"):
        first = reading.clause_start(at, most)
        for step in range(at, first - 1, -1):
            if reading.has(step, "bearing") or (reading.has(step, "possessive") and step < at - 1):
                first = step + reading.has(step, "owning")
                break
        after = _next_clause(reading, at, max(at + 1, reading.clause_end(at, most)))
        yield Finding(
            *span(reading, first, after), "HEALTH", "health", "Says something of somebody's health.", "possible"
        )
    for at in reading.tagged("pregnancy"):
        if reading.has(at - 1, "ordinal"):
            first = at - 2 if at >= 2 and reading.joined(at - 1) else at - 1
            yield Finding(
                *span(reading, first, at + 1), "HEALTH", "health", "Says how far a pregnancy is.", "possible"
            )


def _next_clause(reading: Reading, at: int, end: int) -> int:
    """Where the clause of word `at` stops before `end`: at "and they …", "because my …"."""
    later = (step for step in range(at + 1, end) if reading.has(step, "clause_word"))
    return next((step for step in later if reading.has(step + 1, "person_mark")), end)


def _bodies(reading: Reading) -> Iterator[Finding]:
    """A part of the body with something about it: "cannot lift his right arm", "a scar over one eye"."""
    reason = "A mark of the body by which somebody is known."
    for at in reading.tagged("body"):
        near = range(max(0, at - _NEAR), min(len(reading.words), at + _NEAR - 1))
        troubled = [step for step in near if reading.has(step, "body_trouble")]
        if not troubled:
            continue
        first, after = min([at, *troubled]), max([at, *troubled]) + 1
        if any(reading.has(step, "unable") for step in troubled):
            first, after = reading.clause_start(at), reading.clause_end(at)
        while reading.has(first - 1, "side") and reading.joined(first):
            first -= 1
        if reading.has(first - 1, "article", "possessive", "bearing", "number") and reading.joined(first):
            first -= 1
        yield Finding(*span(reading, first, after), "DETAIL", "body", reason, "possible")


def _standing(reading: Reading) -> Iterator[Finding]:
    """Asylum, visa, citizenship, and the paper about it."""
    for at in reading.tagged("status"):
        first = at - 1 if reading.has(at - 1, "possessive") and reading.joined(at) else at
        after = at + 1
        if reading.language == "en" and reading.joined(after) and not reading.has(after, "stop"):
            after += 1
        whole = range(reading.clause_start(at, _FEW), reading.clause_end(at, _FEW))
        if len(whole) <= _FEW and not reading.unbroken:
            first, after = min(first, whole[0]), max(after, whole[-1] + 1)
        elif any(reading.has(step, "person_mark") for step in range(reading.clause_start(at, _FEW), at)):
            end = reading.clause_end(at, _FEW)
            end = next((step for step in range(after, end) if reading.has(step, "clause_word")), end)
            first, after = reading.clause_start(at, _FEW), max(after, end)
        reason = "Says where somebody stands with the authorities."
        yield Finding(*span(reading, first, after), "STATUS", "status", reason, "possible")


def _tongues(reading: Reading) -> Iterator[Finding]:
    """What language somebody does not speak: "Türkçe bilmiyor", "does not read Russian"."""
    for at in reading.tagged("tongue"):
        near = [step for step in range(at - _FEW // 2, at + _FEW // 2 + 1) if reading.has(step, "tongue_verb")]
        if near:
            place = span(reading, min(at, *near), max(at, *near) + 1)
            yield Finding(*place, "LANG", "tongue", "What somebody speaks or does not.", "possible")


def _loves(reading: Reading) -> Iterator[Finding]:
    """The clause around a word of whom somebody loves."""
    for at in reading.tagged("orientation"):
        place = span(reading, reading.clause_start(at, _FEW), reading.clause_end(at, _FEW))
        yield Finding(*place, "ORIENT", "orientation", "Says whom somebody loves or is.", "likely")


def _described(reading: Reading, at: int) -> tuple[int, int]:
    """The word with what describes it: before it, in Russian after it."""
    first, after = at, at + 1
    if reading.language == "ru":
        while reading.joined(after) and after - at <= _DESCRIBING and not reading.has(after, "stop"):
            after += 1
    while reading.joined(first) and at - first < _DESCRIBING and not reading.has(first - 1, "stop", "possessive"):
        first -= 1
    return first, after


def _nationality(reading: Reading) -> Iterator[Finding]:
    """Of what nation somebody is: "a Turkish national", "of Polish origin"."""
    for at in reading.tagged("nationality"):
        if at and reading.joined(at) and reading.words[at - 1].folded in nations():
            reason = "Says of what nation somebody is."
            yield Finding(*span(reading, at - 1, at), "STATUS", "nationality", reason)
            yield Finding(*span(reading, at - 1, at + 1), "STATUS", "nationality", reason, "possible")
