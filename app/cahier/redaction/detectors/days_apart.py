"""Days told by their distance from another day: "a month before my trip", "за неделю до суда"."""

import re
from collections.abc import Iterator

from cahier.redaction.finding import Finding, span
from cahier.redaction.reading import Reading

_SO_LONG_BEFORE = re.compile(
    r"(?i)(?<!\w)за (?:[а-яё]+ ){0,2}(?:день|дня|дней|неделю|недели|недель|месяц\w{0,2}|год\w?|лет|час\w{0,2}) до"
    r" [а-яё]+(?: [а-яё]+)?(?!\w)"
)
_MOST_AFTER = 5
_RULE = "date"
_REASON = "A day told by its distance from another."


def find(reading: Reading) -> Iterator[Finding]:
    """Find days told by their distance."""
    yield from _before_or_after(reading)
    if reading.language == "ru":
        for found in _SO_LONG_BEFORE.finditer(reading.text):
            yield Finding(found.start(), found.end(), "DATE", _RULE, _REASON)


def _before_or_after(reading: Reading) -> Iterator[Finding]:
    """Days told by their distance: "a month before my trip to …", "on the fortieth"."""
    for at in reading.tagged("ago"):
        if not reading.has(at - 1, "unit_time", "date_glue") or not _counted(reading, at):
            continue
        first = at
        while (
            first > 0
            and at - first < 6
            and reading.has(first - 1, "unit_time", "number", "date_glue", "only")
            and reading.joined(first)
        ):
            first -= 1
        after = at + 1
        if reading.words[at].folded in ("after", "before", "posle", "do"):
            after = reading.clause_end(at, most=_MOST_AFTER)
        yield Finding(*span(reading, first, after), "DATE", _RULE, _REASON)
    for at in reading.tagged("in_a_while"):
        after = at + 1
        while reading.joined(after) and reading.has(after, "number", "number_inflected", "unit_time", "date_glue"):
            after += 1
        if after > at + 1 and reading.has(after - 1, "unit_time", "date_glue"):
            yield Finding(*span(reading, at, after), "DATE", _RULE, _REASON)
    for at in reading.tagged("ordinal"):
        if reading.language == "en" and _is_day_alone(reading, at):
            first = at
            while (
                first > 0
                and reading.has(first - 1, "number", "ordinal", "date_glue")
                and reading.joined(first)
                and at - first < 6
            ):
                first -= 1
            yield Finding(*span(reading, first, at + 1), "DATE", _RULE, "A day told by its number.")


def _counted(reading: Reading, at: int) -> bool:
    return any(reading.has(at - step, "unit_time") and reading.joined(at - step + 1) for step in (1, 2)) and (
        any(
            reading.has(at - step, "number") or reading.words[at - step].folded in ("a", "bir", "the")
            for step in (2, 3)
            if at >= step
        )
        or re.search(
            r"\d[ -]\w+$", reading.text[max(0, reading.words[at].start - 14) : reading.words[at].start - 1]
        )
        is not None
        or reading.language == "ru"
    )


def _is_day_alone(reading: Reading, at: int) -> bool:
    """Say whether an ordinal after "on the" has nothing after it that it could count."""
    after = reading.between(at + 1).strip()
    ends = bool(after) or (at + 1 < len(reading.words) and reading.has(at + 1, "stop"))
    step = at
    while (step > 0 and reading.has(step - 1, "number", "ordinal")) or (
        step > 0 and reading.words[step - 1].folded == "and"
    ):
        step -= 1
    before = [reading.words[index].folded for index in range(max(0, step - 2), step)]
    return ends and before[-1:] == ["the"] and before[:1] in (["on"], ["since"], ["until"], ["by"])
