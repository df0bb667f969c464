"""Settles findings that overlap: the direct and the longer win, and what is left of the others stays proposed.

A quotation, and what a verb tells, is cut around everything inside it, and anything at all around what
identifies alone, so that no name hides behind a wide proposal and keeping a quotation never keeps a name. What
must stay readable is taken out first.
"""

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from cahier.domain.folding import fold
from cahier.redaction.finding import BY_MODEL, BY_PEOPLE, GUESSED, TOLD, WEIGHED, Finding
from cahier.redaction.lists import LANGUAGES, tags_of

_CAPITAL = re.compile(r"[^\W\d_a-zа-яёəıüöğşç]")
_CONTENT = re.compile(r"\w")
_WORD = re.compile(r"[^\W_]+")
# Of two that see the same words, the one that says more about them.
_TELLING = ("IBAN", "PLATE", "CASENO", "EMAIL", "PHONE", "ADDR", "FACILITY", "COURT", "AGE", "SENTENCE", "DATE")
_NUMBERS = frozenset({"CASENO", "IDNUM", "PLATE"})
_PIECE = re.compile(r"\w+(?:[./_:()-]{1,2}\w+)*(?: (?:nömrəli|saylı|sayılı|numaralı|nolu)\w*)?")
_LONGEST_NUMBER = 40
_LONGEST_WORD = 2_000
_CALLED = frozenset({"NAME", "NICK"})
_WHOLE = frozenset({"recorded", "named_body", "company", "of_state"})
_BODIES = frozenset({"COURT", "FACILITY"})
_WIDE = frozenset({"quotation", "speech", "work", "part_played", "deed", "force", "pain", "called", TOLD})
_EDGE = " \t\r\n,;:.!?—–-"


def settled(text: str, findings: Iterable[Finding], kept: Iterable[tuple[int, int]]) -> list[Finding]:
    """Findings without overlaps, sorted; each says something, with no spaces at its edges."""
    taken: list[tuple[int, int]] = sorted(kept)
    borders = frozenset(place for span in taken for place in span)
    chosen: list[Finding] = []
    for finding in sorted((_whole_words(text, finding) for finding in findings), key=_rank):
        for start, end in list(_free(finding.start, finding.end, taken)):
            cut = (start, end) != (finding.start, finding.end)
            piece = _trimmed(text, start, end) if cut else (start, end)
            if piece is not None and (not cut or _says_something(text, piece, finding, borders)):
                insort(taken, piece)
                chosen.append(replace(finding, start=piece[0], end=piece[1]) if cut else finding)
    return sorted(chosen, key=lambda finding: finding.start)


def _whole_words(text: str, finding: Finding) -> Finding:
    """The finding out to the ends of its words: the half of a word left readable gives the other half away."""
    start, end = finding.start, finding.end
    if start >= end or finding.rule in BY_PEOPLE:
        return finding
    inside = str.isalnum if finding.type in _CALLED else str.isalpha  # "tulpar77" is one word
    while start and inside(text[start]) and inside(text[start - 1]) and finding.end - start < _LONGEST_WORD:
        start -= 1
    while end < len(text) and inside(text[end - 1]) and inside(text[end]) and end - start < _LONGEST_WORD:
        end += 1
    if finding.type in _NUMBERS:
        start, end = _whole_number(text, start, end)
    return finding if (start, end) == (finding.start, finding.end) else replace(finding, start=start, end=end)


def _whole_number(text: str, start: int, end: int) -> tuple[int, int]:
    """Out to the ends of what is written in one piece with it: "2(104)-00/25", "260000713 nömrəli"."""
    first, after = max(0, start - _LONGEST_NUMBER), min(len(text), end + _LONGEST_NUMBER)
    for piece in _PIECE.finditer(text, first, after):
        if piece.start() < end and start < piece.end():
            start, end = min(start, piece.start()), max(end, piece.end())
    return start, end


def _rank(finding: Finding) -> tuple[bool, int, bool, int, bool, int, int]:
    """What a person marked comes first, then what identifies alone and surely, then the longer."""
    return (
        finding.rule not in BY_PEOPLE,
        _turn(finding),
        finding.type == "NAME" and finding.person is None,
        finding.start - finding.end,
        finding.confidence != "certain",
        _TELLING.index(finding.type) if finding.type in _TELLING else len(_TELLING),
        finding.start,
    )


def _turn(finding: Finding) -> int:
    """A guess at a name waits for the body whose name it may be part of, not for a detail around it."""
    if finding.rule == WEIGHED:
        return 7
    possible = finding.confidence == "possible"
    guessed = possible or finding.rule in (GUESSED, BY_MODEL)
    if finding.identifying == "direct" and (finding.person is not None or not guessed):
        return 0
    if finding.rule in _WIDE:
        return 6
    if finding.rule in _WHOLE or (finding.type in _BODIES and not possible):
        return 1
    if finding.identifying == "direct":
        return 4 if possible else 2
    return 5 if possible else 3


def _free(start: int, end: int, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches of start..end that nothing has taken."""
    at = bisect_left(taken, (start, start))
    if at and taken[at - 1][1] > start:
        at -= 1
    while start < end:
        if at == len(taken) or taken[at][0] >= end:
            yield start, end
            return
        if taken[at][0] > start:
            yield start, taken[at][0]
        start = max(start, taken[at][1])
        at += 1


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return (start, end) if start < end else None


def _says_something(text: str, piece: tuple[int, int], finding: Finding, borders: frozenset[int]) -> bool:
    """A remainder worth hiding has a figure, or a word that is not one of the small ones.

    Of somebody's own words, and of what is told in one phrase, every word is hidden, but not a small one between
    two things that stay (`borders`).
    """
    said = text[piece[0] : piece[1]]
    of_nobody = finding.type == "NAME" and finding.person is None and finding.rule != TOLD
    if of_nobody and _CAPITAL.search(text, finding.start, finding.end):
        return _CAPITAL.search(said) is not None
    between_kept = piece[0] - 1 in borders and piece[1] + 1 in borders
    every = finding.type == "QUOTE" or finding.rule == TOLD
    if finding.identifying == "direct" or (every and not between_kept):
        return _CONTENT.search(said) is not None
    return any(word.isdigit() or not _is_small(word) for word in _WORD.findall(said))


@lru_cache(maxsize=20_000)
def _is_small(word: str) -> bool:
    return len(word) < 2 or any("stop" in tags_of(fold(word), language) for language in LANGUAGES)
