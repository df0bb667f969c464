"""Stretches of telling that point to a person though no single word does: quotations, health, incidents, things.

They are cut around everything more exact inside them (`overlaps`), so hiding or keeping one decides only about
its own words.
"""

import re
from collections.abc import Iterator

from cahier.redaction.finding import Finding, span
from cahier.redaction.reading import Reading

_QUOTE = re.compile(r"“[^“”\n]{2,600}”|«[^«»\n]{2,600}»|„[^„“”\n]{2,600}[“”]|\"[^\"\n]{2,600}\"")
_WITH = frozenset(["with", "who", "whom", "whose", "has", "had", "on", "s", "с", "на"])
_LINKS = frozenset(["of", "from", "with", "in", "for", "about", "on", "to", "by"])
_SMALL_CLAUSE = 12


def find(reading: Reading) -> Iterator[Finding]:
    """Find stretches of telling."""
    yield from _quotes(reading)
    yield from _health(reading)
    yield from _bodies(reading)
    yield from _habits(reading)
    yield from _counts(reading)
    yield from _things(reading)
    yield from _stories(reading)
    yield from _standing(reading)
    yield from _leanings(reading)


def _quotes(reading: Reading) -> Iterator[Finding]:
    for found in _QUOTE.finditer(reading.text):
        if len(found[0].split()) >= 2:
            yield Finding(found.start(), found.end(), "QUOTE", "quotation", "Somebody's own words.")


def _health(reading: Reading) -> Iterator[Finding]:
    for at in reading.tagged("health"):
        first, after = reading.clause_start(at, _SMALL_CLAUSE), reading.clause_end(at, _SMALL_CLAUSE)
        for step in range(at, first - 1, -1):
            if reading.words[step].folded in _WITH or (reading.has(step, "possessive") and step < at - 1):
                first = step
                break
        if reading.words[first].folded in ("has", "had"):
            first += 1
        yield Finding(
            *span(reading, first, max(after, at + 1)), "HEALTH", "health", "Says something of somebody's health."
        )
    for at in reading.tagged("pregnancy"):
        if reading.has(at - 1, "ordinal"):
            first = at - 2 if at >= 2 and reading.joined(at - 1) else at - 1
            yield Finding(*span(reading, first, at + 1), "HEALTH", "health", "Says how far a pregnancy is.")


def _bodies(reading: Reading) -> Iterator[Finding]:
    """A part of the body with something about it: "cannot close his left hand", "the white hair"."""
    for at in reading.tagged("body"):
        near = range(max(0, at - 5), min(len(reading.words), at + 4))
        troubled = [step for step in near if reading.has(step, "body_trouble")]
        if not troubled:
            continue
        first, after = min([at, *troubled]), max([at, *troubled]) + 1
        if any(reading.words[step].folded == "cannot" for step in troubled):
            first, after = reading.clause_start(at), reading.clause_end(at)
        elif first and reading.words[first - 1].folded in ("the", "a", "his", "her", "two", "with"):
            first -= 1
        yield Finding(
            *span(reading, first, after),
            "DETAIL",
            "body",
            "A mark of the body by which somebody is known.",
            "possible",
        )


def _habits(reading: Reading) -> Iterator[Finding]:
    """ "Every Friday the local inspector knocks": who does it knows, and so does whoever lives there."""
    for at in reading.tagged("every"):
        if reading.has(at + 1, "weekday", "unit_time", "month", "season"):
            after = reading.clause_end(at, _SMALL_CLAUSE)
            for step in range(at + 2, after):
                if reading.words[step].folded in ("to", "and", "ki"):
                    after = step
                    break
            yield Finding(
                *span(reading, at, after), "DETAIL", "habit", "Something that happens again and again.", "possible"
            )


def _counts(reading: Reading) -> Iterator[Finding]:
    """How many there were: "nineteen fines from the same crossing", "there were only four people"."""
    for at in reading.tagged("number", "fraction"):
        if reading.has(at - 1, "number", "number_inflected", "fraction") and reading.joined(at):
            continue
        if (
            reading.words[at].folded
            in (
                "one",
                "bir",
                "biri",
                "odin",
                "odna",
                "on",
                "ata",
                "sto",
            )
            and not reading.has(at - 1, "only", "be")
            and not reading.has(at + 1, "measure")
        ):
            continue
        after = at + 1
        while reading.joined(after) and reading.has(after, "number", "number_inflected"):
            after += 1
        if not reading.joined(after) or (reading.has(after, "stop", "copula") and not reading.has(at, "fraction")):
            continue
        first = _existence_start(reading, at)
        end = _count_end(reading, after, whole=first < at or reading.has(at, "fraction"))
        if end > after:
            yield Finding(
                *span(reading, first, end), "DETAIL", "count", "An exact count that few could give.", "possible"
            )


def _existence_start(reading: Reading, at: int) -> int:
    """Back to "there were only", "было", and the place told before it in the same clause."""
    step = at
    while (
        step > 0
        and reading.joined(step)
        and (
            reading.has(step - 1, "only", "there")
            or (reading.has(step - 1, "be") and reading.has(step - 2, "there"))
        )
    ):
        step -= 1
    if step == at or not reading.has(step, "there"):
        return step if reading.has(step, "there") else at
    start = reading.clause_start(step, most=6)
    opener = reading.words[start].folded
    if opener in ("because", "since", "and", "but", "that"):
        start += 1
    return start if reading.words[start].folded in ("in", "on", "at", "v", "na") else step


def _count_end(reading: Reading, after: int, *, whole: bool) -> int:
    """To the end of the clause when the clause is about the count, else to the end of what is counted."""
    end = reading.clause_end(after - 1, _SMALL_CLAUSE * 2 if whole else 9)
    if (
        whole
        and end < len(reading.words)
        and reading.between(end).strip() == ","
        and reading.words[end].folded in ("and", "i")
    ):
        return reading.clause_end(end)
    if not whole:
        for step in range(after, end):
            if reading.has(step, "stop") and reading.words[step].folded not in _LINKS | {
                "the",
                "a",
                "his",
                "her",
                "same",
                "that",
                "my",
            }:
                return step
    return end


def _things(reading: Reading) -> Iterator[Finding]:
    """A paper or thing described: "the letter with her name typed on it", "funeral savings"."""
    for at in reading.tagged("document"):
        if not reading.joined(at + 1) or reading.words[at + 1].folded not in (
            "with",
            "from",
            "in",
            "of",
            "signed",
            "about",
        ):
            continue
        if at == 0 or not reading.joined(at):
            continue
        first = at
        while first > 0 and reading.joined(first) and at - first < 4:
            first -= 1
            if reading.words[first].folded in ("the", "a", "an", "my", "his", "her", "their"):
                break
            if reading.has(first, "stop"):
                first += 1
                break
        yield Finding(
            *span(reading, first, reading.clause_end(at, 14)),
            "DETAIL",
            "thing",
            "A thing described so that it can be recognised.",
            "possible",
        )
    for at in reading.tagged("document"):
        if (
            reading.language == "en"
            and reading.words[at].folded == "interview"
            and reading.words[at - 1].folded in ("own", "his", "her")
        ):
            first = at - 2 if reading.words[at - 1].folded == "own" else at - 1
            yield Finding(
                *span(reading, max(0, first), at + 1), "DETAIL", "thing", "A paper about somebody.", "possible"
            )
    for at in reading.tagged("life_event"):
        set_aside = [
            step for step in (at - 3, at - 2, at - 1, at + 1) if reading.has(step, "money_noun", "set_aside")
        ]
        if set_aside:
            first, after = min([at, *set_aside]), max([at, *set_aside]) + 1
            yield Finding(
                *span(reading, first, after), "DETAIL", "thing", "Money put aside for something.", "possible"
            )


def _stories(reading: Reading) -> Iterator[Finding]:
    """A work that can be looked up: "the story about the marble for …"."""
    for at in reading.tagged("story"):
        if (
            not reading.has(at + 1, "story_tail")
            or not reading.joined(at + 1)
            or reading.words[at + 1].folded not in ("about", "on")
        ):
            continue
        first = at - 1 if at and reading.has(at - 1, "stop") and reading.joined(at) else at
        yield Finding(
            *span(reading, first, reading.clause_end(at)),
            "EVENT",
            "story",
            "Something published that can be looked up.",
            "possible",
        )


def _standing(reading: Reading) -> Iterator[Finding]:
    """Asylum, visa, citizenship: where somebody stands with the authorities."""
    for at in reading.tagged("status"):
        first = at - 1 if reading.has(at - 1, "possessive") and reading.joined(at) else at
        after = at + 1
        if reading.joined(after) and not reading.has(after, "stop") and reading.language == "en":
            after += 1
        yield Finding(
            *span(reading, first, after),
            "STATUS",
            "status",
            "Says where somebody stands with the authorities.",
            "possible",
        )


def _leanings(reading: Reading) -> Iterator[Finding]:
    """Small languages and peoples, and whom somebody loves."""
    for tag, kind, reason in (
        ("language", "LANG", "A small language or people."),
        ("orientation", "ORIENT", "Says whom somebody loves or is."),
        ("benefit", "BENEFIT", "Says what somebody lives on."),
    ):
        for at in reading.tagged(tag):
            yield Finding(*span(reading, at, at + 1), kind, tag, reason)
