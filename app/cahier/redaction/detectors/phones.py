"""Telephone numbers, also of ranges that are assigned to nobody.

The pattern comes first: a number written as a telephone number is one, whoever runs the exchange. Numbers
without a plus sign need the grouping people use, or a word such as "phone" before them; what the numbering
plans call valid is certain.
"""

import re
from collections.abc import Iterator

import phonenumbers

from cahier.redaction.finding import Confidence, Finding
from cahier.redaction.reading import Reading
from cahier.redaction.windows import around, matches

_SEPARATOR = r"[ \t.()/–-]{0,3}"
_INTERNATIONAL = re.compile(rf"(?<![\w+])(?:\+|00(?=[1-9]))(?:{_SEPARATOR}\d){{8,15}}(?!\d)")
_GROUPED = re.compile(
    r"(?<![\w.,/+-])(?:994|995|370|380|90|49|44|48|7|0\d{2,4})(?:[ -]\d{2,4}){2,5}(?![\d\w]|[./-]\d)|"
    r"(?<![\w.,/+-])(?:8[ -]?|0)?\(?\d{2,4}\)?[ .-]{1,2}\d{2,3}[ .-]\d{2,3}(?:[ .-]?\d{2})(?![\d\w]|[./-]\d)"
    r"|(?<![\w.,/+-])\d{3}[ -]\d{3}[ -]\d{3,4}(?![\d\w]|[./-]\d)"
    r"|(?<![\w.,/+-])\d{2}[ -]\d{3}[ -]\d{2}[ -]\d{2}(?![\d\w]|[./-]\d)"
)
_LOCAL = re.compile(r"(?<![\w.,/+-])\(?0\d{2,3}\)?[ ]?\d{6,8}(?![\d\w]|[./-]\d)")
_AFTER_WORD = re.compile(
    r"(?i)(?:\b(?:phone|tel|telephone|mobile|cell|whatsapp|signal|fax|call|number|viber)\b|\bnömrə|\btelefon|\bmobil"
    r"|\bnumara|телефон|\bтел\b|номер|мобильн)[^\d\n+]{0,24}(?P<number>\(?\d(?:[ .()/-]{0,2}\d){5,13})(?!\d)"
)
_MANY_FIGURES = re.compile(r"\d(?:[ \t.()/–-]{0,3}\d){5,}")
_BEFORE, _AFTER = 48, 8
_REGIONS = ("AZ", "TR", "RU", "GE", "DE")
_NOT_A_PHONE = re.compile(
    r"\d{3}-\d{3}-\d{3}[ -]\d{2}|\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|(?:19|20)\d\d-\d\d-\d\d"
)
_REASON = "A telephone number."


def find(reading: Reading) -> Iterator[Finding]:
    """Find telephone numbers."""
    text = reading.text
    windows = tuple(around(text, _MANY_FIGURES, _BEFORE, _AFTER))
    for found in matches(_INTERNATIONAL, text, windows):
        yield _phone(*_trimmed(found.start(), found.end(), text), "certain")
    for pattern in (_GROUPED, _LOCAL):
        for found in matches(pattern, text, windows):
            if not _NOT_A_PHONE.fullmatch(found[0].strip()):
                yield _phone(found.start(), found.end(), _confidence(found[0]))
    for found in matches(_AFTER_WORD, text, windows):
        yield _phone(*found.span("number"), "likely")


def _trimmed(start: int, end: int, text: str) -> tuple[int, int]:
    while not text[end - 1].isdigit():
        end -= 1
    return start, end


def _phone(start: int, end: int, confidence: Confidence) -> Finding:
    return Finding(start, end, "PHONE", "phone", _REASON, confidence)


def _confidence(number: str) -> Confidence:
    for region in _REGIONS:
        try:
            parsed = phonenumbers.parse(number, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(parsed):
            return "certain"
    return "likely"
