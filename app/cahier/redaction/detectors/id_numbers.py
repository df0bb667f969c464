"""Numbers of passports, cards, people and files, and other codes of letters and figures.

A personal number (FIN) has seven signs without I and O; a passport or card one to three letters and six to nine
figures. Where a number has check digits and they agree, it is certain; a wrong sum proves nothing, since people
mistype, so it is still proposed.
"""

import re
from collections.abc import Iterator

from stdnum import luhn
from stdnum.tr import tckimlik

from cahier.redaction.finding import Confidence, Finding
from cahier.redaction.reading import Reading
from cahier.redaction.signs import AtFigures, AtWords

_FIN = AtFigures(
    re.compile(r"(?<![\w./-])(?=[0-9A-Z]*\d)(?=[0-9A-Z]*[A-Z])[0-9A-HJ-NP-Z]{7}(?![\w/-]|\.\w)"), words=1
)
_CARD_IN_SMALL_LETTERS = AtFigures(
    re.compile(r"(?<![\w./-])(?:[a-z]{2,3} )?(?:[a-zавекмнорстух]{1,3}\d{6,9}|[a-z]{2} \d{6,9})(?![\w/-]|\.\w)"),
    words=2,
)
_FIN_IN_SMALL_LETTERS = AtFigures(
    re.compile(r"(?<![\w./@-])(?=\w*\d\w*\d)(?=\w*[a-z]\w*[a-z])[0-9a-hj-np-z]{7}(?![\w/-]|\.\w)"), words=1
)
_CARD = AtFigures(
    re.compile(
        r"(?<![\w./-])(?:(?:[A-Z]{2,3} )?[A-ZАВЕКМНОРСТУХ]{1,4}[ -]?\d{5,9}|\d{2} ?\d{2} ?(?:№ ?)?\d{6}"
        r"|\d{9,11})(?![\w/-]|\.\w)"
    ),
    words=2,
)
_GROUPS = AtFigures(re.compile(r"(?<![\w./-])\d{4}(?:[ -]\d{4}){2,4}(?![\w/-])"))
_SNILS = AtFigures(re.compile(r"(?<!\d)\d{3}-\d{3}-\d{3}[ -]\d{2}(?!\d)"))
_MIXED = AtFigures(
    re.compile(r"(?<![\w./@-])(?=[0-9A-ZА-Я]*\d)(?=[0-9A-ZА-Я]*[A-ZА-Я])[0-9A-ZА-Я]{6,34}(?![\w/-]|\.\w)"), words=1
)
_LONG = AtFigures(re.compile(r"(?<![\w./,+-])\d{5,}(?![\w/]|[.,]\d)"))
_AFTER_WORD = AtWords(
    re.compile(
        r"(?i)(?:\b(?:passport|id card|identity card|id|card|fin|pin|tin|inn|snils|ssn|kimlik|pasaport\w*"
        r"|pasport\w*"
        r"|vəsiqə\w*|ş/v|tckn|bamf|dosya|file|ref|reference)\b"
        r"|\b\w*(?:паспорт\w*|удостоверени\w*|снилс)|\bинн\b|\bфин\b)[ \t]*(?:no|nr|n[°º]|number|file|nömrəsi"
        r"|numarası|номер"
        r"|№|#)?\.?,?[ \t:#№]*"
        r"(?P<number>(?:[A-Z]{1,3} )?(?=[\w/-]*\d)[\w]{2,12}(?:[ /-]\d[\w]{1,12}){0,4})"
    ),
    "passport id identity card fin pin tin inn snils ssn kimlik pasaport* pasport* vəsiqə* ş tckn"
    " bamf dosya file ref"
    " reference *паспорт* *удостоверени* инн *снилс* фин",
)
_PREFIXED = AtFigures(
    re.compile(r"(?<![\w/-])[A-Z]{2,6} (?:file|case|no\.?|ref\.?|nr\.?) \d[\d/-]{4,24}(?!\w)"), words=2
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def find(reading: Reading) -> Iterator[Finding]:
    """Find identity numbers."""
    for sought, reason in (
        (_FIN, "Shaped like a personal identification number."),
        (_SNILS, "Shaped like an insurance number."),
        (_GROUPS, "Shaped like the number of a bank card."),
        (_CARD, "Shaped like the number of a passport or card."),
        (_PREFIXED, "The number of a file about somebody."),
        (_MIXED, "A code of letters and figures."),
        (_LONG, "A long number."),
    ):
        for found in sought.within(reading):
            yield Finding(found.start(), found.end(), "IDNUM", "id_number", reason, _confidence(found[0]))
    if not reading.writes_capitals:
        for found in _FIN_IN_SMALL_LETTERS.within(reading):
            reason = "Shaped like a personal number, in small letters."
            yield Finding(*found.span(), "IDNUM", "id_number", reason, "likely")
        for found in _CARD_IN_SMALL_LETTERS.within(reading):
            reason = "Shaped like the number of a paper, in small letters."
            yield Finding(*found.span(), "IDNUM", "id_number", reason, "likely")
    for found in _AFTER_WORD.within(reading):
        if not _YEAR.fullmatch(found["number"]) and len(found["number"]) > 3:
            apart = "," in found[0][: found.start("number") - found.start()]  # "her passport, C00000074"
            yield Finding(
                *found.span("number" if apart else 0),
                "IDNUM",
                "id_number",
                "A number named as one of an identity paper.",
                "certain",
            )


def _confidence(number: str) -> Confidence:
    figures = re.sub(r"\D", "", number)
    if len(figures) == 11 and tckimlik.is_valid(figures):
        return "certain"
    if len(figures) in (15, 16, 19) and luhn.is_valid(figures):
        return "certain"
    return "likely"
