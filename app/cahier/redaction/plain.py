"""The text as a reader sees it, with the way back to the text as it was given.

Invisible characters are left out, a letter and its marks become one character, full-width and mathematical
letters become plain ones, rare spaces and hyphens become the usual ones. Every detector reads this text; what
it finds is led back to code points of the text as given, so nothing shifts and nothing is lost in silence.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
)
_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u0085"
_DASHES = "\u2010\u2011\u2012\u2212\ufe58\ufe63\uff0d"
_WIDE = (
    "\uff01-\uff5e\U0001d400-\U0001d7ff\u2460-\u24ff\u2070-\u209c\u1d00-\u1dbf\ufb00-\ufb06\u0149"
    "\u2100-\u2115\u2117-\u2138"  # all but the number sign, which people search for
)
_ODD = re.compile(f"[{_INVISIBLE}{_MARKS}{_SPACES}{_DASHES}{_WIDE}]")
_ONE_SPACE = re.compile(f"[{_SPACES}]")
_ONE_DASH = re.compile(f"[{_DASHES}]")
_ONE_INVISIBLE = re.compile(f"[{_INVISIBLE}]")
_ONE_MARK = re.compile(f"[{_MARKS}]")
_ONE_WIDE = re.compile(f"[{_WIDE}]")
_MOST_MARKS = 4


@dataclass(frozen=True, slots=True)
class Plain:
    """`text` is what is read; `places[i]` is where its i-th character stood (None: nothing was changed)."""

    text: str
    places: tuple[int, ...] | None
    length: int

    def given(self, start: int, end: int) -> tuple[int, int]:
        """Lead a half-open span of `text` back to the text as given."""
        if self.places is None:
            return start, end
        last = self.places[end] if end < len(self.places) else self.length
        return self.places[start], last


def plain(text: str) -> Plain:
    """Read `text` as a person would; costs nothing where there is nothing odd."""
    if _ODD.search(text) is None:
        return Plain(text, None, len(text))
    shown: list[str] = []
    places: list[int] = []
    for said, begins in _pieces(text):
        shown.append(said)
        places.extend(begins)
    return Plain("".join(shown), tuple(places), len(text))


def _pieces(text: str) -> Iterator[tuple[str, Iterable[int]]]:
    """What a reader sees, and where each character of it begins; runs of ordinary text pass untouched."""
    done = 0
    for odd in _ODD.finditer(text):
        place, char = odd.start(), odd.group()
        if place < done:
            continue
        marked = _ONE_MARK.match(char) is not None and place > done
        ordinary = place - 1 if marked else place
        if ordinary > done:
            yield text[done:ordinary], range(done, ordinary)
        done = place + 1
        if marked:
            done = _end_of_marks(text, place)
            yield _composed(text[place - 1 : min(done, place + _MOST_MARKS)]), (place - 1,)
        elif _ONE_INVISIBLE.match(char) is None and _ONE_MARK.match(char) is None:
            usual = _usual(char)
            yield usual, (place,) * len(usual)
    yield text[done:], range(done, len(text))


def _end_of_marks(text: str, place: int) -> int:
    while place < len(text) and _ONE_MARK.match(text, place):
        place += 1
    return place


def _composed(cluster: str) -> str:
    composed = unicodedata.normalize("NFC", cluster)
    return composed[0]


def _usual(char: str) -> str:
    if _ONE_SPACE.match(char):
        return " "
    if _ONE_DASH.match(char):
        return "-"
    if _ONE_WIDE.match(char):
        return unicodedata.normalize("NFKC", char)
    return char
