"""Public offices and laws of any land, in large letters or small: "the chamber of commerce", "the Family Code".

Their names are made of the matters a state sees to and of few words for an office, so they name nobody, and a
text without them says no longer who did what. A name of a town or of a person beside such a word makes it another
thing ("Istanbul State Security Office"), which is left to whoever finds bodies.
"""

from collections.abc import Iterator
from functools import cache

from cahier import resources
from cahier.domain.folding import fold
from cahier.redaction.reading import Reading

_LONGEST = 6
_AT = frozenset({"at", "on", "outside", "near", "behind"})
_LINKS = frozenset({"of", "for", "on", "against", "and", "the"})


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(fold(word) for word in resources.data("lists/keep.json")[key].split())


def kept_offices(reading: Reading) -> Iterator[tuple[int, int]]:
    """Spans of an English reading that name a public office or a law."""
    for at in reading.spelled(_listed("public_heads")):
        first, after = _before(reading, at), _after(reading, at)
        if first == at and after == at + 1:
            continue
        if _is_somebodys(reading, first) or not _tells_matter(reading, first, at, after):
            continue
        if first and reading.joined(first) and reading.words[first - 1].folded == "the":
            first -= 1
        if not _is_where_somebody_is(reading, first, after):
            yield reading.words[first].start, reading.words[after - 1].end


def _says(reading: Reading, at: int, *keys: str) -> bool:
    return any(reading.words[at].folded in _listed(key) for key in keys)


def _before(reading: Reading, at: int) -> int:
    """Back over the matters and levels before the head: "| state tax service"."""
    first = at
    while reading.joined(first) and at - first < _LONGEST:
        linked = reading.words[first - 1].folded == "and" and first < at
        if not linked and not _says(reading, first - 1, "public_matters", "levels"):
            break
        first -= 1
    return first + 1 if reading.words[first].folded == "and" else first


def _after(reading: Reading, at: int) -> int:
    """On over "of the" and the matters after the head: "chamber of commerce and industry |"."""
    after = step = at + 1
    while reading.joined(step) and step - at <= _LONGEST:
        if _says(reading, step, "public_matters", "levels", "public_heads"):
            after = step + 1
        elif reading.words[step].folded not in _LINKS:
            break
        step += 1
    return after


def _tells_matter(reading: Reading, first: int, at: int, after: int) -> bool:
    """Whether a matter is told beside the head, and not only a level ("the main department")."""
    beside = (step for step in range(first, after) if step != at)
    return any(_says(reading, step, "public_matters") for step in beside)


def _is_somebodys(reading: Reading, first: int) -> bool:
    """Whether a capital, a number or an owner before it says whose it is."""
    if not first or not reading.joined(first):
        return False
    before = reading.words[first - 1]
    named = before.capital and not reading.has(first - 1, "stop") and not reading.opens_sentence(first - 1)
    return named or (reading.has(first - 1, "possessive") and before.folded != "the")


def _is_where_somebody_is(reading: Reading, first: int, after: int) -> bool:
    """Whether small letters tell of a house or an employer: "the queue at the tax office"."""
    if not reading.writes_capitals or not first or not reading.joined(first):
        return False
    capitals = any(reading.words[step].capital for step in range(first, after))
    in_front = first > 1 and [word.folded for word in reading.words[first - 2 : first]] == ["front", "of"]
    return not capitals and (in_front or reading.words[first - 1].folded in _AT)
