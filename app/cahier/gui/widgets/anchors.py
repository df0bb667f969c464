"""Keeps mentions on their words while a text is edited, undone and redone. Knows nothing of Qt.

Positions here count UTF-16 units, as Qt's do; `at_rest` gives them back as the domain stores them. Qt reports
an edit too widely when it undoes, merges or formats, so each report is first narrowed to what really differs.

An undo must also bring back a mention that the undone edit took away. Qt numbers the states of a text by the
depth of its undo stack: what an edit cut is kept under the depth it left, and put back when that depth returns.
"""

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from cahier.domain.account import Mention, moved
from cahier.gui.widgets.utf16 import common_head, decoded, encoded, in_points, to_points, to_units


class Anchors:
    """The text as last reported, and the mentions in it, in order and never overlapping."""

    def __init__(self, text: str = "", mentions: Iterable[Mention] = (), depth: int = 0) -> None:
        self._text = bytearray(encoded(text))
        self._depth = depth
        self._cut: dict[int, tuple[tuple[Mention, bytes], ...]] = {}
        self.mentions: tuple[Mention, ...] = ()
        for mention in mentions:
            start, end = to_units(text, mention.start), to_units(text, mention.end)
            self.add(replace(mention, start=start, end=end))

    @property
    def units(self) -> int:
        """The length of the text."""
        return len(self._text) // 2

    def words(self, start: int, end: int) -> str:
        """Return part of the text."""
        return decoded(bytes(self._text[2 * start : 2 * end]))

    def add(self, mention: Mention) -> bool:
        """Anchor a mention; those it overlaps give way. Says whether it lies inside the text."""
        if not 0 <= mention.start < mention.end <= self.units:
            return False
        kept = [other for other in self.mentions if not _overlap(other, mention)]
        self.mentions = tuple(sorted((*kept, mention), key=lambda each: each.start))
        return True

    def remove(self, mention: Mention) -> None:
        """Let a mention go for good: no undo brings it back."""
        self.mentions = tuple(other for other in self.mentions if other != mention)
        self._cut.clear()

    def at(self, position: int) -> Mention | None:
        """Return the mention around a position, its borders included."""
        return next((each for each in self.mentions if each.start <= position <= each.end), None)

    def edited(self, position: int, removed: int, added: str, depth: int) -> bool:
        """Follow one report of Qt; says whether marks have to be drawn anew."""
        fresh = encoded(added)
        start, old, new = self._narrowed(position, removed, fresh)
        changed = bool(old or new) and self._follow(start, old, new, depth)
        changed |= depth != self._depth and self._bring_back(depth)
        self._depth = depth
        return changed

    def at_rest(self) -> tuple[str, tuple[Mention, ...]]:
        """Return the text in NFC and the mentions in code points of it, as an account holds them."""
        data = bytes(self._text)
        text = decoded(data)
        borders = [border for each in self.mentions for border in (each.start, each.end)]
        if len(text) != self.units:
            borders = list(in_points(data, borders))
        stored = unicodedata.normalize("NFC", text)
        if stored != text:
            borders = [len(unicodedata.normalize("NFC", text[:border])) for border in borders]
        placed = (
            replace(each, start=start, end=end)
            for each, start, end in zip(self.mentions, borders[::2], borders[1::2], strict=True)
        )
        return stored, tuple(each for each in placed if each.start < each.end <= len(stored))

    def point_at_rest(self, units: int) -> int:
        """Return where a position of the editor lies in the text that `at_rest` gives."""
        data = bytes(self._text)
        return len(unicodedata.normalize("NFC", decoded(data)[: to_points(data, units)]))

    def _narrowed(self, position: int, removed: int, fresh: bytes) -> tuple[int, bytes, bytes]:
        old = bytes(self._text[2 * position : 2 * (position + removed)])
        if old == fresh:
            return position, b"", b""
        head = _whole(common_head(old, fresh))
        old, fresh = old[head:], fresh[head:]
        tail = _whole(common_head(old[::-1], fresh[::-1]))
        return position + head // 2, old[: len(old) - tail], fresh[: len(fresh) - tail]

    def _follow(self, position: int, old: bytes, new: bytes, depth: int) -> bool:
        removed, added = len(old) // 2, len(new) // 2
        followed = [(each, moved(each, position, removed, added)) for each in self._reached_from(position)]
        cut = tuple(was for was, now in followed if now is None or now.end - now.start != was.end - was.start)
        if depth != self._depth:
            self._cut[self._depth] = tuple((was, self._words(was)) for was in cut)
        self._text[2 * position : 2 * position + len(old)] = new
        if not followed:
            return False
        untouched = self.mentions[: len(self.mentions) - len(followed)]
        self.mentions = (*untouched, *(now for _, now in followed if now is not None))
        return bool(cut) or any(position in (was.start, was.end) for was, _ in followed)

    def _reached_from(self, position: int) -> tuple[Mention, ...]:
        """Return the mentions an edit at this position can touch or move: the last ones."""
        first = bisect_left(self.mentions, position, key=lambda each: each.end)
        return self.mentions[first:]

    def _words(self, mention: Mention) -> bytes:
        return bytes(self._text[2 * mention.start : 2 * mention.end])

    def _bring_back(self, depth: int) -> bool:
        back = False
        for mention, words in self._cut.get(depth, ()):
            if self._words(mention) == words and mention not in self.mentions:
                back |= self.add(mention)
        return back


def _overlap(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end


def _whole(length: int) -> int:
    """Return the length without the half of a unit."""
    return length - length % 2
