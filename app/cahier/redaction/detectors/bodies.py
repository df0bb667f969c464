"""Courts, prisons, employers, schools: bodies that tell where a person was, worked or was judged.

What is found is the whole phrase: from its "the" or its first capital to its last. Institutions everybody
knows are kept (`kept`).
"""

import re
from collections.abc import Iterator

from cahier.redaction.detectors.capitals import in_other_words, is_plain
from cahier.redaction.finding import Finding, span
from cahier.redaction.lists import english, nations
from cahier.redaction.reading import Reading

_NUMBER = re.compile(r"[ \t]?(?:№|[Nn]o\.?|nömrəli|saylı|sayılı)?[ \t]?\d{1,4}(?!\d|[.,/]\d)")
_NUMBER_BEFORE = re.compile(
    r"(?<![\w.,/-])(?:\d{1,4}\s?(?:nömrəli|saylı|sayılı|-(?:ci|cı|cu|cü|я|й|го|м))|\d{1,2}(?:\.|st|nd|rd|th)?)\s$"
)
_QUOTED = re.compile(r"[ \t][«\"“][^»\"”\n]{2,40}[»\"”]")
_DETERMINERS = frozenset(["the", "a", "an", "my", "his", "her", "their", "our", "your", "its", "this", "that"])
_MODIFIERS = 5
_DESCRIBING_STATE = 3
_LONGEST = 9


def find(reading: Reading) -> Iterator[Finding]:
    """Find bodies that point to a person."""
    yield from _of_state(reading)
    for at in reading.tagged("court"):
        place = _court(reading, at)
        if not _is_bare(reading, place):
            yield _body(reading, place, "COURT", "court", "A court that judged somebody.")
    for at in reading.tagged("facility"):
        place = _phrase(reading, at, places=True)
        yield _body(reading, place, "FACILITY", "facility", "A place of detention.")
    for at in reading.tagged("org"):
        if not reading.has(at, "stop"):
            place = _phrase(reading, at)
            if reading.has(at, "org_everywhere") and place == span(reading, at, at + 1):
                continue  # "школа", "банк": there is one everywhere, and nothing says which
            yield _body(reading, place, "ORG", "organisation", "A workplace, school or other body.")


def _of_state(reading: Reading) -> Iterator[Finding]:
    """Armies and missions of a state: "the Turkish Consulate", "the British army"."""
    for at in reading.spelled(nations()):
        if not reading.words[at].capital or not reading.joined(at + 1):
            continue
        after = at + 1
        while reading.joined(after) and after - at <= _DESCRIBING_STATE and _is_of_state(reading, after):
            after += 1
        if after > at + 1 and reading.words[after - 1].folded not in english("of_state_opening"):
            reason = "An army or a mission of a state."
            yield Finding(*span(reading, at, after), "ORG", "of_state", reason, "likely")


def _is_of_state(reading: Reading, at: int) -> bool:
    return reading.words[at].folded in english("of_state") | english("of_state_opening")


def _body(reading: Reading, place: tuple[int, int], kind: str, rule: str, reason: str) -> Finding:
    """A body that is named or numbered is likely to point to somebody; one that is only described may."""
    start, end = place
    named = any(map(str.isdigit, reading.text[start:end])) or any(
        word.capital and not is_plain(reading, at) for at, word in reading.words_in(start, end)
    )
    if not named:
        return Finding(start, end, kind, rule, reason, "possible")
    return Finding(start, in_other_words(reading, end), kind, rule, reason, "likely")


def _is_bare(reading: Reading, place: tuple[int, int]) -> bool:
    """Whether nothing says which court: "the court", "məhkəmə"."""
    telling = [at for at, word in reading.words_in(*place) if not reading.has(at, "stop")]
    return len(telling) < 2 and not any(map(str.isdigit, reading.text[slice(*place)]))


def _court(reading: Reading, at: int) -> tuple[int, int]:
    first, after = _phrase_start(reading, at), at + 1
    if reading.words[first].folded == "the" and reading.joined(first + 1) and reading.words[first + 1].capital:
        first += 1  # "before the [court]"
    while after < len(reading.words) and after - at < _LONGEST and reading.joined(after):
        if not (reading.words[after].capital or reading.has(after, "court_glue")):
            break
        after += 1
    while after - 1 > at and reading.words[after - 1].folded in ("of", "on", "for", "the", "and", "uzre", "po"):
        after -= 1
    return _numbered(reading, *span(reading, first, after))


def _phrase(reading: Reading, at: int, *, places: bool = False) -> tuple[int, int]:
    """The phrase around the noun `at`; with `places`, a place told after it belongs to it."""
    first, after = _phrase_start(reading, at), at + 1
    while after < len(reading.words) and reading.joined(after) and after - at < _LONGEST:
        if (reading.has(after, "facility", "facility_weak") and places) or (
            reading.words[after].capital and reading.writes_capitals and not reading.has(after, "stop")
        ):
            after += 1
        elif places and reading.words[after].folded in ("in", "at", "near") and _capital(reading, after + 1):
            after += 2
        else:
            break
    return _numbered(reading, *span(reading, first, after))


def _capital(reading: Reading, at: int) -> bool:
    return at < len(reading.words) and reading.words[at].capital and reading.joined(at)


def _phrase_start(reading: Reading, at: int) -> int:
    """Back over what describes the noun, to its "the" or "my" (in other languages: adjectives, capitals)."""
    if reading.language != "en" or not reading.words[at].text.isascii():
        return _describing(reading, at)
    for back in range(1, _MODIFIERS + 1):
        step = at - back
        if step < 0 or not reading.joined(step + 1):
            break
        if reading.words[step].folded in _DETERMINERS:
            return step
        if reading.has(step, "stop") and not reading.words[step].capital:
            break
    first = at
    while first > 0 and reading.joined(first) and at - first < _MODIFIERS:
        if not reading.words[first - 1].capital or reading.has(first - 1, "stop"):
            break
        first -= 1
    return first


def _describing(reading: Reading, at: int) -> int:
    first = at
    while first > 0 and reading.joined(first) and at - first < _MODIFIERS:
        before = reading.words[first - 1]
        hyphened = "-" in reading.between(first)
        linked = reading.has(first - 1, "between_capitals") and first >= 2 and reading.words[first - 2].capital
        if reading.has(first - 1, "stop", "kin", "cue_verb"):
            break
        if not (before.capital or hyphened or first == at or linked):
            break
        first -= 1
    return first


def _numbered(reading: Reading, start: int, end: int) -> tuple[int, int]:
    text = reading.text
    if quoted := _QUOTED.match(text, end):
        end = quoted.end()
    if number := _NUMBER.match(text, end):
        end = number.end()
    if number := _NUMBER_BEFORE.search(text, max(0, start - 16), start):
        start = number.start()
    return start, end
