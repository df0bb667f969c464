"""The pages of a PDF by their instructions: the texts in reading order, and what could hide text."""

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from cahier import resources
from cahier.export import pdf_objects, pdf_text
from cahier.export.reading import Reading
from cahier.export.wording import comparable, letters

_THICKEST = 3.0  # points; a thicker line could cover a word


@dataclass(slots=True)
class _Found:
    """What the pages hold, gathered page by page."""

    texts: dict[int, str] = field(default_factory=dict)  # by element of the structure, in order of appearance
    footers: list[str] = field(default_factory=list)  # one a page
    spare: list[str] = field(default_factory=list)  # of no element and no footer
    letters: set[str] = field(default_factory=set)  # drawn
    mapped: set[str] = field(default_factory=set)  # that the fonts can draw


def read(reading: Reading, document: Any) -> list[Counter[str]]:
    """Keep the texts of all pages and return which letters each of them draws."""
    found = _Found()
    drawn = [_read_page(reading, document, page, found) for page in document.pages]
    _judge(reading, found)
    whole = len(drawn)
    bare = [_without_count(footer, number, whole) for number, footer in enumerate(found.footers, start=1)]
    if len(set(bare)) > 1:
        reading.object_to("a different footer on each page")
    reading.visible = [*found.texts.values(), *bare[:1]]
    return drawn


def _without_count(footer: str, number: int, whole: int) -> str:
    return re.sub(rf"\s*{number} / {whole}$", "", footer) if whole > 1 else footer


def _judge(reading: Reading, found: _Found) -> None:
    body = comparable("".join(found.texts.values()))
    if any(comparable(text) not in body for text in found.spare):  # the header of a table may come again
        reading.object_to("text outside of its structure")
    if not set(comparable("".join(found.mapped))) <= set(comparable("".join(found.letters))):
        reading.object_to("letters in a font that no page shows")


def _read_page(reading: Reading, document: Any, page: Any, found: _Found) -> Counter[str]:
    where = f"page {len(found.footers) + 1}"
    _check_instructions(reading, page, where)
    fonts = _fonts(reading, page, found)
    pieces = pdf_text.pieces(page, pdf_text.elements_of(page, document.Root), fonts)
    found.footers.append("")
    for piece in pieces:
        reading.string(where, piece.text)
        reading.string(where, piece.drawn)
        found.letters.add(piece.drawn)
        if piece.role == "/Footer":
            found.footers[-1] += piece.text
        elif piece.element:
            words = "" if piece.role == "/Lbl" else piece.text
            found.texts[piece.element] = found.texts.get(piece.element, "") + words
        else:
            found.spare.append(piece.text)
    return letters("".join(piece.text for piece in pieces))


def _fonts(reading: Reading, page: Any, found: _Found) -> dict[str, dict[int, str]]:
    fonts: dict[str, dict[int, str]] = {}
    for name, font in page.obj.get("/Resources", {}).get("/Font", {}).items():
        drawn = pdf_text.letters_of(font)
        if drawn is None:
            reading.object_to("letters that cannot be read as text")
        fonts[name] = drawn or {}
        found.mapped.update(fonts[name].values())
    return fonts


def decoded_streams(document: Any) -> set[bytes]:
    """Return the streams whose glyph numbers `read` turned into letters."""
    streams = set()
    for page in document.pages:
        fonts = list(page.obj.get("/Resources", {}).get("/Font", {}).values())
        if all("/ToUnicode" in font for font in fonts):
            streams |= {part.read_bytes() for part in [*_contents(page), *(font.ToUnicode for font in fonts)]}
    return streams


def _contents(page: Any) -> list[Any]:
    import pikepdf

    contents = page.obj.get("/Contents", [])
    return [contents] if isinstance(contents, pikepdf.Stream) else list(contents)


def _check_instructions(reading: Reading, page: Any, where: str) -> None:
    """Object to whatever could hide text: fills, pictures, thick lines, scaled or turned pages."""
    import pikepdf

    allowed = set(resources.data("templates/typst/allowed.json")["operators"])
    if any(b"%" in pdf_text.without_strings(content.read_bytes()) for content in _contents(page)):
        reading.object_to("comments in its drawing instructions")
    for instruction in pikepdf.parse_content_stream(page):
        operator, operands = str(instruction.operator), list(instruction.operands)
        for operand in operands:
            if isinstance(operand, pikepdf.Dictionary):
                for _, word in pdf_objects.strings(operand):
                    reading.string(where, word)
        if operator not in allowed:
            reading.object_to("drawing instructions of an unknown kind")
        elif operator == "w" and float(operands[0]) > _THICKEST:
            reading.object_to("lines that could cover text")
        elif operator == "cm" and [abs(float(part)) for part in operands[:4]] != [1, 0, 0, 1]:
            reading.object_to("text that is scaled or turned")
