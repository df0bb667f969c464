"""Stretches of a text worth a closer look: a cheap sign first, the costly pattern only around it."""

import re
from collections.abc import Iterable, Iterator

FIGURE = re.compile(r"\d")
_SLACK = 4  # so that what must not follow can be seen


def around(text: str, sign: re.Pattern[str], before: int, after: int) -> Iterator[tuple[int, int]]:
    """Where `sign` stands, with so many characters before and after it; windows that touch are one."""
    return merged((found.span() for found in sign.finditer(text)), before, after, len(text))


def merged(spans: Iterable[tuple[int, int]], before: int, after: int, length: int) -> Iterator[tuple[int, int]]:
    """Windows around `spans` (in order) of a text so long; those that touch are one."""
    start = end = -1
    for begins, ends in spans:
        if begins - before > end:
            if end >= 0:
                yield start, min(length, end)
            start = max(0, begins - before)
        end = ends + after
    if end >= 0:
        yield start, min(length, end)


def matches(pattern: re.Pattern[str], text: str, windows: tuple[tuple[int, int], ...]) -> Iterator[re.Match[str]]:
    """What `pattern` finds in the windows."""
    for start, end in windows:
        yield from (found for found in pattern.finditer(text, start, min(len(text), end + _SLACK)))
