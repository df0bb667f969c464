"""Where a text writes capitals and where it does not: paragraph by paragraph, since people quote their chats.

What a capital says depends on what stands around it. A paragraph without capitals, or all in capitals, is read by
itself, by the signs that are left there; a few words more or less decide nothing and go with what stands before.
"""

import re
from collections.abc import Iterator
from typing import Literal

Regime = Literal["usual", "small", "loud"]
_PARAGRAPH = re.compile(r"[^\n]*\n?")
_WORD = re.compile(r"[^\W\d_]{2,}")
_ENOUGH_SMALL, _ENOUGH_LOUD = 6, 10
_CAPITALS = 0.03
_MOSTLY = 0.6


def stretches_of_one_regime(text: str) -> Iterator[tuple[int, int]]:
    """Cut at the ends of paragraphs wherever the use of capitals changes."""
    start, regime = 0, None
    for found in _PARAGRAPH.finditer(text):
        here = _regime(found[0])
        if here is None or here == regime:
            continue
        if regime is not None and found.start() > start:
            yield start, found.start()
            start = found.start()
        regime = here
    if start < len(text):
        yield start, len(text)


def _regime(paragraph: str) -> Regime | None:
    """How a paragraph uses capitals; None when it is too short to say."""
    words = _WORD.findall(paragraph)
    capitals = sum(map(str.isupper, (word[0] for word in words)))
    if len(words) >= _ENOUGH_LOUD and sum(map(str.isupper, words)) > _MOSTLY * len(words):
        return "loud"
    if capitals < _CAPITALS * len(words):
        return "small" if len(words) >= _ENOUGH_SMALL else None
    return "usual"
