"""Letters that are not what they seem: what keeps a typed sentence out of a brief before anything else is asked.

A search for a name is only as good as its idea of a letter. So a sentence passes in the plain letters of its
reader or not at all: no invisible signs, none that turn the direction, no look-alikes of another script, no letter
standing for a name, no date in figures alone, Roman ones included. What somebody decided to show (a name that may
be named, a kept place) is not looked at here.
"""

import re
import unicodedata

_LAST_PLAIN = "\u00ff"  # the letters of English and the accents it borrows
_PLAIN_TOO = frozenset("ŒœŸ")  # French has them, beyond those
_REFUSED = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Mc", "Me", "Mn", "Nl", "No", "So"})
_ONE_LETTER = re.compile(r"(?<![\w’'])(?:(?!I\b(?!\.)|A\b(?=\s+[a-z]))[^\W\d_])(?![\w’'])")
_DAY_IN_FIGURES = re.compile(r"(?<!\w)\d{1,2}\s?/\s?\d{1,2}(?!\w)")
_ROMAN_MONTH = re.compile(r"(?<!\w)\d{1,2}\s?[./-]\s?[IVX]{1,4}\s?[./-]\s?\d{2,4}(?!\w)", re.IGNORECASE)


def has_trick(words: str) -> bool:
    """Whether a text holds a letter or a figure that may stand for something else."""
    composed = unicodedata.normalize("NFC", words)
    return (
        not all(_is_plain(letter) for letter in composed)
        or any(match[0].isupper() for match in _ONE_LETTER.finditer(composed))
        or bool(_DAY_IN_FIGURES.search(composed) or _ROMAN_MONTH.search(composed))
    )


def _is_plain(letter: str) -> bool:
    if letter in "\n\t":
        return True
    kind = unicodedata.category(letter)
    if kind in _REFUSED:
        return False
    return letter <= _LAST_PLAIN or letter in _PLAIN_TOO or kind[0] not in "LN"
