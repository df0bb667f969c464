"""Words of kin with whose kin it is: "my wife's younger sister", "qaynanası", "его двоюродный брат"."""

import re
from collections.abc import Iterator

from cahier.redaction.finding import Finding, span
from cahier.redaction.reading import Reading

_IN_LAW = re.compile("-in-laws?")
_LONGEST = 8
_OWNED = ("im", "um", "imiz", "umuz", "su", "si", "in", "un", "i", "u")  # in Azerbaijani and Turkish
_RULE = "kin"


def find(reading: Reading) -> Iterator[Finding]:
    """Find people told by their kinship."""
    yield from _by_age(reading)
    done = 0
    for at in reading.tagged("kin"):
        if at < done or not _is_kin(reading, at):
            continue
        first, after = _whose(reading, at, done), at + 1
        while after < len(reading.words) and after - at < _LONGEST:
            step = _next_kin(reading, after)
            if step is None:
                break
            after = step + 1
        if reading.language == "ru" and reading.joined(after) and reading.has(after, "possessive", "party"):
            after += 1
        done = after
        start, end = span(reading, first, after)
        in_law = _IN_LAW.match(reading.text, end)
        yield Finding(
            start, in_law.end() if in_law else end, "KIN", _RULE, "A person told by kinship.", "possible"
        )


def _by_age(reading: Reading) -> Iterator[Finding]:
    """One of several told by age alone: "наш старший", "the little one"."""
    for at in reading.tagged("elder_one"):
        owned = reading.has(at - 1, "possessive") and reading.joined(at)
        if not owned or (reading.joined(at + 1) and reading.has(at + 1, "kin")):
            continue
        yield Finding(*span(reading, at - 1, at + 1), "KIN", _RULE, "A person told by age among kin.", "possible")


def _is_kin(reading: Reading, at: int) -> bool:
    """A word that is kin here: not a church father, not "the children" or "a relative" of nobody."""
    if reading.has(at, "kin_loose") and not _is_somebodys(reading, at):
        return False
    if reading.language == "en" and not reading.has(at - 1, "possessive", "kin_adjective", "kin", "number"):
        if reading.has(at, "parent") and reading.has(at - 1, "indefinite"):
            return False
        if _IN_LAW.match(reading.text, reading.words[at].end):
            return True
        return reading.has(at, "kin_sure") or (reading.words[at].capital and not reading.opens_sentence(at))
    return True


def _is_somebodys(reading: Reading, at: int) -> bool:
    beside = ((at - 1, reading.joined(at)), (at + 1, reading.joined(at + 1)))
    if any(joined and reading.has(step, "possessive", "kin") for step, joined in beside):
        return True
    return reading.language in ("az", "tr") and reading.words[at].folded.endswith(_OWNED)


def _whose(reading: Reading, at: int, done: int) -> int:
    first = at
    while first > done and reading.joined(first) and at - first < _LONGEST:
        if not reading.has(first - 1, "possessive", "kin_adjective", "kin", "party", "other"):
            break
        first -= 1
    return first


def _next_kin(reading: Reading, after: int) -> int | None:
    """Where the kin goes on: "mother's sister's son", "my uncle, my father's brother"."""
    comma = reading.between(after).strip() == ","
    while reading.has(after, "kin_side") and reading.joined(after):
        after += 1
    if not comma and not reading.joined(after):
        return None
    step = after
    while step < len(reading.words) and step - after < 4:
        if reading.has(step, "kin"):
            return step
        if not reading.has(step, "possessive", "kin_adjective") or not reading.joined(step + 1):
            return None
        step += 1
    return None
