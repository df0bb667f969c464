"""Where in a reading the figures stand and each of its words: the signs that patterns cannot do without.

Places are offsets of the text. A word is asked for as it is folded; what stands after an apostrophe inside a word
counts as a word too.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from cahier.redaction.listed import Listed, lists_with
from cahier.redaction.word import Word, folded

MOST_WORDS = 4  # of a pattern before its figure
_BESIDE = 4  # characters between a figure and the word it belongs to
_FIGURES = re.compile(r"\d+")
_PIECE = re.compile(r"[^\W\d_]+")


class Marks:
    """The figures and words of `text`; `by_folded` are the indices of its `words`."""

    def __init__(self, text: str, words: tuple[Word, ...], by_folded: dict[str, list[int]]) -> None:
        self._text, self._words, self._by_folded = text, words, by_folded
        self._ends = [word.end for word in words]
        self._heads: dict[int, tuple[int, ...]] = {}

    def before_figures(self, words: int) -> tuple[int, ...]:
        """Where runs of figures begin, and the signs and at most so many words right before them."""
        if words not in self._heads:
            self._heads[words] = tuple(place for place, away in self._beside_figures if away <= words)
        return self._heads[words]

    @cached_property
    def _beside_figures(self) -> list[tuple[int, int]]:
        """Each place before a figure with the number of words between, in order."""
        nearest: dict[int, int] = {}
        for found in _FIGURES.finditer(self._text):
            for place, away in self._before(found.start()):
                if away < nearest.get(place, MOST_WORDS + 1):
                    nearest[place] = away
        return sorted(nearest.items())

    def _before(self, place: int) -> Iterator[tuple[int, int]]:
        yield place, 0
        for sign in range(max(0, place - 2), place):
            if not (self._text[sign].isalnum() or self._text[sign].isspace()):
                yield sign, 0
        at = bisect_right(self._ends, place) - 1
        away = 1
        while away <= MOST_WORDS and at >= 0 and place - self._words[at].end <= _BESIDE:
            word = self._words[at]
            place = word.start
            yield place, away
            if not word.text.isalpha():
                yield from ((piece, away) for piece, _ in _pieces(word))
            at, away = at - 1, away + 1

    @cached_property
    def _apart(self) -> dict[str, list[int]]:
        """Where the pieces of words with an apostrophe inside stand, by how they are folded."""
        found: dict[str, list[int]] = {}
        odd = (at for said, indices in self._by_folded.items() if not said.isalpha() for at in indices)
        for at in odd:
            for place, piece in _pieces(self._words[at]):
                found.setdefault(folded(piece), []).append(place)
        return found

    @cached_property
    def _by_list(self) -> dict[int, list[int]]:
        """Where the words of each list stand, in no order."""
        found: dict[int, list[int]] = {}
        for said, indices in self._by_folded.items():
            for number in lists_with(said):
                found.setdefault(number, []).extend(self._words[at].start for at in indices)
        for said, places in self._apart.items():
            for number in lists_with(said):
                found.setdefault(number, []).extend(places)
        return found

    def places_of(self, listed: Listed) -> list[int]:
        """Where the words of a list stand, in order."""
        places = self._by_list.get(listed.number)
        return sorted(set(places)) if places else []


def _pieces(word: Word) -> Iterator[tuple[int, str]]:
    """What stands before and after the apostrophes of a word, each with its place."""
    return ((word.start + piece.start(), piece[0]) for piece in _PIECE.finditer(word.text))
