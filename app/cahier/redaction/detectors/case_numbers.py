"""Numbers of court files, applications and decisions about somebody.

The number of an application to Strasbourg finds the person in one search, so it is hidden too; the numbers of
articles and the symbols of documents are kept (`kept`).
"""

import re
from collections.abc import Iterator

from cahier.redaction.finding import Finding
from cahier.redaction.reading import Reading
from cahier.redaction.signs import AtFigures, AtWords
from cahier.redaction.windows import FIGURE, around, matches

_CASE = AtFigures(
    re.compile(
        r"(?<![\w.,/-])\d{1,4}\(\d{1,4}\)[-/–]\d{1,6}(?:/\d{2,4})?(?!\w)"
        r"|(?<![\w.,/-])(?:[A-ZА-ЯƏÇŞĞÖÜİ][a-zа-яəçşğöü]{0,4}\.? ?)?"
        r"\d{1,6}[-/]\d{1,6}(?:[-/]\d{1,6}){0,2}(?:-[A-ZА-Я])?(?!\w"
        r"|[.,]\d)"
        r"|(?<![\w.,/-])(?:A[Zz][.:]{0,2} ?)?\d{1,3} ?[A-Z][a-z]{0,4} \d{1,5}/\d{2,4}(?!\w)"
    ),
    words=1,
)
_MIXED = re.compile(
    r"(?<![\w/.-])(?:№|[Nn]o\.?:?"
    r"|[Nn]r\.?)?[ \t]?(?=[\w()./-]*\d)(?=[\w()./-]*[/-])"
    r"(?:[^\W_]{1,6}(?:\(\d{1,4}\))?[/.-]){1,4}[^\W_]{1,8}(?![\w/]|[.-]\w)"
)
_SIGN = re.compile(r"№|[Nn][or]\.?:?[ \t]")
_NUMBERED = AtWords(
    re.compile(
        r"(?i)(?<!\w)(?:applications?|case|file|docket|complaint|judgment|decision|iş|dosya|esas|karar|дело|дела"
        r"|жалоба|жалобы|жалобу|şikayət|ərizə)"
        r"[ \t]{1,2}(?:(?:file[ \t]|number[ \t])?(?:nos?\.?|nr\.?|n[°º]|№|nömrəsi|номер"
        r"|sayılı)[ \t:]{0,3}(?P<number>[\w(][\w()/.-]{1,30}\d[\w/-]{0,12})"
        r"|(?P<bare>(?=[\w()/.-]*\d[\w()/.-]*\d)[\w]{1,8}(?:\(\d{1,4}\))?[/-][\w()/.-]{1,24}\w))"
    ),
    "application* case file docket complaint judgment decision iş dosya esas karar дело дела жалоба"
    " жалобы жалобу şikayət"
    " ərizə",
)
_PREFIX = re.compile(r"(?i)(?:applications?|case|file|docket|дело|жалоба)[ \t]nos?\.?[ \t]$")
_DATE = re.compile(
    r"(?:[0-3]?\d)[-/](?:[01]?\d)[-/](?:\d{4}|\d{2})|(?:19|20)\d\d[-/](?:[01]?\d)(?:[-/][0-3]?\d)?|(?:19"
    r"|20)\d\d[-/](?:(?:19|20)\d\d|\d\d)"
)
_JOINT = re.compile(r"[/-](?:(?!\s)|(?<=\S.))")
_LONGEST_BEFORE, _LONGEST_AFTER = 60, 72
_LEAST_FIGURES = 4


def find(reading: Reading) -> Iterator[Finding]:
    """Find numbers of cases."""
    text = reading.text
    for found in _CASE.within(reading):
        bare = found[0].strip()
        if _DATE.fullmatch(bare) or sum(char.isdigit() for char in bare) < _LEAST_FIGURES:
            continue
        before = _PREFIX.search(text, max(0, found.start() - 20), found.start())
        start = before.start() if before else found.start()
        yield Finding(start, found.end(), "CASENO", "case_number", "The number of a case or file.", "likely")
    for found in matches(_MIXED, text, tuple(_chunks(reading))):
        bare = found[0].strip()
        figures = sum(char.isdigit() for char in bare)
        signed = _SIGN.match(bare) is not None and figures >= 2
        lettered = any(char.isupper() for char in bare) and bare.count("/") + bare.count("-") >= 1
        if signed or (lettered and "/" in bare and figures >= _LEAST_FIGURES and bare.upper() == bare):
            yield Finding(
                found.start(), found.end(), "CASENO", "case_number", "Shaped like a file number.", "likely"
            )
    for found in _NUMBERED.within(reading):
        yield Finding(
            found.start(),
            found.end(),
            "CASENO",
            "case_number",
            "Named as the number of a case or file.",
            "certain",
        )


def _chunks(reading: Reading) -> Iterator[tuple[int, int]]:
    """Stretches with a stroke or a hyphen and a figure: what has no such thing is no file number."""
    for start, end in around(reading.text, _JOINT, _LONGEST_BEFORE, _LONGEST_AFTER):
        if FIGURE.search(reading.text, start, end):
            yield start, end
