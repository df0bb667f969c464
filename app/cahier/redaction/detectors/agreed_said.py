"""Words people agreed on, by how they are to be said: "if I write …", "ask for …, I answer …", "… means go".

What is said under a condition, what an order asks to say where somebody is told how to reach somebody, and what
stands for something else. What was found so is looked for again in the same text.
"""

import re
from collections.abc import Iterator
from functools import cache

from cahier import resources
from cahier.domain.folding import fold
from cahier.redaction.agreement import after_it, before_it, cues, has_content, is_cue, is_near, places_of
from cahier.redaction.detectors import agreed
from cahier.redaction.finding import Finding, span
from cahier.redaction.reading import Reading

_VERB_LAST = frozenset({"az", "tr"})
_IF = re.compile(
    r"y?(?:[aeiu]?r)?s[ae](?:m|n|g|k|niz|nuz|ler|lar|z)?|y?[ae]nd[ae]|y?[iu]nc[ae]|d[iu][gy][iu](?:nd|mizd|nizd)?[ae]"
)
_LONGEST, _SHORT, _CONDITION, _CONTACT, _NEAR = 8, 7, 5, 150, 260
_ANYWHERE = frozenset({"ask", "asks", "answers", "replies"})
_FEW, _WORDS, _MOST_AGAIN = 5, 3, 8


def find(reading: Reading) -> Iterator[Finding]:
    """Find words agreed on by how they are to be said."""
    found = [*_conditions(reading), *_orders(reading), *_meanings(reading), *_names(reading)]
    for start, end in found:
        yield _guess(start, end, "To be said or written in a certain case: perhaps words agreed on.")
    told = [(one.start, one.end) for one in agreed.find(reading)]
    for start, end in _again(reading, [*told, *found]):
        yield _guess(start, end, "Found as words agreed on elsewhere in this text.")


def _guess(start: int, end: int, reason: str) -> Finding:
    return Finding(start, end, "CODEWORD", "agreed_said", reason, "possible")


def _conditions(reading: Reading) -> Iterator[tuple[int, int]]:
    near = places_of(reading, "nouns", "agreement", "ours", "means", "message")
    agreed_near = places_of(reading, "nouns", "agreement", "ours")
    if reading.language in _VERB_LAST:
        for at in _conditional_verbs(reading, near):
            yield from before_it(reading, at, _LONGEST)
            if is_cue(reading, at + 1, "that"):
                yield from after_it(reading, at + 2, _LONGEST, also=',"«“')
        return
    for at in cues(reading, "say", "show"):
        sure = is_cue(reading, at, "say") or is_near(near, reading.words[at].start, _NEAR)
        begins = range(at - 1, max(-1, at - _CONDITION), -1)
        if sure and any(is_cue(reading, step, "if") for step in begins if _same_clause(reading, step, at)):
            yield from after_it(reading, at + 1, _LONGEST, also=':,"«“')
    for at in cues(reading, "if_only"):
        after = reading.clause_end(at, _SHORT)
        ends = after < len(reading.words) and not reading.joined(after)
        if ends and is_near(agreed_near, reading.words[at].start, _NEAR):
            yield from after_it(reading, at + 1, _SHORT)


def _conditional_verbs(reading: Reading, near: list[int]) -> Iterator[int]:
    for said, indices in reading.by_folded.items():
        kind = _conditional(said, reading.language)
        if kind:
            yield from (at for at in indices if kind == "say" or is_near(near, reading.words[at].start, _NEAR))


@cache
def _stems(language: str) -> tuple[tuple[str, str], ...]:
    data = resources.data("lists/agreed.json")[language]
    return tuple((fold(word.rstrip("*")), kind) for kind in ("say", "show") for word in data[kind].split())


def _conditional(said: str, language: str) -> str | None:
    for stem, kind in _stems(language):
        if said.startswith(stem) and _IF.fullmatch(said, len(stem)):
            return kind
    return None


def _same_clause(reading: Reading, first: int, at: int) -> bool:
    return all(reading.joined(step) for step in range(first + 1, at + 1))


def _orders(reading: Reading) -> Iterator[tuple[int, int]]:
    """What is to be said, where somebody is told how to reach somebody."""
    told = places_of(reading, "nouns", "agreement", "ours")
    near = places_of(reading, "contact", "nouns", "agreement", "ours")
    for at in cues(reading, "order"):
        word = reading.words[at]
        asks = word.folded in _ANYWHERE and not _opens(reading, at)
        beside = [place for place in (told if asks else near) if place != word.start]
        if not is_near(beside, word.start, _CONTACT):
            continue
        if reading.language in _VERB_LAST:
            yield from before_it(reading, at, _FEW)
            yield from after_it(reading, at + 1, _FEW, also=':"«“')
        elif reading.language == "ru" or asks or _opens(reading, at):
            yield from after_it(reading, at + 1, _LONGEST, also=':"«“')


def _opens(reading: Reading, at: int) -> bool:
    return not reading.joined(at) or is_cue(reading, at - 1, "then")


def _meanings(reading: Reading) -> Iterator[tuple[int, int]]:
    """What stands for something else, where the text tells of words agreed on: "… means go"."""
    near = places_of(reading, "nouns", "agreement", "ours", "say")
    for at in cues(reading, "means"):
        if not is_near(near, reading.words[at].start, _NEAR) or not reading.joined(at, also='—–»”"'):
            continue
        first = reading.clause_start(at - 1, _FEW)
        while first < at and is_cue(reading, first, "skip"):
            first += 1
        if first < at and not is_cue(reading, first, "pointing") and has_content(reading, first, at):
            yield span(reading, first, at)


def _names(reading: Reading) -> Iterator[tuple[int, int]]:
    """What something is called among few: "we call it the tractor", "KÜF kelimesi", "he writes below: …"."""
    near = places_of(reading, "nouns", "agreement", "ours", "means")
    for at in cues(reading, "naming"):
        if is_cue(reading, at + 1, "it") and is_near(near, reading.words[at].start, _NEAR):
            yield from after_it(reading, at + 2, _FEW)
    for at in cues(reading, "word_after"):
        if is_near([one for one in near if one != reading.words[at].start], reading.words[at].start, _NEAR):
            yield from before_it(reading, at, _WORDS)
    near = places_of(reading, "nouns", "agreement", "ours")
    for at in cues(reading, "say", "order"):
        gap = reading.between(at + 1) if at + 1 < len(reading.words) else ""
        if ":" in gap and "\n" not in gap and is_near(near, reading.words[at].start, _NEAR):
            yield from after_it(reading, at + 1, _LONGEST, also=':,"«“', stops="")


def _again(reading: Reading, found: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Every further place where the same words stand, or their first two."""
    for start, end in dict.fromkeys(found):
        words = list(reading.words_in(start, end))[:_MOST_AGAIN]
        if not words or (len(words) == 1 and len(words[0][1].text) < _FEW):
            continue
        pair = words[:2] if not any(reading.has(at, "stop") for at, _ in words[:2]) else words
        said = [word.folded for _, word in pair]
        for at in reading.by_folded[said[0]]:
            same = [word.folded for word in reading.words[at : at + len(said)]]
            if same == said and not start <= reading.words[at].start < end:
                yield span(reading, at, at + len(said))
