"""Opens a finished file with other code than wrote it and returns every string in every layer of it."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import PurePath
from types import MappingProxyType
from unicodedata import bidirectional

from cahier.export import read_docx, read_html, read_markdown, read_pdf, read_png, read_text
from cahier.export.errors import TooMuchToRead, UnknownFile
from cahier.export.reading import MOST_BYTES, ReadBack
from cahier.export.wording import comparable, one_line, runs_right_to_left
from cahier.redaction.brief import Picture, RedactedBrief

__all__ = ["ReadBack", "read", "same_pixels", "same_text"]

_READERS: MappingProxyType[str, Callable[[bytes], ReadBack]] = MappingProxyType(
    {
        "pdf": read_pdf.read,
        "docx": read_docx.read,
        "html": read_html.read,
        "md": read_markdown.read,
        "png": read_png.read,
        "txt": read_text.read,
    }
)


def read(name: str, data: bytes) -> ReadBack:
    """Read a finished file back; `name` tells its kind. Raises UnknownFile, UnreadableFile, TooMuchToRead."""
    kind = PurePath(name).suffix.lstrip(".").lower()
    if kind not in _READERS:
        raise UnknownFile
    if len(data) > MOST_BYTES:
        raise TooMuchToRead
    return _READERS[kind](data)


def same_text(brief: RedactedBrief, found: ReadBack) -> bool:
    """Say whether a finished file shows the texts of its brief, each of them, in their order, and no other.

    Blanks and invisible marks do not count. In what runs from right to left the order of the letters
    does not count either: a page stores them as drawn.
    """
    expected = _texts(one_line(text) for text in brief.visible_text())
    shown = _texts(found.visible)
    turned = runs_right_to_left(brief.language)
    return len(expected) == len(shown) and all(map(partial(_same, turned), expected, shown))


def same_pixels(picture: Picture, data: bytes) -> bool:
    """Say whether a finished file shows this picture, to the pixel. Raises UnreadableFile."""
    found = read_png.seen(data)
    return (found.width, found.height, found.rgb) == (picture.width, picture.height, picture.rgb)


def _texts(texts: Iterable[str]) -> list[str]:
    return [comparable(text) for text in texts if comparable(text)]


def _same(turned: bool, expected: str, shown: str) -> bool:
    if expected == shown:
        return True
    turned = turned or any(bidirectional(char) in {"R", "AL"} for char in expected)
    return turned and sorted(expected) == sorted(shown)
