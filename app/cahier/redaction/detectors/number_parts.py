"""Parts of numbers, and numbers half hidden: "it ended in 12 34", "card ending 4417", "10-?? -905", "•••• 4417".

Who has the list of numbers finds the one from four of its figures, and people remember just these.
"""

import re
from collections.abc import Iterator

from cahier.redaction.finding import Finding
from cahier.redaction.reading import Reading
from cahier.redaction.signs import NearSigns, NearWords

_FIGURES = r"-?[\w?*-]{0,6}\d[\d ?*-]{1,10}(?<=\d)"
_TOLD = NearWords(
    re.compile(
        rf"(?i)(?:(?:begin|start|end)(?:s|ning|ing|ed)?|began|last (?:\w+ )?(?:digits|figures|numbers)(?: \w+)?)"
        rf"(?: (?:with|in|on|at|by|are|were|is))? (?P<en>{_FIGURES})"
        rf"|(?:sonu|sonluğu|axırı|əvvəli|başı|son (?:dörd|üç|iki|4|3|2) (?:rəqəmi|hanesi"
        rf"|rakamı)):? (?P<az>{_FIGURES})"
        rf"|(?P<ile>{_FIGURES})(?:[ -]?(?:ilə|ile|lə|la|le|yla|yle))? (?:başla|qurtar|bit)\w+"
        rf"|(?:начина|заканчива|оканчива|конча)\w+ (?:на|с|так:?)? ?(?P<ru>{_FIGURES})"
        rf"|последние (?:\w+ )?(?:цифры|цифр)[ :—-]{{1,3}}(?P<rus>{_FIGURES})"
    ),
    "*begin* *start* *end* *began* *last* *sonu* *sonluğu* *axırı* *əvvəli* *başı* son başla* qurtar* bit*"
    " *начина* *заканчива* *оканчива* *конча* *последние*",
    before=48,
    after=64,
)
_HALF_HIDDEN = NearSigns(
    re.compile(
        r"(?<!\w)(?:\d[ -]?){2,9}[xX*?]{1,3}\d?(?:[ -]?[\dxX*?]){1,6}(?!\w)"
        r"|(?<!\w)(?:[*xX•●?]{2,}[ -]?){1,4}\d{2,6}(?!\w)"
        r"|(?<!\w)\d{2,6}[ -]?(?:[*xX•●?]{2,}[ -]{0,2}){1,4}(?:\d{2,6})?(?!\w)"
    ),
    sign=r"[*xX•●?](?:(?<=[\d -].)|(?=[*xX•●?]))",
    before=48,
    after=48,
)
_REASON = "A part of a number."


def find(reading: Reading) -> Iterator[Finding]:
    """Find parts of numbers."""
    for found in _TOLD.within(reading):
        yield Finding(*found.span(found.lastgroup or 0), "IDNUM", "number_part", _REASON, "possible")
    for found in _HALF_HIDDEN.within(reading):
        yield Finding(*found.span(), "IDNUM", "number_part", _REASON, "likely")
