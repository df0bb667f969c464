"""The words of a brief as every format writes them, and as every reader compares them.

A text is one line: runs of blanks become one blank, composed letters are used, and what no format can hold
(control characters, half characters) goes. Marks of direction and joiners stay: Arabic and Persian need them.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from cahier import resources
from cahier.redaction.brief import Block, Bullets, Heading, Paragraph, RedactedBrief, Table

_LOST = frozenset({"Cc", "Cs", "Cn"})


def one_line(text: str) -> str:
    """Return the text on one line, in composed letters, without what a file cannot hold."""
    spaced = " ".join(unicodedata.normalize("NFC", text).split())
    return "".join(char for char in spaced if unicodedata.category(char) not in _LOST)


def worded(brief: RedactedBrief) -> RedactedBrief:
    """Return the same brief with each of its texts on one line; headings, paragraphs and items of no text go."""
    blocks = [block for block in map(_worded_block, brief.blocks) if _says_something(block)]
    return replace(
        brief, title=one_line(brief.title), footer=one_line(brief.footer), blocks=tuple(_ranked(blocks))
    )


def _ranked(blocks: Iterable[Block]) -> Iterator[Block]:
    """Let no heading stand more than one level below the one before it: who listens to a page counts on that."""
    deepest = 1
    for block in blocks:
        if isinstance(block, Heading):
            block = replace(block, level=max(1, min(block.level, deepest)))
            deepest = block.level + 1
        yield block


def _worded_block(block: Block) -> Block:
    match block:
        case Heading(text=text) | Paragraph(text=text):
            return replace(block, text=one_line(text))
        case Bullets(items=items):
            return replace(block, items=tuple(filter(comparable, _lines(items))))
        case table:
            return Table(_lines(table.header), tuple(map(_lines, table.rows)))


def _says_something(block: Block) -> bool:
    match block:
        case Heading(text=text) | Paragraph(text=text):
            return bool(comparable(text))
        case Bullets(items=items):
            return bool(items)
        case table:
            return bool(table.header)


def _lines(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(one_line, texts))


def runs_right_to_left(language: str) -> bool:
    """Say whether a language (BCP 47) is written from right to left."""
    return language.split("-")[0].lower() in resources.data("style/right_to_left.json")


def letters(text: str) -> Counter[str]:
    """Count the letters and digits of a text: what two readers agree on, however they order or mirror it."""
    return Counter(char for char in comparable(text) if char.isalnum())


def comparable(text: str) -> str:
    """Return the letters that count when two readings of a text are compared: no blanks, no invisible marks."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(char for char in plain if not char.isspace() and unicodedata.category(char) not in {"Cf", "Cc"})
