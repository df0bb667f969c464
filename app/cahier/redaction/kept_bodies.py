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
from cahier.redaction.endings import stems
from cahier.redaction.reading import Reading
from cahier.redaction.windows import matches, merged

_FEWEST = 2
_BEFORE, _AFTER = 200, 400
_REMEMBERED = 20_000


@cache
def _shapes() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(resources.data("lists/keep.json")["shapes"]) + r")(?!\w)")


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
    for found in matches(_shapes(), reading.text, tuple(_near_heads(reading))):
        run: list[int] = []
        for at, word in reading.words_in(found.start(), found.end()):
            small = reading.has(at, "stop") and not word.capital
            if small or _is_in("subjects", word.folded) or _is_in("heads", word.folded):
                run.append(at)
                continue
            yield from _named(reading, run)
            run = []
        yield from _named(reading, run)


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
