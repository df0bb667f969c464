"""The words of a brief as every format writes them, and as every reader compares them.

A text is one line: runs of blanks become one blank, composed letters are used, and what no format can hold
(control characters, half characters) goes. Marks of direction and joiners stay: Arabic and Persian need them.
"""

import unicodedata
from dataclasses import replace

from cahier import resources
from cahier.redaction.brief import Bullets, Heading, Paragraph, RedactedBrief, Table

_LOST = frozenset({"Cc", "Cs", "Cn"})


def one_line(text: str) -> str:
    """Return the text on one line, in composed letters, without what a file cannot hold."""
    spaced = " ".join(unicodedata.normalize("NFC", text).split())
    return "".join(char for char in spaced if unicodedata.category(char) not in _LOST)


def worded(brief: RedactedBrief) -> RedactedBrief:
    """Return the same brief with each of its texts on one line."""
    blocks: list[Heading | Paragraph | Bullets | Table] = []
    for block in brief.blocks:
        match block:
            case Heading(text=text) | Paragraph(text=text):
                blocks.append(replace(block, text=one_line(text)))
            case Bullets(items=items):
                blocks.append(replace(block, items=_lines(items)))
            case Table(header=header, rows=rows):
                blocks.append(Table(_lines(header), tuple(map(_lines, rows))))
    return replace(brief, title=one_line(brief.title), footer=one_line(brief.footer), blocks=tuple(blocks))


def _lines(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(one_line, texts))


def runs_right_to_left(language: str) -> bool:
    """Say whether a language (BCP 47) is written from right to left."""
    return language.split("-")[0].lower() in resources.data("style/right_to_left.json")


def comparable(text: str) -> str:
    """Return the letters that count when two readings of a text are compared: no blanks, no invisible marks."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(char for char in plain if not char.isspace() and unicodedata.category(char) not in {"Cf", "Cc"})
