"""Stretches of a text worth a closer look: a cheap sign first, the costly pattern only around it."""

import re
from collections.abc import Iterator

FIGURE = re.compile(r"\d")
_SLACK = 4  # so that what must not follow can be seen


def around(text: str, sign: re.Pattern[str], before: int, after: int) -> Iterator[tuple[int, int]]:
    """Where `sign` stands, with so many characters before and after it; windows that touch are one."""
    start = end = -1
    for found in sign.finditer(text):
        if found.start() - before > end:
            if end >= 0:
                yield start, end
            start = max(0, found.start() - before)
        end = min(len(text), found.end() + after)
    if end >= 0:
        yield start, end


def matches(pattern: re.Pattern[str], text: str, windows: tuple[tuple[int, int], ...]) -> Iterator[re.Match[str]]:
    """What `pattern` finds in the windows."""
    for start, end in windows:
        yield from (found for found in pattern.finditer(text, start, min(len(text), end + _SLACK)))
