"""Patterns with the sign they cannot do without: they are tried where the sign stands, and nowhere else.

A pattern that may begin anywhere is tried at every letter of a text, and there are many patterns. Nearly all of
them need a figure or one of a few words. Where those stand is known as soon as the text is cut into words, so
here a pattern says what it needs, and a text without it costs nothing. What is found is the same.
"""

import re
from collections.abc import Iterable, Iterator
from copy import copy
from typing import Self

from cahier.redaction.listed import Listed
from cahier.redaction.reading import Reading
from cahier.redaction.windows import around, matches, merged

Found = Iterator[re.Match[str]]


def _each(pattern: re.Pattern[str], text: str, starts: Iterable[int]) -> Found:
    """What begins at one of `starts` (in order), one after the other."""
    done, match = 0, pattern.match
    for start in starts:
        if start >= done and (found := match(text, start)) is not None:
            yield found
            done = found.end()


class Sought:
    """A pattern, and where it is tried: everywhere, unless a sign of it is known."""

    pattern: re.Pattern[str]

    def within(self, reading: Reading) -> Found:
        """What the reading has of it."""
        return self.pattern.finditer(reading.text)

    def in_any_letters(self) -> Self:
        """The same, whether letters are large or small."""
        other = copy(self)
        other.pattern = re.compile(self.pattern.pattern, re.IGNORECASE)
        return other


class AtFigures(Sought):
    """A pattern that begins at a figure, a sign before it, or at most so many `words` before it."""

    def __init__(self, pattern: re.Pattern[str], words: int = 0) -> None:
        self.pattern, self._words = pattern, words

    def within(self, reading: Reading, text: str | None = None) -> Found:
        """What the reading has of it, or `text`, which is the reading's with other letters."""
        starts = reading.marks.before_figures(self._words)
        return _each(self.pattern, text or reading.text, starts) if starts else iter(())


class AtWords(Sought):
    """A pattern that begins with one of the listed words, or with `sign`."""

    def __init__(self, pattern: re.Pattern[str], listed: str, sign: str | None = None) -> None:
        self.pattern = pattern
        self._listed = Listed(listed)
        self._sign = re.compile(re.escape(sign)) if sign else None

    def within(self, reading: Reading) -> Found:
        """What the reading has of it."""
        places = reading.marks.places_of(self._listed)
        if self._sign is not None:
            signs = [found.start() for found in self._sign.finditer(reading.text)]
            places = sorted({*places, *signs}) if signs else places
        return _each(self.pattern, reading.text, places)


class NearWords(Sought):
    """A pattern that holds one of the listed words, with at most so many characters before and after its start."""

    def __init__(self, pattern: re.Pattern[str], listed: str, before: int, after: int) -> None:
        self.pattern = pattern
        self._listed = Listed(listed)
        self._before, self._after = before, after

    def within(self, reading: Reading) -> Found:
        """What the reading has of it."""
        spans = ((place, place) for place in reading.marks.places_of(self._listed))
        windows = tuple(merged(spans, self._before, self._after, len(reading.text)))
        return matches(self.pattern, reading.text, windows)


class NearSigns(Sought):
    """A pattern that holds `sign`, with at most so many characters before and after it."""

    def __init__(self, pattern: re.Pattern[str], sign: str, before: int, after: int) -> None:
        self.pattern = pattern
        self._sign = re.compile(sign)
        self._before, self._after = before, after

    def within(self, reading: Reading) -> Found:
        """What the reading has of it."""
        return matches(
            self.pattern, reading.text, tuple(around(reading.text, self._sign, self._before, self._after))
        )


class BeforeSign(Sought):
    """A pattern that begins with a letter at most so many characters before `sign`."""

    def __init__(self, pattern: re.Pattern[str], sign: str, most: int) -> None:
        self.pattern = pattern
        self._sign = re.compile(re.escape(sign))
        self._most = most

    def within(self, reading: Reading) -> Found:
        """What the reading has of it."""
        return _each(self.pattern, reading.text, self._starts(reading.text))

    def _starts(self, text: str) -> Iterator[int]:
        for found in self._sign.finditer(text):
            sign = found.start()
            yield from (at for at in range(max(0, sign - self._most), sign) if text[at].isalpha())
