"""How people tell that they agreed on words: which word says so, and where what it tells of stands beside it."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache

from cahier import resources
from cahier.domain.folding import fold
from cahier.redaction.finding import span
from cahier.redaction.listed import Starred
from cahier.redaction.reading import Reading

_OF_LANGUAGE = frozenset({"if", "say", "show", "order", "skip", "then"})
_REMEMBERED = 100_000
_SKIPPED = 5
_NAME = "agreement"
_NONE: frozenset[str] = frozenset()


@cache
def _words(key: str, language: str) -> tuple[str, ...]:
    data = resources.data("lists/agreed.json")
    return tuple((data[language][key] if key in _OF_LANGUAGE else data[key]).split())


@cache
def _listed(language: str) -> dict[str, Starred]:
    """The single words of each list."""
    return {key: Starred(word for word in _words(key, language) if "_" not in word) for key in _keys(language)}


@cache
def _every(language: str) -> Starred:
    return Starred(word for key in _keys(language) for word in _words(key, language) if "_" not in word)


@cache
def _phrases(key: str, language: str) -> tuple[tuple[str, ...], ...]:
    words = (word.split("_") for word in _words(key, language) if "_" in word)
    return tuple(tuple(fold(part) for part in phrase) for phrase in words)


def is_cue(reading: Reading, at: int, key: str) -> bool:
    """Whether word `at` exists and stands in a list."""
    return 0 <= at < len(reading.words) and key in _keys_of(reading.words[at].folded, reading.language)


def cues(reading: Reading, *keys: str) -> list[int]:
    """Indices of the words that say it, in order; of a phrase that of its last."""
    if _NAME not in reading.worked_out:
        reading.worked_out[_NAME] = _by_key(reading)
    by_key = reading.worked_out[_NAME]
    return sorted({at for key in keys for at in by_key.get(key, ())})


def _by_key(reading: Reading) -> dict[str, list[int]]:
    """The same of every list at once."""
    found: dict[str, list[int]] = {}
    for said, indices in reading.by_folded.items():
        for key in _keys_of(said, reading.language):
            found.setdefault(key, []).extend(indices)
    for key in _keys(reading.language):
        for phrase in _phrases(key, reading.language):
            for at in reading.by_folded.get(phrase[0], ()):
                if tuple(word.folded for word in reading.words[at : at + len(phrase)]) == phrase:
                    found.setdefault(key, []).append(at + len(phrase) - 1)
    return found


@cache
def _keys(language: str) -> tuple[str, ...]:
    data = resources.data("lists/agreed.json")
    shared = (key for key, words in data.items() if isinstance(words, str) and key != "about")
    return (*shared, *sorted(_OF_LANGUAGE & data[language].keys()))


@lru_cache(maxsize=_REMEMBERED)
def _keys_of(said: str, language: str) -> frozenset[str]:
    """The lists that a word stands in: of most words none."""
    bare, every = said.partition("'")[0], _every(language)
    if not every.has(said) and not every.has(bare):
        return _NONE
    return frozenset(key for key, words in _listed(language).items() if words.has(said) or words.has(bare))


def has_content(reading: Reading, first: int, after: int) -> bool:
    """Whether one of the words is more than a small one."""
    return any(
        not reading.has(at, "stop") and not is_cue(reading, at, "skip") and len(reading.words[at].text) > 1
        for at in range(first, after)
    )


def after_it(reading: Reading, at: int, most: int, also: str = "", stops: str = ",") -> Iterator[tuple[int, int]]:
    """What is said from word `at` on to the end of the clause, small words left out."""
    first = at
    while first - at < _SKIPPED and is_cue(reading, first, "skip") and reading.joined(first + 1, also=also):
        first += 1
    if not reading.joined(first, also=also):
        return
    after = reading.clause_end(first, most, stops)
    if reading.unbroken:
        after = next((step for step in range(first + 1, after) if is_cue(reading, step, "then")), after)
    if has_content(reading, first, after):
        yield span(reading, first, after)


def before_it(reading: Reading, at: int, most: int) -> Iterator[tuple[int, int]]:
    """What is said before word `at` from the beginning of the clause on, small words left out."""
    first, after = reading.clause_start(at, most), at
    while first < after and is_cue(reading, first, "skip"):
        first += 1
    while first < after and is_cue(reading, after - 1, "skip"):
        after -= 1
    if has_content(reading, first, after):
        yield span(reading, first, after)


def is_near(places: list[int], place: int, most: int) -> bool:
    """Whether one of `places` (in order) is at most so far away."""
    at = bisect_left(places, place - most)
    return at < len(places) and places[at] <= place + most


def places_of(reading: Reading, *keys: str) -> list[int]:
    """Where the words of some lists begin, in order."""
    return [reading.words[at].start for at in cues(reading, *keys)]
