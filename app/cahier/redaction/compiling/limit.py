"""Within the number of words: the lines of least weight go, whole; no sentence is ever cut."""

from collections.abc import Callable

from cahier.redaction.compiling.sections import Line
from cahier.redaction.profiles import ESSENTIAL


def shortened(lines: tuple[Line, ...], limit: int, length: Callable[[tuple[Line, ...]], int]) -> tuple[Line, ...]:
    """Drop the lightest lines until `length` (of the whole page they make, in words) is within the limit.

    Of lines of one weight the last goes first. Lines that are essential stay, whatever the length.
    """
    kept = lines
    while length(kept) > limit:
        lightest = min(reversed(kept), key=lambda line: line.weight, default=None)
        if lightest is None or lightest.weight >= ESSENTIAL:
            break
        kept = tuple(line for line in kept if line is not lightest)
    return kept


def words_in(texts: tuple[str, ...]) -> int:
    """Count words as a reader would."""
    return sum(len(text.split()) for text in texts)
