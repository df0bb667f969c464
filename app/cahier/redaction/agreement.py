"""How people tell that they agreed on words: which word says so, and where what it tells of stands beside it."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache

from cahier import resources
from cahier.domain.folding import fold
from cahier.redaction.finding import span
from cahier.redaction.reading import Reading

_OF_LANGUAGE = frozenset({"if", "say", "show", "order", "skip", "then"})
_REMEMBERED = 100_000
_SKIPPED = 5
_NAME = "agreement"
_NONE: frozenset[str] = frozenset()


@cache
def _listed(key: str, language: str) -> tuple[frozenset[str], tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Whole words, beginnings and phrases of one list."""
    data = resources.data("lists/agreed.json")
    words = (data[language][key] if key in _OF_LANGUAGE else data[key]).split()
    phrases = tuple(tuple(fold(part) for part in word.split("_")) for word in words if "_" in word)
    whole = frozenset(fold(word) for word in words if "_" not in word and word[-1] != "*")
    return whole, tuple(fold(word[:-1]) for word in words if word[-1] == "*"), phrases


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
        for phrase in _listed(key, reading.language)[2]:
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
    bare, whole = said.partition("'")[0], _whole(language)
    if said not in whole and bare not in whole and not said.startswith(_any_beginning(language)):
        return _NONE
    found = frozenset(whole.get(said, ())) | frozenset(whole.get(bare, ()))
    long_enough = (said[:length] for length in range(1, len(said) + 1))
    return found.union(*(_beginnings(language).get(beginning, ()) for beginning in long_enough))


@cache
def _whole(language: str) -> dict[str, list[str]]:
    """The lists of each whole word."""
    found: dict[str, list[str]] = {}
    for key in _keys(language):
        for word in _listed(key, language)[0]:
            found.setdefault(word, []).append(key)
    return found


@cache
def _any_beginning(language: str) -> tuple[str, ...]:
    return tuple(_beginnings(language))


@cache
def _beginnings(language: str) -> dict[str, list[str]]:
    """The lists of each beginning of a word."""
    found: dict[str, list[str]] = {}
    for key in _keys(language):
        for beginning in _listed(key, language)[1]:
            found.setdefault(beginning, []).append(key)
    return found


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
