"""A PDF page as pdfium draws it: what can be seen, and text that is there but cannot."""

import ctypes
from collections.abc import Iterator
from math import sqrt
from typing import Any

from cahier.export import contrast
from cahier.export.errors import TooMuchToRead

_MOST_LETTERS = 2_000_000
_SMALLEST = 5.0  # points; below, nobody reads it
_TEXT, _PATH = 1, 2  # kinds of objects on a page
_LETTERS_FILLED = 0
_BROKEN_HYPHEN = "\ufffe"  # what pdfium makes of a hyphen at the end of a line


def views(data: bytes) -> Iterator[tuple[str, list[str]]]:
    """Yield for each page its text and what on it cannot be seen."""
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            text = page.get_textpage()
            yield text.get_text_range().replace(_BROKEN_HYPHEN, "-"), sorted(set(_unseen(page, text)))
            text.close()
            page.close()


def _unseen(page: Any, text: Any) -> Iterator[str]:
    from pypdfium2 import raw

    for item in page.get_objects(max_depth=1):
        if item.type not in {_TEXT, _PATH}:
            yield "pictures or drawings"
    width, height = page.get_size()
    if text.count_chars() > _MOST_LETTERS:
        raise TooMuchToRead
    for place in range(text.count_chars()):
        if raw.FPDFText_IsGenerated(text, place) == 1 or chr(raw.FPDFText_GetUnicode(text, place)).isspace():
            continue
        left, bottom, right, top = text.get_charbox(place)
        if left < -1 or bottom < -1 or right > width + 1 or top > height + 1:
            yield "text outside of its pages"
        if _size(text, place) < _SMALLEST:
            yield "text too small to see"
        if _contrast_with_white(text, place) < contrast.LEAST:
            yield "text in the colour of the paper"
        drawn = raw.FPDFText_GetTextObject(text, place)
        if drawn and raw.FPDFTextObj_GetTextRenderMode(drawn) != _LETTERS_FILLED:
            yield "invisible text"


def _size(text: Any, place: int) -> float:
    """Return the size of a letter in points, as it is drawn."""
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, place, matrix)
    scale = sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))
    return float(raw.FPDFText_GetFontSize(text, place)) * scale


def _contrast_with_white(text: Any, place: int) -> float:
    from pypdfium2 import raw

    red, green, blue, opacity = (ctypes.c_uint() for _ in range(4))
    raw.FPDFText_GetFillColor(text, place, red, green, blue, opacity)
    cover = opacity.value / 255
    mixed = [cover * channel.value / 255 + 1 - cover for channel in (red, green, blue)]
    return contrast.with_white(*mixed)
