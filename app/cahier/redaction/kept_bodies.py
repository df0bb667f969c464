"""Ministries, bodies of a state or of many states, and laws, by the way they are named.

What is kept is taken out of whatever is proposed, so no name may hide in it: of what looks like such a body only
the run of words stays that ministries and laws are made of, and only when one of them says what kind of body it
is.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from cahier import resources
from cahier.domain.folding import fold
from cahier.redaction.detectors.given_names import is_given_name
from cahier.redaction.endings import stems
from cahier.redaction.kept_offices import kept_offices
from cahier.redaction.kept_public import kept_public
from cahier.redaction.lists import generic_words, places
from cahier.redaction.reading import Reading
from cahier.redaction.windows import matches, merged
from cahier.redaction.words import is_everyday

_FEWEST = 2
_BEFORE, _AFTER = 200, 400
_REMEMBERED = 20_000


@cache
def _shapes() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(resources.data("lists/keep.json")["shapes"]) + r")(?!\w)")


@cache
def _whole_shapes() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w-])(?:" + "|".join(resources.data("lists/keep.json")["whole_shapes"]) + r")(?![\w-])"
    )


@cache
def _seat() -> re.Pattern[str]:
    cities = resources.data("lists/keep.json")["seats"].split("|")
    return re.compile(r" in (?:" + "|".join((*cities[0].split(), *cities[1:])) + r")(?!\w)")


@cache
def _listed(key: str) -> frozenset[str]:
    words = {fold(word) for word in resources.data("lists/keep.json")[key].split()}
    return frozenset(words.union(*(stems(word, most=1) for word in words if len(word) > _FEWEST + 3)))


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(word[:_FEWEST] for word in _listed("heads"))


@lru_cache(maxsize=_REMEMBERED)
def _is_in(key: str, folded: str) -> bool:
    bare = folded.partition("'")[0]
    return not _listed(key).isdisjoint((bare, *(stem for stem in stems(bare, most=2) if len(stem) > _FEWEST + 1)))


def kept_bodies(reading: Reading) -> Iterator[tuple[int, int]]:
    """Spans of the reading that name such a body or law."""
    if reading.language == "en":
        yield from kept_offices(reading)
    yield from kept_public(reading)
    for start, end in _bodies(reading):
        seat = _seat().match(reading.text, end)
        yield start, seat.end() if seat else end


def _bodies(reading: Reading) -> Iterator[tuple[int, int]]:
    near = tuple(_near_heads(reading))
    for found in matches(_whole_shapes(), reading.text, near):
        words = [at for at, _ in reading.words_in(*found.span())]
        if words and not _is_named_before(reading, words[0]) and all(_may_be_part(reading, at) for at in words):
            yield found.span()
    for found in matches(_shapes(), reading.text, near):
        run: list[int] = []
        for at, word in reading.words_in(found.start(), found.end()):
            small = reading.has(at, "stop") and not word.capital
            if small or _is_in("subjects", word.folded) or _is_in("heads", word.folded):
                run.append(at)
                continue
            yield from _named(reading, run)
            run = []
        yield from _named(reading, run)


def _is_named_before(reading: Reading, at: int) -> bool:
    """Whether a capital before it says whose it is: "Istanbul | State Security Board"."""
    before = reading.words[at - 1] if at else None
    return before is not None and before.capital and reading.joined(at) and not reading.has(at - 1, "stop")


def _may_be_part(reading: Reading, at: int) -> bool:
    """Whether a word may be part of the name of a public body or law: an everyday one, nobody's name, no town."""
    word = reading.words[at]
    said = word.folded.removesuffix("'s")
    if not word.capital and (reading.has(at, "stop") or said in generic_words()):
        return True
    if said in _listed("local") or said in places() or reading.has(at, "weekday", "month"):
        return False
    if _is_in("subjects", said) or _is_in("heads", said) or said in generic_words():
        return True
    return is_everyday(said, "en") and not is_given_name(said, "en", by_sound=False)


def _near_heads(reading: Reading) -> Iterator[tuple[int, int]]:
    """The stretches around words that say what kind of body it is."""
    heads = {said for said in reading.by_folded if said[:_FEWEST] in _beginnings() and _is_in("heads", said)}
    spans = ((reading.words[at].start, reading.words[at].end) for at in reading.spelled(heads))
    return merged(spans, _BEFORE, _AFTER, len(reading.text))


def _named(reading: Reading, run: list[int]) -> Iterator[tuple[int, int]]:
    telling = [at for at in run if not (reading.has(at, "stop") and not reading.words[at].capital)]
    if len(telling) >= _FEWEST and any(_is_in("heads", reading.words[at].folded) for at in telling):
        first = (
            telling[0] - 1
            if telling[0] - 1 in run and reading.words[telling[0] - 1].folded == "the"
            else telling[0]
        )
        yield reading.words[first].start, reading.words[telling[-1]].end
