"""Within the number of words: the lines of least weight go, whole; no sentence is ever cut."""

from collections.abc import Callable

from cahier.redaction.compiling.sections import Line
from cahier.redaction.profile import ESSENTIAL, Section


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


def within_sections(lines: tuple[Line, ...], sections: tuple[Section, ...]) -> tuple[Line, ...]:
    """Drop the lightest lines of each section that has a limit of its own."""
    kept: list[Line] = []
    for index, section in enumerate(sections):
        own = tuple(line for line in lines if line.section == index)
        limit = section.word_limit
        kept += own if limit is None else shortened(own, limit, words_of_lines)
    return tuple(kept)


def words_of_lines(lines: tuple[Line, ...]) -> int:
    """Count the words of some lines."""
    return words_in(tuple(line.text for line in lines))


def words_in(texts: tuple[str, ...]) -> int:
    """Count words as a reader would."""
    return sum(len(text.split()) for text in texts)
