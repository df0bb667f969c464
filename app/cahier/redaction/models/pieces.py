"""Cuts a text into the word pieces an uncased BERT model was taught: small letters, no marks, longest first."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_LONGEST_WORD = 100
_UNIT = re.compile(r"[^\W_]+|[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class Pieces:
    """`ids[i]` is the number of the i-th piece, which stands at `places[i]` (start, end) in the text."""

    ids: tuple[int, ...]
    places: tuple[tuple[int, int], ...]


class Cutter:
    """Cuts by a vocabulary, one piece a line, as such models are shipped with."""

    def __init__(self, vocabulary: str) -> None:
        self._numbers = {piece: number for number, piece in enumerate(vocabulary.splitlines())}
        self.first, self.last = self._numbers["[CLS]"], self._numbers["[SEP]"]
        self._unknown = self._numbers["[UNK]"]

    def cut(self, text: str) -> Pieces:
        """Every piece of the text with its place."""
        found = [piece for unit in _UNIT.finditer(text) for piece in self._unit(unit[0], unit.start())]
        return Pieces(tuple(number for number, _ in found), tuple(place for _, place in found))

    def _unit(self, said: str, start: int) -> Iterator[tuple[int, tuple[int, int]]]:
        """The pieces of one word or sign; letters that are marks alone have no piece."""
        letters = [(bare, start + at) for at, char in enumerate(said) for bare in _bare(char)]
        if not letters:
            return
        numbers = self._greedy("".join(letter for letter, _ in letters))
        if numbers is None:
            yield self._unknown, (start, start + len(said))
            return
        at = 0
        for number, length in numbers:
            yield number, (letters[at][1], letters[at + length - 1][1] + 1)
            at += length

    def _greedy(self, word: str) -> list[tuple[int, int]] | None:
        """Numbers and lengths of the longest pieces from the left; None when a rest has none."""
        if len(word) > _LONGEST_WORD:
            return None
        found: list[tuple[int, int]] = []
        at = 0
        while at < len(word):
            prefix = "##" if at else ""
            end = next((end for end in range(len(word), at, -1) if prefix + word[at:end] in self._numbers), at)
            if end == at:
                return None
            found.append((self._numbers[prefix + word[at:end]], end - at))
            at = end
        return found


def _bare(char: str) -> str:
    """A letter in small, without its marks."""
    if char.isascii():
        return char.lower()
    return "".join(part for part in unicodedata.normalize("NFD", char.lower()) if not unicodedata.combining(part))
