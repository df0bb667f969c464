"""Where in a reading the figures stand and each of its words: the signs that patterns cannot do without.

Places are offsets of the text. A word is asked for as it is folded; what stands after an apostrophe inside a word
counts as a word too.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cached_property

from cahier.redaction.word import Word, folded

_BESIDE = 4  # characters between a figure and the word it belongs to
_FIGURES = re.compile(r"\d+")
_PIECE = re.compile(r"[^\W\d_]+")


class Marks:
    """The figures and words of `text`; `by_folded` are the indices of its `words`."""

    def __init__(self, text: str, words: tuple[Word, ...], by_folded: dict[str, list[int]]) -> None:
        self._text, self._words, self._by_folded = text, words, by_folded
        self._ends = [word.end for word in words]
        self._figures = tuple(found.start() for found in _FIGURES.finditer(text))
        self._heads: dict[int, tuple[int, ...]] = {}

    def before_figures(self, words: int) -> tuple[int, ...]:
        """Where runs of figures begin, and the signs and at most so many words right before them."""
        if words not in self._heads:
            starts = {start for place in self._figures for start in self._heads_of(place, words)}
            self._heads[words] = tuple(sorted(starts))
        return self._heads[words]

    def _heads_of(self, place: int, words: int) -> Iterator[int]:
        yield place
        for sign in (place - 1, place - 2):
            if sign >= 0 and not self._text[sign].isalnum():
                yield sign
        at = bisect_right(self._ends, place) - 1
        while words and at >= 0 and place - self._words[at].end <= _BESIDE:
            place = self._words[at].start
            yield from _pieces(self._words[at])
            at, words = at - 1, words - 1

    @cached_property
    def _said(self) -> dict[str, list[int]]:
        """Where words begin, and what stands after an apostrophe inside them, by how they are folded."""
        found: dict[str, list[int]] = {}
        for said, indices in self._by_folded.items():
            found.setdefault(said, []).extend(self._words[at].start for at in indices)
            if not said.isalpha():
                for word in (self._words[at] for at in indices):
                    for piece in _PIECE.finditer(word.text):
                        found.setdefault(folded(piece[0]), []).append(word.start + piece.start())
        return found

    @cached_property
    def _by_two_letters(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for said in self._said:
            found.setdefault(said[:2], []).append(said)
        return found

    def places_of(self, whole: AbstractSet[str], beginnings: tuple[str, ...], parts: tuple[str, ...]) -> list[int]:
        """Where the words stand that are, folded, among `whole`, begin with one of `beginnings` or hold a part."""
        said = set(self._said.keys() & whole)
        for part in parts:
            said.update(one for one in self._said if part in one)
        for beginning in beginnings:
            said.update(one for one in self._by_two_letters.get(beginning[:2], ()) if one.startswith(beginning))
        return sorted({place for one in said for place in self._said[one]})


def _pieces(word: Word) -> Iterator[int]:
    """Where a word begins, and what stands after an apostrophe in it."""
    if word.text.isalpha():
        yield word.start
    else:
        yield from (word.start + piece.start() for piece in _PIECE.finditer(word.text))
