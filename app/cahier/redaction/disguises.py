"""Finds known names in disguise: broken over lines, letter by letter, with figures for letters, grown together
with other words, written as two words, or cut down to initials.
"""

import re
from collections.abc import Iterator

from cahier.redaction.finding import Finding
from cahier.redaction.lists import abbreviations, also_words
from cahier.redaction.name_index import MISTYPED, NameIndex, initial
from cahier.redaction.reading import Reading
from cahier.redaction.windows import around, matches

_SPLIT_LINE = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,30})-[ \t]{0,9}\n[ \t]{0,9}([^\W\d_]{2,30})(?![^\W\d_])")
_SPACED = re.compile(r"(?<![^\W_])(?:[^\W\d_][ .\-_*]){3,24}[^\W\d_](?![^\W_])")
_WITH_DIGITS = re.compile(r"(?<![\w@])(?=[^\W_]*[0-9$])(?=[^\W_]*[^\W\d_])[^\W_]{4,24}(?!\w)")
_LONG_TOKEN = re.compile(r"[^\W_]{8,}")
_INITIALS = re.compile(r"(?<![\w.])(?:[^\W\d_]\.[ -]?){1,3}")
_SIGN = re.compile("[0-9$]")
_LINE_END = re.compile(r"-[ \t]{0,9}\n")
_NEAR = 48
_PART_OF_NAME = 5
_SURE_LENGTH = 4
_UNSURE_LENGTH = 6


def find_disguised(reading: Reading, index: NameIndex, accepted: frozenset[int]) -> Iterator[Finding]:
    """Find disguised names; `accepted` are the words that were found to be names as they are."""
    yield from _rewritten(reading, index)
    yield from _in_two_words(reading, index, accepted)
    yield from _only_initials(reading, index)


def _rewritten(reading: Reading, index: NameIndex) -> Iterator[Finding]:
    """Names broken over a line, written letter by letter, or with figures for letters."""
    for found in matches(_SPLIT_LINE, reading.text, tuple(around(reading.text, _LINE_END, _NEAR, _NEAR))):
        yield from _as_name(
            reading, index, found, found[1] + found[2], "A name of a person in this case, broken over two lines."
        )
    for found in _SPACED.finditer(reading.text):
        yield from _as_name(
            reading,
            index,
            found,
            re.sub(r"[ .\-_*]", "", found[0]),
            "A name of a person in this case, letter by letter.",
        )
    for found in _LONG_TOKEN.finditer(reading.text):
        names = index.inside(found[0], _UNSURE_LENGTH)
        if found[0].islower() and found[0].isalpha():
            names -= also_words()  # an everyday word with an ending
        if names:
            people = {person for name in names for person in index.whole[name]}
            reason = "A name of a person in this case, grown together with something else."
            person = min(people) if len(people) == 1 else None
            yield Finding(*found.span(), "NAME", "disguised_name", reason, "likely", person)
    for found in matches(_WITH_DIGITS, reading.text, tuple(around(reading.text, _SIGN, _NEAR, _NEAR))):
        yield from _as_name(
            reading, index, found, found[0], "A name of a person in this case, with figures for letters."
        )


def _in_two_words(reading: Reading, index: NameIndex, accepted: frozenset[int]) -> Iterator[Finding]:
    """A given name written as two: "Mir Ağa" for Mirağa."""
    for at in range(1, len(reading.words)):
        first, second = reading.words[at - 1], reading.words[at]
        if not (
            first.capital and len(first.text) <= _PART_OF_NAME and len(second.text) > 1 and reading.joined(at)
        ):
            continue
        if at in accepted or at - 1 in accepted or "stop" in first.tags:
            continue
        for likeness in index.likenesses(first.text + second.text, reading.language):
            if likeness.level < MISTYPED and likeness.part.kind == "given":
                reason = "A name of a person in this case, written as two words."
                yield Finding(
                    first.start, second.end, "NAME", "disguised_name", reason, "likely", likeness.part.person
                )
                break


def _as_name(
    reading: Reading, index: NameIndex, found: re.Match[str], word: str, reason: str
) -> Iterator[Finding]:
    for likeness in index.likenesses(word, reading.language):
        if likeness.level < MISTYPED and len(likeness.part.folded) >= _SURE_LENGTH:
            yield Finding(
                found.start(), found.end(), "NAME", "disguised_name", reason, "likely", likeness.part.person
            )
            return


def _only_initials(reading: Reading, index: NameIndex) -> Iterator[Finding]:
    """Two or three initials standing alone that are those of a known person."""
    for found in _INITIALS.finditer(reading.text):
        letters = re.findall(r"[^\W\d_]", found[0])
        if len(letters) < 2 or not all(letter.isupper() for letter in letters):
            continue
        if found[0].strip().casefold() in abbreviations():
            continue
        people = index.initials.get("".join(initial(letter) for letter in letters), set())
        end = found.start() + len(found[0].rstrip(" -"))
        if people:
            person = min(people) if len(people) == 1 else None
            yield Finding(
                found.start(),
                end,
                "NAME",
                "known_initials",
                "Initials of a person in this case.",
                "likely",
                person,
            )
