"""Initials, alone or beside a name, as in T. Aliyev, S.M. and Svetlana P."""

import re
from collections.abc import Iterator

from cahier.redaction.detectors.given_names import is_given_name
from cahier.redaction.finding import Finding
from cahier.redaction.lists import abbreviations
from cahier.redaction.reading import Reading

_UPPER = "A-ZÀ-ÖØ-ÞĀ-ŽƏА-ЯЁҒӘӨҮҸҺ"
_INITIALS = re.compile(rf"(?<![\w.])(?:[^\W\d_]\.\s?){{1,3}}(?:[{_UPPER}][\w’'-]{{2,30}})?")
_RULE = "unknown_name"


def find(reading: Reading) -> Iterator[Finding]:
    """Find initials that look like those of a person."""
    for found in _INITIALS.finditer(reading.text):
        said = found[0].rstrip()
        letters = re.findall(r"(?<![^\W\d_])[^\W\d_](?=\.)", said)
        if not letters or not all(letter.isupper() for letter in letters) or said.casefold() in abbreviations():
            continue
        surname = re.search(r"[^\W\d_][\w’'-]{2,}$", said)
        if surname is None and len(letters) < 2:
            yield from _after_given_name(reading, found.start(), found.start() + len(said))
            continue
        if surname is not None and (
            not surname[0][0].isupper() or (len(letters) == 1 and _ends_sentence(reading.text, found.start()))
        ):
            continue
        yield Finding(
            found.start(),
            found.start() + len(said),
            "NAME",
            _RULE,
            "Initials, like those of a person.",
            "likely" if surname else "possible",
        )


def _ends_sentence(text: str, place: int) -> bool:
    """Whether a single letter before a full stop is the end of something ("Article 5 c. The …")."""
    return place >= 2 and text[place - 2].isalnum() and not text[place - 1].isspace()


def _after_given_name(reading: Reading, start: int, end: int) -> Iterator[Finding]:
    for word in reversed(reading.words):
        if word.end < start:
            if start - word.end == 1 and word.capital and is_given_name(word.folded, reading.language):
                yield Finding(word.start, end, "NAME", _RULE, "A given name and an initial.", "likely")
            return
